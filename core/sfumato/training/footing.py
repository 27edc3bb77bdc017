"""What does a run learn from: pictures themselves, or latents of them?"""

from typing import NamedTuple

from sfumato.data.cache import PictureCache
from sfumato.data.learning_set import LearningSet
from sfumato.nn.network import LatentSpec
from sfumato.nn.picture_space import PictureSpace, PixelSpace

__all__ = ["Footing", "on_pictures"]


class Footing(NamedTuple):
    """What a run stands on."""

    learning_set: LearningSet
    space: PictureSpace
    """Where the network works."""
    latents: LatentSpec | None
    """How the space is described on disk; `None` for pictures themselves."""


def on_pictures(cache: PictureCache) -> Footing:
    """Give the footing of a run that learns from pictures themselves."""
    return Footing(cache, PixelSpace((cache.channels, cache.size_px, cache.size_px)), None)
