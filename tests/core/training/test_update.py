"""Does an update learn from the images as its config says?"""

import msgspec
import numpy as np
import torch
from tests.support.toy import TOY_CONFIG, with_changes
from tests.support.trained import trained_model

from sfumato.config.settings import AugmentationConfig, RunConfig
from sfumato.data.batches import ImageSource
from sfumato.device import DevicePlan
from sfumato.nn.image_space import PixelSpace
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
        space=PixelSpace((3, 8, 8)),
        objective=objective_for(config, denoiser, sigma_data=0.5),
        augmenter=Augmenter({}),
        plan=DevicePlan(kind="cpu", name="CPU", precision="fp32", threads=1),
    )


def test_a_image_is_changed_where_the_network_is_told_of_it_and_only_there() -> None:
    plain = updater(with_changes(batch_size=16)).batch_at(0)
    reported = updater(with_changes(batch_size=16, augmentation=OFTEN)).batch_at(0)

    assert plain.augmentation is None
    assert reported.augmentation is not None
    is_reported = reported.augmentation.any(dim=1)
    is_changed = (reported.x != plain.x).flatten(1).any(dim=1)
    assert 0 < is_reported.sum() < 16
    assert torch.equal(is_changed, is_reported)


def test_one_clock_gives_one_warp() -> None:
    first, second = (updater(with_changes(augmentation=OFTEN)) for _ in range(2))
    first.batch_at(0)

    again = first.batch_at(64)

    assert torch.equal(again.x, second.batch_at(64).x)
    assert torch.equal(again.augmentation, second.batch_at(64).augmentation)
    assert not torch.equal(again.augmentation, second.batch_at(0).augmentation)


def test_a_batch_learnt_in_parts_is_told_the_same() -> None:
    whole, parts = (
        updater(with_changes(augmentation=OFTEN, model=STILL, micro_batch_size=size))
        for size in (0, 3)
    )

    losses = [one.update(0, learning_rate=1e-3).loss for one in (whole, parts)]

    torch.testing.assert_close(losses[0], losses[1])


def test_jumps_are_learnt_from_images_as_they_are() -> None:
    config = with_changes(augmentation=OFTEN, objective="consistency")
    plain = updater(with_changes())

    batch = updater(config).batch_at(0)

    assert batch.augmentation is None
    assert torch.equal(batch.x, plain.batch_at(0).x)
