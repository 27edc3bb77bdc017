"""How are images changed in form at random without the model learning to draw the changes?

By conditioned augmentation (EDM, Karras et al. 2022, arXiv:2206.00364, appendix F.2): each image
is mirrored, scaled, turned, stretched and moved with some probability, and the network is reported
of it in nine numbers. All of them are 0 for an image as it is, and this is what is asked for when
images are drawn. So a small set is worth more images, and none of the changes leaks.
"""

import math
from typing import NamedTuple

import torch
from torch import Tensor
from torch.nn import functional

from sfumato.config.settings import AugmentationConfig

__all__ = ["GeometricTransforms", "apply_transforms", "sample_transforms"]

_SCALE = 2**0.2
"""Factor of one deviation of scaling, and of stretching (EDM, appendix F.2)."""
_SHIFT = 1 / 8
"""One deviation of the shift, as a part of the image's side (EDM, appendix F.2)."""


class GeometricTransforms(NamedTuple):
    """How each image of a batch is changed."""

    matrix: Tensor
    """From a place in the changed image to one in the image as it was, `(B, 2, 3)`.

    Places reach from -1 to 1 over the image, first x and then y.
    """
    labels: Tensor
    """What the network is reported, `(B, 9)`; zeros for an image that is left as it is."""


def sample_transforms(
    count: int, config: AugmentationConfig, *, strength: float = 1.0
) -> GeometricTransforms:
    """Draw the changes of a batch from torch's default generator of the CPU.

    Args:
        count: How many images there are.
        config: How probable changes are, and which are allowed.
        strength: Share of that probability, 0 to 1.
    """
    allowed = (
        config.use_x_flip,
        config.use_y_flip,
        config.use_scaling,
        config.use_rotation,
        config.use_stretching,
        config.use_translation,
    )
    probability = strength * config.probability * torch.tensor(allowed).float()
    is_chosen = (torch.rand(count, len(allowed)) < probability).float()
    x_flip, y_flip = (is_chosen[:, :2] * torch.randint(2, (count, 2))).unbind(1)
    scale, stretch, right, down = torch.randn(count, 4).unbind(1)
    turn, direction = (math.pi * (2 * torch.rand(count, 2) - 1)).unbind(1)
    scale = scale * is_chosen[:, 2]
    turn = turn * is_chosen[:, 3]
    stretch = stretch * is_chosen[:, 4]
    right, down = right * is_chosen[:, 5], down * is_chosen[:, 5]
    labels = (
        *(x_flip, y_flip, scale),
        *(turn.cos() - 1, turn.sin()),
        # Twice the angle, for a stretch along an axis is a press across it: the paper's single
        # angle gives two opposite changes the same labels.
        *(stretch * (2 * direction).cos(), stretch * (2 * direction).sin()),
        *(right, down),
    )
    # From the changed image back to the one it was, so the last change is undone first.
    undo_shift = -2 * _SHIFT * torch.stack((right, down), dim=1).unsqueeze(2)
    undo_stretch = (
        _rotation(direction) @ _diagonal(_SCALE**-stretch, _SCALE**stretch) @ _rotation(-direction)
    )
    undo_flips = _diagonal(1 - 2 * x_flip, 1 - 2 * y_flip)
    linear = (
        undo_flips @ _diagonal(_SCALE**-scale, _SCALE**-scale) @ _rotation(-turn) @ undo_stretch
    )
    return GeometricTransforms(
        torch.cat((linear, linear @ undo_shift), dim=2), torch.stack(labels, dim=1)
    )


def apply_transforms(images: Tensor, transforms: GeometricTransforms) -> Tensor:
    """Change images, mirroring them beyond their borders; those without a change stay bit-equal.

    Args:
        images: Square ones in [-1, 1], `(B, C, H, W)`.
        transforms: How to change them, on the CPU: which of them change is known without waiting
            for the device.

    Returns:
        Images in [-1, 1], `(B, C, H, W)`.
    """
    chosen = transforms.labels.any(dim=1).nonzero().flatten()
    if not len(chosen):
        return images
    # Metal's grid_sample knows no bicubic (https://github.com/pytorch/pytorch/issues/141287).
    on_device = "cpu" if images.device.type == "mps" else images.device
    matrix = transforms.matrix[chosen].to(on_device)
    chosen = chosen.to(images.device)
    originals = images[chosen].to(on_device)
    grid = functional.affine_grid(matrix, list(originals.shape), align_corners=False)
    changed = functional.grid_sample(
        originals, grid, mode="bicubic", padding_mode="reflection", align_corners=False
    )
    return images.index_copy(0, chosen, changed.clamp(-1, 1).to(images.device))


def _rotation(angle: Tensor) -> Tensor:
    """Return matrices `(B, 2, 2)` that turn by angles `(B,)`."""
    cos, sin = angle.cos(), angle.sin()
    return torch.stack((cos, -sin, sin, cos), dim=1).reshape(-1, 2, 2)


def _diagonal(x: Tensor, y: Tensor) -> Tensor:
    """Return matrices `(B, 2, 2)` that scale by factors `(B,)` of each axis."""
    return torch.diag_embed(torch.stack((x, y), dim=1))
