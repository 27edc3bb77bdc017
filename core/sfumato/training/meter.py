"""Measurement of a run's throughput and loss, ten times a second."""

from collections.abc import Iterator

from sfumato.errors import TrainingError
from sfumato.messages import msg
from sfumato.optimization.results import MOST_NON_FINITE_IN_A_ROW, ReadResult, UpdateResults
from sfumato.optimization.update import UpdateResult
from sfumato.records.events import IncidentReported, StepFinished
from sfumato.training.reporting import TrainingReporter
from sfumato.training.state import TrainingState

__all__ = ["StepMeter"]

_INTERVAL_S = 0.1


class StepMeter:
    """Collects update results between reports.

    Args:
        state: The state of the run, whose clock it reads.
        reporter: Suggests what to do about non-finite gradients.
    """

    def __init__(self, state: TrainingState, reporter: TrainingReporter) -> None:
        self._state = state
        self._reporter = reporter
        self._has_learned = False
        self._results = UpdateResults()
        self._learning_rate = 0.0
        self.interval = (0, 0.0)
        """Images trained on and seconds elapsed in the last reported interval."""
        self.restart()

    @property
    def is_due(self) -> bool:
        """Whether the next report is due."""
        return self._state.clock.elapsed_s - self._start_s >= _INTERVAL_S

    def restart(self) -> None:
        """Start a new interval, so that time spent on samples or saving is not counted."""
        self._start_s = self._state.clock.elapsed_s
        self._start_images = self._state.images_seen

    def add(self, result: UpdateResult, *, learning_rate: float) -> None:
        """Add the result of an update."""
        self._results.add(result)
        self._learning_rate = learning_rate

    def report(self) -> Iterator[IncidentReported | StepFinished]:
        """Yield a report of the updates since the last call, and start a new interval.

        Raises:
            TrainingError: If too many gradients in a row were not finite.
        """
        good = []
        for result in self._results.read():
            if result.is_finite:
                self._has_learned = True
                good.append(result)
            else:
                yield self._left_out(result)
        if good:
            yield self._report(good)
        self.restart()

    def _report(self, results: list[ReadResult]) -> StepFinished:
        state = self._state
        elapsed_s = state.clock.elapsed_s
        passed_s = max(1e-9, elapsed_s - self._start_s)
        self.interval = state.images_seen - self._start_images, passed_s
        speed = self.interval[0] / passed_s
        total = state.budget.images_total
        return StepFinished(
            step=state.step,
            images_seen=state.images_seen,
            images_total=total,
            loss=sum(result.loss for result in results) / len(results),
            learning_rate=self._learning_rate,
            gradient_norm=results[-1].gradient_norm,
            images_per_s=speed,
            eta_s=max(0, total - state.images_seen) / speed,
            elapsed_s=elapsed_s,
        )

    def _left_out(self, result: ReadResult) -> IncidentReported:
        if result.non_finite_in_a_row >= MOST_NON_FINITE_IN_A_ROW:
            raise TrainingError(
                msg(
                    "training.too_many_non_finite_gradients",
                    "The gradient was not finite in {updates} consecutive updates, the last"
                    " at {images_seen:,} images.",
                    updates=result.non_finite_in_a_row,
                    images_seen=result.images_seen,
                ),
                hint=self._reporter.recovery_hint(has_learned=self._has_learned),
            )
        return IncidentReported(
            kind="non_finite",
            images_seen=result.images_seen,
            message=msg(
                "training.non_finite_gradient",
                ("Skipped an update at {images_seen:,} images: the gradient was not finite."),
                images_seen=result.images_seen,
            ),
            hint=msg(
                "training.lower_rate_if_frequent",
                "No action is needed if this stays rare; otherwise lower the learning "
                "rate: sfumato ask PROJECT {run_id} --learning-rate {lower_rate:g}",
                run_id=self._reporter.run.run_id,
                lower_rate=self._reporter.lower_rate,
            ),
        )
