"""Color conversions by the formulas of their standards, as references for libraries."""

import numpy as np
from numpy.typing import NDArray

__all__ = ["linear_of_srgb", "on_white", "srgb_of_lab"]

_WHITE_D50 = np.array([0.9642, 1.0, 0.8249])
_SRGB_OF_XYZ_D50 = np.array(
    [
        [3.1338561, -1.6168667, -0.4906146],
        [-0.9787684, 1.9161415, 0.0334540],
        [0.0719453, -0.2289914, 1.4052427],
    ]
)
"""With Bradford's adaptation from D50 to D65; by Lindbloom."""


def linear_of_srgb(pixels: NDArray[np.uint8]) -> NDArray[np.float64]:
    """Return the linear light in [0, 1] of sRGB values."""
    values = pixels / 255
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def on_white(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return `(H, W, 4)` pixels composited on white."""
    alpha = pixels[..., 3:] / 255
    return np.rint(pixels[..., :3] * alpha + 255 * (1 - alpha)).astype(np.uint8)


def srgb_of_lab(values: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return sRGB of 8-bit CIE Lab (D50), a and b signed."""
    light = (values[..., 0] / 255 * 100 + 16) / 116
    a, b = (values[..., at].view(np.int8).astype(float) for at in (1, 2))
    steps = np.stack([light + a / 500, light, light - b / 200], axis=-1)
    cubes = np.where(steps > 6 / 29, steps**3, 3 * (6 / 29) ** 2 * (steps - 4 / 29))
    linear = np.clip((cubes * _WHITE_D50) @ _SRGB_OF_XYZ_D50.T, 0, 1)
    srgb = np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)
    return np.rint(srgb * 255).astype(np.uint8)
