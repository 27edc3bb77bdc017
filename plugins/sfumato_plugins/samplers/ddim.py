"""The DDIM sampler, with a configurable amount of fresh noise at each step."""

import math

from torch import Tensor

from sfumato.diffusion.sampler import Sampler, Trajectory
from sfumato_plugins.samplers.offers import DdimSettings

__all__ = ["DdimSampler", "make_sampler"]


class DdimSampler(Sampler):
    """DDIM (Song et al. 2020, arXiv:2010.02502, eq. 12 and 16), rescaled to sigma space.

    With `eta = 0` it is Euler's method; with `eta = 1` it is DDPM.

    Args:
        eta: The fraction of fresh noise, 0 to 1.
    """

    def __init__(self, *, eta: float = 0.0) -> None:
        self._eta = eta

    def step(self, trajectory: Trajectory, x: Tensor, index: int) -> Tensor:
        """Keep part of the current noise and replace the rest; see `Sampler.step`."""
        sigma, sigma_next = trajectory.sigmas[index], trajectory.sigmas[index + 1]
        denoised = trajectory.denoise(x, sigma)
        if sigma_next == 0:
            return denoised
        fresh = self._eta * sigma_next * math.sqrt(1 - (sigma_next / sigma) ** 2)
        kept = math.sqrt(sigma_next**2 - fresh**2)
        there = denoised + (kept / sigma) * (x - denoised)
        return there + fresh * trajectory.fresh_noise(index) if fresh > 0 else there


def make_sampler(settings: DdimSettings) -> DdimSampler:
    """Return the sampler."""
    return DdimSampler(eta=settings.eta)
