"""A cache of prepared pictures without a dataset around it."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sfumato.data.cache import CacheDescription, PictureCache

__all__ = ["picture_cache"]


def picture_cache(
    folder: Path,
    pictures: NDArray[np.uint8],
    *,
    labels: NDArray[np.int32] | None = None,
    held_out_count: int = 0,
) -> PictureCache:
    """Write pictures `(N, H, W, C)` as a cache; the last ones are held out."""
    labels = np.full(len(pictures), -1, np.int32) if labels is None else labels.astype(np.int32)
    pictures.tofile(folder / "pictures.u8")
    labels.tofile(folder / "labels.i32")
    description = CacheDescription(
        fingerprint="0" * 32,
        count=len(pictures),
        held_out_count=held_out_count,
        size_px=pictures.shape[1],
        channels=pictures.shape[3],
        classes=tuple(f"class {number}" for number in range(int(labels.max()) + 1)),
        mean=0.0,
        sigma_data=0.5,
    )
    return PictureCache(folder, description)
