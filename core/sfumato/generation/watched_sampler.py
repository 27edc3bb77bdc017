"""Attribution of sampling failures to the sampler.

A sampler may be third-party code. If it raises an error, or returns images with a different shape
or non-finite values, the error names the sampler. If the network returns non-finite values, this is
not attributed to the sampler.
"""

from collections.abc import Callable

import torch
from torch import Tensor

from sfumato.device.failures import is_out_of_memory
from sfumato.diffusion.sampler import Sampler, Trajectory
from sfumato.errors import PluginError, SfumatoError
from sfumato.messages import msg

__all__ = ["WatchedSampler"]

_HINT = msg(
    "generation.choose_another_sampler",
    "Choose another sampler, or report this to the plugin's author.",
)


class WatchedSampler(Sampler):
    """Wraps a sampler and names it in the errors that it causes.

    Args:
        sampler: The wrapped sampler.
        name: The sampler's name in the error.
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
        """Run the whole trajectory; see `Sampler.sample`.

        Raises:
            PluginError: If the sampler raises an error, or returns images with a different shape or
                non-finite values.
        """
        is_network_fine = torch.ones((), dtype=torch.bool, device=x.device)

        def watched(noisy: Tensor, sigma: float) -> Tensor:
            denoised = denoise(noisy, sigma)
            broke = noisy.isfinite().all() & ~denoised.isfinite().all()
            is_network_fine.logical_and_(~broke)
            return denoised

        try:
            end = self._sampler.sample(watched, x, sigmas=sigmas, fresh_noise=fresh_noise)
        except SfumatoError:
            raise
        except (Exception, SystemExit) as error:  # a plugin's error must not end the run
            if is_out_of_memory(error):
                raise
            raise PluginError(
                msg(
                    "generation.sampler_failed",
                    "Sampler “{name}” failed: {error}.",
                    name=self._name,
                    error=repr(error),
                ),
                hint=_HINT,
            ) from error
        if not isinstance(end, Tensor) or end.shape != x.shape:
            form = tuple(end.shape) if isinstance(end, Tensor) else type(end).__name__
            raise PluginError(
                msg(
                    "generation.sampler_returned_wrong_shape",
                    "Sampler “{name}” returned {form} instead of {shape}.",
                    name=self._name,
                    form=str(form),
                    shape=str(tuple(x.shape)),
                ),
                hint=_HINT,
            )
        if is_network_fine and not end.isfinite().all():
            raise PluginError(
                msg(
                    "generation.sampler_returned_non_finite",
                    "Sampler “{name}” returned values that are not finite.",
                    name=self._name,
                ),
                hint=_HINT,
            )
        return end

    def noise_levels(
        self, num_steps: int, *, sigma_min: float, sigma_max: float, rho: float
    ) -> tuple[float, ...]:
        """Return the wrapped sampler's noise levels."""
        return self._sampler.noise_levels(
            num_steps, sigma_min=sigma_min, sigma_max=sigma_max, rho=rho
        )

    def step(self, trajectory: Trajectory, x: Tensor, index: int) -> Tensor:
        """Take a step with the wrapped sampler."""
        return self._sampler.step(trajectory, x, index)
