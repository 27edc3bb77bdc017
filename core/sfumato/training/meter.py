"""How fast is a run, and what has it lost lately?

Collects updates and gives a `StepFinished` at most ten times a second.
"""

from sfumato.events import StepFinished
from sfumato.training.session import TrainingSession
from sfumato.training.update import UpdateResult

__all__ = ["StepMeter"]

_INTERVAL_S = 0.1


class StepMeter:
    """Collects what happened since the last report.

    Args:
        session: The sitting whose clock it reads.
    """

    def __init__(self, session: TrainingSession) -> None:
        self._session = session
        self.restart()

    def restart(self) -> None:
        """Begin a new interval: time spent on samples or saving is not the updates'."""
        self._losses: list[float] = []
        self._start_s = self._session.elapsed_s
        self._start_images = self._session.images_seen

    def add(self, result: UpdateResult, *, learning_rate: float) -> StepFinished | None:
        """Take in an update; give a report where one is due."""
        self._losses.append(result.loss)
        session = self._session
        passed_s = session.elapsed_s - self._start_s
        if passed_s < _INTERVAL_S:
            return None
        speed = (session.images_seen - self._start_images) / passed_s
        total = session.budget.images_total
        report = StepFinished(
            step=session.step,
            images_seen=session.images_seen,
            images_total=total,
            loss=sum(self._losses) / len(self._losses),
            learning_rate=learning_rate,
            gradient_norm=result.gradient_norm,
            images_per_s=speed,
            eta_s=max(0, total - session.images_seen) / speed,
        )
        self.restart()
        return report
