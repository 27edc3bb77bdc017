"""Random shifts within the frame."""

from functools import partial

import torch
from torch import Tensor
from torchvision.transforms.v2 import functional

from sfumato.training.augmentation import Augmentation
from sfumato_plugins.augmentations.offers import ShiftSettings

__all__ = ["make_augmentation", "shift"]


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


def make_augmentation(settings: ShiftSettings) -> Augmentation:
    """Return the augmentation."""
    return partial(shift, reach=settings.reach_percent / 100)


def _reach_px(side: int, reach: float) -> int:
    return min(round(side * reach), side - 1)  # an image can be mirrored only once
