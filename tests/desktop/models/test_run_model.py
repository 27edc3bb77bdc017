"""Tests that the run model grows with its events and follows rollbacks."""

import pytest
from pytestqt.qtbot import QtBot

from sfumato.records.events import (
    AnyEvent,
    QualityMeasured,
    RunResumed,
    RunStarted,
    SamplesGenerated,
    StepFinished,
)
from sfumato.records.run_folder import RunFolder
from sfumato_desktop.models.run_model import RunModel
from sfumato_desktop.models.run_news import Preview, StepBlock, WholeRead, sorted_news
from support.scores import CLEAN, score


def started(images_seen: int) -> RunStarted:
    return RunStarted(
        run="petals-01",
        images_seen=images_seen,
        images_total=1_000,
        device="CPU",
        precision="fp32",
        threads=1,
        parameters=1,
        images=20,
    )


def step(images_seen: int, *, time: float) -> StepFinished:
    return StepFinished(
        time=time,
        step=images_seen,
        images_seen=images_seen,
        images_total=1_000,
        loss=1.0 / images_seen,
        learning_rate=1e-3,
        gradient_norm=0.5,
        images_per_s=10.0,
        eta_s=1.0,
    )


def feed(model: RunModel, run: RunFolder, events: list[AnyEvent]) -> None:
    model.handle_news(run, sorted_news(events))


@pytest.fixture
def model(qtbot: QtBot, run: RunFolder) -> RunModel:
    made = RunModel()
    made.show(run)
    return made


def test_steps_become_points(model: RunModel, run: RunFolder) -> None:
    feed(model, run, [started(0), step(10, time=100.0), step(20, time=102.0)])

    assert list(model.curves.images) == [10, 20]
    assert list(model.curves.loss) == pytest.approx([0.1, 0.05])


def test_quality_has_its_own_points(model: RunModel, run: RunFolder) -> None:
    measured = QualityMeasured(images_seen=15, score=score(6.0), cleanliness=CLEAN)

    feed(model, run, [started(0), step(10, time=100.0), step(15, time=102.0), measured])

    assert list(model.curves.quality_images) == [15]
    assert list(model.curves.quality_seconds) == [2.0]
    assert list(model.curves.quality) == [3.0]


def test_points_after_the_checkpoint_are_dropped_when_a_run_resumes(
    model: RunModel, run: RunFolder
) -> None:
    feed(model, run, [started(0), *(step(images, time=images) for images in (10, 20, 30))])

    feed(model, run, [started(20), step(30, time=500.0)])

    assert list(model.curves.images) == [10, 20, 30]


def test_pauses_and_breaks_between_sessions_are_not_training_time(
    model: RunModel, run: RunFolder
) -> None:
    feed(model, run, [started(0), step(10, time=100.0), step(20, time=102.0)])
    feed(model, run, [RunResumed(images_seen=20), step(30, time=9_000.0), step(40, time=9_003.0)])

    assert list(model.curves.seconds) == [0.0, 2.0, 2.0, 5.0]


def test_a_regenerated_grid_replaces_the_old_one(model: RunModel, run: RunFolder) -> None:
    grids = [
        SamplesGenerated(images_seen=images, path=f"samples/{images}.png", count=16, columns=4)
        for images in (10, 20, 20)
    ]

    model.handle_news(run, list(grids))

    assert [grid.images_seen for grid in model.samples] == [10, 20]


def test_events_of_another_run_are_ignored(model: RunModel) -> None:
    model.handle_news(object(), [step(10, time=1.0)])

    assert len(model.curves.images) == 0


def test_a_preview_is_shown_until_the_whole_run_was_read(model: RunModel, run: RunFolder) -> None:
    steps = [step(images, time=images) for images in (10, 20, 30, 40)]
    model.handle_news(run, [Preview(StepBlock.of([steps[0], steps[3]]))])

    feed(model, run, [started(0), *steps[:2]])
    before = list(model.curves.images)
    feed(model, run, [*steps[2:]])
    model.handle_news(run, [WholeRead()])

    assert before == [10, 40]
    assert list(model.curves.images) == [10, 20, 30, 40]
    assert list(model.curves.seconds) == [0, 10, 20, 30]
