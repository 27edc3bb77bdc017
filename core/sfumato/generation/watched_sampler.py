"""Who is to blame when a walk from noise to an image goes wrong?

A sampler may be a stranger's. Here its walk is watched: what it raises, and images of another form
or that are not finite, become an error that names it. A network that gives no finite numbers is
not the sampler's fault.
"""

from collections.abc import Callable

import torch
from torch import Tensor

from sfumato.diffusion.sampler import Sampler, Trajectory
from sfumato.errors import PluginError, SfumatoError

__all__ = ["WatchedSampler"]

_HINT = "Choose another sampler, or report this to the plugin's author."


class WatchedSampler(Sampler):
    """Walks as another sampler does, and says so if that one fails.

    Args:
        sampler: The one that is watched.
        name: What it is called in the error.
    """

    def __init__(self, sampler: Sampler, *, name: str) -> None:
        self._sampler = sampler
        self._name = name
        self.evaluations_per_step = sampler.evaluations_per_step

    def sample(
        self,
        denoise: Callable[[Tensor, float], Tensor],
        x: Tensor,
        *,
        sigmas: tuple[float, ...],
        fresh_noise: Callable[[int], Tensor],
    ) -> Tensor:
        """Walk the whole way; see `Sampler.sample`.

        Raises:
            PluginError: If the sampler raises, or gives images of another form or not finite ones.
        """
        is_network_fine = torch.ones((), dtype=torch.bool, device=x.device)

        def watched(noisy: Tensor, sigma: float) -> Tensor:
            denoised = denoise(noisy, sigma)
            broke = noisy.isfinite().all() & ~denoised.isfinite().all()
            is_network_fine.logical_and_(~broke)
            return denoised

        try:
            end = self._sampler.sample(watched, x, sigmas=sigmas, fresh_noise=fresh_noise)
        except (SfumatoError, torch.OutOfMemoryError):
            raise
        except (Exception, SystemExit) as error:  # a plugin's mistake must not end the run
            raise PluginError(f"Sampler “{self._name}” failed: {error!r}.", hint=_HINT) from error
        if not isinstance(end, Tensor) or end.shape != x.shape:
            form = tuple(end.shape) if isinstance(end, Tensor) else type(end).__name__
            raise PluginError(
                f"Sampler “{self._name}” gave {form} in place of {tuple(x.shape)}.", hint=_HINT
            )
        if is_network_fine and not end.isfinite().all():
            raise PluginError(
                f"Sampler “{self._name}” gave numbers that are not finite.", hint=_HINT
            )
        return end

    def noise_levels(
        self, num_steps: int, *, sigma_min: float, sigma_max: float, rho: float
    ) -> tuple[float, ...]:
        """Return the other sampler's noise levels."""
        return self._sampler.noise_levels(
            num_steps, sigma_min=sigma_min, sigma_max=sigma_max, rho=rho
        )

    def step(self, trajectory: Trajectory, x: Tensor, index: int) -> Tensor:
        """Take the other sampler's step."""
        return self._sampler.step(trajectory, x, index)
