"""Tests of the loop that every training shares."""

import math
from collections.abc import Iterator

import pytest

from sfumato.optimization.loop import Training, TrainingClock, train_to_end
from sfumato.records.control import Command, RunControl
from sfumato.records.events import AnyEvent, CheckpointSaved, Progressed, RunPaused, RunResumed
from support.clocks import FakeMachine

STEPS = 10
UPDATE_S = 1.0


class CountedTraining(Training):
    """A training of ten updates that take a second each."""

    images_seen = 0

    def __init__(self, machine: FakeMachine, clock: TrainingClock, *, every_s: float) -> None:
        super().__init__(clock, checkpoint_every_s=every_s)
        self._machine = machine
        self.step = 0

    @property
    def is_finished(self) -> bool:
        return self.step == STEPS

    def update(self) -> Iterator[AnyEvent]:
        self._machine.work(UPDATE_S)
        self.step += 1
        yield Progressed(task="Training", done=self.step, total=STEPS)

    def save(self) -> Iterator[AnyEvent]:
        yield CheckpointSaved(images_seen=0, step=self.step, path="here")


@pytest.fixture
def machine() -> FakeMachine:
    return FakeMachine()


def told(
    machine: FakeMachine, control: RunControl, *, at: dict[int, Command], every_s: float = math.inf
) -> tuple[list[AnyEvent], CountedTraining]:
    """Train to the end, and request commands after certain updates."""
    events = []
    with machine.clock() as clock:
        training = CountedTraining(machine, TrainingClock(clock, 5.0), every_s=every_s)
        for event in train_to_end(training, control):
            events.append(event)
            if isinstance(event, Progressed) and event.done in at:
                control.request(at[event.done])
        assert training.clock.elapsed_s == pytest.approx(5.0 + training.step * UPDATE_S)
    return events, training


def test_it_trains_until_the_end_and_saves_when_due(machine: FakeMachine) -> None:
    events, _ = told(machine, RunControl(), at={}, every_s=4.0)

    assert [e.step for e in events if isinstance(e, CheckpointSaved)] == [4, 8]
    assert [e.done for e in events if isinstance(e, Progressed)] == list(range(1, STEPS + 1))


def test_a_checkpoint_can_be_requested(machine: FakeMachine) -> None:
    events, _ = told(machine, RunControl(), at={3: Command.CHECKPOINT})

    assert [e.step for e in events if isinstance(e, CheckpointSaved)] == [3]


def test_a_stop_ends_it_before_the_next_update(machine: FakeMachine) -> None:
    _, training = told(machine, RunControl(), at={3: Command.STOP})

    assert training.step == 3


def test_a_pause_saves_first_and_is_not_counted(
    machine: FakeMachine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wait(waiting: RunControl) -> None:
        machine.work(100.0)
        waiting.request(Command.RESUME)

    monkeypatch.setattr(RunControl, "wait_while_paused", wait)

    events, training = told(machine, RunControl(), at={3: Command.PAUSE})

    kinds = [type(event) for event in events if not isinstance(event, Progressed)]
    assert kinds == [CheckpointSaved, RunPaused, RunResumed]
    assert training.is_finished
