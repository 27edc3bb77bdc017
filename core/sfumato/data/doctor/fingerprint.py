"""Fingerprints of images: small versions that are stored, and vectors that are compared.

A fingerprint consists of the luma of the image at 32 × 32 px and its two chroma channels at
8 × 8 px. Its vector has the 64 lowest frequencies of the luma's cosine transform. A perceptual hash
keeps only the signs of these numbers; the numbers themselves tell similar images of one subject
apart.
"""

from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image

__all__ = ["FINGERPRINT_BYTES", "Planes", "fingerprint_of", "planes_of", "vectors_of", "zoomed"]

_LUMA_PX, _CHROMA_PX = 32, 8
FINGERPRINT_BYTES = _LUMA_PX**2 + 2 * _CHROMA_PX**2
_FREQUENCIES = 8

Floats = NDArray[np.float32]


class Planes(NamedTuple):
    """The content of N fingerprints, in levels of 0 to 255."""

    luma: Floats
    """`(N, 32, 32)`."""
    chroma: Floats
    """`(N, 2, 8, 8)`."""


def fingerprint_of(pixels: NDArray[np.uint8]) -> bytes:
    """Return the fingerprint of a color image `(H, W, 3)`; its aspect ratio does not count."""
    luma, *chroma = Image.fromarray(pixels).convert("YCbCr").split()
    planes = [luma.resize((_LUMA_PX,) * 2, Image.Resampling.BILINEAR)]
    planes += [plane.resize((_CHROMA_PX,) * 2, Image.Resampling.BILINEAR) for plane in chroma]
    return b"".join(plane.tobytes() for plane in planes)


def planes_of(fingerprints: NDArray[np.uint8]) -> Planes:
    """Return the luma and chroma of fingerprints `(N, 1152)`."""
    luma, chroma = np.split(fingerprints, [_LUMA_PX**2], axis=1)
    return Planes(
        luma.reshape(-1, _LUMA_PX, _LUMA_PX).astype(np.float32),
        chroma.reshape(-1, 2, _CHROMA_PX, _CHROMA_PX).astype(np.float32),
    )


def vectors_of(luma: Floats) -> Floats:
    """Return the lowest frequencies `(N, 64)` of luma `(N, 32, 32)`, in levels."""
    basis = _cosine_basis(luma.shape[-1])[:_FREQUENCIES]
    return np.ascontiguousarray((basis @ luma @ basis.T).reshape(len(luma), -1))


def zoomed(luma: Floats, *, scale: Floats, left: Floats, top: Floats) -> Floats:
    """Return a part of each luma `(N, 32, 32)`, enlarged to 32 × 32 px.

    Args:
        luma: The luma of N images.
        scale: The side of each part, `(N,)`, as a fraction of the image's side.
        left: The offset of each part from the left edge, `(N,)`, in the same unit.
        top: The offset from the top edge.
    """
    across = _interpolation(scale, left, luma.shape[-1])
    down = _interpolation(scale, top, luma.shape[-1])
    parts = down @ luma @ across.transpose(0, 2, 1)
    return parts.astype(np.float32, copy=False)


def _interpolation(scale: Floats, start: Floats, size: int) -> Floats:
    """Return the matrices `(N, size, size)` that interpolate parts of lines linearly."""
    steps = (np.arange(size, dtype=np.float32) + 0.5) / size
    places = (start[:, None] + scale[:, None] * steps) * size - 0.5
    distances = np.abs(places.clip(0, size - 1)[..., None] - np.arange(size, dtype=np.float32))
    return (1 - distances).clip(min=0).astype(np.float32)


@cache
def _cosine_basis(size: int) -> Floats:
    """Return the orthonormal basis of the cosine transform, one frequency per row."""
    frequency, place = np.mgrid[:size, :size]
    basis = np.cos(np.pi * frequency * (2 * place + 1) / (2 * size)) * np.sqrt(2 / size)
    basis[0] /= np.sqrt(2)
    found: Floats = basis.astype(np.float32)
    return found
