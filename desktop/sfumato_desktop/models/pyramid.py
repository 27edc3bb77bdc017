"""A min-max pyramid for fast plotting of long curves.

A curve of a million points is plotted as fast as a curve of a thousand points, using precomputed
minima and maxima of increasingly large buckets. The level that is used has about as many buckets as
the screen has pixels, so no peak is lost.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.floating[Any]]

__all__ = ["Pyramid"]

_STEP = 4
"""Number of buckets per bucket of the next level; levels add 2/3 of the curve's memory."""


class Pyramid:
    """A curve and its levels.

    Args:
        x: Ascending positions, `(N,)`.
        y: The values at these positions, `(N,)`.
    """

    def __init__(self, x: "Floats", y: "Floats") -> None:
        self.x = x
        self.y = y
        self._levels: list[tuple[Floats, Floats]] = []
        low = high = y
        while len(low) > _STEP:
            low, high = _lowest(low), _highest(high)
            self._levels.append((low, high))

    def __len__(self) -> int:
        return len(self.x)

    def window(self, left: float, right: float, *, points: int) -> "tuple[Floats, Floats]":
        """Return the points to plot between two positions, limited to about `points`.

        If there are more points, each bucket is reduced to two points, its minimum and maximum.
        """
        import numpy as np  # imported here for start-up time

        first = max(0, int(np.searchsorted(self.x, left)) - 1)
        last = min(len(self.x), int(np.searchsorted(self.x, right, side="right")) + 1)
        if last - first <= points or not self._levels:
            return self.x[first:last], self.y[first:last]
        level, size = 0, _STEP
        while 2 * (last - first) / size > points and level + 1 < len(self._levels):
            level, size = level + 1, size * _STEP
        low, high = self._levels[level]
        buckets = slice(first // size, -(-last // size))
        x = self.x[::size][buckets]
        drawn = np.empty(2 * len(x))
        drawn[0::2], drawn[1::2] = low[buckets], high[buckets]
        return np.repeat(x, 2), drawn

    def bounds(self) -> tuple[float, float]:
        """Return the minimum and the maximum value."""
        if not len(self.y):
            return 0.0, 1.0
        low, high = self._levels[-1] if self._levels else (self.y, self.y)
        return float(low.min()), float(high.max())


def _lowest(values: "Floats") -> "Floats":
    import numpy as np  # imported here for start-up time

    return np.minimum.reduceat(values, np.arange(0, len(values), _STEP))


def _highest(values: "Floats") -> "Floats":
    import numpy as np  # imported here for start-up time

    return np.maximum.reduceat(values, np.arange(0, len(values), _STEP))
