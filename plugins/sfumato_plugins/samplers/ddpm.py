"""The DDPM sampler, which samples from the posterior at each step."""

import math

from torch import Tensor

from sfumato.diffusion.sampler import Sampler, Trajectory
from sfumato.plugins.catalog import NoSettings

__all__ = ["DdpmSampler", "make_sampler"]


class DdpmSampler(Sampler):
    """DDPM's ancestral sampling (Ho et al. 2020, arXiv:2006.11239, eq. 6 and 7).

    In sigma space, `q(x' | x, D)` has the mean `(s'/s)^2 x + (1 - (s'/s)^2) D` and the standard
    deviation `s' sqrt(1 - (s'/s)^2)`. The step to 0 adds no noise.
    """

    def step(self, trajectory: Trajectory, x: Tensor, index: int) -> Tensor:
        """Sample from the posterior given the predicted clean image; see `Sampler.step`."""
        sigma, sigma_next = trajectory.sigmas[index], trajectory.sigmas[index + 1]
        denoised = trajectory.denoise(x, sigma)
        if sigma_next == 0:
            return denoised
        kept = (sigma_next / sigma) ** 2
        mean = kept * x + (1 - kept) * denoised
        return mean + sigma_next * math.sqrt(1 - kept) * trajectory.fresh_noise(index)


def make_sampler(_settings: NoSettings) -> DdpmSampler:
    """Return the sampler; it has no settings."""
    return DdpmSampler()
