"""How are pictures mirrored at random?"""

from functools import partial

import torch
from torch import Tensor
from torchvision.transforms.v2 import functional

from sfumato.training.augmentation import Augmentation
from sfumato_plugins.augmentations.offers import FlipSettings

__all__ = ["flip", "make_augmentation"]


def flip(pictures: Tensor, *, horizontal: float, vertical: float) -> Tensor:
    """Mirror some pictures of a batch.

    Args:
        pictures: uint8 `(B, C, H, W)`.
        horizontal: Probability that left and right are exchanged.
        vertical: Probability that top and bottom are.

    Returns:
        Pictures of the same shape and type.
    """
    if horizontal > 0:
        chosen = _choose(pictures, horizontal)
        pictures = torch.where(chosen, functional.horizontal_flip(pictures), pictures)
    if vertical > 0:
        chosen = _choose(pictures, vertical)
        pictures = torch.where(chosen, functional.vertical_flip(pictures), pictures)
    return pictures


def make_augmentation(settings: FlipSettings) -> Augmentation:
    """Make the augmentation."""
    return partial(flip, horizontal=settings.horizontal, vertical=settings.vertical)


def _choose(pictures: Tensor, probability: float) -> Tensor:
    """Choose pictures at random, bool `(B, 1, 1, 1)`."""
    return (torch.rand(len(pictures), 1, 1, 1) < probability).to(pictures.device)
