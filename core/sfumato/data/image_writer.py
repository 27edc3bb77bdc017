"""Streaming of decoded images to disk, with statistics over all images.

Images are appended one by one and are not held in memory. Only after the last image is it known
whether all images are gray. Therefore, color images are written with three channels, and a set of
gray images is reduced to one channel at the end. Images with alpha keep their four channels.
"""

import math
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
from numpy.typing import NDArray

from sfumato.config.image_shape import Channels, ImageShape

__all__ = ["ImageWriter"]

_COLORS = 3
_GRAY_DIFFERENCE = 2
"""The maximum difference, of 255, between the channels of an image that counts as gray.

JPEG compression and color profiles cause such differences in gray images.
"""

_SMALLEST_DEVIATION = 0.01
"""A lower bound for the standard deviation, which is 0 for a single color and must not be 0."""

_CHUNK_BYTES = 2**24


class ImageWriter:
    """Appends images to a file of raw bytes and accumulates their statistics.

    Args:
        path: The file to write.
        shape: The shape of the images.
    """

    def __init__(self, path: Path, shape: ImageShape) -> None:
        self.channels: Channels = shape.channels
        """The number of channels of the images in the file.

        1 after `finish` if all images are opaque and gray.
        """
        self._path = path
        self._stream = path.open("wb")
        self._is_all_gray = shape.channels == _COLORS
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
        """Append an image to the file.

        Args:
            pixels: The image's pixels, `(H, W, C)`.
            is_counted: Whether the statistics include the image; `False` for held-out images.
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
        """Reduce gray images to one channel; nothing can be added afterward."""
        self._stream.close()
        if self._is_all_gray:
            _keep_one_channel(self._path)
            self.channels = 1

    @property
    def mean(self) -> float:
        """The mean of the counted pixels in [-1, 1]."""
        return self._sum / max(1, self._value_count) / 127.5 - 1.0

    @property
    def sigma_data(self) -> float:
        """The standard deviation of the counted pixels in [-1, 1], at least 0.01."""
        count = max(1, self._value_count)
        variance = (self._sum_of_squares * count - self._sum**2) / count**2  # exact integers
        return max(_SMALLEST_DEVIATION, math.sqrt(variance) / 127.5)


def _keep_one_channel(path: Path) -> None:
    """Keep the green byte of each pixel, because green is closest to perceived brightness."""
    squeezed = path.with_suffix(".gray")
    with path.open("rb") as colors, squeezed.open("wb") as grays:
        while chunk := colors.read(3 * _CHUNK_BYTES):
            grays.write(chunk[1::3])
    squeezed.replace(path)
