"""Albumentations transforms applied to a batch, reproducible when a run is resumed."""

import albumentations
import numpy as np
import torch
from torch import Tensor

from sfumato_albumentations import DistortSettings

__all__ = ["Distort"]

_LARGEST_SEED = 2**31 - 1
_ELASTIC_ALPHA_PX = 60.0
"""Displacement at full strength, before smoothing."""
_ELASTIC_SIGMA_PX = 4.0
_LARGEST_HOLE, _SMALLEST_HOLE = 0.5, 0.2
"""Hole size at full and zero strength, as fractions of the side length; at least one pixel."""


class Distort:
    """Distorts a fraction of the images.

    Args:
        settings: The user's settings.
    """

    def __init__(self, settings: DistortSettings) -> None:
        self._transform = albumentations.Compose([_transform(settings)])

    def __call__(self, images: Tensor) -> Tensor:
        """Return the augmented batch, uint8 `(B, C, H, W)`.

        Albumentations uses its own random generator. That generator is seeded for each image from
        torch's generator, which Sfumato seeds for each batch.
        """
        seeds = torch.randint(0, _LARGEST_SEED, (len(images),)).tolist()
        arrays = images.permute(0, 2, 3, 1).cpu().numpy()
        changed = [self._changed(image, seed) for image, seed in zip(arrays, seeds, strict=True)]
        batch = torch.from_numpy(np.stack(changed)).permute(0, 3, 1, 2)
        return batch.contiguous().to(images.device)

    def _changed(self, image: np.ndarray, seed: int) -> np.ndarray:
        self._transform.set_random_seed(seed)
        changed: np.ndarray = self._transform(image=np.ascontiguousarray(image))["image"]
        return changed.reshape(image.shape)


def _transform(settings: DistortSettings) -> albumentations.BasicTransform:
    share, strength = settings.share, settings.strength
    if settings.kind == "elastic":
        alpha = max(1e-3, strength * _ELASTIC_ALPHA_PX)
        return albumentations.ElasticTransform(alpha=alpha, sigma=_ELASTIC_SIGMA_PX, p=share)
    if settings.kind == "grid":
        return albumentations.GridDistortion(distort_limit=(-strength, strength), p=share)
    largest = _SMALLEST_HOLE + strength * (_LARGEST_HOLE - _SMALLEST_HOLE)
    side = (0.7 * largest, largest)
    return albumentations.CoarseDropout(
        num_holes_range=(1, 3), hole_height_range=side, hole_width_range=side, p=share
    )
