"""The complete computation from a seed to an image, as a single torch module.

It includes the generation of noise from the seed, the sampling trajectory, guidance, decoding, and
rounding to bytes. The gallery calls this module, and the ONNX exporter traces it, so other programs
generate exactly the same image.
"""

from typing import Protocol

from torch import Tensor, nn

from sfumato.config.settings import SamplingSettings
from sfumato.diffusion.denoiser import Denoiser
from sfumato.diffusion.guidance import ClassGuidedDenoiser, GuidanceInterval, GuidedDenoiser
from sfumato.diffusion.noise import normal_noise
from sfumato.diffusion.sampler import Sampler, sigmas_of
from sfumato.latents.image_space import ImageSpace

__all__ = ["ImageMaker", "NoiseSource"]


class NoiseSource(Protocol):
    """A function that returns noise for seeds, such as `sfumato.diffusion.noise.normal_noise`."""

    def __call__(self, seeds: Tensor, shape: tuple[int, int, int], *, stream: int = 0) -> Tensor:
        """Return standard normal noise, float32 `(B, C, H, W)`, for the seeds, int64 `(B,)`."""
        ...


class ImageMaker(nn.Module):
    """Generates images from seeds.

    Args:
        denoiser: The `Denoiser`, which is registered as a submodule if it is a module.
        sampler: The algorithm that turns noise into an image.
        sampling: The steps, the noise levels, and the range of guided noise levels; the guidance
            scale is an argument of `forward`.
        space: The space of the denoiser, which also decodes its output to images.
        class_count: The number of classes that the denoiser knows; 0 if it is unconditional.
        guide: The guiding model for autoguidance; if `None`, the unconditional denoiser is used for
            guidance. It is also registered as a submodule if it is a module.
        noise: The source of the noise for a seed; an exporter passes a placeholder.
    """

    def __init__(
        self,
        denoiser: Denoiser,
        sampler: Sampler,
        *,
        sampling: SamplingSettings,
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
        self.sigmas = sigmas_of(sampler, sampling)

    def forward(
        self, seed: Tensor, class_label: Tensor | None = None, guidance: Tensor | None = None
    ) -> Tensor:
        """Generate one image per seed; an image does not depend on its batch.

        Args:
            seed: The seeds, int64 `(B,)`, at least 0.
            class_label: The class of each image, int64 `(B,)`; `None` for no class.
            guidance: The guidance scale, float32 `()`; `None` for no guidance. A step at a guided
                noise level takes twice as long as an unguided step.

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
        """Return the noisy images from which sampling starts.

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
