"""Which pictures did a model learn from that come nearest to one it drew?

The search is the one of the test for copies (`sfumato.evaluation.nearest`), for a single file.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from PIL import Image

from sfumato.data.cache import PictureCache
from sfumato.errors import SfumatoError
from sfumato.evaluation.nearest import nearest_training_pictures
from sfumato.events import NearestFound, NearPicture, Progressed

__all__ = ["near_training_files"]

_TASK = "Comparing with the pictures it learnt from"


def near_training_files(
    path: Path, cache: PictureCache, files: Sequence[Path], *, count: int
) -> Iterator[Progressed | NearestFound]:
    """Find the training pictures that a picture comes nearest to, in pixels, nearest first.

    Args:
        path: The picture.
        cache: The pictures that its model learnt from.
        files: Their files, in the cache's order.
        count: How many to find.

    Raises:
        SfumatoError: If the picture cannot be read.
    """
    total = len(cache.train_pictures)
    yield Progressed(task=_TASK, done=0, total=total)
    found = nearest_training_pictures(
        _pixels(path, cache), cache.train_pictures, count=min(count, total)
    )
    near = tuple(NearPicture(path=str(files[one.place]), distance=one.distance) for one in found)
    yield NearestFound(path=str(path), near=near)


def _pixels(path: Path, cache: PictureCache) -> np.ndarray:
    """Read a picture as the cache holds them, uint8 `(H, W, C)`."""
    side = (cache.size_px, cache.size_px)
    try:
        with Image.open(path) as opened:
            picture = opened.convert("L" if cache.channels == 1 else "RGB")
    except (OSError, ValueError, SyntaxError) as error:
        raise SfumatoError(
            f"“{path}” cannot be read as a picture: {error}.", hint="Choose another picture."
        ) from error
    if picture.size != side:
        picture = picture.resize(side, Image.Resampling.BOX)
    return np.asarray(picture).reshape(*side, cache.channels)
