"""Sampling with a denoiser whose result is known."""

from collections.abc import Callable

import torch
from torch import Tensor

import sfumato_plugins
from sfumato.diffusion.denoiser import GaussianDenoiser
from sfumato.diffusion.sampler import Sampler, karras_sigmas
from sfumato.plugins.registry import Plugins

__all__ = [
    "DETERMINISTIC",
    "SAMPLERS",
    "levels",
    "no_fresh_noise",
    "sampler_named",
    "seeded_noise",
    "start",
    "trajectory",
]

SAMPLERS = ("dpmpp_2m", "unipc", "heun", "euler", "ddim", "ddpm", "consistency")
DETERMINISTIC = ("dpmpp_2m", "unipc", "heun", "euler", "ddim")
SHAPE = (64, 1, 4, 4)


def sampler_named(name: str, **settings: float) -> Sampler:
    """Build a built-in sampler as the app does."""
    sampler: Sampler = Plugins([("builtin", sfumato_plugins)]).samplers.build(name, settings)
    return sampler


def levels(
    num_steps: int, *, sigma_min: float = 0.02, sigma_max: float = 80.0
) -> tuple[float, ...]:
    """Return noise levels whose last step ends at `sigma_min` instead of 0."""
    return karras_sigmas(num_steps + 1, sigma_min=sigma_min, sigma_max=sigma_max)[:-1]


def start(sigma_max: float = 80.0, *, shape: tuple[int, ...] = SHAPE) -> Tensor:
    """Return the same noise each time, in float64, so that rounding does not hide the order."""
    generator = torch.Generator().manual_seed(0)
    return sigma_max * torch.randn(shape, generator=generator, dtype=torch.float64)


def trajectory(
    sampler: Sampler,
    x: Tensor,
    sigmas: tuple[float, ...],
    *,
    denoiser: GaussianDenoiser,
    fresh_noise: Callable[[int], Tensor] | None = None,
) -> Tensor:
    """Sample from `x` with an exact denoiser."""
    return sampler.sample(
        lambda noisy, sigma: denoiser(noisy, noisy.new_tensor(sigma)),
        x,
        sigmas=sigmas,
        fresh_noise=fresh_noise or no_fresh_noise,
    )


def no_fresh_noise(index: int) -> Tensor:
    """Raise, because the sampler under test must be deterministic."""
    raise AssertionError(f"Step {index} of a deterministic sampler asked for fresh noise.")


def seeded_noise(x: Tensor) -> Callable[[int], Tensor]:
    """Return a function that returns noise like `x`, always the same for the same index."""

    def fresh_noise(index: int) -> Tensor:
        generator = torch.Generator().manual_seed(1 + index)
        return torch.randn(x.shape, generator=generator, dtype=x.dtype)

    return fresh_noise
