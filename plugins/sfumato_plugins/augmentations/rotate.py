"""Random rotation."""

import math
from functools import partial

import torch
from torch import Tensor
from torch.nn.functional import affine_grid, grid_sample

from sfumato.training.augmentation import Augmentation
from sfumato_plugins.augmentations.offers import RotateSettings

__all__ = ["make_augmentation", "rotate", "turn"]


def rotate(images: Tensor, *, degrees: float) -> Tensor:
    """Rotate each image of a batch by a random angle, mirroring it beyond the border.

    A single sampling grid serves the whole batch; torchvision's rotation only takes one angle per
    call.

    Args:
        images: uint8 `(B, C, H, W)`.
        degrees: Largest angle in either direction.

    Returns:
        Images of the same shape and type.
    """
    count, _, height, width = images.shape
    angle = math.radians(degrees) * (2 * torch.rand(count) - 1)
    cos, sin, nought = angle.cos(), angle.sin(), torch.zeros(count)
    rows = (cos, -sin * height / width, nought, sin * width / height, cos, nought)
    transform = torch.stack(rows, dim=1).reshape(count, 2, 3).to(images.device)
    grid = affine_grid(transform, list(images.shape), align_corners=False)
    turned = grid_sample(
        images.float(), grid, mode="bilinear", padding_mode="reflection", align_corners=False
    )
    return turned.round().clamp(0, 255).to(torch.uint8)


def turn(images: Tensor) -> Tensor:
    """Rotate each image of a batch by a multiple of 90 degrees, which is lossless.

    Images that are not square are only rotated by 0 or 180 degrees.

    Args:
        images: uint8 `(B, C, H, W)`.

    Returns:
        Images of the same shape and type.
    """
    count, _, height, width = images.shape
    possible = (1, 2, 3) if height == width else (2,)
    drawn = torch.randint(1 + len(possible), (count, 1, 1, 1)).to(images.device)
    turned = images
    for number, quarters in enumerate(possible, start=1):
        turned = torch.where(drawn == number, images.rot90(quarters, (-2, -1)), turned)
    return turned.contiguous()


def make_augmentation(settings: RotateSettings) -> Augmentation:
    """Return the augmentation."""
    return turn if settings.turns == "right" else partial(rotate, degrees=settings.degrees)
