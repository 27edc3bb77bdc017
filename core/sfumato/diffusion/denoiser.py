"""The denoiser interface, independent of network and training.

All objectives share this interface: `D(x, sigma, class_label)` returns the expected clean image,
and the losses weight its error differently. Samplers, guidance, export, and metrics are written
once, in sigma space: `x_t = x + sigma * noise` with `x` in [-1, 1] (EDM, Karras et al. 2022,
arXiv:2206.00364, eq. 1).
"""

import math
from typing import Protocol

from torch import Tensor

__all__ = ["Denoiser", "GaussianDenoiser"]


class Denoiser(Protocol):
    """Predicts the clean image from a noisy one."""

    def __call__(self, x: Tensor, sigma: Tensor, class_label: Tensor | None = None) -> Tensor:
        """Return the expected clean image.

        Args:
            x: Noisy images `x + sigma * noise`, `(B, C, H, W)`.
            sigma: Noise level, `(B,)` or `()`.
            class_label: Class of each image, int64 `(B,)`; `None` if there are no classes. A label
                equal to the number of classes means "no class".

        Returns:
            Clean images, `(B, C, H, W)`, approximately in [-1, 1].
        """
        ...


class GaussianDenoiser:
    """The exact denoiser of normally distributed images with a given mean and standard deviation.

    `D(x, sigma) = (sigma^2 * mean + deviation^2 * x) / (sigma^2 + deviation^2)`. Its sampling
    trajectory has a closed form, so samplers are tested against it.
    """

    def __init__(self, mean: float, deviation: float) -> None:
        self.mean = mean
        self.deviation = deviation

    def __call__(self, x: Tensor, sigma: Tensor, class_label: Tensor | None = None) -> Tensor:  # noqa: ARG002, part of the Denoiser interface
        """Return the exact clean image, `(B, C, H, W)`."""
        variance = sigma.reshape(-1, 1, 1, 1).square() if sigma.ndim else sigma.square()
        own = self.deviation**2
        return (variance * self.mean + own * x) / (variance + own)

    def end_of_trajectory(self, x: Tensor, sigma: float, sigma_end: float = 0.0) -> Tensor:
        """Return the end point of the probability-flow ODE that starts from `x` at `sigma`."""
        own = self.deviation**2
        scale = math.sqrt((own + sigma_end**2) / (own + sigma**2))
        return self.mean + scale * (x - self.mean)
