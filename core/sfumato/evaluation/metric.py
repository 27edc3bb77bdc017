"""Metrics from plugins, measured on generated images.

A `Metric` compares real images with generated ones and returns figures. It may be third-party code:
if it fails, the report's notes say so and the other metrics are still measured.
"""

import math
from abc import ABC, abstractmethod
from collections.abc import Generator, Iterable

from sfumato.evaluation.features import Images
from sfumato.evaluation.report import Figure
from sfumato.messages import msg
from sfumato.plugins.registry import Plugins
from sfumato.records.events import Progressed

__all__ = ["Metric", "measured_by_plugins"]

_TASK = msg("evaluation.computing_metrics", "Computing metrics from plugins")


class Metric(ABC):
    """Compares real images with generated ones."""

    @abstractmethod
    def measure(self, real: Images, generated: Images) -> Iterable[Figure]:
        """Return figures.

        Args:
            real: Training images of the model, uint8 `(N, H, W, C)`, chosen at random. There are at
                least as many as generated images, if available.
            generated: Generated images, uint8 `(M, H, W, C)`.
        """


def measured_by_plugins(
    plugins: Plugins, real: Images, generated: Images
) -> Generator[Progressed, None, tuple[tuple[Figure, ...], tuple[str, ...]]]:
    """Run every metric, yielding progress.

    Args:
        plugins: Provides the metrics.
        real: See `Metric.measure`.
        generated: See `Metric.measure`.

    Returns:
        The figures, and a note for each metric that failed.
    """
    figures: list[Figure] = []
    notes: list[str] = []
    catalog = plugins.metrics
    for done, name in enumerate(catalog):
        yield Progressed(task=_TASK, done=done, total=len(catalog))
        try:
            metric: Metric = catalog.build(name)
            found = list(metric.measure(real, generated))
            _check(found)
        except (Exception, SystemExit) as error:  # a plugin's error must not end the measurement
            notes.append(_failure(name, catalog.plugin_of(name), error))
        else:
            figures += found
    yield Progressed(task=_TASK, done=len(catalog), total=len(catalog))
    return tuple(figures), tuple(notes)


def _failure(name: str, plugin: str, error: BaseException) -> str:
    text = " ".join(str(error).split()) or type(error).__name__
    return f"Metric “{name}” from plugin “{plugin}” failed and is missing from the report: {text}"


def _check(figures: list[Figure]) -> None:
    for figure in figures:
        if not isinstance(figure, Figure):
            raise TypeError(f"it returned {figure!r}, which is not a Figure")
        if not math.isfinite(figure.value):
            raise ValueError(f"its figure “{figure.label}” is {figure.value}")
