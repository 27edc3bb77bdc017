"""Conditional (non-leaking) augmentation with geometric transforms.

Following EDM (Karras et al. 2022, arXiv:2206.00364, appendix F.2), each image is flipped, scaled,
rotated, stretched, and translated with some probability, and the network is conditioned on the nine
parameters of the transform. The parameters are all 0 for an unchanged image, which is what sampling
uses. Conditional augmentation reduces overfitting on small datasets without leaking augmentations
into the generated images.
"""

import math
from typing import NamedTuple

import torch
from torch import Tensor
from torch.nn import functional

from sfumato.config.settings import AugmentationConfig
from sfumato.device.backends import backend_of

__all__ = ["GeometricTransforms", "apply_transforms", "sample_transforms"]

_SCALE = 2**0.2
"""Factor of scaling and stretching at one standard deviation (EDM, appendix F.2)."""
_SHIFT = 1 / 8
"""Standard deviation of the translation, as a fraction of the mean side (EDM, appendix F.2)."""


class GeometricTransforms(NamedTuple):
    """Geometric transforms, one for each image of a batch."""

    matrix: Tensor
    """Maps coordinates in the augmented image to coordinates in the original, `(B, 2, 3)`.

    Coordinates range from -1 to 1 across a square with as many pixels as the image, x before y.
    """
    labels: Tensor
    """Conditioning of the network, `(B, 9)`; zeros for an unchanged image."""


def sample_transforms(
    count: int, config: AugmentationConfig, *, strength: float = 1.0
) -> GeometricTransforms:
    """Sample the transforms of a batch from torch's default CPU generator.

    Args:
        count: Number of images.
        config: Determines the probability and the enabled transforms.
        strength: Fraction of the configured probability, 0 to 1.
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
        # Twice the angle, because stretching along one axis squeezes along the other: with the
        # paper's single angle, two opposite transforms would have the same labels.
        *(stretch * (2 * direction).cos(), stretch * (2 * direction).sin()),
        *(right, down),
    )
    # The matrix maps the augmented image to the original, so the last transform is undone first.
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
    """Transform images, reflecting at their borders; unchanged images stay bit-identical.

    Args:
        images: Images in [-1, 1], `(B, C, H, W)`.
        transforms: The transforms, on the CPU, so that determining which images to change does not
            wait for the device.

    Returns:
        Images in [-1, 1], `(B, C, H, W)`.
    """
    chosen = transforms.labels.any(dim=1).nonzero().flatten()
    if not len(chosen):
        return images
    # grid_sample lacks bicubic mode on MPS (https://github.com/pytorch/pytorch/issues/141287).
    backend = backend_of(images.device)
    on_device = torch.device("cpu") if backend.kind == "mps" else images.device
    matrix = _across(transforms.matrix[chosen], *images.shape[2:])
    matrix = backend_of(on_device).send(matrix)
    chosen = backend.send(chosen)
    originals = images[chosen].to(on_device)
    grid = functional.affine_grid(matrix, list(originals.shape), align_corners=False)
    changed = functional.grid_sample(
        originals, grid, mode="bicubic", padding_mode="reflection", align_corners=False
    )
    return images.index_copy(0, chosen, changed.clamp(-1, 1).to(images.device))


def _across(matrix: Tensor, height: int, width: int) -> Tensor:
    """Return the matrices for coordinates from -1 to 1 across a rectangle, `(B, 2, 3)`."""
    extent = torch.tensor((width, height)) / math.sqrt(width * height)
    scales = torch.cat((extent, torch.ones(1)))  # of x, y, and the shift
    return matrix * scales / extent[:, None]


def _rotation(angle: Tensor) -> Tensor:
    """Return rotation matrices `(B, 2, 2)` for angles `(B,)`."""
    cos, sin = angle.cos(), angle.sin()
    return torch.stack((cos, -sin, sin, cos), dim=1).reshape(-1, 2, 2)


def _diagonal(x: Tensor, y: Tensor) -> Tensor:
    """Return matrices `(B, 2, 2)` that scale each axis by factors `(B,)`."""
    return torch.diag_embed(torch.stack((x, y), dim=1))
