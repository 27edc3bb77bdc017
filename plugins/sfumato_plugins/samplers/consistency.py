"""The consistency sampler, with which a distilled model generates images in one or two steps."""

from torch import Tensor

from sfumato.diffusion.sampler import Sampler, Trajectory, karras_sigmas
from sfumato_plugins.samplers.offers import ConsistencySettings

__all__ = ["ConsistencySampler", "make_sampler"]


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


def make_sampler(settings: ConsistencySettings) -> ConsistencySampler:
    """Return the sampler."""
    return ConsistencySampler(middle=settings.middle)
