"""How are the colours of pictures changed at random?"""

import math
from functools import partial

import torch
from torch import Tensor

from sfumato.training.augmentation import Augmentation
from sfumato_plugins.augmentations.offers import ColourSettings

__all__ = ["change_colours", "make_augmentation"]

_TURN = torch.tensor([[0.0, -1.0, 1.0], [1.0, 0.0, -1.0], [-1.0, 1.0, 0.0]]) / math.sqrt(3)
"""A quarter turn about the axis of greys: the cross product with `(1, 1, 1) / sqrt(3)`."""


def change_colours(
    pictures: Tensor, *, brightness: float, contrast: float, saturation: float, hue: float
) -> Tensor:
    """Change the colours of each picture of a batch in its own way.

    All changes are linear in the colours, so they are one product of matrices for the batch, as in
    StyleGAN2-ADA (Karras et al. 2020, arXiv:2006.06676, appendix B); torchvision's `ColorJitter`
    draws one change a call and took thirty times as long. Grey stays grey.

    Args:
        pictures: uint8 `(B, C, H, W)`; hue and saturation apply where `C` is 3.
        brightness: Factors are drawn from `1 - brightness` to `1 + brightness`.
        contrast: The same for the distance from the picture's mean.
        saturation: The same for the distance from grey.
        hue: Largest angle about the axis of greys, in radians.

    Returns:
        Pictures of the same shape and type.
    """
    count, channels = pictures.shape[:2]
    changed = pictures.flatten(2).float()
    if channels == 3:
        grey = changed.mean(dim=1, keepdim=True)
        chroma = _about_one(count, saturation) * _hue_rotations(count, hue)
        changed = grey + chroma.to(changed.device) @ (changed - grey)
    light = _about_one(count, brightness).to(changed.device)
    spread = _about_one(count, contrast).to(changed.device)
    mean = changed.mean(dim=(1, 2), keepdim=True)
    changed = light * (mean + spread * (changed - mean))
    return changed.round().clamp(0, 255).to(torch.uint8).reshape(pictures.shape)


def make_augmentation(settings: ColourSettings) -> Augmentation:
    """Make the augmentation."""
    return partial(
        change_colours,
        brightness=settings.brightness,
        contrast=settings.contrast,
        saturation=settings.saturation,
        hue=math.radians(settings.hue_degrees),
    )


def _about_one(count: int, strength: float) -> Tensor:
    """Draw a factor for each picture, `(B, 1, 1)`."""
    return 1 + strength * (2 * torch.rand(count, 1, 1) - 1)


def _hue_rotations(count: int, hue: float) -> Tensor:
    """Draw a rotation of the colours less their grey for each picture, `(B, 3, 3)`."""
    angle = hue * (2 * torch.rand(count, 1, 1) - 1)
    return angle.cos() * torch.eye(3) + angle.sin() * _TURN
