"""A cache of decoded images without a dataset."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sfumato.config.image_shape import ImageShape
from sfumato.data.cache import CacheDescription, ImageCache

__all__ = ["image_cache"]


def image_cache(
    folder: Path,
    images: NDArray[np.uint8],
    *,
    labels: NDArray[np.int32] | None = None,
    held_out_count: int = 0,
) -> ImageCache:
    """Write images `(N, H, W, C)` as a cache; the last ones are held out."""
    labels = np.full(len(images), -1, np.int32) if labels is None else labels.astype(np.int32)
    images.tofile(folder / "images.u8")
    labels.tofile(folder / "labels.i32")
    description = CacheDescription(
        fingerprint="0" * 32,
        count=len(images),
        held_out_count=held_out_count,
        shape=ImageShape.of_array(images.shape),
        classes=tuple(f"class {number}" for number in range(int(labels.max()) + 1)),
        mean=0.0,
        sigma_data=0.5,
    )
    return ImageCache(folder, description)
