"""Images for testing augmentations, and augmentations built as in the app."""

import torch
from torch import Tensor

import sfumato_plugins
from sfumato.plugins.registry import Plugins
from sfumato.training.augmentation import Augmentation

__all__ = ["augmentation_named", "gradient", "random_images"]


def augmentation_named(name: str, **settings: float | str) -> Augmentation:
    """Build a built-in augmentation as the app does."""
    plugins = Plugins([("builtin", sfumato_plugins)])
    augmentation: Augmentation = plugins.augmentations.build(name, settings)
    return augmentation


def random_images(*shape: int) -> Tensor:
    """Return the same random images each time, uint8 `(B, C, H, W)`."""
    generator = torch.Generator().manual_seed(0)
    return torch.randint(0, 256, shape, generator=generator, dtype=torch.uint8)


def gradient(size_px: int, *, count: int = 16) -> Tensor:
    """Return identical images with all pixels different, uint8 `(count, 1, size, size)`."""
    assert size_px <= 16
    ramp = torch.arange(size_px * size_px, dtype=torch.uint8)
    return ramp.reshape(1, 1, size_px, size_px).repeat(count, 1, 1, 1)
