"""How are pictures changed at random before they are learnt from?

An augmentation takes a batch of uint8 pictures and gives a changed one. All randomness comes from
torch's default generator, which the loop seeds from (seed, images seen) before each batch; so a
resumed run changes the pictures just as an unbroken one would.
"""

from collections.abc import Callable, Sequence

import torch
from torch import Tensor

__all__ = ["Augmentation", "apply_augmentations", "for_each_picture"]

Augmentation = Callable[[Tensor], Tensor]
"""From uint8 `(B, C, H, W)` to a changed batch of the same shape and type."""


def apply_augmentations(pictures: Tensor, augmentations: Sequence[Augmentation]) -> Tensor:
    """Apply augmentations in their order to a batch, uint8 `(B, C, H, W)`."""
    for augmentation in augmentations:
        pictures = augmentation(pictures)
    return pictures


def for_each_picture(pictures: Tensor, change: Callable[[Tensor], Tensor]) -> Tensor:
    """Apply a change to each picture `(C, H, W)` of a batch on its own.

    The transforms of torchvision draw their random numbers once a call; this gives each picture
    its own draw.
    """
    return torch.stack([change(picture) for picture in pictures])
