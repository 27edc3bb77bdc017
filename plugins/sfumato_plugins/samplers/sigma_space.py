"""The built-in samplers, in sigma space."""

import math

from torch import Tensor

from sfumato.diffusion.sampler import Sampler, Trajectory, karras_sigmas
from sfumato.plugins.catalog import NoSettings
from sfumato_plugins.samplers import ConsistencySettings, DdimSettings

__all__ = [
    "ConsistencySampler",
    "DdimSampler",
    "DdpmSampler",
    "DpmPp2mSampler",
    "EulerSampler",
    "HeunSampler",
    "UniPcSampler",
    "make_consistency",
    "make_ddim",
    "make_ddpm",
    "make_dpmpp_2m",
    "make_euler",
    "make_heun",
    "make_unipc",
]


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


def make_dpmpp_2m(_settings: NoSettings) -> DpmPp2mSampler:
    """Return the sampler; it has no settings."""
    return DpmPp2mSampler()


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


def make_unipc(_settings: NoSettings) -> UniPcSampler:
    """Return the sampler; it has no settings."""
    return UniPcSampler()


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


def make_heun(_settings: NoSettings) -> HeunSampler:
    """Return the sampler; it has no settings."""
    return HeunSampler()


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


def make_euler(_settings: NoSettings) -> EulerSampler:
    """Return the sampler; it has no settings."""
    return EulerSampler()


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


def make_ddim(settings: DdimSettings) -> DdimSampler:
    """Return the sampler."""
    return DdimSampler(eta=settings.eta)


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


def make_ddpm(_settings: NoSettings) -> DdpmSampler:
    """Return the sampler; it has no settings."""
    return DdpmSampler()


class ConsistencySampler(Sampler):
    """Multistep consistency sampling (Song et al. 2023, arXiv:2303.01469, alg. 1).

    Each step predicts the image, and all but the last step then add fresh noise at the next level.
    With a denoiser that was not trained for this, the images are blurred, because it predicts their
    mean.

    Args:
        middle: The last noise level above 0, at which the second step starts.
    """

    def __init__(self, *, middle: float = 0.8) -> None:
        self._middle = middle

    def noise_levels(
        self,
        num_steps: int,
        *,
        sigma_min: float,  # noqa: ARG002, used by other samplers: a jump needs no low level
        sigma_max: float,
        rho: float,
    ) -> tuple[float, ...]:
        """Return levels down to the middle level, and 0; see `Sampler.noise_levels`."""
        middle = min(self._middle, sigma_max / 2)
        return karras_sigmas(num_steps, sigma_min=middle, sigma_max=sigma_max, rho=rho)

    def step(self, trajectory: Trajectory, x: Tensor, index: int) -> Tensor:
        """Predict the image, and add fresh noise except in the last step; see `Sampler.step`."""
        image = trajectory.denoise(x, trajectory.sigmas[index])
        sigma_next = trajectory.sigmas[index + 1]
        return image if sigma_next == 0 else image + sigma_next * trajectory.fresh_noise(index)


def make_consistency(settings: ConsistencySettings) -> ConsistencySampler:
    """Return the sampler."""
    return ConsistencySampler(middle=settings.middle)


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
