"""The complete path from a seed to an image, as one module.

It covers everything: noise from the seed, the sampler's trajectory, guidance, decoding, and
rounding to bytes. The gallery calls it, and the ONNX exporter traces it, so other programs generate
exactly the same image.
"""

from typing import Protocol

from torch import Tensor, nn

from sfumato.config.settings import SamplingConfig
from sfumato.diffusion.denoiser import Denoiser
from sfumato.diffusion.guidance import ClassGuidedDenoiser, GuidanceInterval, GuidedDenoiser
from sfumato.diffusion.noise import normal_noise
from sfumato.diffusion.sampler import Sampler
from sfumato.nn.image_space import ImageSpace

__all__ = ["ImageMaker", "NoiseSource"]


class NoiseSource(Protocol):
    """A function that returns the noise of seeds, like `sfumato.diffusion.noise.normal_noise`."""

    def __call__(self, seeds: Tensor, shape: tuple[int, int, int], *, stream: int = 0) -> Tensor:
        """Return standard normal noise, float32 `(B, C, H, W)`, for seeds, int64 `(B,)`."""
        ...


class ImageMaker(nn.Module):
    """Generates images from seeds.

    Args:
        denoiser: A `Denoiser`; registered as a submodule if it is a module.
        sampler: The algorithm that turns noise into an image.
        sampling: Steps, noise levels, and which of them are guided; the guidance scale is an
            argument of `forward`.
        space: The space of the denoiser, and its decoding to images.
        class_count: The number of classes the denoiser knows; 0 for none.
        guide: The guiding model of autoguidance; `None` guides with the unconditional denoiser.
            Also registered as a submodule if it is a module.
        noise: The source of a seed's noise; an exporter passes a placeholder here.
    """

    def __init__(
        self,
        denoiser: Denoiser,
        sampler: Sampler,
        *,
        sampling: SamplingConfig,
        space: ImageSpace,
        class_count: int = 0,
        guide: Denoiser | None = None,
        noise: NoiseSource = normal_noise,
    ) -> None:
        super().__init__()
        self.noise = noise
        self.denoiser = denoiser
        self.guide = guide
        self.class_count = class_count
        self.interval = GuidanceInterval(sampling.guidance_low, sampling.guidance_high)
        self.sampler = sampler
        self.begins_with_gaussian = sampling.start == "gaussian"
        self.space = space
        self.sigmas = sampler.noise_levels(
            sampling.num_steps,
            sigma_min=sampling.sigma_min,
            sigma_max=sampling.sigma_max,
            rho=sampling.rho,
        )

    def forward(
        self, seed: Tensor, class_label: Tensor | None = None, guidance: Tensor | None = None
    ) -> Tensor:
        """Generate one image per seed; an image does not depend on its batch.

        Args:
            seed: int64 `(B,)`, at least 0.
            class_label: Class of each image, int64 `(B,)`; `None` for no class.
            guidance: Guidance scale, float32 `()`; `None` for no guidance. A step at a guided noise
                level takes twice the time of an unguided one.

        Returns:
            Images, uint8 `(B, H, W, C)`.
        """
        guided = self.denoiser if guidance is None else self._guided(guidance)

        def denoise(x: Tensor, sigma: float) -> Tensor:
            asked = guided if self.interval.holds(sigma) else self.denoiser
            return asked(x, x.new_full((), sigma), class_label)

        def fresh_noise(index: int) -> Tensor:
            return self.noise(seed, self.space.image_shape, stream=index + 1)

        start = self.start(self.noise(seed, self.space.image_shape))
        x = self.sampler.sample(denoise, start, sigmas=self.sigmas, fresh_noise=fresh_noise)
        return self.space.images_uint8(x)

    def start(self, noise: Tensor) -> Tensor:
        """Return the noisy images that sampling starts from.

        Args:
            noise: Standard normal noise, `(B, C, H, W)`.
        """
        if not self.begins_with_gaussian:
            return self.sigmas[0] * noise
        return self.space.gaussian_start(noise, self.sigmas[0])

    def _guided(self, scale: Tensor) -> Denoiser:
        if self.guide is not None:
            return GuidedDenoiser(self.denoiser, self.guide, scale=scale)
        return ClassGuidedDenoiser(self.denoiser, scale=scale, no_class=self.class_count)
