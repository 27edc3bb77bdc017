"""Which of two sets of pictures is nearer to the real ones, and is that sure?

Pictures are compared by the features of one or more networks. In each, both sets are taken for
normal distributions along the directions in which real pictures differ most; a score is the
geometric mean of the Frechet distances, so that no network outweighs another. Sets drawn from the
same seeds are compared by resampling both alike, which shows whether chance decides.
"""

import math
from collections.abc import Generator, Sequence

import numpy as np
from numpy.typing import NDArray

from sfumato.evaluation.features import FeatureNet, Pictures, features_of
from sfumato.evaluation.frechet import distance_between, normal_cloud
from sfumato.events import Progressed

__all__ = ["Judge", "Look", "look_at_real"]

Floats = NDArray[np.float64]
Look = tuple[Floats, ...]
"""Pictures as a judge sees them: for each network `(N, K)`."""

_DIRECTIONS = 32
_RESAMPLES = 100


class Judge:
    """Compares pictures with real ones.

    Args:
        nets: By whose features.
        real: Their features of the same real pictures, `(N, D)` each.
    """

    def __init__(self, nets: Sequence[FeatureNet], real: Sequence[Floats]) -> None:
        self.nets = tuple(nets)
        self.real_pictures = len(real[0])
        self._axes = [_main_directions(features) for features in real]
        self._real = [
            normal_cloud(features @ axes) for features, axes in zip(real, self._axes, strict=True)
        ]

    def look(self, pictures: Pictures) -> Look:
        """Look at pictures `(N, H, W, C)`."""
        return tuple(
            net.features(pictures) @ axes for net, axes in zip(self.nets, self._axes, strict=True)
        )

    def score(self, look: Look) -> float:
        """Give the distance to the real pictures; lower is better, and only one count compares."""
        distances = [
            distance_between(real, normal_cloud(seen))
            for real, seen in zip(self._real, look, strict=True)
        ]
        return math.exp(sum(math.log(max(one, _LEAST)) for one in distances) / len(distances))

    def share_better(self, first: Look, second: Look) -> float:
        """Give how often the first is better when the pictures are drawn by lot again.

        Args:
            first: Of as many pictures, from the same seeds, as `second`.
            second: What it is compared with.
        """
        dice = np.random.default_rng(0)
        count = len(first[0])
        wins = 0
        for _ in range(_RESAMPLES):
            picks = dice.integers(count, size=count)
            one, other = (tuple(seen[picks] for seen in look) for look in (first, second))
            wins += self.score(one) < self.score(other)
        return wins / _RESAMPLES


_LEAST = 1e-12
"""Of a distance whose logarithm is taken."""


def look_at_real(
    nets: Sequence[FeatureNet], pictures: Pictures, *, most: int
) -> Generator[Progressed, None, Judge]:
    """Look at real pictures once; the judge is the generator's return value.

    Args:
        nets: By whose features to compare.
        pictures: Real ones, `(N, H, W, C)`.
        most: How many of them to look at, drawn by lot.
    """
    places = np.random.default_rng(0).permutation(len(pictures))[:most]
    chosen = pictures[np.sort(places)]
    found = []
    for net in nets:
        features = yield from features_of(net, chosen, task="Looking at the real pictures")
        found.append(features)
    return Judge(nets, found)


def _main_directions(features: Floats) -> Floats:
    """Give the directions in which features `(N, D)` vary most, orthonormal, `(D, K)`."""
    _, _, rows = np.linalg.svd(features - features.mean(axis=0), full_matrices=False)
    directions: Floats = rows[:_DIRECTIONS].T
    return directions
