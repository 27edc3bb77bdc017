"""The DPM-Solver++(2M) sampler, a multistep method for few steps."""

import math

from torch import Tensor

from sfumato.diffusion.sampler import Sampler, Trajectory
from sfumato.plugins.catalog import NoSettings

__all__ = ["DpmPp2mSampler", "make_sampler"]


class DpmPp2mSampler(Sampler):
    """DPM-Solver++(2M), data prediction (Lu et al. 2022, arXiv:2211.01095, alg. 2).

    With `lambda = -ln(sigma)` and a step of `h` in lambda, the prediction is extrapolated linearly
    from the last two predictions: `D + h / (2 h_last) * (D - D_last)`. At `sigma = 0`, where `h` is
    infinite, no extrapolation is possible, so the last step returns the prediction itself, as in
    diffusers' schedulers.
    """

    def step(self, trajectory: Trajectory, x: Tensor, index: int) -> Tensor:
        """Step to the next noise level along the extrapolated prediction; see `Sampler.step`."""
        sigma, sigma_next = trajectory.sigmas[index], trajectory.sigmas[index + 1]
        denoised = trajectory.denoise(x, sigma)
        trajectory.denoised.append(denoised)
        if sigma_next == 0:
            return denoised
        if index > 0:
            last_h = math.log(trajectory.sigmas[index - 1] / sigma)
            reach = math.log(sigma / sigma_next) / (2 * last_h)
            denoised = denoised + reach * (denoised - trajectory.denoised[-2])
        kept = sigma_next / sigma
        return kept * x + (1 - kept) * denoised


def make_sampler(_settings: NoSettings) -> DpmPp2mSampler:
    """Return the sampler; it has no settings."""
    return DpmPp2mSampler()
