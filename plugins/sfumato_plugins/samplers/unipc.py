"""The UniPC sampler, a predictor-corrector method."""

import math

from torch import Tensor

from sfumato.diffusion.sampler import Sampler, Trajectory
from sfumato.plugins.catalog import NoSettings

__all__ = ["UniPcSampler", "make_sampler"]


class UniPcSampler(Sampler):
    """UniPC-2, data prediction, `B(h) = e^h - 1` (Zhao et al. 2023, arXiv:2302.04867, alg. 1, 2).

    A step predicts its end point, evaluates the network there, and corrects the end point with the
    result. The next step starts with the same result, so each step costs one evaluation. With
    `lambda = -ln(sigma)` and a step of `h` in lambda, every formula is `(s'/s) x + (1 - s'/s) M`,
    where `M` is a weighted sum of predictions. The first step and its correction are of first order
    because there is no earlier prediction. The step to 0 returns the prediction itself.
    """

    def step(self, trajectory: Trajectory, x: Tensor, index: int) -> Tensor:
        """Predict and correct the end point of the step; see `Sampler.step`."""
        sigma, sigma_next = trajectory.sigmas[index], trajectory.sigmas[index + 1]
        if index == 0:
            trajectory.denoised.append(trajectory.denoise(x, sigma))
        denoised = trajectory.denoised[-1]
        if sigma_next == 0:
            return denoised
        kept = sigma_next / sigma
        h = math.log(sigma / sigma_next)
        if index == 0:
            predicted = kept * x + (1 - kept) * denoised
            at_end = trajectory.denoise(predicted, sigma_next)
            mixed = denoised + 0.5 * (at_end - denoised)
        else:
            r = -math.log(trajectory.sigmas[index - 1] / sigma) / h
            slope = (trajectory.denoised[-2] - denoised) / r
            predicted = kept * x + (1 - kept) * (denoised + 0.5 * slope)
            at_end = trajectory.denoise(predicted, sigma_next)
            past, end = _corrector_weights(h, r)
            mixed = denoised + past * slope + end * (at_end - denoised)
        trajectory.denoised.append(at_end)
        return kept * x + (1 - kept) * mixed


def make_sampler(_settings: NoSettings) -> UniPcSampler:
    """Return the sampler; it has no settings."""
    return UniPcSampler()


def _corrector_weights(h: float, r: float) -> tuple[float, float]:
    """Return the weights of the slope to the past and of the change at the end (eq. 10).

    They solve `a + b = g1`, `r a + b = g2`, where `g1` and `g2` are the moments of the exponential
    weight over the step and `r < 0` is the position of the past prediction in units of `h`.
    """
    decay = math.expm1(-h)
    first = (-decay / h - 1) / decay
    second = 2 * ((1 + decay / h) / h - 0.5) / decay
    past = (first - second) / (1 - r)
    return past, first - past
