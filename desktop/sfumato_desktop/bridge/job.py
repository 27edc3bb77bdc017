"""One unit of background work, with its own signals.

A job is created by `EngineJobs.submit` and lives in the GUI thread. Whoever submits it listens to
the job itself; the thread that does the work only knows its `Task`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from sfumato.messages import Text
from sfumato.records.control import Command, RunControl
from sfumato.records.events import (
    AnyEvent,
    ImageGenerated,
    Progressed,
    RunPaused,
    RunResumed,
    RunStarted,
    StepFinished,
)

if TYPE_CHECKING:
    from sfumato.engine import Engine

__all__ = ["Job", "JobKind", "JobState", "Lane", "Outcome", "OutcomeKind", "Task", "Work"]

_STOP_DEADLINE_S = 15.0
"""Time in which a job is expected to stop; a run saves a checkpoint in it."""

Work = Callable[["Engine", RunControl], Iterator[AnyEvent]]
"""The work of a job, which is called and fully iterated in the lane's thread."""


class Lane(StrEnum):
    """Jobs in the same lane run one after another; different lanes run in parallel."""

    TRAIN = "train"
    WORK = "work"


class JobKind(StrEnum):
    """The purpose of a job, which determines its lane."""

    PREPARATION = "preparation"
    """Imports the engine and detects the machine."""
    PREVIEW = "preview"
    """Renders a preview of augmentations."""
    TRAINING = "training"
    FORECAST = "forecast"
    """Benchmarks the presets, while nothing else trains."""
    IMPORT = "import"
    GENERATION = "generation"
    EVALUATION = "evaluation"
    IMAGES = "images"
    """Processes images of the gallery, for example to make an animation."""

    @property
    def lane(self) -> Lane:
        """The lane in which jobs of this kind wait for earlier ones."""
        work = (JobKind.IMPORT, JobKind.GENERATION, JobKind.EVALUATION, JobKind.IMAGES)
        return Lane.WORK if self in work else Lane.TRAIN

    @property
    def is_housekeeping(self) -> bool:
        """Whether the user did not start the job and need not wait for it."""
        return self in (JobKind.PREPARATION, JobKind.PREVIEW)


class JobState(StrEnum):
    """The state of a job, as known to the GUI thread."""

    QUEUED = "queued"
    RUNNING = "running"
    PAUSED = "paused"
    OVER = "over"


class OutcomeKind(StrEnum):
    """How a job ended."""

    DONE = "done"
    STOPPED = "stopped"
    """The job was asked to stop and kept its results so far."""
    CANCELED = "canceled"
    """The job was asked to stop before its work began."""
    FAILED = "failed"


@dataclass(frozen=True)
class Outcome:
    """The end of a job."""

    kind: OutcomeKind
    message: Text = ""
    """What went wrong, if the job failed."""
    hint: Text = ""


@dataclass(frozen=True, eq=False)
class Task:
    """The part of a job that its thread uses."""

    title: str
    work: Work
    control: RunControl


class Job(QObject):
    """One unit of work, whose state only changes in the GUI thread.

    Args:
        title: Display name of the job, such as "Importing faces".
        work: The function that is called in the lane's thread.
        kind: The purpose of the job.
        run_id: ID of the run being trained; if not given, it is set when `RunStarted` arrives.
    """

    changed = Signal()
    """Emitted when the state, the run ID, or the pending request has changed."""
    event_happened = Signal(object)
    """Emitted with each event; superseded step and progress events are dropped."""
    finished = Signal(object)
    """Emitted with the `Outcome`; nothing but a last `changed` follows."""
    stop_requested = Signal()
    overdue = Signal()
    """Emitted if the job has not stopped within its deadline."""

    def __init__(self, title: str, work: Work, *, kind: JobKind, run_id: str = "") -> None:
        super().__init__()
        self.title = title
        self.kind = kind
        self.run_id = run_id
        self.state = JobState.QUEUED
        self.budget_s = 0.0
        """Planned training time; 0 if the length is not a time."""
        self.progress: tuple[float, float] = (0, 0)
        """Completed and total work; a total of 0 means that it is not known yet."""
        self.outcome: Outcome | None = None
        self.is_overdue = False
        self.control = RunControl()
        self.task = Task(title, work, self.control)
        self._deadline = QTimer(self)
        self._deadline.setSingleShot(True)
        self._deadline.timeout.connect(self._note_overdue)

    @property
    def name(self) -> str:
        """Display name: the run's ID once it is known, otherwise the title."""
        return self.run_id or self.title

    @property
    def is_at_work(self) -> bool:
        """Whether the job has started and not ended."""
        return self.state in (JobState.RUNNING, JobState.PAUSED)

    def stop(self, deadline_s: float = _STOP_DEADLINE_S) -> None:
        """Request that the job stop.

        A job whose work has not begun ends immediately; any other one ends a moment later, or
        emits `overdue` after the deadline.
        """
        self.request(Command.STOP, deadline_s=deadline_s)

    def request(self, command: Command, *, deadline_s: float = _STOP_DEADLINE_S) -> None:
        """Send a command to the job."""
        self.control.request(command)
        if self.control.is_stopping and self.state is not JobState.OVER:
            self._deadline.start(round(1_000 * deadline_s))
            self.stop_requested.emit()
        if self.state is not JobState.OVER:
            self.changed.emit()

    def begin(self) -> None:
        """Record that the lane has reached the job."""
        self.state = JobState.RUNNING
        self.changed.emit()

    def take(self, event: AnyEvent) -> None:
        """Record an event and pass it on."""
        before = self.state, self.run_id
        match event:
            case RunStarted():
                self.run_id = event.run
            case RunPaused():
                self.state = JobState.PAUSED
            case RunResumed():
                self.state = JobState.RUNNING
            case StepFinished() if self.budget_s:
                self.progress = (event.elapsed_s, self.budget_s)
            case StepFinished():
                self.progress = (event.images_seen, event.images_total)
            case Progressed() | ImageGenerated():
                self.progress = (event.done, event.total)
            case _:
                pass
        if (self.state, self.run_id) != before:
            self.changed.emit()
        self.event_happened.emit(event)

    def finish(self, outcome: Outcome) -> None:
        """Record the end and announce it."""
        self._deadline.stop()
        self.state = JobState.OVER
        self.outcome = outcome
        self.finished.emit(outcome)
        self.changed.emit()

    @Slot()
    def _note_overdue(self) -> None:
        self.is_overdue = True
        self.changed.emit()
        self.overdue.emit()
