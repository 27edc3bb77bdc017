"""Conversion of pixel samples of any depth to 8-bit images, for formats that Pillow cannot read."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from sfumato.messages import Message, msg

__all__ = ["STRETCHED", "image_of_samples", "in_eight_bits", "require_safe_size"]

STRETCHED = "stretched"
"""The key in an image's `info` for the note that its values had to be rescaled."""

_FLOAT_WHITES = (1.0, 255.0, 65_535.0)
_WIDE_WHITES = (255.0, 65_535.0, 4_294_967_295.0)


def in_eight_bits(
    values: NDArray[np.generic], *, bits: int = 0
) -> tuple[NDArray[np.uint8], Message]:
    """Return samples scaled to 0..255, and a note if they had to be rescaled.

    Integers of up to 16 bits are scaled by their depth. Floats and 32-bit integers are scaled by
    their apparent range, because files do not specify the value of white.

    Args:
        values: Unsigned integers or floats of any shape.
        bits: The depth of integers; if 0, the depth of their type is used.
    """
    depth = bits or 8 * values.dtype.itemsize
    if values.dtype.kind == "u" and depth <= 16:
        white = (1 << depth) - 1
        wide = values.astype(np.uint32)
        return ((wide * 255 + white // 2) // white).astype(np.uint8), Message()
    numbers = np.nan_to_num(values.astype(np.float64), posinf=0.0, neginf=0.0)
    low, high = float(numbers.min()), float(numbers.max())
    whites = _FLOAT_WHITES if values.dtype.kind == "f" else _WIDE_WHITES
    white_value = next((white for white in whites if low >= 0 and high <= white), None)
    if white_value is not None:
        return np.rint(numbers * (255.0 / white_value)).astype(np.uint8), Message()
    stretched = (numbers - low) * (255.0 / max(high - low, 1e-12))
    note = msg(
        "data.values_are_rescaled",
        "Values from {low:.4g} to {high:.4g} are rescaled to the range from black to white.",
        low=low,
        high=high,
    )
    return np.rint(stretched).astype(np.uint8), note


def image_of_samples(channels: NDArray[np.uint8], mode: str) -> Image.Image:
    """Return an image of samples, `(H, W, C)`, in a plain mode with the same number of channels."""
    bands = [
        Image.fromarray(np.ascontiguousarray(channels[..., at]))
        for at in range(Image.getmodebands(mode))
    ]
    return bands[0] if len(bands) == 1 else Image.merge(mode, bands)


def require_safe_size(width: int, height: int) -> None:
    """Raise an error for an image with more pixels than Pillow itself would read.

    Raises:
        Image.DecompressionBombError: If the image is too large. The message is that of Pillow's own
            check.
    """
    limit = 2 * (Image.MAX_IMAGE_PIXELS or 2**62)
    if width * height > limit:
        raise Image.DecompressionBombError(
            f"Image size ({width * height} pixels) exceeds limit of {limit} pixels"
        )
