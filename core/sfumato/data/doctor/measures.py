"""Measurements of one image, from which defects are recognized by comparison with its dataset.

An image is measured at its own size, or at 256 px if it is larger: a defect that is not visible at
that size does not matter for training.
"""

import io
from typing import Literal, NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray
from PIL import Image

__all__ = ["LARGEST_PX", "Bars", "Measures", "jpeg_quality", "measured"]

LARGEST_PX = 256
"""The longest side at which images are measured."""

_BLOCK = 8
_RECOMPRESSION = 12
"""The JPEG quality with which images are compressed to see whether they have been already."""
_BAR_TOLERANCE = 14.0
"""Difference in levels within the color of a bar, from rounding and compression."""
_BAR_EDGE = 24.0
"""Difference in levels between a bar and the image next to it."""
_LEAST_BAR = 0.06
_LARGEST_BAR = 0.45
"""The smallest and largest bar, as a share of the side."""
_STRIP_COLOR_SHARE = 0.5
_STANDARD_LUMA_SUM = 3688
"""The sum of the luma quantization table of the JPEG standard, at quality 50."""
_WEIGHTS = np.array([0.299, 0.587, 0.114], np.float32)

Floats = NDArray[np.float32]
Side = Literal["top", "bottom", "left", "right"]


class Bars(NamedTuple):
    """Bars at the edges of an image, as shares of its height and width; 0 is no bar."""

    top: float = 0.0
    bottom: float = 0.0
    left: float = 0.0
    right: float = 0.0
    strip: float = 0.0
    """The height of a strip in a plain color with writing on it, at the top or bottom."""


