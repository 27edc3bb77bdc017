"""The contract check for augmentations."""

import random

import numpy as np
import torch
from torch import Tensor

from sfumato.plugins.catalog import Entry
from sfumato.testing.entries import Plain, built

__all__ = ["check_augmentation"]

_SHAPES = ((1, 3, 8, 8), (5, 3, 33, 33), (4, 1, 16, 16))
"""The shapes of the test batches: a single image, an odd size, and gray images."""


def check_augmentation(entry: Entry, settings: Plain | None = None) -> None:
    """Check the shape, type, and randomness of an augmentation's output.

    Args:
        entry: The plugin's entry.
        settings: The entry's settings; by default, the default settings are used.

    Raises:
        AssertionError: If the check fails. The message is a sentence that states the problem.
    """
    name = f"Augmentation “{entry.name}”"
    for shape in _SHAPES:
        images = _images(shape)
        changed = _changed(entry, settings, images, numpy_seed=0)
        assert isinstance(changed, Tensor), (
            f"{name} returned {type(changed).__name__}, not a tensor."
        )
        assert changed.dtype == torch.uint8, f"{name} returned {changed.dtype} instead of uint8."
        assert changed.shape == images.shape, (
            f"{name} returned shape {tuple(changed.shape)} for images of shape {shape}."
        )
        again = _changed(entry, settings, images, numpy_seed=1)
        assert torch.equal(changed, again), (
            f"{name} is not reproducible: the same torch seed gave different images. Use only "
            "torch's default generator, so that a resumed run equals an uninterrupted one."
        )


def _changed(entry: Entry, settings: Plain | None, images: Tensor, *, numpy_seed: int) -> Tensor:
    """Augment images with a fixed torch seed; other generators are seeded with `numpy_seed`."""
    augmentation = built(entry, settings)
    kept = np.random.get_state(), random.getstate()
    try:
        np.random.seed(numpy_seed)
        random.seed(numpy_seed)
        torch.manual_seed(0)
        changed: Tensor = augmentation(images.clone())
    finally:
        np.random.set_state(kept[0])
        random.setstate(kept[1])
    return changed


def _images(shape: tuple[int, ...]) -> Tensor:
    generator = torch.Generator().manual_seed(2)
    return torch.randint(0, 256, shape, dtype=torch.uint8, generator=generator)
