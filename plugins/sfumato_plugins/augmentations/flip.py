"""Random mirroring."""

from functools import partial

import torch
from torch import Tensor
from torchvision.transforms.v2 import functional

from sfumato.training.augmentation import Augmentation
from sfumato_plugins.augmentations.offers import FlipSettings

__all__ = ["flip", "make_augmentation"]


def flip(images: Tensor, *, horizontal: float, vertical: float) -> Tensor:
    """Mirror randomly chosen images of a batch.

    Args:
        images: uint8 `(B, C, H, W)`.
        horizontal: Probability that left and right are swapped.
        vertical: Probability that top and bottom are swapped.

    Returns:
        Images of the same shape and type.
    """
    if horizontal > 0:
        chosen = _choose(images, horizontal)
        images = torch.where(chosen, functional.horizontal_flip(images), images)
    if vertical > 0:
        chosen = _choose(images, vertical)
        images = torch.where(chosen, functional.vertical_flip(images), images)
    return images


def make_augmentation(settings: FlipSettings) -> Augmentation:
    """Return the augmentation."""
    return partial(flip, horizontal=settings.horizontal, vertical=settings.vertical)


def _choose(images: Tensor, probability: float) -> Tensor:
    """Return a random selection of images, bool `(B, 1, 1, 1)`."""
    return (torch.rand(len(images), 1, 1, 1) < probability).to(images.device)