class Measures(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
    """The measurements of an image."""

    contrast: float
    """The range of the levels of the most varied channel, without the extreme percent."""
    sharpness: float
    """The steepest change from one pixel to the next, as a share of the range of the luma."""
    noise: float
    """The standard deviation of the noise in the quietest quarter of the image, in levels."""
    recompression: float
    """How much strong JPEG compression changes the image, as a share of the change in a shifted
    grid of blocks; far below 1, the image was compressed like this before.
    """
    quality: int
    """The JPEG quality of the file, from 1 to 100; 100 for other formats."""
    bars: Bars
    edge: tuple[float, float, float]
    """The median color along the edges."""


def measured(pixels: NDArray[np.uint8], *, quality: int = 100) -> Measures:
    """Return the measurements of an image `(H, W, 3)`."""
    colors = pixels.astype(np.float32)
    luma = colors @ _WEIGHTS
    low, high = np.quantile(colors, (0.01, 0.99), axis=(0, 1))
    return Measures(
        contrast=float((high - low).max()),
        sharpness=_sharpness(luma),
        noise=_noise(luma),
        recompression=_recompression(luma),
        quality=quality,
        bars=_bars(colors),
        edge=_edge(colors),
    )


def jpeg_quality(content: bytes) -> int:
    """Return the quality of a JPEG file from 1 to 100, or 100 if it is not a JPEG file."""
    if not content.startswith(b"\xff\xd8"):
        return 100
    try:
        with Image.open(io.BytesIO(content)) as image:
            tables = getattr(image, "quantization", {})
    except (OSError, ValueError, SyntaxError):
        return 100
    if 0 not in tables:
        return 100
    scale = 100 * sum(tables[0]) / _STANDARD_LUMA_SUM
    quality = 5000 / scale if scale > 100 else (200 - scale) / 2
    return round(float(min(max(quality, 1), 100)))


def _sharpness(luma: Floats) -> float:
    steps = np.concatenate([np.abs(np.diff(luma, axis=axis)).ravel() for axis in (0, 1)])
    low, high = np.quantile(luma, (0.01, 0.99))
    return float(np.quantile(steps, 0.995) / max(high - low, 1.0))


def _noise(luma: Floats) -> float:
    """Estimate the noise (Immerkær 1996) in 4 × 4 px blocks, and return that of the quietest."""
    rows = luma[:-2] - 2 * luma[1:-1] + luma[2:]
    response = np.abs(rows[:, :-2] - 2 * rows[:, 1:-1] + rows[:, 2:])
    height, width = (side // 4 for side in response.shape)
    if not height or not width:
        return 0.0
    blocks = response[: 4 * height, : 4 * width].reshape(height, 4, width, 4).mean((1, 3))
    return float(np.quantile(blocks, 0.25) * np.sqrt(np.pi / 2) / 6)


def _recompression(luma: Floats) -> float:
    """Return how little strong JPEG compression changes an image in its own grid of blocks."""
    whole = np.rint(luma).astype(np.uint8)
    if min(whole.shape) < 2 * _BLOCK:
        return 1.0
    shifted = [_change(whole[top:, left:]) for top, left in ((4, 4), (3, 2))]
    return _change(whole) / max(float(np.mean(shifted)), 0.5)


def _change(luma: NDArray[np.uint8]) -> float:
    stream = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(luma)).save(stream, "JPEG", quality=_RECOMPRESSION)
    with Image.open(stream) as image:
        difference = np.asarray(image, np.float32) - luma
    return float(np.sqrt(np.square(difference).mean()))


def _edge(colors: Floats) -> tuple[float, float, float]:
    pixels = np.concatenate([colors[0], colors[-1], colors[:, 0], colors[:, -1]])
    red, green, blue = np.median(pixels, axis=0).tolist()
    return red, green, blue


def _bars(colors: Floats) -> Bars:
    """Return the bars of an image: pairs at opposite edges, or a strip with writing."""
    top, bottom = _pair_of_bars(colors)
    left, right = _pair_of_bars(colors.transpose(1, 0, 2))
    if (top > 0) == (left > 0):  # a frame around the whole image is part of its design
        top = bottom = left = right = 0.0
    strip = 0.0
    if not top and not left:
        strip = max(_strip(colors), _strip(colors[::-1]))
    return Bars(top, bottom, left, right, strip)


def _pair_of_bars(colors: Floats) -> tuple[float, float]:
    """Return the shares of the height that bars of one color at both ends take."""
    first, last = _bar(colors), _bar(colors[::-1])
    if not first or not last:
        return 0.0, 0.0
    difference = np.abs(np.median(colors[0], axis=0) - np.median(colors[-1], axis=0)).max()
    is_pair = difference < _BAR_TOLERANCE and abs(first - last) <= max(2, 0.3 * max(first, last))
    shares = first / len(colors), last / len(colors)
    return shares if is_pair and min(shares) >= _LEAST_BAR else (0.0, 0.0)


def _bar(colors: Floats) -> int:
    """Return the number of rows of a plain bar at the top; 0 if it does not end abruptly."""
    distances = np.abs(colors - np.median(colors[0], axis=0)).max(axis=2)
    is_plain = np.quantile(distances, 0.98, axis=1) < _BAR_TOLERANCE
    if is_plain.all():
        return 0
    rows = int(is_plain.argmin())
    if not rows or rows > _LARGEST_BAR * len(colors):
        return 0
    beside = distances[rows : rows + 2].max(axis=0)  # the first row may be blended
    return rows if (beside > _BAR_EDGE).mean() >= 0.9 else 0


def _strip(colors: Floats) -> float:
    """Return the share of the height of a strip with writing at the top; 0 if there is none."""
    color = np.median(colors[0], axis=0)
    distances = np.abs(colors - color).max(axis=2)
    if (distances[0] > _BAR_TOLERANCE).mean() > 0.02:
        return 0.0
    is_color = distances < _BAR_TOLERANCE
    is_in_strip = is_color[:, :1].all(1) & is_color[:, -1:].all(1)
    is_in_strip &= is_color.mean(1) >= _STRIP_COLOR_SHARE
    rows = len(colors) if is_in_strip.all() else int(is_in_strip.argmin())
    if not _LEAST_BAR <= rows / len(colors) <= _LARGEST_BAR:
        return 0.0
    beside = distances[rows : rows + 2].max(axis=0)
    has_writing = (~is_color[:rows]).mean() > 0.02
    is_abrupt = (beside > _BAR_EDGE).mean() >= 0.9 and is_color[rows - 1].mean() > 0.9
    return rows / len(colors) if has_writing and is_abrupt else 0.0
