"""Images and features for testing metrics."""

from collections.abc import Generator
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

__all__ = ["normal_cloud", "result_of", "striped_images"]

T = TypeVar("T")


def result_of(work: Generator[Any, None, T]) -> T:
    """Run a generator to its end and return its value."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            result: T = end.value
            return result


def normal_cloud(
    count: int, width: int, *, seed: int, mean: float = 0.0, deviation: float = 1.0
) -> NDArray[np.float64]:
    """Return features `(count, width)` that are normal and independent."""
    return np.random.default_rng(seed).normal(mean, deviation, (count, width))


def striped_images(count: int, *, seed: int, size_px: int = 32) -> NDArray[np.uint8]:
    """Return images of colored stripes at random angles, `(count, size, size, 3)`."""
    rng = np.random.default_rng(seed)
    y, x = np.mgrid[:size_px, :size_px] / size_px
    angle, frequency, phase = (
        rng.uniform(low, high, (count, 1, 1)) for low, high in ((0, 3.2), (1, 4), (0, 6.3))
    )
    wave = np.sin(6.3 * frequency * (np.cos(angle) * x + np.sin(angle) * y) + phase)
    back, front = rng.uniform(0, 255, (2, count, 1, 1, 3))
    colors = back + (front - back) * (wave[..., None] + 1) / 2
    return colors.round().astype(np.uint8)
