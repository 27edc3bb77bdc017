"""What does a denoiser promise, whatever network and training stand behind it?

One interface for every objective: `D(x, sigma, class_label)` gives the expected clean image. Losses
are weightings behind it; samplers, guidance, export and metrics are written once, in sigma space:
`x_t = x + sigma * noise` with `x` in [-1, 1] (EDM, Karras et al. 2022, arXiv:2206.00364, eq. 1).
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
            class_label: Class of each image, int64 `(B,)`; `None` where classes are not known or
                not wanted. The number of classes, as a label, means no class.

        Returns:
            Clean images, `(B, C, H, W)`, about [-1, 1].
        """
        ...


class GaussianDenoiser:
    """The exact denoiser of images that are normal with a mean and a deviation.

    `D(x, sigma) = (sigma^2 * mean + deviation^2 * x) / (sigma^2 + deviation^2)`; the walk from
    noise to image has a closed form, so samplers are tested against it.
    """

    def __init__(self, mean: float, deviation: float) -> None:
        self.mean = mean
        self.deviation = deviation

    def __call__(self, x: Tensor, sigma: Tensor, class_label: Tensor | None = None) -> Tensor:  # noqa: ARG002, a Denoiser
        """Return the exact clean image, `(B, C, H, W)`."""
        variance = sigma.reshape(-1, 1, 1, 1).square() if sigma.ndim else sigma.square()
        own = self.deviation**2
        return (variance * self.mean + own * x) / (variance + own)

    def end_of_trajectory(self, x: Tensor, sigma: float, sigma_end: float = 0.0) -> Tensor:
        """Return where the probability-flow ODE ends that starts from `x` at `sigma`."""
        own = self.deviation**2
        scale = math.sqrt((own + sigma_end**2) / (own + sigma**2))
        return self.mean + scale * (x - self.mean)
