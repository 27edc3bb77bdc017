"""Search for the nearest training images.

Images are compared pixel by pixel, or by the features of a network, which also detects a copy that
was moved or recolored. A mirrored copy counts as a copy. Training images are processed a few
thousand at a time, so any number fits in memory.
"""

from collections.abc import Generator, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec
import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image
from torch import Tensor
from torch.nn import functional as F  # noqa: N812, the usual name

from sfumato.data.cache import ImageCache
from sfumato.errors import SfumatoError
from sfumato.evaluation.features import FeatureNet, Images, visible_levels
from sfumato.messages import Text, msg
from sfumato.records.events import NearestFound, NearestImage, Progressed

__all__ = [
    "Groups",
    "Nearest",
    "NearestTrainingImage",
    "nearest_by_features",
    "nearest_by_pixels",
    "nearest_training_files",
    "nearest_training_images",
]

_LARGEST_PX = 32
_CHUNK = 4096
_MOST_TWINS = 64
"""The number of twins of one image beyond which they are no longer told apart."""
_TASK = msg("evaluation.searching_training_images", "Searching the training images")

T = TypeVar("T")
Views = Sequence[Tensor]
"""Vectors `(N, D)` of images, and vectors of their mirror images."""
Groups = NDArray[np.int64]
"""The group of each training image `(N,)`; twins, such as duplicates, have the same group."""


class Nearest(NamedTuple):
    """The training images nearest to each of N images, nearest first."""

    distances: Tensor
    """`(N, K)`."""
    indices: Tensor
    """Indices into the training images, int64 `(N, K)`; -1 if there are fewer than K."""


class NearestTrainingImage(msgspec.Struct, frozen=True, kw_only=True):
    """A training image that is near to a generated image."""

    index: int
    """Index among the training images of the cache."""
    distance: float
    """Root mean square over pixels, in levels of 0 to 255; below 2 no difference is visible."""


def nearest_training_images(
    image: Images, training: Images, *, count: int = 8
) -> list[NearestTrainingImage]:
    """Return the training images nearest to one image `(H, W, C)`, nearest first."""
    work = nearest_by_pixels(training, image[None], count=count, task="")
    found = _result_of(work)
    pairs = zip(found.indices[0].tolist(), found.distances[0].tolist(), strict=True)
    return [NearestTrainingImage(index=index, distance=far) for index, far in pairs if index >= 0]


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


def nearest_by_pixels(
    training: Images, images: Images, *, count: int = 2, groups: Groups | None = None, task: Text
) -> Generator[Progressed, None, Nearest]:
    """Compare pixels at up to 32 px, by root mean square difference in levels of 0 to 255.

    With `groups`, only the nearest training image of each group of twins counts.
    """
    views = _vectors(images), _vectors(images[:, :, ::-1])
    chunks = (_vectors(training[start : start + _CHUNK]) for start in _starts(training))
    wanted = _wanted(count, groups)
    found = yield from _nearest(chunks, views, count=wanted, total=len(training), task=task)
    return _one_per_group(found, count, groups)


def nearest_by_features(
    net: FeatureNet,
    training: Images,
    images: Images,
    *,
    count: int = 2,
    groups: Groups | None = None,
    task: Text,
) -> Generator[Progressed, None, Nearest]:
    """Compare a network's features, by root mean square difference; see `nearest_by_pixels`."""
    views = _seen(net, images), _seen(net, images[:, :, ::-1])
    chunks = (_seen(net, training[start : start + _CHUNK]) for start in _starts(training))
    wanted = _wanted(count, groups)
    found = yield from _nearest(chunks, views, count=wanted, total=len(training), task=task)
    return _one_per_group(found, count, groups)


def _wanted(count: int, groups: Groups | None) -> int:
    """Return how many images to search so that they belong to enough groups."""
    if groups is None or not len(groups):
        return count
    return count + min(_MOST_TWINS, int(np.bincount(groups).max()) - 1)


def _one_per_group(found: Nearest, count: int, groups: Groups | None) -> Nearest:
    """Keep the nearest image of each group, and the nearest groups."""
    if groups is None or not len(groups):
        return found
    group = torch.from_numpy(groups)[found.indices.clamp(min=0)]
    is_twin = (group[:, :, None] == group[:, None, :]).tril(-1).any(2)
    distances = found.distances.masked_fill(is_twin, torch.inf)
    order = distances.argsort(dim=1, stable=True)[:, :count]
    indices = found.indices.masked_fill(distances.isinf(), -1)
    return Nearest(distances.gather(1, order), indices.gather(1, order))


def _nearest(
    chunks: Iterable[Tensor], views: Views, *, count: int, total: int, task: Text
) -> Generator[Progressed, None, Nearest]:
    """Return the nearest images across all chunks `(M, D)`.

    The distance to a training image is measured from whichever of an image's two views is nearer.
    """
    nearest = torch.full((len(views[0]), count), torch.inf)
    indices = torch.full((len(views[0]), count), -1)
    first = 0
    for chunk in chunks:
        squares = torch.stack([_mean_squares(view, chunk) for view in views]).amin(0)
        there = torch.arange(first, first + len(chunk)).expand_as(squares)
        nearest, chosen = torch.cat([nearest, squares], dim=1).topk(count, dim=1, largest=False)
        indices = torch.cat([indices, there], dim=1).gather(1, chosen)
        first += len(chunk)
        yield Progressed(task=task, done=first, total=total)
    return Nearest(nearest.sqrt(), indices)


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


def _vectors(images: Images) -> Tensor:
    levels = visible_levels(images) - 128
    height, width = (min(_LARGEST_PX, side) for side in levels.shape[2:])
    return F.adaptive_avg_pool2d(levels, (height, width)).flatten(1)


def _seen(net: FeatureNet, images: Images) -> Tensor:
    return torch.from_numpy(net.features(images)).float()


def _mean_squares(a: Tensor, b: Tensor) -> Tensor:
    squares = a.square().sum(1)[:, None] + b.square().sum(1) - 2 * a @ b.T
    return squares.clamp(min=0) / a.shape[1]


def _starts(images: Images) -> range:
    return range(0, len(images), _CHUNK)


def _result_of(work: Generator[Progressed, None, T]) -> T:
    while True:
        try:
            next(work)
        except StopIteration as end:
            result: T = end.value
            return result
