"""The training images nearest to one generated image.

It applies the search used by copy detection (`sfumato.evaluation.nearest`) to a single file.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from PIL import Image

from sfumato.data.cache import ImageCache
from sfumato.errors import SfumatoError
from sfumato.evaluation.nearest import nearest_training_images
from sfumato.messages import msg
from sfumato.records.events import NearestFound, NearestImage, Progressed

__all__ = ["nearest_training_files"]

_TASK = msg("evaluation.searching_training_images", "Searching the training images")


def nearest_training_files(
    path: Path, cache: ImageCache, files: Sequence[Path], *, count: int
) -> Iterator[Progressed | NearestFound]:
    """Find the training images nearest to an image, in pixels, nearest first.

    Args:
        path: The image.
        cache: The training images of the model that generated it.
        files: The files of the training images, in the order of the cache.
        count: How many to find.

    Raises:
        SfumatoError: If the image cannot be read.
    """
    total = len(cache.train_images)
    yield Progressed(task=_TASK, done=0, total=total)
    found = nearest_training_images(
        _pixels(path, cache), cache.train_images, count=min(count, total)
    )
    near = tuple(NearestImage(path=str(files[one.index]), distance=one.distance) for one in found)
    yield NearestFound(path=str(path), images=near)


def _pixels(path: Path, cache: ImageCache) -> np.ndarray:
    """Return an image in the format of the cache, uint8 `(H, W, C)`."""
    shape = cache.shape
    try:
        with Image.open(path) as opened:
            image = opened.convert(shape.mode)
    except (OSError, ValueError, SyntaxError) as error:
        raise SfumatoError(
            msg(
                "evaluation.cannot_read_image",
                "Cannot read “{path}” as an image: {error}.",
                path=path,
                error=error,
            ),
            hint=msg("evaluation.choose_another_image", "Choose another image."),
        ) from error
    if image.size != shape.size:
        image = image.resize(shape.size, Image.Resampling.BOX)
    return np.asarray(image).reshape(shape.height, shape.width, shape.channels)
