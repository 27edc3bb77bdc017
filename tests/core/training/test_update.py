"""Tests of the batches and updates of a run."""

import msgspec
import numpy as np
import torch
from tests.support.toy import TOY_CONFIG, with_changes
from tests.support.trained import trained_model

from sfumato.config.image_shape import ImageShape
from sfumato.config.settings import AugmentationConfig, RunConfig
from sfumato.data.batches import ImageSource
from sfumato.device import DevicePlan
from sfumato.latents.image_space import PixelSpace
from sfumato.training.augmentation import Augmenter
from sfumato.training.objective import objective_for
from sfumato.training.update import Updater

OFTEN = AugmentationConfig(probability=0.3)
STILL = msgspec.structs.replace(TOY_CONFIG.model, dropout=0.0)


def updater(config: RunConfig) -> Updater:
    images = np.random.default_rng(0).integers(0, 256, (16, 8, 8, 3), np.uint8)
    denoiser = trained_model(config).denoiser.requires_grad_(requires_grad=True)
    return Updater(
        config,
        denoiser,
        ImageSource(images, np.full(16, -1, np.int32), device=torch.device("cpu")),
        space=PixelSpace(ImageShape(3, 8, 8)),
        objective=objective_for(config, denoiser, sigma_data=0.5),
        augmenter=Augmenter({}),
        plan=DevicePlan(kind="cpu", name="CPU", precision="fp32", threads=1),
    )


def test_exactly_the_conditioned_images_are_transformed() -> None:
    plain = updater(with_changes(batch_size=16)).batch_at(0)
    reported = updater(with_changes(batch_size=16, augmentation=OFTEN)).batch_at(0)

    assert plain.augmentation is None
    assert reported.augmentation is not None
    is_reported = reported.augmentation.any(dim=1)
    is_changed = (reported.x != plain.x).flatten(1).any(dim=1)
    assert 0 < is_reported.sum() < 16
    assert torch.equal(is_changed, is_reported)


def test_the_same_clock_gives_the_same_transforms() -> None:
    first, second = (updater(with_changes(augmentation=OFTEN)) for _ in range(2))
    first.batch_at(0)

    again = first.batch_at(64)

    assert torch.equal(again.x, second.batch_at(64).x)
    assert torch.equal(again.augmentation, second.batch_at(64).augmentation)
    assert not torch.equal(again.augmentation, second.batch_at(0).augmentation)


def test_micro_batches_give_the_same_loss() -> None:
    whole, parts = (
        updater(with_changes(augmentation=OFTEN, model=STILL, micro_batch_size=size))
        for size in (0, 3)
    )

    losses = [one.update(0, learning_rate=1e-3).loss for one in (whole, parts)]

    torch.testing.assert_close(losses[0], losses[1])


def test_consistency_is_trained_without_augmentation() -> None:
    config = with_changes(augmentation=OFTEN, objective="consistency")
    plain = updater(with_changes())

    batch = updater(config).batch_at(0)

    assert batch.augmentation is None
    assert torch.equal(batch.x, plain.batch_at(0).x)
