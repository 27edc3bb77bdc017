"""What is a trained model, apart from the run that made it?"""

from typing import NamedTuple

import msgspec
from torch import Tensor, nn

from sfumato.config.settings import SamplingConfig
from sfumato.diffusion.denoiser import Denoiser
from sfumato.diffusion.noise import normal_noise
from sfumato.diffusion.sampler import Sampler
from sfumato.facts import ModelFacts
from sfumato.generation.picture_maker import NoiseSource, PictureMaker
from sfumato.nn.picture_space import PictureSpace, PixelSpace

__all__ = ["Guide", "TrainedModel"]


class Guide(NamedTuple):
    """An early state of a model, which autoguidance pushes pictures away from."""

    denoiser: nn.Module
    """In evaluation mode, fp32, on the model's device."""
    images_seen: int
    """The run's clock then."""
    weights_sha256: str


class TrainedModel:
    """A denoiser with averaged weights, ready to draw, and the facts about it.

    Args:
        denoiser: In evaluation mode, fp32; a `Denoiser` that is a module.
        facts: What is known about it.
        sampler: The sampler that `facts.config.sampling` names.
        guide: Where that asks for autoguidance and there is an early state.
        space: Where the denoiser works; pictures themselves if not given.
    """

    def __init__(
        self,
        denoiser: nn.Module,
        facts: ModelFacts,
        *,
        sampler: Sampler,
        guide: Guide | None = None,
        space: PictureSpace | None = None,
    ) -> None:
        self.denoiser = denoiser
        self.facts = facts
        self.sampler = sampler
        size_px = facts.config.data.size_px
        self.space = space or PixelSpace((facts.channels, size_px, size_px))
        self.guide = guide if facts.config.sampling.guidance == "autoguidance" else None

    @property
    def image_shape(self) -> tuple[int, int, int]:
        """Channels, height and width of what the denoiser works on: pictures, or their latents."""
        return self.space.image_shape

    @property
    def picture_shape(self) -> tuple[int, int, int]:
        """Channels, height and width of its pictures."""
        return self.space.picture_shape

    @property
    def networks(self) -> tuple[nn.Module, ...]:
        """The denoiser, and its guide where there is one."""
        return (self.denoiser, self.guide.denoiser) if self.guide else (self.denoiser,)

    @property
    def takes_guidance(self) -> bool:
        """Whether there is anything that pictures can be pushed away from."""
        kind = self.facts.config.sampling.guidance
        return self.guide is not None or (kind == "class" and bool(self.facts.classes))

    @property
    def guidance_scale(self) -> float:
        """How far its pictures are pushed; 1 where nothing can be pushed."""
        return self.facts.config.sampling.guidance_scale if self.takes_guidance else 1.0

    def denoise(self, x: Tensor, sigma: Tensor, class_label: Tensor | None = None) -> Tensor:
        """Give the expected clean image `(B, C, H, W)`; see `Denoiser`."""
        image: Tensor = self.denoiser(x, sigma, class_label)
        return image

    def sampled_by(self, sampler: Sampler, sampling: SamplingConfig) -> "TrainedModel":
        """Give the same model drawing in another way; the weights are shared."""
        config = msgspec.structs.replace(self.facts.config, sampling=sampling)
        facts = msgspec.structs.replace(self.facts, config=config)
        return TrainedModel(
            self.denoiser, facts, sampler=sampler, guide=self.guide, space=self.space
        )

    def guided_by(self, guide: Guide | None) -> "TrainedModel":
        """Give the same model with another early state to be pushed away from."""
        return TrainedModel(
            self.denoiser, self.facts, sampler=self.sampler, guide=guide, space=self.space
        )

    def with_facts(self, facts: ModelFacts) -> "TrainedModel":
        """Give the same model with more known about it; the weights are shared."""
        return TrainedModel(
            self.denoiser, facts, sampler=self.sampler, guide=self.guide, space=self.space
        )

    def picture_maker(
        self, *, noise: NoiseSource = normal_noise, denoiser: Denoiser | None = None
    ) -> PictureMaker:
        """Give what draws this model's pictures, with the sampling of its run.

        Args:
            noise: Where the noise of a seed comes from.
            denoiser: What stands in for the model's own, as one that blends two classes.
        """
        return PictureMaker(
            denoiser or self.denoiser,
            self.sampler,
            sampling=self.facts.config.sampling,
            space=self.space,
            class_count=len(self.facts.classes),
            guide=self.guide.denoiser if self.guide else None,
            noise=noise,
        )
