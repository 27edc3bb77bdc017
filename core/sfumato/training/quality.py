"""Periodic quality measurements of a run within a time budget.

A few hundred images of the averaged model are compared with real ones, using dataset features. A
fraction of the run's time is reserved for these measurements: one half to train the feature
network, the other half to generate and compare images. If there is not enough time, quality is not
measured.
"""

from collections.abc import Generator, Iterator
from typing import TypeVar

from sfumato.data.cache import ImageCache
from sfumato.errors import PluginError, SfumatoError
from sfumato.evaluation.dataset_net import FEWEST_IMAGES, open_dataset_net
from sfumato.evaluation.generated import drawn, seeds_like
from sfumato.evaluation.reference import RealReference, build_reference
from sfumato.events import IncidentReported, Progressed, QualityMeasured
from sfumato.generation.trained_model import TrainedModel
from sfumato.messages import msg
from sfumato.work_clock import WorkClock

__all__ = ["QualityMeter"]

_IMAGES = 256
_REAL_IMAGES = 2000
_TRIAL = 8
"""A task's time is estimated from its first 8 items, or its first eighth if that is more."""
_FEWEST_POINTS = 4
"""No measurement is started if fewer than this number fit into the budget."""

T = TypeVar("T")


class _TooExpensiveError(Exception):
    """Raised when a task would exceed its time budget."""


class QualityMeter:
    """Measures quality periodically, within a fraction of the session's time.

    Args:
        cache: The prepared images.
        share: Fraction of the session's time to spend; 0 disables measurements.
        work_clock: Measures the time spent.
    """

    def __init__(self, cache: ImageCache, *, share: float, work_clock: WorkClock) -> None:
        self._cache = cache
        self._work_clock = work_clock
        self._half = share / 2
        self._is_off = share == 0 or len(cache.train_images) < FEWEST_IMAGES
        self._reference: RealReference | None = None
        self._cost_s = 0.0
        """Duration of the last measurement."""
        self._spent_s = 0.0
        """Duration of all measurements, excluding the preparation."""

    def measure(
        self, model: TrainedModel, *, passed_s: float, remaining_s: float
    ) -> Iterator[Progressed | QualityMeasured | IncidentReported]:
        """If a measurement is due, yield its progress and then its result.

        Args:
            model: The averaged model.
            passed_s: Duration of this training session so far.
            remaining_s: Time until the planned end of the run.
        """
        is_early = self._spent_s + self._cost_s > self._half * passed_s
        if self._is_off or is_early:
            return
        try:
            if self._reference is None:
                yield from self._prepare(self._half * remaining_s)
            start_s = self._work_clock.read()
            session_s = passed_s + remaining_s
            yield from self._measured(model, self._half * session_s / _FEWEST_POINTS)
        except _TooExpensiveError:
            self._is_off = True
            return
        except SfumatoError as error:  # a full disk need not end the run
            self._is_off = True
            yield IncidentReported(
                kind="plugin" if isinstance(error, PluginError) else "storage",
                images_seen=model.metadata.images_seen,
                message=msg(
                    "training.quality_not_measured",
                    "Cannot measure the quality of the images. {reason}",
                    reason=error.message,
                ),
                hint=error.hint,
            )
            return
        self._cost_s = self._work_clock.read() - start_s
        self._spent_s += self._cost_s

    def _prepare(self, limit_s: float) -> Iterator[Progressed]:
        net = yield from self._within(limit_s, open_dataset_net(self._cache))
        real = self._cache.train_images
        self._reference = yield from build_reference(net, real, most=_REAL_IMAGES)

    def _measured(
        self, model: TrainedModel, limit_s: float
    ) -> Iterator[Progressed | QualityMeasured]:
        assert self._reference is not None
        count = min(_IMAGES, self._reference.most_images)
        seeds = seeds_like(self._cache.train_labels, model.metadata.classes, count)
        images = yield from self._within(limit_s, drawn(model, seeds))
        score = self._reference.score(images)
        yield QualityMeasured(
            images_seen=model.metadata.images_seen,
            count=score.count,
            net_sha256=score.net_sha256,
            frechet=score.frechet,
            frechet_baseline=score.frechet_baseline,
            kernel=score.kernel,
            kernel_baseline=score.kernel_baseline,
        )

    def _within(
        self, limit_s: float, work: Generator[Progressed, None, T]
    ) -> Generator[Progressed, None, T]:
        """Run a task, unless its first items show that it would exceed a time limit.

        Raises:
            _TooExpensiveError: If the task would exceed the limit.
        """
        start_s = self._work_clock.read()
        while True:
            try:
                progress = next(work)
            except StopIteration as end:
                result: T = end.value
                return result
            expected_s = (self._work_clock.read() - start_s) * progress.total / progress.done
            if progress.done <= max(_TRIAL, progress.total // _TRIAL) and expected_s > limit_s:
                raise _TooExpensiveError
            yield progress
