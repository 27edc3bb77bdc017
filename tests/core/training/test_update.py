"""Tests of the batches and updates of a run."""

from typing import NamedTuple

import msgspec
import numpy as np
import pytest
import torch
from tests.support.fake_card import FakeCard, installed
from tests.support.toy import TOY_CONFIG, with_changes
from tests.support.trained import trained_model
from torch import Tensor

from sfumato.config.image_shape import ImageShape
from sfumato.config.settings import AugmentationConfig, RunConfig
from sfumato.data.batches import ImageSource
from sfumato.device.backend import Capabilities
from sfumato.device.plan import DevicePlan, plain_plan
from sfumato.latents.image_space import PixelSpace
from sfumato.optimization.update import Updater
from sfumato.records.memory_use import MemoryUse
from sfumato.training.augmentation import Augmenter
from sfumato.training.batches import TrainingBatches, updater_for
from sfumato.training.objective import Batch, DenoisingObjective, objective_for

CPU = DevicePlan(kind="cpu", name="CPU", precision="fp32", threads=1)
OFTEN = AugmentationConfig(probability=0.3)
STILL = msgspec.structs.replace(TOY_CONFIG.model, dropout=0.0)


class _Made(NamedTuple):
    batches: TrainingBatches
    updater: Updater[Batch]


def made(config: RunConfig, plan: DevicePlan = CPU) -> _Made:
    """Return the batches of a run, and what updates its weights."""
    images = np.random.default_rng(0).integers(0, 256, (16, 8, 8, 3), np.uint8)
    denoiser = trained_model(config).denoiser.requires_grad_(requires_grad=True)
    objective = objective_for(config, denoiser, sigma_data=0.5)
    batches = TrainingBatches(
        config,
        ImageSource(images, np.full(16, -1, np.int32), device=torch.device("cpu")),
        space=PixelSpace(ImageShape(3, 8, 8)),
        objective=objective,
        augmenter=Augmenter({}),
        denoiser=denoiser,
    )
    return _Made(batches, updater_for(config, denoiser, batches, objective=objective, plan=plan))


def test_exactly_the_conditioned_images_are_transformed() -> None:
    plain = made(with_changes()).batches.at(0, 16)
    reported = made(with_changes(augmentation=OFTEN)).batches.at(0, 16)

    assert plain.augmentation is None
    assert reported.augmentation is not None
    is_reported = reported.augmentation.any(dim=1)
    is_changed = (reported.x != plain.x).flatten(1).any(dim=1)
    assert 0 < is_reported.sum() < 16
    assert torch.equal(is_changed, is_reported)


def test_the_same_clock_gives_the_same_transforms() -> None:
    first, second = (made(with_changes(augmentation=OFTEN)).batches for _ in range(2))
    first.at(0, 8)

    again = first.at(64, 8)

    assert torch.equal(again.x, second.at(64, 8).x)
    assert torch.equal(again.augmentation, second.at(64, 8).augmentation)
    assert not torch.equal(again.augmentation, second.at(0, 8).augmentation)


def test_micro_batches_give_the_same_loss() -> None:
    whole, parts = (
        made(with_changes(augmentation=OFTEN, model=STILL, micro_batch_size=size)).updater
        for size in (0, 3)
    )

    losses = [one.update(0, learning_rate=1e-3).loss for one in (whole, parts)]

    torch.testing.assert_close(losses[0], losses[1])


def test_consistency_is_trained_without_augmentation() -> None:
    config = with_changes(augmentation=OFTEN, objective="consistency")
    plain = made(with_changes()).batches

    batch = made(config).batches.at(0, 8)

    assert batch.augmentation is None
    assert torch.equal(batch.x, plain.at(0, 8).x)


class _Tried(NamedTuple):
    updater: Updater[Batch]
    plan: DevicePlan


def tried_on(card: FakeCard, monkeypatch: pytest.MonkeyPatch, **changes: object) -> _Tried:
    """Return what updates the weights on a card, after a trial of its plan."""
    losses = DenoisingObjective.losses

    def on_card(self: DenoisingObjective, batch: Batch) -> Tensor:
        card.compute(len(batch.x))
        return losses(self, batch)

    monkeypatch.setattr(DenoisingObjective, "losses", on_card)
    plan = plain_plan(card)
    updater = made(with_changes(batch_size=16, **changes), plan).updater
    updater.try_out(plan)
    return _Tried(updater, plan)


@pytest.mark.parametrize(("capacity", "size"), [(3, 2), (6, 4), (9, 8), (17, 8), (100, 16)])
def test_the_micro_batch_grows_until_the_next_one_would_not_fit(
    capacity: float, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    card = FakeCard(capacity=capacity, spills=True)

    with installed(card):
        updater = tried_on(card, monkeypatch).updater
        updater.update(0, learning_rate=1e-3)

    assert updater.micro_batch_size == size
    assert card.spilled == 0
    assert max(card.passes) == size
    assert card.passes[0] == 1


def test_what_an_update_needs_is_known_before_the_first_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    card = FakeCard(capacity=10)

    with installed(card):
        memory = tried_on(card, monkeypatch).updater.memory

    assert (memory.micro_batch_size, memory.micro_batches) == (8, 2)
    assert memory.total_bytes == 10 * 2**30
    assert 8 * 2**30 <= memory.needed_bytes < memory.total_bytes


def test_the_micro_batch_stands_in_the_plan_and_stays_within_the_memory(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    card = FakeCard(capacity=6)

    with installed(card):
        updater = tried_on(card, monkeypatch).updater
        resumed = made(with_changes(batch_size=16), plain_plan(card)).updater
        resumed.follow(updater.plan)

        resumed.fit_into_memory()
        for number in range(70):
            resumed.update(16 * number, learning_rate=1e-3)

    assert updater.plan.micro_batch_size == 4
    assert resumed.micro_batch_size == 4  # a larger one would not fit
    assert max(card.passes) == 4


def test_on_the_processor_the_whole_batch_is_tried() -> None:
    updater = made(with_changes(batch_size=16)).updater

    updater.try_out(CPU)

    assert updater.micro_batch_size == 16
    assert updater.plan == CPU
    assert updater.memory == MemoryUse()


def test_a_card_without_float64_and_foreach_trains(monkeypatch: pytest.MonkeyPatch) -> None:
    card = FakeCard(kind="mps", limits=Capabilities(has_float64=False, has_foreach=False))

    with installed(card):
        updater = tried_on(card, monkeypatch).updater
        result = updater.update(0, learning_rate=1e-3)

    assert float(result.gradient_norm) > 0
