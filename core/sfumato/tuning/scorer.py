"""Which of two sets of images is nearer to the real ones, and is that sure?

Images are compared by the features of one or more networks. In each, both sets are taken for
normal distributions along the directions in which real images differ most; a score is the
geometric mean of the Frechet distances, so that no network outweighs another. Sets drawn from the
same seeds are compared by resampling both alike, which shows whether chance decides.
"""

import math
from collections.abc import Generator, Sequence

import numpy as np
from numpy.typing import NDArray

from sfumato.evaluation.features import FeatureNet, Images, features_of
from sfumato.evaluation.frechet import distance_between, normal_cloud
from sfumato.events import Progressed

__all__ = ["Look", "Scorer", "look_at_real"]

Floats = NDArray[np.float64]
Look = tuple[Floats, ...]
"""Images as a scorer sees them: for each network `(N, K)`."""

_DIRECTIONS = 32
_RESAMPLES = 100


class Scorer:
    """Compares images with real ones.

    Args:
        nets: By whose features.
        real: Their features of the same real images, `(N, D)` each.
    """

    def __init__(self, nets: Sequence[FeatureNet], real: Sequence[Floats]) -> None:
        self.nets = tuple(nets)
        self.real_images = len(real[0])
        self._axes = [_main_directions(features) for features in real]
        self._real = [
            normal_cloud(features @ axes) for features, axes in zip(real, self._axes, strict=True)
        ]

    def look(self, images: Images) -> Look:
        """Look at images `(N, H, W, C)`."""
        return tuple(
            net.features(images) @ axes for net, axes in zip(self.nets, self._axes, strict=True)
        )

    def score(self, look: Look) -> float:
        """Return the distance to the real images; lower is better, and only one count compares."""
        distances = [
            distance_between(real, normal_cloud(seen))
            for real, seen in zip(self._real, look, strict=True)
        ]
        return math.exp(sum(math.log(max(one, _LEAST)) for one in distances) / len(distances))

    def share_better(self, first: Look, second: Look) -> float:
        """Return how often the first is better when the images are drawn by lot again.

        Args:
            first: Of as many images, from the same seeds, as `second`.
            second: What it is compared with.
        """
        rng = np.random.default_rng(0)
        count = len(first[0])
        wins = 0
        for _ in range(_RESAMPLES):
            picks = rng.integers(count, size=count)
            one, other = (tuple(seen[picks] for seen in look) for look in (first, second))
            wins += self.score(one) < self.score(other)
        return wins / _RESAMPLES


_LEAST = 1e-12
"""Of a distance whose logarithm is taken."""


def look_at_real(
    nets: Sequence[FeatureNet], images: Images, *, most: int
) -> Generator[Progressed, None, Scorer]:
    """Look at real images once; the scorer is the generator's return value.

    Args:
        nets: By whose features to compare.
        images: Real ones, `(N, H, W, C)`.
        most: How many of them to look at, drawn by lot.
    """
    indices = np.random.default_rng(0).permutation(len(images))[:most]
    chosen = images[np.sort(indices)]
    found = []
    for net in nets:
        features = yield from features_of(net, chosen, task="Looking at the real images")
        found.append(features)
    return Scorer(nets, found)


def _main_directions(features: Floats) -> Floats:
    """Return the directions in which features `(N, D)` vary most, orthonormal, `(D, K)`."""
    _, _, rows = np.linalg.svd(features - features.mean(axis=0), full_matrices=False)
    directions: Floats = rows[:_DIRECTIONS].T
    return directions
