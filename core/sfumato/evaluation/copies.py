"""Does the model copy the pictures that it learnt from?

A picture counts as a copy where its nearest training picture is three times nearer than the second
nearest (Yoon et al. 2023), or where it is the same but for rounding. Real pictures that were kept
from training show how often that comes by chance. Distances to features, such as the Frechet
distance, do not see copies at all.
"""

import math
from collections.abc import Generator

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812, the usual name

from sfumato.evaluation.features import Pictures
from sfumato.evaluation.report import Share
from sfumato.events import Progressed

__all__ = ["count_copies", "nearest_two", "share_with_interval"]

_RATIO = 1 / 3
_SAME_LEVELS = 2.0
"""Two pictures are the same where their levels of 0 to 255 differ by less, in root mean square."""
_LARGEST_PX = 32
_CHUNK = 4096


def count_copies(
    training: Pictures, pictures: Pictures, *, task: str
) -> Generator[Progressed, None, Share]:
    """Count the pictures that are copies of a training picture, mirrored or not."""
    nearest, second = yield from nearest_two(training, pictures, task=task)
    is_copy = (nearest < _RATIO * second) | (nearest < _SAME_LEVELS)
    return share_with_interval(int(is_copy.sum()), len(pictures))


def nearest_two(
    training: Pictures, pictures: Pictures, *, task: str
) -> Generator[Progressed, None, tuple[Tensor, Tensor]]:
    """Give each picture's distance to its nearest and second nearest training picture, `(N,)`.

    Distances are root mean squares of levels of 0 to 255, at 32 px at most; a picture and its
    mirror image count as one.
    """
    upright, mirrored = _vectors(pictures), _vectors(pictures[:, :, ::-1])
    best = torch.full((len(pictures), 2), torch.inf)
    for start in range(0, len(training), _CHUNK):
        chunk = _vectors(training[start : start + _CHUNK])
        squares = torch.minimum(_mean_squares(upright, chunk), _mean_squares(mirrored, chunk))
        candidates = torch.cat([best, squares], dim=1)
        best = candidates.topk(2, dim=1, largest=False).values
        yield Progressed(task=task, done=min(start + _CHUNK, len(training)), total=len(training))
    distances = best.sqrt()
    return distances[:, 0], distances[:, 1]


def share_with_interval(count: int, total: int) -> Share:
    """Give a share with its 95 % interval (Wilson 1927), which also holds near 0 and 1."""
    if total == 0:
        return Share(count=0, total=0, low=0.0, high=1.0)
    z = 1.96
    share = count / total
    middle = (share + z**2 / (2 * total)) / (1 + z**2 / total)
    half_width = (
        z * math.sqrt(share * (1 - share) / total + z**2 / (4 * total**2)) / (1 + z**2 / total)
    )
    return Share(
        count=count,
        total=total,
        low=max(0.0, middle - half_width),
        high=min(1.0, middle + half_width),
    )


def _vectors(pictures: Pictures) -> Tensor:
    images = torch.from_numpy(np.array(pictures)).permute(0, 3, 1, 2).float() - 128
    size_px = min(_LARGEST_PX, images.shape[-1])
    return F.adaptive_avg_pool2d(images, size_px).flatten(1)


def _mean_squares(a: Tensor, b: Tensor) -> Tensor:
    squares = a.square().sum(1)[:, None] + b.square().sum(1) - 2 * a @ b.T
    return squares.clamp(min=0) / a.shape[1]
