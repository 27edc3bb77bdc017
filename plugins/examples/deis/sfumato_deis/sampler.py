"""The tAB-DEIS sampler.

With `x = clean + sigma * noise`, the probability flow is `dx/dsigma = noise(x, sigma)`, so the
exponential integrator of Zhang and Chen 2023 (arXiv:2204.13902, eq. 14 and 15) is the integral of a
polynomial through the last noise predictions, as functions of sigma.
"""

from torch import Tensor

from sfumato.diffusion.sampler import Sampler, Trajectory
from sfumato_deis import DeisSettings

__all__ = ["DeisSampler", "integrals_of_lagrange"]


class DeisSampler(Sampler):
    """Integrates a polynomial through the last noise predictions.

    Args:
        settings: The user's settings.
    """

    def __init__(self, settings: DeisSettings) -> None:
        self._degree = settings.degree

    def step(self, trajectory: Trajectory, x: Tensor, index: int) -> Tensor:
        """Return the image at the next noise level after `trajectory.sigmas[index]`.

        The step to 0 returns the prediction itself, because past predictions are too far away.
        """
        sigma, target = trajectory.sigmas[index], trajectory.sigmas[index + 1]
        clean = trajectory.denoise(x, sigma)
        if target == 0:
            return clean
        trajectory.denoised.append(
            (x - clean) / sigma
        )  # the noise prediction, which the polynomial interpolates
        count = min(self._degree + 1, len(trajectory.denoised))
        levels = trajectory.sigmas[index - count + 1 : index + 1]
        weights = integrals_of_lagrange(levels, start=sigma, end=target)
        for weight, noise in zip(weights, trajectory.denoised[-count:], strict=True):
            x = x + weight * noise
        return x


def integrals_of_lagrange(
    levels: tuple[float, ...], *, start: float, end: float
) -> tuple[float, ...]:
    """Return the integral of each Lagrange polynomial over `levels` (eq. 15), from start to end."""
    found = []
    for chosen, level in enumerate(levels):
        coefficients = [1.0]  # of the powers of sigma, constant term first
        for index, other in enumerate(levels):
            if index != chosen:
                scale = level - other
                shifted = [0.0, *coefficients]
                lowered = [*(-other * value for value in coefficients), 0.0]
                coefficients = [(a + b) / scale for a, b in zip(shifted, lowered, strict=True)]
        found.append(
            sum(
                value * (end ** (power + 1) - start ** (power + 1)) / (power + 1)
                for power, value in enumerate(coefficients)
            )
        )
    return tuple(found)
