"""The Euler sampler for the probability-flow ODE."""

from torch import Tensor

from sfumato.diffusion.sampler import Sampler, Trajectory
from sfumato.plugins.catalog import NoSettings

__all__ = ["EulerSampler", "make_sampler"]


class EulerSampler(Sampler):
    """Euler's method on `dx/dsigma = (x - D) / sigma` (EDM, arXiv:2206.00364, alg. 1, line 5).

    The step is written as a mean of image and prediction, `(s'/s) x + (1 - s'/s) D`, which is exact
    at `s' = 0`.
    """

    def step(self, trajectory: Trajectory, x: Tensor, index: int) -> Tensor:
        """Step to the next noise level in a straight line; see `Sampler.step`."""
        sigma, sigma_next = trajectory.sigmas[index], trajectory.sigmas[index + 1]
        kept = sigma_next / sigma
        return kept * x + (1 - kept) * trajectory.denoise(x, sigma)


def make_sampler(_settings: NoSettings) -> EulerSampler:
    """Return the sampler; it has no settings."""
    return EulerSampler()
