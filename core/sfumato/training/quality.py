"""How good are a run's images while it learns, and what may the answer cost?

A few hundred images of the averaged model are compared with real ones, in the features of the
folder's own network. A share of the run's time is set aside for it, one half to make the network
ready, the other to draw and compare; where that does not suffice, nothing is measured.
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
from sfumato.work_clock import WorkClock

__all__ = ["QualityMeter"]

_IMAGES = 256
_REAL_IMAGES = 2000
_TRIAL = 8
"""Pieces of a task after which its time is known well enough."""
_FEWEST_POINTS = 4
"""A measurement that can be repeated less often than this is not begun."""

T = TypeVar("T")


class _TooDearError(Exception):
    """A task would take more time than there is for it."""


class QualityMeter:
    """Measures quality now and then, within its share of a training session.

    Args:
        cache: The prepared images.
        share: Of the training session's time; 0 never measures.
        work_clock: Counts the time that is spent.
    """

    def __init__(self, cache: ImageCache, *, share: float, work_clock: WorkClock) -> None:
        self._cache = cache
        self._work_clock = work_clock
        self._half = share / 2
        self._is_off = share == 0 or len(cache.train_images) < FEWEST_IMAGES
        self._reference: RealReference | None = None
        self._cost_s = 0.0
        """Of the last measurement."""
        self._spent_s = 0.0
        """On all of them, the preparation left out."""

    def measure(
        self, model: TrainedModel, *, passed_s: float, remaining_s: float
    ) -> Iterator[Progressed | QualityMeasured | IncidentReported]:
        """Measure, if it is time for it: tells the progress, at the end the figures.

        Args:
            model: The averaged model.
            passed_s: Time of this training session so far.
            remaining_s: Time until the run's planned end.
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
        except _TooDearError:
            self._is_off = True
            return
        except SfumatoError as error:  # the run may well outlive a full disk
            self._is_off = True
            yield IncidentReported(
                kind="plugin" if isinstance(error, PluginError) else "storage",
                images_seen=model.metadata.images_seen,
                message=f"The run's quality is not measured. {error.message}",
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
        """Do a task, unless its first pieces show that it takes longer than a limit.

        Raises:
            _TooDearError: If it does.
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
                raise _TooDearError
            yield progress
