"""The training of a run, from its first image to its last.

Between updates, it handles commands, reports progress, shows samples, and saves checkpoints. It
yields events; the caller decides what to do with them.
"""

from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from typing import NamedTuple, Protocol, TypeVar

from sfumato.messages import msg
from sfumato.optimization.loop import Training, train_to_end
from sfumato.records.control import Command, RunControl
from sfumato.records.events import AnyEvent, CheckpointSaved
from sfumato.training.meter import StepMeter
from sfumato.training.reporting import TrainingReporter
from sfumato.training.sample_schedule import SampleSchedule
from sfumato.training.state import TrainingState

__all__ = ["CheckpointReview", "TrainingEnd", "train"]

R = TypeVar("R")

_SAMPLES = msg("training.task_samples", "Samples")
_VALIDATION = msg("training.task_validation", "Validation")
_QUALITY = msg("training.task_quality", "Quality measurement")
_OVERFITTING = msg("training.task_overfitting", "Overfitting check")


class CheckpointReview(Protocol):
    """Measurements that accompany a training and may end it; their time is not counted."""

    def before_training(self, *, images_seen: int) -> Generator[AnyEvent, None, None]:
        """Measure what the training starts from."""
        ...

    def at_checkpoint(self, *, images_seen: int) -> Generator[AnyEvent, None, bool]:
        """Measure the newest checkpoint, and return whether training may continue."""
        ...


class TrainingEnd(NamedTuple):
    """How the training of a run ended."""

    is_complete: bool
    """Whether the run reached its end, rather than being stopped."""
    images_seen: int
    elapsed_s: float


def train(
    state: TrainingState,
    reporter: TrainingReporter,
    *,
    control: RunControl,
    review: CheckpointReview | None = None,
) -> Generator[AnyEvent, None, TrainingEnd]:
    """Train until the budget is spent or a stop is requested.

    Args:
        state: The state of the run.
        reporter: Writes and reports it.
        control: Handles commands.
        review: Measures the checkpoints that are saved with the samples, if any.

    Raises:
        SfumatoError: If the run cannot continue. Saved checkpoints are kept.
    """
    training = _RunTraining(state, reporter, control=control, review=review)
    with closing(reporter):
        yield from training.begin()
        yield from train_to_end(training, control)
        yield from training.end()
    return TrainingEnd(not control.is_stopping, state.images_seen, state.clock.elapsed_s)


