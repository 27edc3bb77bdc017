"""How is noise walked to an image, step by step?

A sampler fills in one blank, `step`. The noise levels are plain floats and every operation on
images is a torch operation, so the same code draws the gallery and is traced into an ONNX graph.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable

from torch import Tensor

__all__ = ["Sampler", "Trajectory", "karras_sigmas"]


class Trajectory:
    """One walk from noise to image: what its steps share.

    Args:
        denoise: Gives the clean image `(B, C, H, W)` from a noisy one and its sigma.
        sigmas: The falling noise levels, the last one 0.
        fresh_noise: Gives standard normal noise `(B, C, H, W)` for the step of an index; the
            same for the same seed and index.
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
        """Clean images predicted so far, for samplers of several steps; they append to it."""


class Sampler(ABC):
    """Walks from noise to an image; a worker without state between walks."""

    evaluations_per_step: int = 1
    """Network calls a step, guidance not included."""

    def sample(
        self,
        denoise: Callable[[Tensor, float], Tensor],
        x: Tensor,
        *,
        sigmas: tuple[float, ...],
        fresh_noise: Callable[[int], Tensor],
    ) -> Tensor:
        """Walk the whole way.

        Args:
            denoise: Gives the clean image `(B, C, H, W)` from a noisy one and its sigma.
            x: The start, `sigmas[0] * noise`, `(B, C, H, W)`.
            sigmas: The falling noise levels, the last one 0.
            fresh_noise: Gives standard normal noise `(B, C, H, W)` for the step of an index.

        Returns:
            Images, `(B, C, H, W)`, about [-1, 1], not clamped.
        """
        trajectory = Trajectory(denoise, sigmas, fresh_noise)
        for index in range(len(sigmas) - 1):
            x = self.step(trajectory, x, index)
        return x

    def noise_levels(
        self, num_steps: int, *, sigma_min: float, sigma_max: float, rho: float
    ) -> tuple[float, ...]:
        """Return the noise levels of a walk, falling, the last one 0: EDM's by default.

        Args:
            num_steps: How many steps the walk has.
            sigma_min: The last level above 0; a sampler may have its own.
            sigma_max: The first level.
            rho: How they are spaced; higher has more of them low.
        """
        return karras_sigmas(num_steps, sigma_min=sigma_min, sigma_max=sigma_max, rho=rho)

    @abstractmethod
    def step(self, trajectory: Trajectory, x: Tensor, index: int) -> Tensor:
        """Go from `trajectory.sigmas[index]` to `trajectory.sigmas[index + 1]`, which may be 0.

        Args:
            trajectory: What the steps of this walk share.
            x: Images at `trajectory.sigmas[index]`, `(B, C, H, W)`.
            index: Which step this is, from 0.
        """


def karras_sigmas(
    num_steps: int, *, sigma_min: float, sigma_max: float, rho: float = 7.0
) -> tuple[float, ...]:
    """Return `num_steps` falling noise levels and a final 0 (EDM, arXiv:2206.00364, eq. 5)."""
    if num_steps == 1:
        return (sigma_max, 0.0)
    low, high = sigma_min ** (1 / rho), sigma_max ** (1 / rho)
    parts = (index / (num_steps - 1) for index in range(num_steps))
    return (*((high + part * (low - high)) ** rho for part in parts), 0.0)
