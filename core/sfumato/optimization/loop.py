"""The loop of every training: updates until the end, with pauses, stops, and checkpoints.

What is trained decides what an update is, what it reports, and how it is saved; see `Training`.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator

from sfumato.device.memory import explain_device_errors
from sfumato.errors import MemoryShortageError
from sfumato.records.control import Command, RunControl
from sfumato.records.events import AnyEvent, RunPaused, RunResumed
from sfumato.system.work_clock import WorkClock

__all__ = ["Training", "TrainingClock", "train_to_end"]


_LARGEST_SHARE = 0.02
"""The share of the training time that checkpoints may take; otherwise they become rarer."""


class TrainingClock:
    """The training time of all sessions; this session's time counts from now on.

    Args:
        work_clock: Measures the time; must already be running.
        elapsed_s: Training time of earlier sessions, in seconds.
    """

    def __init__(self, work_clock: WorkClock, elapsed_s: float) -> None:
        self._work_clock = work_clock
        self._offset_s = elapsed_s - work_clock.read()
        self.before_s = elapsed_s
        """Training time of earlier sessions, in seconds."""

    @property
    def elapsed_s(self) -> float:
        """Training time across all sessions in seconds, excluding pauses and freezes."""
        return self._offset_s + self._work_clock.read()

    def leave_out(self, seconds: float) -> None:
        """Exclude a pause, measured as a difference of `elapsed_s`, from the training time."""
        self._work_clock.leave_out(seconds)


class Training(ABC):
    """A training in progress, which the loop continues.

    Args:
        clock: The training time.
        checkpoint_every_s: Training time between two checkpoints, in seconds.
    """

    def __init__(self, clock: TrainingClock, *, checkpoint_every_s: float) -> None:
        self.clock = clock
        self._checkpoint_every_s = checkpoint_every_s
        self.save_cost_s = 0.0
        """How long the last checkpoint kept the training from its updates, in seconds."""
        self._saved_at_s = clock.elapsed_s
        self._is_save_wanted = False
        """Whether a checkpoint is due before its time."""

    @property
    @abstractmethod
    def images_seen(self) -> int:
        """Number of images the run has seen; 0 while its autoencoder is trained."""

    @property
    @abstractmethod
    def is_finished(self) -> bool:
        """Whether the training has reached its end."""

    @abstractmethod
    def update(self) -> Iterator[AnyEvent]:
        """Train on the next batch, and yield everything that is due after it."""

    @abstractmethod
    def save(self) -> Iterator[AnyEvent]:
        """Save a checkpoint; a failure is reported and does not end the training."""

    @property
    def is_checkpoint_due(self) -> bool:
        """Whether a checkpoint is due."""
        every_s = max(self._checkpoint_every_s, self.save_cost_s / _LARGEST_SHARE)
        return self._is_save_wanted or self.clock.elapsed_s - self._saved_at_s >= every_s

    def save_checkpoint(self) -> Iterator[AnyEvent]:
        """Save a checkpoint, and count the time until the next one from its end."""
        self._is_save_wanted = False
        started_s = self.clock.elapsed_s
        yield from self.save()
        self._saved_at_s = self.clock.elapsed_s
        self.save_cost_s = self._saved_at_s - started_s

    def begin_checkpoint(self) -> Iterator[AnyEvent]:
        """Save a checkpoint that is due, perhaps beside the next updates."""
        yield from self.save_checkpoint()


def train_to_end(training: Training, control: RunControl) -> Iterator[AnyEvent]:
    """Train until the end is reached or a stop is requested.

    Raises:
        MemoryShortageError: If there is not enough memory to continue; a checkpoint is then saved.
        SfumatoError: If the training cannot continue.
    """
    try:
        with explain_device_errors():
            yield from _updates(training, control)
    except MemoryShortageError:  # no update is left half done
        yield from training.save_checkpoint()
        raise


def _updates(training: Training, control: RunControl) -> Iterator[AnyEvent]:
    while not training.is_finished:
        if control.is_paused:
            yield from _pause(training, control)
        if control.is_stopping:
            break
        yield from training.update()
        if control.pop(Command.CHECKPOINT):
            yield from training.save_checkpoint()
        elif training.is_checkpoint_due:
            yield from training.begin_checkpoint()


def _pause(training: Training, control: RunControl) -> Iterator[AnyEvent]:
    yield from training.save_checkpoint()
    yield RunPaused(images_seen=training.images_seen)
    start_s = training.clock.elapsed_s
    control.wait_while_paused()
    training.clock.leave_out(training.clock.elapsed_s - start_s)
    yield RunResumed(images_seen=training.images_seen)
