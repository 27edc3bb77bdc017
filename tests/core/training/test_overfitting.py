"""Tests of the adaptive strength of conditional augmentation."""

from collections.abc import Iterable

import msgspec
import pytest
import torch
from tests.support.toy import TOY_CONFIG, toy_engine, train_to_end, with_changes
from torch import Tensor

from sfumato.checkpoints.checkpoint import last_state
from sfumato.config.settings import AugmentationConfig, RunConfig
from sfumato.evaluation.report import LossGap
from sfumato.records.control import Command, RunControl
from sfumato.records.events import AugmentationChanged, SamplesGenerated
from sfumato.records.project import Project
from sfumato.records.run_folder import RunFolder
from sfumato.training import overfitting
from sfumato.training.batches import TrainingBatches
from sfumato.training.overfitting import OverfittingWatch

ADAPTIVE = AugmentationConfig(probability=0.4, is_adaptive=True)
BY_HEART = LossGap(value=0.2, z=5.0)
NOT_SURE = LossGap(value=0.2, z=1.0)
SMALL = LossGap(value=0.01, z=9.0)
LOOKS_EVERY = 32


def adaptive_config(**changes: object) -> RunConfig:
    report = msgspec.structs.replace(TOY_CONFIG.report, sample_every_images=LOOKS_EVERY)
    return with_changes(augmentation=ADAPTIVE, report=report, **changes)


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> list[LossGap | None]:
    """The loss gaps that checks measure, last one first; a check runs every 32 images."""
    gaps: list[LossGap | None] = []
    monkeypatch.setattr(overfitting, "_EVERY_IMAGES", LOOKS_EVERY)
    monkeypatch.setattr(
        "sfumato.training.reporting.loss_gap", lambda *_, **__: gaps.pop() if gaps else SMALL
    )
    return gaps


def test_the_strength_follows_the_measured_gap() -> None:
    watch = OverfittingWatch(ADAPTIVE)

    strength, strengths = 0.0, []
    for gap in (SMALL, BY_HEART, BY_HEART, NOT_SURE, BY_HEART, BY_HEART, BY_HEART, BY_HEART):
        strength = watch.strength_after(gap, strength)
        strengths.append(strength)

    assert strengths == [0.0, 0.25, 0.5, 0.25, 0.5, 0.75, 1.0, 1.0]


def test_too_few_held_out_images_always_count_as_overfitting() -> None:
    watch = OverfittingWatch(ADAPTIVE)

    assert watch.strength_after(None, 0.0) == 1.0


@pytest.mark.parametrize(
    "config",
    [AugmentationConfig(probability=0.4), AugmentationConfig(probability=0.0, is_adaptive=True)],
)
def test_no_check_runs_if_augmentation_is_not_adaptive(config: AugmentationConfig) -> None:
    watch = OverfittingWatch(config)

    assert not any(watch.is_due(images, batch_size=64) for images in range(64, 100_000, 64))


def test_a_dataset_that_is_not_overfitted_is_trained_on_without_augmentation(
    project: Project, losses: list[float], found: list[LossGap | None]
) -> None:
    plain = toy_engine().new_run(project, TOY_CONFIG, run_id="plain")
    train_to_end(project, plain)
    without = losses.copy()
    losses.clear()

    train_to_end(project, toy_engine().new_run(project, adaptive_config(), run_id="adaptive"))

    assert losses == without


def test_augmentation_starts_once_overfitting_is_measured(
    project: Project, found: list[LossGap | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    found.extend([BY_HEART, BY_HEART])
    seen: list[tuple[int, bool]] = []
    at = TrainingBatches.at

    def watched(self: TrainingBatches, images_seen: int, count: int) -> object:
        batch = at(self, images_seen, count)
        assert isinstance(batch.augmentation, Tensor)
        seen.append((images_seen, bool(torch.any(batch.augmentation))))
        return batch

    monkeypatch.setattr(TrainingBatches, "at", watched)
    run = toy_engine().new_run(project, adaptive_config(), run_id="known")

    reported = changes_of(toy_engine().train(project, run, RunControl()))

    assert [(event.images_seen, event.probability) for event in reported[:2]] == [
        (32, 0.1),
        (64, 0.2),
    ]
    assert not any(is_changed for images, is_changed in seen if images < LOOKS_EVERY)
    assert any(is_changed for images, is_changed in seen if images >= LOOKS_EVERY)


@pytest.mark.parametrize("is_adaptive", [True, False])
def test_augmentation_ends_with_the_cooldown(
    project: Project, found: list[LossGap | None], *, is_adaptive: bool
) -> None:
    found.extend([BY_HEART] * 9)
    augmentation = AugmentationConfig(probability=0.4, is_adaptive=is_adaptive)
    optimizer = msgspec.structs.replace(TOY_CONFIG.optimizer, cooldown_share=0.5)
    config = with_changes(augmentation=augmentation, optimizer=optimizer)
    run = toy_engine().new_run(project, config, run_id="cooled")

    reported = changes_of(toy_engine().train(project, run, RunControl()))

    last = reported[-1]
    assert last.before > last.probability == 0.0
    assert TOY_CONFIG.images_total / 2 <= last.images_seen < TOY_CONFIG.images_total
    assert state_of(run) == 0.0


def changes_of(events: Iterable[object]) -> list[AugmentationChanged]:
    return [event for event in events if isinstance(event, AugmentationChanged)]


def test_a_resumed_run_augments_images_as_an_uninterrupted_one(
    project: Project, losses: list[float], found: list[LossGap | None]
) -> None:
    found.extend([BY_HEART] * 9)
    whole = toy_engine().new_run(project, adaptive_config(), run_id="whole")
    train_to_end(project, whole)
    unbroken = losses.copy()
    losses.clear()
    found[:] = [BY_HEART] * 9
    broken = toy_engine().new_run(project, adaptive_config(), run_id="broken")

    stop_at(project, broken, images=64)
    strength = state_of(broken)
    train_to_end(project, broken)

    assert strength == 0.5
    assert losses == unbroken


def stop_at(project: Project, run: RunFolder, *, images: int) -> None:
    control = RunControl()
    for event in toy_engine().train(project, run, control):
        if isinstance(event, SamplesGenerated) and event.images_seen == images:
            control.request(Command.STOP)


def state_of(run: RunFolder) -> float | None:
    state = last_state(run)
    assert state is not None
    return state.augmentation_strength


def test_too_few_held_out_images_are_augmented_from_the_first_check(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(overfitting, "_EVERY_IMAGES", LOOKS_EVERY)
    run = toy_engine().new_run(project, adaptive_config(), run_id="few")

    reported, cooled = changes_of(toy_engine().train(project, run, RunControl()))

    assert (reported.images_seen, reported.before, reported.probability, reported.gap) == (
        32,
        0.0,
        0.4,
        None,
    )
    assert (cooled.before, cooled.probability) == (0.4, 0.0)
