"""Detection of copied training images.

An image counts as a copy if its nearest training image is three times as near as the second nearest
(Yoon et al. 2023), or if it is identical to a training image up to rounding. Real held-out images
show how often this happens by chance, and how near images are to the training set without being
copies (Meehan et al. 2020, arXiv:2004.05675). Feature distances such as the Fréchet distance do not
detect copies at all.
"""

import math
from collections.abc import Generator

import torch
from torch import Tensor

from sfumato.evaluation.features import FeatureNet, Images
from sfumato.evaluation.nearest import Groups, Nearest, nearest_by_features, nearest_by_pixels
from sfumato.evaluation.report import ClosePair, CopyCheck, CopyRates, Share
from sfumato.messages import msg
from sfumato.records.events import Progressed

__all__ = ["check_copies", "mann_whitney_z", "share_with_interval"]

_RATIO = 1 / 3
_SAME_LEVELS = 2.0
"""Root mean square difference, in levels of 0 to 255, below which images are identical."""
_SAME_SHARE = 0.05
"""In features: share of a held-out image's usual distance below which images are identical."""
_MOST_HELD_OUT = 1000
_PAIRS = 16

_TASK = msg("evaluation.searching_copies", "Searching for copies of training images")
_TASK_BY_CHANCE = msg(
    "evaluation.measuring_chance_copies", "Measuring how often copies occur by chance"
)


def check_copies(
    training: Images,
    images: Images,
    *,
    held_out: Images | None = None,
    net: FeatureNet | None = None,
    groups: Groups | None = None,
) -> Generator[Progressed, None, CopyCheck]:
    """Search for copies of training images, mirrored or not; see `CopyCheck.alarms`.

    Args:
        training: All training images of the model.
        images: The generated images.
        held_out: Real held-out images, at least 200 for a useful estimate. Without them, the rate
            expected by chance is unknown.
        net: A network whose features are compared as well.
        groups: The groups of twins among the training images, `(N,)`. The second nearest image is
            then one of another group; otherwise, a twin would make a copy seem unremarkable.
    """
    kept = None if held_out is None or not len(held_out) else held_out[:_MOST_HELD_OUT]
    near = yield from nearest_by_pixels(training, images, groups=groups, task=_TASK)
    by_chance = None
    if kept is not None:
        by_chance = yield from nearest_by_pixels(
            training, kept, groups=groups, task=_TASK_BY_CHANCE
        )
    in_pixels = _rates("pixels", near, by_chance, same=_SAME_LEVELS)
    in_features = None
    if net is not None:
        seen = yield from nearest_by_features(net, training, images, groups=groups, task=_TASK)
        by_chance = None
        same = 0.0
        if kept is not None:
            by_chance = yield from nearest_by_features(
                net, training, kept, groups=groups, task=_TASK_BY_CHANCE
            )
            same = _SAME_SHARE * float(by_chance.distances[:, 0].median())
        in_features = _rates(net.name, seen, by_chance, same=same)
    return CopyCheck(
        generated=in_pixels.generated,
        held_out=in_pixels.held_out,
        z=in_pixels.z,
        ratio_z=in_pixels.ratio_z,
        in_features=in_features,
        pairs=_closest_pairs(near),
    )


def mann_whitney_z(a: Tensor, b: Tensor) -> float:
    """Return how far the values `(N,)` of `a` lie below those of `b`, in standard deviations.

    This is the rank test of Mann and Whitney (1947). Below -3, the values of `a` are significantly
    lower.
    """
    ordered, a = b.sort().values, a.contiguous()
    below = torch.searchsorted(ordered, a, right=False) + torch.searchsorted(ordered, a, right=True)
    wins = float(below.double().sum()) / 2  # pairs in which a is larger; a tie is half a pair
    count_a, count_b = len(a), len(b)
    deviation = math.sqrt(count_a * count_b * (count_a + count_b + 1) / 12)
    return (wins - count_a * count_b / 2) / deviation


def share_with_interval(count: int, total: int) -> Share:
    """Return a share with its 95 % interval (Wilson 1927), which is valid even near 0 and 1."""
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


def _rates(space: str, near: Nearest, by_chance: Nearest | None, *, same: float) -> CopyRates:
    generated = _share_of(near, same=same)
    if by_chance is None:
        return CopyRates(space=space, generated=generated)
    return CopyRates(
        space=space,
        generated=generated,
        held_out=_share_of(by_chance, same=same),
        z=mann_whitney_z(near.distances[:, 0], by_chance.distances[:, 0]),
        ratio_z=mann_whitney_z(_ratio(near), _ratio(by_chance)),
    )


def _share_of(near: Nearest, *, same: float) -> Share:
    is_copy = (_ratio(near) < _RATIO) | (near.distances[:, 0] < same)
    return share_with_interval(int(is_copy.sum()), len(is_copy))


def _ratio(near: Nearest) -> Tensor:
    return near.distances[:, 0] / near.distances[:, 1].clamp(min=1e-6)


def _closest_pairs(near: Nearest) -> tuple[ClosePair, ...]:
    """Return the pairs most likely to be copies: identical images first, then by ratio."""
    rank = _ratio(near) + (near.distances[:, 0] >= _SAME_LEVELS)
    return tuple(
        ClosePair(
            generated=index,
            training=int(near.indices[index, 0]),
            distance=float(near.distances[index, 0]),
            second_distance=float(near.distances[index, 1]),
        )
        for index in rank.argsort()[:_PAIRS].tolist()
    )
