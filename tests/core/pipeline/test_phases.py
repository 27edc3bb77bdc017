"""Tests of the phases of a training session, and how their stream ends."""

from pathlib import Path

import pytest

from sfumato.config.settings import TuningConfig
from sfumato.device.backend import Capabilities
from sfumato.errors import SfumatoError
from sfumato.messages import Message
from sfumato.records.control import Command, RunControl
from sfumato.records.events import (
    AnyEvent,
    CheckpointSaved,
    IncidentReported,
    Progressed,
    RunEnded,
    RunFailed,
    RunStarted,
    TuningFinished,
)
from sfumato.records.project import Project
from sfumato.records.run_folder import RunFolder
from sfumato.tuning import tune
from support.fake_card import FakeCard, installed
from support.toy import toy_engine, toy_project, train_to_end, with_changes

TUNED = with_changes(tuning=TuningConfig(share=1.0, most_minutes=0.02))
ENDS = (RunEnded, RunFailed)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return toy_project(tmp_path)


@pytest.fixture
def run(project: Project, monkeypatch: pytest.MonkeyPatch) -> RunFolder:
    """A run that is tuned after its training, however short that was."""
    monkeypatch.setattr(tune, "_LEAST_BUDGET_S", 0.0)
    monkeypatch.setattr(tune, "has_chosen_sampling", lambda _: False)
    return toy_engine().new_run(project, TUNED)


def fail(*_: object, **__: object) -> None:
    raise SfumatoError(Message("It broke."), hint=Message("Mend it."))


def ends_in(events: list[AnyEvent]) -> list[int]:
    """Return the positions of final events, counted from the end."""
    return [index - len(events) for index, e in enumerate(events) if isinstance(e, ENDS)]


def first(events: list[AnyEvent], kind: type) -> int:
    return next(index for index, event in enumerate(events) if isinstance(event, kind))


def test_the_phases_follow_each_other_and_the_run_ends_once(
    project: Project, run: RunFolder
) -> None:
    events = train_to_end(project, run)

    assert ends_in(events) == [-1]
    assert events[-1].outcome == "completed"
    order = [Progressed, RunStarted, CheckpointSaved, TuningFinished, RunEnded]
    positions = [first(events, kind) for kind in order]
    assert positions == sorted(positions)
    assert run.events() == events


def test_a_stop_during_tuning_leaves_the_run_completed(project: Project, run: RunFolder) -> None:
    control, events = RunControl(), []
    for event in toy_engine().train(project, run, control):
        events.append(event)
        if any(isinstance(e, CheckpointSaved) for e in events) and isinstance(event, Progressed):
            control.request(Command.STOP)

    assert ends_in(events) == [-1]
    assert events[-1].outcome == "completed"
    assert not any(isinstance(event, TuningFinished) for event in events)


def test_a_stop_during_preparation_ends_the_run_before_it_starts(
    project: Project, run: RunFolder
) -> None:
    control, events = RunControl(), []
    for event in toy_engine().train(project, run, control):
        events.append(event)
        control.request(Command.STOP)

    assert ends_in(events) == [-1]
    assert (events[-1].outcome, events[-1].images_seen) == ("stopped", 0)
    assert not any(isinstance(event, RunStarted) for event in events)


@pytest.mark.parametrize("phase", ["prepare", "train"])
def test_a_phase_that_fails_ends_the_run_once(
    project: Project, run: RunFolder, phase: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"sfumato.pipeline.phases.{phase}", fail)

    events = train_to_end(project, run)

    assert ends_in(events) == [-1]
    assert str(events[-1].message) == "It broke."


def test_tuning_that_fails_is_reported_and_the_run_is_completed(
    project: Project, run: RunFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sfumato.tuning.after_training.tune_run", fail)

    events = train_to_end(project, run)

    assert events[-1].outcome == "completed"
    incident = events[first(events, IncidentReported)]
    assert str(incident.message) == "Cannot tune the sampler. It broke."
    assert incident.images_seen == events[-1].images_seen


@pytest.mark.parametrize(
    "card",
    [
        FakeCard(),
        FakeCard(
            kind="mps",
            has_own_memory=False,
            limits=Capabilities(has_float64=False, has_foreach=False, has_bf16=False),
        ),
    ],
    ids=["nvidia", "apple"],
)
def test_a_whole_run_passes_on_a_card(card: FakeCard, project: Project) -> None:
    with installed(card):
        run = toy_engine().new_run(project, with_changes(device=card.kind, precision="fp32"))
        events = train_to_end(project, run)

    starts = [event for event in events if isinstance(event, RunStarted)]
    assert [str(event.device) for event in starts] == [card.name]
    assert isinstance(events[-1], RunEnded)
    assert events[-1].outcome == "completed"
