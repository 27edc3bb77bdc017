"""The sampler interface, and EDM's noise levels.

A sampler implements `step`. Noise levels are plain floats and every operation on images is a torch
operation, so the same code generates images in the app and can be traced into an ONNX graph.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable

from torch import Tensor

from sfumato.config.sampling import SamplingSettings

__all__ = ["Sampler", "Trajectory", "karras_sigmas", "sigmas_of"]


class Trajectory:
    """The state shared by the steps of one sampling trajectory.

    Args:
        denoise: Returns the clean image `(B, C, H, W)` for a noisy one and its sigma.
        sigmas: Decreasing noise levels, ending in 0.
        fresh_noise: Returns standard normal noise `(B, C, H, W)` for a step index, always the same
            for the same seed and index.
    """

    def __init__(
        self,
        denoise: Callable[[Tensor, float], Tensor],
        sigmas: tuple[float, ...],
        fresh_noise: Callable[[int], Tensor],
    ) -> None:
        self.denoise = denoise
        self.sigmas = sigmas
        self.fresh_noise = fresh_noise
        self.denoised: list[Tensor] = []
        """Clean images predicted so far; multistep samplers append to it."""


class Sampler(ABC):
    """Turns noise into an image; stateless between trajectories."""

    evaluations_per_step: int = 1
    """Network evaluations per step, without guidance."""

    def sample(
        self,
        denoise: Callable[[Tensor, float], Tensor],
        x: Tensor,
        *,
        sigmas: tuple[float, ...],
        fresh_noise: Callable[[int], Tensor],
    ) -> Tensor:
        """Run all steps.

        Args:
            denoise: Returns the clean image `(B, C, H, W)` for a noisy one and its sigma.
            x: The starting point, `sigmas[0] * noise`, `(B, C, H, W)`.
            sigmas: Decreasing noise levels, ending in 0.
            fresh_noise: Returns standard normal noise `(B, C, H, W)` for a step index.

        Returns:
            Images, `(B, C, H, W)`, approximately in [-1, 1], not clamped.
        """
        trajectory = Trajectory(denoise, sigmas, fresh_noise)
        for index in range(len(sigmas) - 1):
            x = self.step(trajectory, x, index)
        return x

    def noise_levels(
        self, num_steps: int, *, sigma_min: float, sigma_max: float, rho: float
    ) -> tuple[float, ...]:
        """Return decreasing noise levels that end in 0; the default implementation returns EDM's.

        Args:
            num_steps: Number of steps.
            sigma_min: The last level above 0; a sampler may ignore it and use its own.
            sigma_max: The first level.
            rho: Spacing; higher puts more levels at low noise.
        """
        return karras_sigmas(num_steps, sigma_min=sigma_min, sigma_max=sigma_max, rho=rho)

    @abstractmethod
    def step(self, trajectory: Trajectory, x: Tensor, index: int) -> Tensor:
        """Step from `trajectory.sigmas[index]` to `trajectory.sigmas[index + 1]`, which may be 0.

        Args:
            trajectory: State shared by the steps.
            x: Images at `trajectory.sigmas[index]`, `(B, C, H, W)`.
            index: Index of the step, starting at 0.
        """


def sigmas_of(sampler: Sampler, sampling: SamplingSettings) -> tuple[float, ...]:
    """Return the noise levels through which a sampler steps with the given settings."""
    return sampler.noise_levels(
        sampling.num_steps,
        sigma_min=sampling.sigma_min,
        sigma_max=sampling.sigma_max,
        rho=sampling.rho,
    )


def karras_sigmas(
    num_steps: int, *, sigma_min: float, sigma_max: float, rho: float = 7.0
) -> tuple[float, ...]:
    """Return `num_steps` decreasing noise levels and a final 0 (EDM, arXiv:2206.00364, eq. 5)."""
    if num_steps == 1:
        return (sigma_max, 0.0)
    low, high = sigma_min ** (1 / rho), sigma_max ** (1 / rho)
    parts = (index / (num_steps - 1) for index in range(num_steps))
    return (*((high + part * (low - high)) ** rho for part in parts), 0.0)
