"""The training inputs of a run: images, or latents of them."""

from typing import NamedTuple

from sfumato.data.cache import ImageCache
from sfumato.data.training_data import TrainingData
from sfumato.latents.image_space import ImageSpace, LatentSpec, PixelSpace

__all__ = ["TrainingInputs", "pixel_inputs"]


class TrainingInputs(NamedTuple):
    """The data that a run trains on, and the space its network works in."""

    training_data: TrainingData
    space: ImageSpace
    """The space that the network works in."""
    latents: LatentSpec | None
    """Description of the latent space on disk; `None` for a run on pixels."""


def pixel_inputs(cache: ImageCache) -> TrainingInputs:
    """Return the inputs of a run that trains on pixels."""
    return TrainingInputs(cache, PixelSpace(cache.shape), None)
