"""Degradation of images in known ways and by known amounts.

Metrics are tested on degraded images: a metric must respond to the defect that it is meant to
measure, and respond more strongly to more of it. The tests and `benchmarks/damage_table.py` test
the built-in metrics this way; you can test your own metric, too. Inputs and outputs are uint8
images `(N, H, W, C)`.
"""

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812, the usual name

from sfumato.evaluation.features import Images

__all__ = [
    "blur",
    "blurred",
    "confetti",
    "dithered",
    "faded",
    "ghostly",
    "noisy",
    "repeated",
    "ringing",
]

_MIDDLE = 127.5


def noisy(images: Images, deviation: float, *, seed: int = 0) -> Images:
    """Add Gaussian noise with a standard deviation given as a share of the full range."""
    noise = np.random.default_rng(seed).normal(0, 255 * deviation, images.shape)
    return _to_bytes(images + noise)


def blurred(images: Images, deviation_px: float) -> Images:
    """Apply a Gaussian blur with a standard deviation in pixels."""
    levels = torch.from_numpy(np.array(images)).permute(0, 3, 1, 2).float()
    soft = blur(levels, torch.full((len(levels),), deviation_px))
    return _to_bytes(soft.permute(0, 2, 3, 1).numpy())


def faded(images: Images, contrast: float) -> Images:
    """Reduce the contrast; 1 leaves images unchanged, and 0 makes them plain gray."""
    return _to_bytes(_MIDDLE + contrast * (images - _MIDDLE))


def ghostly(images: Images, share: float) -> Images:
    """Blend another image at half opacity over each image in the first `share` of the images."""
    count = round(share * len(images))
    ghosts = np.roll(images, -len(images) // 2, axis=0)[:count]
    mixed = (images[:count].astype(float) + ghosts) / 2
    return np.concatenate([_to_bytes(mixed), images[count:]])


def repeated(images: Images, distinct: int) -> Images:
    """Replace the images with repetitions of the first `distinct` images."""
    return np.resize(images[:distinct], images.shape)


def dithered(images: Images, amount: float, *, period_px: int = 4) -> Images:
    """Add a checkered pattern with an amplitude given as a share of the full range."""
    height, width = images.shape[1:3]
    half = period_px // 2
    squares = (np.arange(height)[:, None] // half + np.arange(width)[None, :] // half) % 2
    return _to_bytes(images + 255 * amount * (squares - 0.5)[..., None])


def confetti(images: Images, share: float, *, seed: int = 0) -> Images:
    """Replace a share of the pixels by random colors."""
    random = np.random.default_rng(seed)
    is_replaced = random.random(images.shape[:3]) < share
    colors = random.integers(0, 256, images.shape, dtype=np.uint8)
    return np.where(is_replaced[..., None], colors, images)


def ringing(images: Images, amount: float) -> Images:
    """Sharpen edges until they overshoot: add `amount` times the difference to a blurred image."""
    soft = blurred(images, 1.0).astype(float)
    return _to_bytes(images + amount * (images - soft))


def blur(x: Tensor, deviation_px: Tensor) -> Tensor:
    """Blur each image `(B, C, S, S)` with its own Gaussian width, `(B,)`, which is at most 1."""
    taps = torch.arange(-2.0, 3.0)
    kernels = torch.exp(-taps.square() / (2 * deviation_px[:, None].clamp(min=0.1).square()))
    kernels = (kernels / kernels.sum(1, keepdim=True)).repeat_interleave(x.shape[1], 0)
    flat = x.reshape(1, -1, *x.shape[2:])
    across = F.pad(flat, (2, 2, 0, 0), mode="replicate")
    flat = F.conv2d(across, kernels[:, None, None, :], groups=len(kernels))
    down = F.pad(flat, (0, 0, 2, 2), mode="replicate")
    return F.conv2d(down, kernels[:, None, :, None], groups=len(kernels)).reshape(x.shape)


def _to_bytes(levels: np.ndarray) -> Images:
    return np.clip(np.round(levels), 0, 255).astype(np.uint8)