class _RunTraining(Training):
    """The training of a run; see `Training`."""

    def __init__(
        self,
        state: TrainingState,
        reporter: TrainingReporter,
        *,
        control: RunControl,
        review: CheckpointReview | None,
    ) -> None:
        super().__init__(state.clock, checkpoint_every_s=state.config.report.checkpoint_every_s)
        self._state = state
        self._reporter = reporter
        self._control = control
        self._review = review
        self._meter = StepMeter(state, reporter)
        self._samples = SampleSchedule(state.config.sampling.num_steps)
        self._shown_at_images = 0  # a new run has already shown samples
        self._is_review_due = False
        self._is_ended_by_review = False

    @property
    def images_seen(self) -> int:
        return self._state.images_seen

    @property
    def is_finished(self) -> bool:
        return self._is_ended_by_review or self._state.is_finished

    def begin(self) -> Iterator[AnyEvent]:
        """Report the start of the session, and show samples of a new run."""
        yield self._reporter.started()
        if self._review is not None:
            yield from self._left_out(self._review.before_training(images_seen=self.images_seen))
        yield from self._reporter.pop_incidents()
        if self._state.images_seen == 0:
            is_timed = self._every_images == 0
            yield from self._show(
                num_steps=self._samples.fewest_steps if is_timed else 0, is_measured=not is_timed
            )
        self._meter.restart()

    def update(self) -> Iterator[AnyEvent]:
        state, reporter, meter = self._state, self._reporter, self._meter
        if (wanted := self._control.pop_learning_rate()) is not None:
            yield from self._beside([reporter.change_rate(wanted)])
        rate = state.learning_rate()
        if rate.is_cooling:
            yield from self._cool()
        meter.add(state.update(learning_rate=rate.value), learning_rate=rate.value)
        reporter.keep_averages()
        if reporter.may_overfit:
            checked = reporter.watch_overfitting()
            yield from self._beside(reporter.unless_out_of_memory(_OVERFITTING, checked))
        if meter.is_due:
            yield from meter.report()
            yield from self._beside(state.keep_throughput(meter.interval))
        yield from reporter.pop_incidents()
        yield from reporter.pop_saved()
        self.save_cost_s = reporter.save_cost_s
        if self._control.pop(Command.SAMPLE) or self._are_samples_due:
            yield from self._show_between_updates()
        elif steps := self._timed_steps:
            is_measured = self._samples.allows_measurements(self._session_s)
            yield from self._show_between_updates(num_steps=steps, is_measured=is_measured)

    def save(self) -> Iterator[AnyEvent]:
        yield from self._reporter.finish_saving()
        yield from self._beside(self._save())

    def begin_checkpoint(self) -> Iterator[AnyEvent]:
        if self._is_save_wanted:  # the review reads it
            yield from self.save_checkpoint()
            return
        yield from self._beside(self._reporter.begin_saving())
        self._saved_at_s = self.clock.elapsed_s

    def end(self) -> Iterator[AnyEvent]:
        """Save the last checkpoint, and show samples of it."""
        yield from self._meter.report()
        yield from self._reporter.finish_saving()
        if self._is_ended_by_review:
            return  # at a checkpoint that has been shown
        if not self._control.is_hasty:
            yield self._reporter.save()
        if not self._control.is_stopping and self._shown_at_images < self._state.images_seen:
            yield from self._show()

    @property
    def _every_images(self) -> int:
        return self._state.config.report.sample_every_images

    @property
    def _session_s(self) -> float:
        return self.clock.elapsed_s - self.clock.before_s

    @property
    def _are_samples_due(self) -> bool:
        state, every = self._state, self._every_images
        before = state.images_seen - state.config.batch_size
        return every > 0 and state.images_seen // every > before // every

    @property
    def _timed_steps(self) -> int:
        """The number of sampling steps for samples that are due by time; 0 if none are due."""
        return 0 if self._every_images else self._samples.steps_at(self._session_s)

    def _save(self) -> Iterator[AnyEvent]:
        saved = self._reporter.save_if_possible()
        yield saved
        is_due, self._is_review_due = self._is_review_due, False
        if self._review is not None and is_due and isinstance(saved, CheckpointSaved):
            may_continue = yield from self._left_out(
                self._review.at_checkpoint(images_seen=self.images_seen)
            )
            self._is_ended_by_review = not may_continue

    def _cool(self) -> Iterator[AnyEvent]:
        if not self._state.has_cooled:
            # The run can be extended from this checkpoint.
            yield from self.save()
            self._state.has_cooled = True
        yield from self._state.transform_with(0.0, gap=None)

    def _show_between_updates(
        self, *, num_steps: int = 0, is_measured: bool = True
    ) -> Iterator[AnyEvent]:
        yield from self._beside(self._show(num_steps=num_steps, is_measured=is_measured))
        self._shown_at_images = self._state.images_seen
        self._is_save_wanted = self._is_review_due = self._review is not None

    def _show(self, *, num_steps: int = 0, is_measured: bool = True) -> Iterator[AnyEvent]:
        """Show samples, and measure the model.

        Args:
            num_steps: The number of sampling steps; by default, as configured.
            is_measured: Whether to measure the model.
        """
        start_s, num_steps = self._session_s, num_steps or self._state.config.sampling.num_steps
        reporter = self._reporter
        samples = reporter.generate_samples(num_steps=num_steps)
        yield from reporter.unless_out_of_memory(_SAMPLES, samples)
        shown_s = self._session_s
        self._samples.record_grid(shown_s, took_s=shown_s - start_s, num_steps=num_steps)
        if not is_measured:
            return
        yield from reporter.unless_out_of_memory(_VALIDATION, reporter.validate())
        self._samples.record_measurements(took_s=self._session_s - shown_s)
        for event in reporter.unless_out_of_memory(_QUALITY, reporter.measure_quality()):
            if self._control.is_stopping:
                return
            yield event

    def _beside(self, events: Iterable[AnyEvent]) -> Iterator[AnyEvent]:
        """Report pending updates, then yield events that do not count towards the throughput."""
        yield from self._meter.report()
        yield from events
        self._meter.restart()

    def _left_out(self, events: Generator[AnyEvent, None, R]) -> Generator[AnyEvent, None, R]:
        """Yield events without counting their time as training."""
        started_s = self.clock.elapsed_s
        result = yield from events
        self.clock.leave_out(self.clock.elapsed_s - started_s)
        return result
