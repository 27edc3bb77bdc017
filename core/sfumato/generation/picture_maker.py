"""How does a seed become a picture?

One module does all of it: noise from the seed, the sampler's walk, guidance, rounding to bytes. The
gallery calls it, and the ONNX exporter traces it; so another program draws the very same picture.
"""

from typing import Protocol

import torch
from torch import Tensor, nn

from sfumato.config.settings import SamplingConfig
from sfumato.diffusion.denoiser import Denoiser
from sfumato.diffusion.guidance import ClassGuidedDenoiser, GuidanceInterval, GuidedDenoiser
from sfumato.diffusion.noise import normal_noise
from sfumato.diffusion.sampler import Sampler

__all__ = ["NoiseSource", "PictureMaker", "bytes_from_images", "images_from_bytes"]


class NoiseSource(Protocol):
    """Gives the noise of seeds, as `sfumato.diffusion.noise.normal_noise` does."""

    def __call__(self, seeds: Tensor, shape: tuple[int, int, int], *, stream: int = 0) -> Tensor:
        """Give standard normal noise, float32 `(B, C, H, W)`, for seeds, int64 `(B,)`."""
        ...


class PictureMaker(nn.Module):
    """Draws pictures from seeds.

    Args:
        denoiser: A `Denoiser`; where it is a module, it is a part of this one.
        sampler: The rule by which noise is walked to a picture.
        sampling: Steps, noise levels, and at which of them pictures are guided; how far is said
            in `forward`.
        image_shape: Channels, height and width.
        class_count: How many classes the denoiser knows; 0 for none.
        guide: What pictures are pushed away from; the denoiser without its class if `None`. A
            module, too, is a part of this one.
        noise: Where the noise of a seed comes from; an exporter puts a marker here.
    """

    def __init__(
        self,
        denoiser: Denoiser,
        sampler: Sampler,
        *,
        sampling: SamplingConfig,
        image_shape: tuple[int, int, int],
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
        self.image_shape = image_shape
        self.sigmas = sampler.noise_levels(
            sampling.num_steps,
            sigma_min=sampling.sigma_min,
            sigma_max=sampling.sigma_max,
            rho=sampling.rho,
        )

    def forward(
        self, seed: Tensor, class_label: Tensor | None = None, guidance: Tensor | None = None
    ) -> Tensor:
        """Draw one picture a seed; a picture does not depend on its batch.

        Args:
            seed: int64 `(B,)`, at least 0.
            class_label: Class of each picture, int64 `(B,)`; `None` for no class.
            guidance: Guidance scale, float32 `()`; `None` for no guidance. A step at a guided
                noise level takes twice the time of another one.

        Returns:
            Pictures, uint8 `(B, H, W, C)`.
        """
        guided = self.denoiser if guidance is None else self._guided(guidance)

        def denoise(x: Tensor, sigma: float) -> Tensor:
            asked = guided if self.interval.holds(sigma) else self.denoiser
            return asked(x, x.new_full((), sigma), class_label)

        def fresh_noise(index: int) -> Tensor:
            return self.noise(seed, self.image_shape, stream=index + 1)

        start = self.sigmas[0] * self.noise(seed, self.image_shape)
        x = self.sampler.sample(denoise, start, sigmas=self.sigmas, fresh_noise=fresh_noise)
        return bytes_from_images(x)

    def _guided(self, scale: Tensor) -> Denoiser:
        if self.guide is not None:
            return GuidedDenoiser(self.denoiser, self.guide, scale=scale)
        return ClassGuidedDenoiser(self.denoiser, scale=scale, no_class=self.class_count)


def bytes_from_images(x: Tensor) -> Tensor:
    """Turn images in [-1, 1], `(B, C, H, W)`, into pictures, uint8 `(B, H, W, C)`."""
    return ((x.clamp(-1, 1) + 1) * 127.5).round().to(torch.uint8).permute(0, 2, 3, 1)


def images_from_bytes(pictures: Tensor) -> Tensor:
    """Turn uint8 `(B, C, H, W)` into images in [-1, 1], float32 of the same shape."""
    return pictures.float() / 127.5 - 1
