"""A trained model, independent of its run."""

from typing import NamedTuple

import msgspec
from torch import Tensor, nn

from sfumato.config.image_shape import ImageShape, Shape
from sfumato.config.settings import SamplingSettings
from sfumato.diffusion.denoiser import Denoiser
from sfumato.diffusion.noise import normal_noise
from sfumato.diffusion.sampler import Sampler
from sfumato.generation.image_maker import ImageMaker, NoiseSource
from sfumato.latents.image_space import ImageSpace, PixelSpace
from sfumato.records.metadata import ModelMetadata

__all__ = ["Guide", "TrainedModel"]


class Guide(NamedTuple):
    """The guide checkpoint of autoguidance."""

    denoiser: nn.Module
    """The guiding network, in evaluation mode, in fp32, and on the model's device."""
    images_seen: int
    """The image count of the guide checkpoint."""
    weights_sha256: str


class TrainedModel:
    """A denoiser with averaged weights, ready to generate images, and its metadata.

    Args:
        denoiser: The denoiser, a module in evaluation mode and fp32.
        metadata: The metadata that describes the model.
        sampler: The sampler that `metadata.config.sampling` names.
        guide: The guide checkpoint, if autoguidance is enabled and one is available.
        space: The space of the denoiser; defaults to images.
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
        self.space = space or PixelSpace(metadata.shape)
        self.guide = guide if metadata.config.sampling.guidance == "autoguidance" else None

    @property
    def image_shape(self) -> Shape:
        """The channels, height, and width of the denoiser's input: images, or their latents."""
        return self.space.image_shape

    @property
    def pixel_shape(self) -> ImageShape:
        """The shape of the model's images."""
        return self.space.pixel_shape

    @property
    def networks(self) -> tuple[nn.Module, ...]:
        """The denoiser, and the guide if there is one."""
        return (self.denoiser, self.guide.denoiser) if self.guide else (self.denoiser,)

    @property
    def sampling(self) -> SamplingSettings:
        """The sampling settings in effect, without guidance if the model does not support it."""
        sampling = self.metadata.config.sampling
        if self.supports_guidance:
            return sampling
        return msgspec.structs.replace(sampling, guidance="none", guidance_scale=1.0)

    @property
    def supports_guidance(self) -> bool:
        """Whether guidance has an effect, which requires that the model has classes or a guide."""
        kind = self.metadata.config.sampling.guidance
        return self.guide is not None or (kind == "class" and bool(self.metadata.classes))

    @property
    def guidance_scale(self) -> float:
        """The guidance scale of the model's images; 1 if guidance has no effect."""
        return self.sampling.guidance_scale

    def denoise(self, x: Tensor, sigma: Tensor, class_label: Tensor | None = None) -> Tensor:
        """Return the expected clean images, `(B, C, H, W)`; see `Denoiser`."""
        image: Tensor = self.denoiser(x, sigma, class_label)
        return image

    def sampled_by(self, sampler: Sampler, sampling: SamplingSettings) -> "TrainedModel":
        """Return the same model with a different sampler; the weights are shared."""
        config = msgspec.structs.replace(self.metadata.config, sampling=sampling)
        metadata = msgspec.structs.replace(self.metadata, config=config)
        return TrainedModel(
            self.denoiser, metadata, sampler=sampler, guide=self.guide, space=self.space
        )

    def guided_by(self, guide: Guide | None) -> "TrainedModel":
        """Return the same model with a different guide checkpoint."""
        return TrainedModel(
            self.denoiser, self.metadata, sampler=self.sampler, guide=guide, space=self.space
        )

    def with_metadata(self, metadata: ModelMetadata) -> "TrainedModel":
        """Return the same model with new metadata; the weights are shared."""
        return TrainedModel(
            self.denoiser, metadata, sampler=self.sampler, guide=self.guide, space=self.space
        )

    def image_maker(
        self, *, noise: NoiseSource = normal_noise, denoiser: Denoiser | None = None
    ) -> ImageMaker:
        """Return the module that generates this model's images, with the sampling of its run.

        Args:
            noise: The source of the noise for a seed.
            denoiser: A replacement for the model's own denoiser, for example to blend two classes.
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
