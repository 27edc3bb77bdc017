"""What does a run learn from: images themselves, or latents of them?"""

from typing import NamedTuple

from sfumato.data.cache import ImageCache
from sfumato.data.training_data import TrainingData
from sfumato.nn.image_space import ImageSpace, PixelSpace
from sfumato.nn.network import LatentSpec

__all__ = ["TrainingInputs", "pixel_inputs"]


class TrainingInputs(NamedTuple):
    """What a run stands on."""

    training_data: TrainingData
    space: ImageSpace
    """Where the network works."""
    latents: LatentSpec | None
    """How the space is described on disk; `None` for images themselves."""


def pixel_inputs(cache: ImageCache) -> TrainingInputs:
    """Return the training data of a run that learns from images themselves."""
    return TrainingInputs(cache, PixelSpace((cache.channels, cache.size_px, cache.size_px)), None)
