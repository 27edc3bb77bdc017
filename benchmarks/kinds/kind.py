"""One kind of image file, and the image that all of them show."""

import io
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

__all__ = ["SIDE_PX", "Kind", "rgb", "rgba", "saved"]

SIDE_PX = 37
"""Odd and prime, so that padded rows, partial blocks and cut tiles all occur."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Kind:
    """A file of one kind."""

    name: str
    """Its distinguishing feature, with the usual file extension."""
    content: bytes
    truth: NDArray[np.uint8] | None = None
    """The expected pixels, `(H, W, 3)` in sRGB; `None` if ImageMagick provides them."""
    is_lossy: bool = False
    options: tuple[str, ...] = ()
    """Options that ImageMagick needs to read it as intended."""


def rgb(side_px: int = SIDE_PX) -> NDArray[np.uint8]:
    """Return an image of soft colors without symmetry, `(H, W, 3)`, with a dark and a light end."""
    y, x = np.mgrid[0:side_px, 0:side_px] / (side_px - 1)
    bands = (x, 0.5 + 0.5 * np.sin(3 * y + 2 * x), 1 - 0.8 * y * (1 - x))
    pixels = np.rint(255 * np.stack(bands, axis=-1)).astype(np.uint8)
    pixels[: side_px // 5, : side_px // 4] = 0
    pixels[-side_px // 6 :, -side_px // 3 :] = 255
    return pixels


def rgba(side_px: int = SIDE_PX) -> NDArray[np.uint8]:
    """Return the same image, more transparent to the right, with one fully transparent corner."""
    alpha = np.tile(np.linspace(255, 40, side_px), (side_px, 1)).astype(np.uint8)
    alpha[-side_px // 4 :, -side_px // 4 :] = 0
    return np.dstack([rgb(side_px), alpha])


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    """Return an image as a file written by Pillow."""
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()
