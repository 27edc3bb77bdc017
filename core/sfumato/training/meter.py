"""Measurement of a run's throughput and loss.

The meter collects the results of updates, which stay on the device, and reads them together ten
times a second, so that the host does not wait for the device at every update.
"""

import math
from collections.abc import Iterator

import torch

from sfumato.errors import TrainingError
from sfumato.messages import msg
from sfumato.records.events import IncidentReported, StepFinished
from sfumato.training.session import TrainingSession
from sfumato.training.update import UpdateResult

__all__ = ["StepMeter"]

_INTERVAL_S = 0.1
_MOST_NON_FINITE_IN_A_ROW = 20


class StepMeter:
    """Collects update results between reports.

    Args:
        session: The training session whose clock it reads.
    """

    def __init__(self, session: TrainingSession) -> None:
        self._session = session
        self._non_finite_in_a_row = 0
        self._has_learned = False
        self._results: list[UpdateResult] = []
        self._learning_rate = 0.0
        self.interval = (0, 0.0)
        """Images trained on and seconds elapsed in the last reported interval."""
        self.restart()

    @property
    def is_due(self) -> bool:
        """Whether the next report is due."""
        return self._session.elapsed_s - self._start_s >= _INTERVAL_S

    def restart(self) -> None:
        """Start a new interval, so that time spent on samples or saving is not counted."""
        self._start_s = self._session.elapsed_s
        self._start_images = self._session.images_seen

    def add(self, result: UpdateResult, *, learning_rate: float) -> None:
        """Add the result of an update."""
        self._results.append(result)
        self._learning_rate = learning_rate

    def report(self) -> Iterator[IncidentReported | StepFinished]:
        """Yield a report of the updates since the last call, and start a new interval.

        Raises:
            TrainingError: If too many gradients in a row were not finite.
        """
        results, self._results = self._results, []
        numbers = [number for result in results for number in (result.loss, result.gradient_norm)]
        read = torch.stack(numbers).tolist() if numbers else []  # waits for the device
        losses, norms = read[::2], read[1::2]
        good = [index for index, norm in enumerate(norms) if math.isfinite(norm)]
        for result, norm in zip(results, norms, strict=True):
            if math.isfinite(norm):
                self._non_finite_in_a_row = 0
                self._has_learned = True
            else:
                yield self._left_out(result)
        if good:
            yield self._report([losses[index] for index in good], gradient_norm=norms[good[-1]])
        self.restart()

    def _report(self, losses: list[float], *, gradient_norm: float) -> StepFinished:
        session = self._session
        elapsed_s = session.elapsed_s
        passed_s = max(1e-9, elapsed_s - self._start_s)
        self.interval = session.images_seen - self._start_images, passed_s
        speed = self.interval[0] / passed_s
        total = session.budget.images_total
        return StepFinished(
            step=session.step,
            images_seen=session.images_seen,
            images_total=total,
            loss=sum(losses) / len(losses),
            learning_rate=self._learning_rate,
            gradient_norm=gradient_norm,
            images_per_s=speed,
            eta_s=max(0, total - session.images_seen) / speed,
            elapsed_s=elapsed_s,
        )

    def _left_out(self, result: UpdateResult) -> IncidentReported:
        self._non_finite_in_a_row += 1
        if self._non_finite_in_a_row >= _MOST_NON_FINITE_IN_A_ROW:
            raise TrainingError(
                msg(
                    "training.too_many_non_finite_gradients",
                    "The gradient was not finite in {updates} consecutive updates, the last"
                    " at {images_seen:,} images.",
                    updates=self._non_finite_in_a_row,
                    images_seen=result.images_seen,
                ),
                hint=self._session.recovery_hint(has_learned=self._has_learned),
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
                run_id=self._session.run.run_id,
                lower_rate=self._session.lower_rate,
            ),
        )
