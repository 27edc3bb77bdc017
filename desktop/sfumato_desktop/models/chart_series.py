"""The data of a run's chart: figures, axes, and smoothing."""

import math
from array import array
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from sfumato.records.events import IncidentReported, LearningRateChanged, RunExtended, RunStarted
from sfumato_desktop.models.event_text import log_entry_for
from sfumato_desktop.models.pyramid import Pyramid
from sfumato_desktop.models.run_model import Curves, RunModel

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

__all__ = ["Axis", "Figure", "Mark", "Series", "marks_of", "series_of", "smoothed"]

_LARGEST_SHARE = 0.2
"""Fraction of all points that are averaged into each point at full smoothing."""
_PEAKS_LEFT_OUT = 0.002
"""Fraction of raw values that may lie outside either end of a fitted chart."""


class Figure(StrEnum):
    """The figure that is plotted."""

    LOSS = "loss"
    RATE = "rate"
    GRADIENT = "gradient"
    SPEED = "speed"
    QUALITY = "quality"


class Axis(StrEnum):
    """The horizontal axis."""

    IMAGES = "images"
    STEPS = "steps"
    TIME = "time"
    """Training time in minutes."""


@dataclass(frozen=True)
class Series:
    """One run's figure, ready to plot."""

    raw: Pyramid
    """Values in single precision, like the smoothed ones; a screen cannot show more."""
    smooth: Pyramid
    dots: "tuple[Floats, Floats]"
    """Positions and values of occasional measurements."""

    def bounds(self) -> tuple[float, float]:
        """Return the range of values to show, which a few raw peaks may exceed."""
        import numpy as np  # imported here for start-up time

        low, high = self.smooth.bounds()
        if len(self.raw):
            shares = [_PEAKS_LEFT_OUT, 1 - _PEAKS_LEFT_OUT]
            usual = np.quantile(self.raw.y[:: 1 + len(self.raw) // 10_000], shares)
            low, high = min(low, float(usual[0])), max(high, float(usual[1]))
        for value in self.dots[1]:
            low, high = min(low, float(value)), max(high, float(value))
        return low, high


@dataclass(frozen=True)
class Mark:
    """An event at its position in the chart."""

    position: float
    color: str
    """Name of a theme color."""
    text: str


def smoothed(values: "Floats", smoothing: float) -> "Floats":
    """Average each value with its neighbors.

    Args:
        values: `(N,)`.
        smoothing: 0 leaves the values unchanged; 1 averages over a fifth of them.
    """
    import numpy as np  # imported here for start-up time

    half = int(smoothing**2 * _LARGEST_SHARE * len(values) / 2)
    if half < 1 or len(values) < 3:
        return values
    count = len(values)
    half = min(half, (count - 1) // 2)
    sums = np.zeros(count + 1)
    np.cumsum(values, out=sums[1:])
    averages = np.empty(count)
    middle = averages[half : count - half]
    np.subtract(sums[2 * half + 1 :], sums[: count - 2 * half], out=middle)
    middle /= 2 * half + 1
    reach = np.arange(half)  # toward the ends, there are fewer neighbors
    widths = 2 * reach + 1
    averages[:half] = sums[widths] / widths
    averages[count - half :] = ((sums[-1] - sums[count - widths]) / widths)[::-1]
    return averages


def series_of(
    curves: Curves, figure: Figure, axis: Axis, *, smoothing: float, is_log: bool
) -> Series:
    """Return the values to plot, as base-10 logarithms on a logarithmic scale."""
    import numpy as np  # imported here for start-up time

    x, values = _points(curves, figure, axis)
    dots_x, dots = _dots(curves, figure, axis)
    y = _scaled(values, is_log=is_log)
    return Series(
        raw=Pyramid(x, y.astype(np.float32)),
        smooth=Pyramid(x, smoothed(y, smoothing).astype(np.float32)),
        dots=(dots_x, _scaled(dots, is_log=is_log)),
    )


def marks_of(model: RunModel, axis: Axis) -> list[Mark]:
    """Return the chart's marks: incidents, learning rate changes, and training session starts."""
    marks = []
    for event in model.log_entries:
        log_entry = log_entry_for(event)
        is_reported = isinstance(event, IncidentReported | LearningRateChanged | RunExtended)
        is_in_session = isinstance(event, RunStarted) and event.images_seen > 0
        if log_entry is not None and (is_reported or is_in_session):
            assert isinstance(
                event, IncidentReported | LearningRateChanged | RunExtended | RunStarted
            )
            position = _position(model.curves, event.images_seen, axis)
            marks.append(Mark(position=position, color=log_entry.color, text=log_entry.text))
    return marks


def _position(curves: Curves, images_seen: int, axis: Axis) -> float:
    if axis is Axis.IMAGES:
        return float(images_seen)
    steps, seconds = curves.moment(images_seen)
    return steps if axis is Axis.STEPS else seconds / 60


def _points(curves: Curves, figure: Figure, axis: Axis) -> "tuple[Floats, Floats]":
    if figure is Figure.QUALITY:
        return _dots(curves, figure, axis)
    y = {
        Figure.LOSS: curves.loss,
        Figure.RATE: curves.learning_rate,
        Figure.GRADIENT: curves.gradient_norm,
        Figure.SPEED: curves.images_per_s,
    }[figure]
    x = {Axis.IMAGES: curves.images, Axis.STEPS: curves.steps, Axis.TIME: curves.seconds}[axis]
    return _along(x, axis), _copied(y)


def _dots(curves: Curves, figure: Figure, axis: Axis) -> "tuple[Floats, Floats]":
    """Return the positions and values of occasional measurements, which are plotted as dots."""
    columns: dict[Figure, tuple[array[float], array[float], array[float], array[float]]] = {
        Figure.LOSS: (
            *(curves.validation_images, curves.validation_steps),
            *(curves.validation_seconds, curves.validation_loss),
        ),
        Figure.QUALITY: (
            *(curves.quality_images, curves.quality_steps),
            *(curves.quality_seconds, curves.quality),
        ),
    }
    nothing = array("d")
    images, steps, seconds, y = columns.get(figure, (nothing,) * 4)
    x = {Axis.IMAGES: images, Axis.STEPS: steps, Axis.TIME: seconds}[axis]
    return _along(x, axis), _copied(y)


def _along(x: "array[float]", axis: Axis) -> "Floats":
    return _copied(x) / 60.0 if axis is Axis.TIME else _copied(x)


def _copied(values: "array[float]") -> "Floats":
    """Return a copy, because an array whose buffer is exported to numpy cannot grow."""
    import numpy as np  # imported here for start-up time

    return np.array(values, dtype=np.float64)


def _scaled(values: "Floats", *, is_log: bool) -> "Floats":
    """Return the values to plot, either in place or copied; invalid values become low."""
    import numpy as np  # imported here for start-up time

    if is_log:
        smallest = np.min(values, where=values > 0, initial=math.inf)
        values = np.log10(np.maximum(values, smallest if math.isfinite(smallest) else 1.0))
    return np.nan_to_num(values, copy=False, nan=0.0, posinf=0.0, neginf=0.0)
