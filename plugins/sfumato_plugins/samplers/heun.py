"""The Heun sampler, a second-order method for the probability-flow ODE."""

from torch import Tensor

from sfumato.diffusion.sampler import Sampler, Trajectory
from sfumato.plugins.catalog import NoSettings

__all__ = ["HeunSampler", "make_sampler"]


class HeunSampler(Sampler):
    """Heun's deterministic method (EDM, arXiv:2206.00364, alg.

    1); the step to 0 is an Euler step.
    """

    evaluations_per_step = 2
    """The step to 0 takes one evaluation."""

    def step(self, trajectory: Trajectory, x: Tensor, index: int) -> Tensor:
        """Step along the mean of the slopes at both ends; see `Sampler.step`."""
        sigma, sigma_next = trajectory.sigmas[index], trajectory.sigmas[index + 1]
        denoised = trajectory.denoise(x, sigma)
        if sigma_next == 0:
            return denoised
        length = sigma_next - sigma
        slope = (x - denoised) / sigma
        end = x + length * slope
        slope_at_end = (end - trajectory.denoise(end, sigma_next)) / sigma_next
        return x + (length / 2) * (slope + slope_at_end)


def make_sampler(_settings: NoSettings) -> HeunSampler:
    """Return the sampler; it has no settings."""
    return HeunSampler()
