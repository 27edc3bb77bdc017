"""Tests of runs whose process was suspended: they resume and cool down as planned."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import torch
from torch import nn

from sfumato.config.autoencoder import AutoencoderConfig
from sfumato.config.settings import ReportConfig
from sfumato.optimization.loop import train_to_end
from sfumato.optimization.update import Updater, UpdateResult
from sfumato.records.control import Command, RunControl
from sfumato.records.events import (
    AnyEvent,
    CheckpointSaved,
    Progressed,
    RunEnded,
    RunPaused,
    StepFinished,
)
from sfumato.records.project import Project
from sfumato.training.autoencoder import _AutoencoderTraining
from support.clocks import FakeMachine
from support.toy import toy_engine, toy_project, with_changes

STEP_S = 0.5
MINUTES = 0.5
PLANNED = round(60 * MINUTES / STEP_S) * 8
"""In images, with a batch size of 8."""


@pytest.fixture(scope="module")
def machine() -> Iterator[FakeMachine]:
    """A machine on which an update takes half a second, and everything else no time."""
    machine = FakeMachine()
    update = Updater.update

    def timed(updater: Updater[Any], images_seen: int, *, learning_rate: float) -> UpdateResult:
        machine.work(STEP_S)
        return update(updater, images_seen, learning_rate=learning_rate)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Updater, "update", timed)
        patch.setattr("sfumato.engine.WorkClock", machine.clock)
        yield machine


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return toy_project(tmp_path_factory.mktemp("frozen"))


def events_of(
    project: Project, machine: FakeMachine, *, freeze_s: float, control: RunControl | None = None
) -> Iterator[AnyEvent]:
    """Train for half a minute, suspended once after a third of it."""
    config = with_changes(images_total=0, minutes=MINUTES, report=ReportConfig(sample_count=0))
    run = toy_engine().new_run(project, config)
    is_frozen = False
    for event in toy_engine().train(project, run, control or RunControl()):
        if isinstance(event, StepFinished) and event.images_seen > PLANNED / 3 and not is_frozen:
            machine.freeze(freeze_s)
            is_frozen = True
        yield event


@pytest.fixture(scope="module", params=[5.0, 86_400.0])
def events(
    request: pytest.FixtureRequest, project: Project, machine: FakeMachine
) -> list[AnyEvent]:
    """The events of a run that was suspended for some seconds, or for a day."""
    return list(events_of(project, machine, freeze_s=request.param))


def test_a_suspended_run_trains_to_its_end_and_cools_down(events: list[AnyEvent]) -> None:
    last = [event for event in events if isinstance(event, StepFinished)][-1]
    ended = events[-1]

    assert isinstance(ended, RunEnded)
    assert ended.images_seen == PLANNED
    assert ended.elapsed_s == pytest.approx(60 * MINUTES, abs=2 * STEP_S)
    assert last.images_total == PLANNED
    assert last.learning_rate < 0.1 * with_changes().optimizer.learning_rate
    assert last.elapsed_s == pytest.approx(ended.elapsed_s, abs=2 * STEP_S)


def test_a_suspension_does_not_affect_reported_throughput(events: list[AnyEvent]) -> None:
    steps = [event for event in events if isinstance(event, StepFinished)]

    assert min(event.images_per_s for event in steps) == pytest.approx(8 / STEP_S, rel=0.1)
    assert max(event.eta_s for event in steps) < 60 * MINUTES


def test_a_suspension_makes_no_checkpoint_due(events: list[AnyEvent]) -> None:
    saved = [event.images_seen for event in events if isinstance(event, CheckpointSaved)]

    assert all(images_seen > PLANNED / 2 for images_seen in saved)  # cool-down and end only


def test_a_suspension_during_a_pause_is_not_counted(
    project: Project, machine: FakeMachine, monkeypatch: pytest.MonkeyPatch
) -> None:
    control = RunControl()

    def wait(waiting: RunControl) -> None:
        machine.work(20)
        machine.freeze(86_400)
        machine.work(20)
        waiting.request(Command.RESUME)

    monkeypatch.setattr(RunControl, "wait_while_paused", wait)
    events = []
    for event in events_of(project, machine, freeze_s=0.0, control=control):
        if isinstance(event, StepFinished) and event.images_seen == 64:
            control.request(Command.PAUSE)
        events.append(event)

    assert any(isinstance(event, RunPaused) for event in events)
    assert isinstance(events[-1], RunEnded)
    assert events[-1].images_seen == PLANNED
    assert events[-1].elapsed_s == pytest.approx(60 * MINUTES, abs=2 * STEP_S)


@pytest.mark.parametrize(("wait_s", "counted_s"), [(0.5, 0.5), (40.0, 0.0)])
def test_time_in_which_the_consumer_blocks_the_stream_is_not_counted(
    wait_s: float, counted_s: float
) -> None:
    machine = FakeMachine()
    with machine.clock() as clock:
        for _ in clock.handed_on([RunPaused(images_seen=0)]):
            machine.work(wait_s)  # Ctrl-S in a terminal; the process keeps running

        assert clock.read() == pytest.approx(counted_s)


class SlowUpdater:
    """An updater of an autoencoder whose updates take a second."""

    micro_batch_size = 8

    def __init__(self, machine: FakeMachine, network: nn.Module) -> None:
        self.updates = 0
        self.optimizer = torch.optim.AdamW(network.parameters())
        self._machine = machine

    def update(self, images_seen: int, *, learning_rate: float) -> UpdateResult:
        self._machine.work(1.0)
        if self.updates == 20:
            self._machine.freeze(3600)
        self.updates += 1
        return UpdateResult(images_seen + 8, torch.tensor(0.5), torch.tensor(1.0))


def test_an_autoencoder_trains_for_the_planned_time(tmp_path: Path) -> None:
    machine = FakeMachine()
    network: Any = nn.Linear(1, 1)  # stands for an autoencoder
    updater: Any = SlowUpdater(machine, network)
    config = with_changes(autoencoder=AutoencoderConfig(images_total=0, minutes=1.0))
    with machine.clock() as clock:
        training = _AutoencoderTraining(
            network, updater, config, folder=tmp_path / "a", work_clock=clock
        )
        reported = list(train_to_end(training, RunControl()))

    assert updater.updates == pytest.approx(60, abs=1)
    assert max(event.done for event in reported if isinstance(event, Progressed)) <= 60
