"""Search for the nearest training images.

Images are compared pixel by pixel, or by the features of a network, which also detects a copy that
was moved or recolored. A mirrored copy counts as a copy. Training images are processed a few
thousand at a time, so any number fits in memory.
"""

from collections.abc import Generator, Iterable, Sequence
from typing import NamedTuple, TypeVar

import msgspec
import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812, the usual name

from sfumato.evaluation.features import FeatureNet, Images, visible_levels
from sfumato.messages import Text
from sfumato.records.events import Progressed

__all__ = [
    "Nearest",
    "NearestTrainingImage",
    "nearest_by_features",
    "nearest_by_pixels",
    "nearest_training_images",
]

_LARGEST_PX = 32
_CHUNK = 4096

T = TypeVar("T")
Views = Sequence[Tensor]
"""Vectors `(N, D)` of images, and vectors of their mirror images."""


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


def nearest_by_pixels(
    training: Images, images: Images, *, count: int = 2, task: Text
) -> Generator[Progressed, None, Nearest]:
    """Compare pixels at up to 32 px, by root mean square difference in levels of 0 to 255."""
    views = _vectors(images), _vectors(images[:, :, ::-1])
    chunks = (_vectors(training[start : start + _CHUNK]) for start in _starts(training))
    return (yield from _nearest(chunks, views, count=count, total=len(training), task=task))


def nearest_by_features(
    net: FeatureNet, training: Images, images: Images, *, count: int = 2, task: Text
) -> Generator[Progressed, None, Nearest]:
    """Compare a network's features, by root mean square difference."""
    views = _seen(net, images), _seen(net, images[:, :, ::-1])
    chunks = (_seen(net, training[start : start + _CHUNK]) for start in _starts(training))
    return (yield from _nearest(chunks, views, count=count, total=len(training), task=task))


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
