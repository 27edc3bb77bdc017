"""Streaming of decoded images to disk, with statistics over the whole set.

Images are appended one by one and never held in memory. Whether the set is gray is known only after
the last image, so all are written with three channels, and a gray set is reduced to one at the end.
"""

import math
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
from numpy.typing import NDArray

__all__ = ["ImageWriter"]

_GRAY_DIFFERENCE = 2
"""Of 255; JPEG and color profiles leave the channels of gray images this far apart."""

_SMALLEST_DEVIATION = 0.01
"""A set of one flat color has deviation 0, and the mathematics of diffusion divides by it."""

_CHUNK_BYTES = 2**24


class ImageWriter:
    """Appends images to a file of raw bytes and accumulates their statistics.

    Args:
        path: The file to write.
        size_px: Side length of the images.
    """

    def __init__(self, path: Path, size_px: int) -> None:
        self.channels = 3
        """Channels of the images in the file; 1 after `finish` if all were gray."""
        self._path = path
        self._size_px = size_px
        self._stream = path.open("wb")
        self._is_all_gray = True
        self._value_count = 0
        self._sum = 0
        self._sum_of_squares = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._stream.close()

    def add(self, pixels: NDArray[np.uint8], *, is_counted: bool) -> None:
        """Append an image, `(size_px, size_px, 3)`.

        Args:
            pixels: The image.
            is_counted: Whether it enters the statistics; `False` for held-out images.
        """
        if self._is_all_gray:
            difference = pixels.max(axis=-1) - pixels.min(axis=-1)
            self._is_all_gray = int(difference.max()) <= _GRAY_DIFFERENCE
        if is_counted:
            self._value_count += pixels.size
            self._sum += int(pixels.sum(dtype=np.uint64))
            self._sum_of_squares += int(np.square(pixels, dtype=np.uint64).sum())
        self._stream.write(np.ascontiguousarray(pixels).data)

    def finish(self) -> None:
        """Reduce a gray set to one channel; nothing can be added afterward."""
        self._stream.close()
        if self._is_all_gray:
            _keep_one_channel(self._path)
            self.channels = 1

    @property
    def mean(self) -> float:
        """Mean of the counted pixels in [-1, 1]."""
        return self._sum / max(1, self._value_count) / 127.5 - 1.0

    @property
    def sigma_data(self) -> float:
        """Standard deviation of the counted pixels in [-1, 1], at least 0.01."""
        count = max(1, self._value_count)
        variance = (self._sum_of_squares * count - self._sum**2) / count**2  # exact integers
        return max(_SMALLEST_DEVIATION, math.sqrt(variance) / 127.5)


def _keep_one_channel(path: Path) -> None:
    """Keep the middle byte of every three; green is closest to perceived brightness."""
    squeezed = path.with_suffix(".gray")
    with path.open("rb") as colors, squeezed.open("wb") as grays:
        while chunk := colors.read(3 * _CHUNK_BYTES):
            grays.write(chunk[1::3])
    squeezed.replace(path)
