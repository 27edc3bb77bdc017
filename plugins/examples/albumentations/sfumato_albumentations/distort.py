"""How does a transform of albumentations change a batch, the same way whenever it is resumed?"""

import albumentations
import numpy as np
import torch
from torch import Tensor

from sfumato_albumentations import DistortSettings

__all__ = ["Distort"]

_LARGEST_SEED = 2**31 - 1
_ELASTIC_ALPHA_PX = 60.0
"""Of full strength: displacement before it is smoothed."""
_ELASTIC_SIGMA_PX = 4.0
_LARGEST_HOLE, _SMALLEST_HOLE = 0.5, 0.2
"""Of full and of no strength, as shares of the side: a pixel at least, also in tiny images."""


class Distort:
    """Distorts a share of the images.

    Args:
        settings: What the user chose.
    """

    def __init__(self, settings: DistortSettings) -> None:
        self._transform = albumentations.Compose([_transform(settings)])

    def __call__(self, images: Tensor) -> Tensor:
        """Return the changed batch, uint8 `(B, C, H, W)`.

        Albumentations draws from a generator of its own. It is seeded for each image from
        torch's, which Sfumato seeds for each batch.
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
