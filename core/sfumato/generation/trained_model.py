"""What is a trained model, apart from the run that made it?"""

import msgspec
from torch import Tensor, nn

from sfumato.config.settings import RunConfig

__all__ = ["ModelFacts", "TrainedModel"]


class ModelFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What is known about a trained model besides its weights."""

    run: str
    images_seen: int
    step: int
    weights_sha256: str
    """Of the file with the averaged weights."""
    channels: int
    """1 for grey pictures, 3 for colour."""
    classes: tuple[str, ...]
    """Names by class label; empty for a model without classes."""
    sigma_data: float
    pictures: int
    """How many pictures the model learnt from."""
    dataset_sha256: str
    """Fingerprint of the pictures and the rules by which they were read."""
    config: RunConfig


class TrainedModel:
    """A denoiser with averaged weights, ready to draw, and the facts about it.

    Args:
        denoiser: In evaluation mode, fp32; a `Denoiser` that is a module.
        facts: What is known about it.
    """

    def __init__(self, denoiser: nn.Module, facts: ModelFacts) -> None:
        self.denoiser = denoiser
        self.facts = facts

    @property
    def image_shape(self) -> tuple[int, int, int]:
        """Channels, height and width of its pictures."""
        size_px = self.facts.config.data.size_px
        return (self.facts.channels, size_px, size_px)

    def denoise(self, x: Tensor, sigma: Tensor, class_label: Tensor | None = None) -> Tensor:
        """Give the expected clean image `(B, C, H, W)`; see `Denoiser`."""
        image: Tensor = self.denoiser(x, sigma, class_label)
        return image
