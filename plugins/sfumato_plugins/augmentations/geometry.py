"""Random flips, shifts, and rotations."""

import math
from functools import partial

import torch
from torch import Tensor
from torch.nn.functional import affine_grid, grid_sample
from torchvision.transforms.v2 import functional

from sfumato.training.augmentation import Augmentation
from sfumato_plugins.augmentations import FlipSettings, RotateSettings, ShiftSettings

__all__ = ["flip", "make_flip", "make_rotate", "make_shift", "rotate", "shift", "turn"]


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


def make_flip(settings: FlipSettings) -> Augmentation:
    """Return the augmentation."""
    return partial(flip, horizontal=settings.horizontal, vertical=settings.vertical)


def shift(images: Tensor, *, reach: float) -> Tensor:
    """Move each image of a batch by a whole number of pixels, mirroring it at the border.

    The batch is padded once, and a random window is selected for each image. A torchvision crop
    would sample one window for the whole batch.

    Args:
        images: uint8 `(B, C, H, W)`.
        reach: Maximum shift, as a fraction of the image's side length.

    Returns:
        Images of the same shape and type.
    """
    count, _, height, width = images.shape
    down, right = _reach_px(height, reach), _reach_px(width, reach)
    padded: Tensor = functional.pad(images, [right, down], padding_mode="reflect")
    windows = padded.unfold(2, height, 1).unfold(3, width, 1)
    image = torch.arange(count, device=images.device)
    top = torch.randint(2 * down + 1, (count,)).to(images.device)
    left = torch.randint(2 * right + 1, (count,)).to(images.device)
    return windows[image, :, top, left]


def make_shift(settings: ShiftSettings) -> Augmentation:
    """Return the augmentation."""
    return partial(shift, reach=settings.reach_percent / 100)


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


def make_rotate(settings: RotateSettings) -> Augmentation:
    """Return the augmentation."""
    return turn if settings.turns == "right" else partial(rotate, degrees=settings.degrees)


def _choose(images: Tensor, probability: float) -> Tensor:
    """Return a random selection of images, bool `(B, 1, 1, 1)`."""
    return (torch.rand(len(images), 1, 1, 1) < probability).to(images.device)


def _reach_px(side: int, reach: float) -> int:
    return min(round(side * reach), side - 1)  # an image can be mirrored only once
