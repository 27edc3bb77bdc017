"""How are pictures moved within their frame at random?"""

from functools import partial

import torch
from torch import Tensor
from torchvision.transforms.v2 import functional

from sfumato.training.augmentation import Augmentation
from sfumato_plugins.augmentations.offers import ShiftSettings

__all__ = ["make_augmentation", "shift"]


def shift(pictures: Tensor, *, reach: float) -> Tensor:
    """Move each picture of a batch by whole pixels, mirroring it at the border.

    The batch is padded once; each picture then takes one of all windows onto it. A crop of
    torchvision would draw one window for the whole batch.

    Args:
        pictures: uint8 `(B, C, H, W)`.
        reach: How far a picture is moved at most, as a part of its side.

    Returns:
        Pictures of the same shape and type.
    """
    count, _, height, width = pictures.shape
    down, right = _reach_px(height, reach), _reach_px(width, reach)
    padded: Tensor = functional.pad(pictures, [right, down], padding_mode="reflect")
    windows = padded.unfold(2, height, 1).unfold(3, width, 1)
    picture = torch.arange(count, device=pictures.device)
    top = torch.randint(2 * down + 1, (count,)).to(pictures.device)
    left = torch.randint(2 * right + 1, (count,)).to(pictures.device)
    return windows[picture, :, top, left]


def make_augmentation(settings: ShiftSettings) -> Augmentation:
    """Make the augmentation."""
    return partial(shift, reach=settings.reach_percent / 100)


def _reach_px(side: int, reach: float) -> int:
    return min(round(side * reach), side - 1)  # a picture can be mirrored once only
