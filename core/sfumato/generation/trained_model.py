"""What is a trained model, apart from the run that made it?"""

from typing import NamedTuple

import msgspec
from torch import Tensor, nn

from sfumato.config.settings import SamplingConfig
from sfumato.diffusion.denoiser import Denoiser
from sfumato.diffusion.noise import normal_noise
from sfumato.diffusion.sampler import Sampler
from sfumato.generation.image_maker import ImageMaker, NoiseSource
from sfumato.metadata import ModelMetadata
from sfumato.nn.image_space import ImageSpace, PixelSpace

__all__ = ["Guide", "TrainedModel"]


class Guide(NamedTuple):
    """An early state of a model, which autoguidance pushes images away from."""

    denoiser: nn.Module
    """In evaluation mode, fp32, on the model's device."""
    images_seen: int
    """The run's clock then."""
    weights_sha256: str


class TrainedModel:
    """A denoiser with averaged weights, ready to draw, and the facts about it.

    Args:
        denoiser: In evaluation mode, fp32; a `Denoiser` that is a module.
        metadata: What is known about it.
        sampler: The sampler that `metadata.config.sampling` names.
        guide: Where that asks for autoguidance and there is an early state.
        space: Where the denoiser works; images themselves if not given.
    """

    def __init__(
        self,
        denoiser: nn.Module,
        metadata: ModelMetadata,
        *,
        sampler: Sampler,
        guide: Guide | None = None,
        space: ImageSpace | None = None,
    ) -> None:
        self.denoiser = denoiser
        self.metadata = metadata
        self.sampler = sampler
        size_px = metadata.config.data.size_px
        self.space = space or PixelSpace((metadata.channels, size_px, size_px))
        self.guide = guide if metadata.config.sampling.guidance == "autoguidance" else None

    @property
    def image_shape(self) -> tuple[int, int, int]:
        """Channels, height and width of what the denoiser works on: images, or their latents."""
        return self.space.image_shape

    @property
    def pixel_shape(self) -> tuple[int, int, int]:
        """Channels, height and width of its images."""
        return self.space.pixel_shape

    @property
    def networks(self) -> tuple[nn.Module, ...]:
        """The denoiser, and its guide where there is one."""
        return (self.denoiser, self.guide.denoiser) if self.guide else (self.denoiser,)

    @property
    def takes_guidance(self) -> bool:
        """Whether there is anything that images can be pushed away from."""
        kind = self.metadata.config.sampling.guidance
        return self.guide is not None or (kind == "class" and bool(self.metadata.classes))

    @property
    def guidance_scale(self) -> float:
        """How far its images are pushed; 1 where nothing can be pushed."""
        return self.metadata.config.sampling.guidance_scale if self.takes_guidance else 1.0

    def denoise(self, x: Tensor, sigma: Tensor, class_label: Tensor | None = None) -> Tensor:
        """Return the expected clean image `(B, C, H, W)`; see `Denoiser`."""
        image: Tensor = self.denoiser(x, sigma, class_label)
        return image

    def sampled_by(self, sampler: Sampler, sampling: SamplingConfig) -> "TrainedModel":
        """Return the same model drawing in another way; the weights are shared."""
        config = msgspec.structs.replace(self.metadata.config, sampling=sampling)
        metadata = msgspec.structs.replace(self.metadata, config=config)
        return TrainedModel(
            self.denoiser, metadata, sampler=sampler, guide=self.guide, space=self.space
        )

    def guided_by(self, guide: Guide | None) -> "TrainedModel":
        """Return the same model with another early state to be pushed away from."""
        return TrainedModel(
            self.denoiser, self.metadata, sampler=self.sampler, guide=guide, space=self.space
        )

    def with_metadata(self, metadata: ModelMetadata) -> "TrainedModel":
        """Return the same model with more known about it; the weights are shared."""
        return TrainedModel(
            self.denoiser, metadata, sampler=self.sampler, guide=self.guide, space=self.space
        )

    def image_maker(
        self, *, noise: NoiseSource = normal_noise, denoiser: Denoiser | None = None
    ) -> ImageMaker:
        """Return what draws this model's images, with the sampling of its run.

        Args:
            noise: Where the noise of a seed comes from.
            denoiser: What stands in for the model's own, as one that blends two classes.
        """
        return ImageMaker(
            denoiser or self.denoiser,
            self.sampler,
            sampling=self.metadata.config.sampling,
            space=self.space,
            class_count=len(self.metadata.classes),
            guide=self.guide.denoiser if self.guide else None,
            noise=noise,
        )
