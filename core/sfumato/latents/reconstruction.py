"""Reconstruction loss of an autoencoder.

The loss needs no pretrained network. It combines absolute differences between pixels and between
image gradients at several scales, which keep edges sharp.
"""

import torch
from torch import Tensor
from torch.nn import functional

__all__ = ["Turn", "reconstruction_losses", "sample_turn", "turned"]

_SCALES = 3
_HALF = 0.5

Turn = int
"""Number of quarter turns, 0 to 3; -1 stands for downscaling by half."""


def reconstruction_losses(found: Tensor, wanted: Tensor) -> Tensor:
    """Return mean absolute differences of pixels and of image gradients at three scales.

    Args:
        found: Reconstructed images, `(B, C, H, W)`.
        wanted: The original images.

    Returns:
        One loss per image, float32 `(B,)`.
    """
    losses = _mean_size(found - wanted)
    for _ in range(_SCALES):
        error = found - wanted
        slopes = _mean_size(error.diff(dim=-1)) + _mean_size(error.diff(dim=-2))
        losses = losses + slopes / _SCALES
        found, wanted = functional.avg_pool2d(found, 2), functional.avg_pool2d(wanted, 2)
    return losses


def sample_turn(share: float) -> Turn:
    """Sample how an update transforms its latents, from torch's default generator.

    Args:
        share: Probability that the latents are transformed.
    """
    chance, kind = torch.rand(2).tolist()
    if chance >= share:
        return 0
    return -1 if kind < _HALF else 1 + int(torch.randint(3, ()))


def turned(x: Tensor, turn: Turn) -> Tensor:
    """Rotate or downscale images or latents, `(B, C, H, W)`.

    Latents and images are transformed in the same way (EQ-VAE, Kouzelis et al. 2025,
    arXiv:2502.09509, eq. 5), so that the latents gain no structure that the images lack.
    """
    if turn == -1:
        return functional.interpolate(x, scale_factor=_HALF, mode="bilinear", antialias=True)
    return torch.rot90(x, turn, (2, 3)) if turn else x


def _mean_size(x: Tensor) -> Tensor:
    """Return the mean absolute value of each image, `(B,)`."""
    return x.abs().flatten(1).mean(1)
