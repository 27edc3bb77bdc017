"""Random color changes."""

import math
from functools import partial

import torch
from torch import Tensor

from sfumato.training.augmentation import Augmentation
from sfumato_plugins.augmentations import ColorSettings

__all__ = ["change_colors", "make_color"]

_TURN = torch.tensor([[0.0, -1.0, 1.0], [1.0, 0.0, -1.0], [-1.0, 1.0, 0.0]]) / math.sqrt(3)
"""The generator of rotations about the gray axis: the cross product with `(1, 1, 1) / sqrt(3)`."""


def change_colors(
    images: Tensor, *, brightness: float, contrast: float, saturation: float, hue: float
) -> Tensor:
    """Change the colors of each image of a batch independently.

    All changes are linear in the colors, so the whole batch takes a single matrix product, as in
    StyleGAN2-ADA (Karras et al. 2020, arXiv:2006.06676, appendix B); torchvision's `ColorJitter`
    samples one change per call and is thirty times slower. Gray images stay gray.

    Args:
        images: uint8 `(B, C, H, W)`; hue and saturation do not apply to gray images, and
            alpha stays unchanged.
        brightness: Factors are sampled from `1 - brightness` to `1 + brightness`.
        contrast: The same range, for the distance from the image's mean.
        saturation: The same range, for the distance from gray.
        hue: Largest angle about the gray axis, in radians.

    Returns:
        Images of the same shape and type.
    """
    count, channels = images.shape[:2]
    colors, alpha = images[:, :3], images[:, 3:]
    changed = colors.flatten(2).float()
    if channels >= 3:
        gray = changed.mean(dim=1, keepdim=True)
        chroma = _about_one(count, saturation) * _hue_rotations(count, hue)
        changed = gray + chroma.to(changed.device) @ (changed - gray)
    light = _about_one(count, brightness).to(changed.device)
    spread = _about_one(count, contrast).to(changed.device)
    mean = changed.mean(dim=(1, 2), keepdim=True)
    changed = light * (mean + spread * (changed - mean))
    changed = changed.round().clamp(0, 255).to(torch.uint8).reshape(colors.shape)
    return torch.cat((changed, alpha), dim=1)


def make_color(settings: ColorSettings) -> Augmentation:
    """Return the augmentation."""
    return partial(
        change_colors,
        brightness=settings.brightness,
        contrast=settings.contrast,
        saturation=settings.saturation,
        hue=math.radians(settings.hue_degrees),
    )


def _about_one(count: int, strength: float) -> Tensor:
    """Sample a factor for each image, `(B, 1, 1)`."""
    return 1 + strength * (2 * torch.rand(count, 1, 1) - 1)


def _hue_rotations(count: int, hue: float) -> Tensor:
    """Sample each image's hue rotation, without the gray component, `(B, 3, 3)`."""
    angle = hue * (2 * torch.rand(count, 1, 1) - 1)
    return angle.cos() * torch.eye(3) + angle.sin() * _TURN
