"""The scorer, which decides which of two sets of images is closer to the real images.

Images are compared by the features of one or more networks. In each feature space, the generated
and real images are modeled as normal distributions along the directions in which real images vary
most; a score is the geometric mean of the Fréchet distances, so that no network outweighs another.
To each distance, that between two halves of the real images is added: smaller ones mean nothing.
Sets generated from the same seeds are resampled together, which shows whether a difference is due
to chance.
"""

import math
from collections.abc import Generator, Sequence

import numpy as np
from numpy.typing import NDArray

from sfumato.evaluation.features import FeatureNet, Images, features_of
from sfumato.evaluation.frechet import distance_between, normal_cloud
from sfumato.evaluation.reference import COMPUTING_REAL_FEATURES
from sfumato.records.events import Progressed

__all__ = ["FeatureVectors", "Scorer", "real_features"]

Floats = NDArray[np.float64]
FeatureVectors = tuple[Floats, ...]
"""Features of images for a scorer, `(N, K)` for each network."""

_DIRECTIONS = 32
_RESAMPLES = 100


class Scorer:
    """Compares images with real ones.

    Args:
        nets: The feature networks.
        real: Each network's features of the same real images, `(N, D)`.
    """

    def __init__(self, nets: Sequence[FeatureNet], real: Sequence[Floats]) -> None:
        self.nets = tuple(nets)
        self.real_images = len(real[0])
        self._axes = [_main_directions(features) for features in real]
        directed = [seen @ axes for seen, axes in zip(real, self._axes, strict=True)]
        self._real = [normal_cloud(seen) for seen in directed]
        self._baselines = [
            distance_between(normal_cloud(seen[::2]), normal_cloud(seen[1::2])) for seen in directed
        ]

    def features(self, images: Images) -> FeatureVectors:
        """Return the features of images `(N, H, W, C)`."""
        return tuple(
            net.features(images) @ axes for net, axes in zip(self.nets, self._axes, strict=True)
        )

    def score(self, features: FeatureVectors) -> float:
        """Return the distance to the real images; lower is better, for equal numbers of images."""
        distances = [
            distance_between(real, normal_cloud(seen)) + baseline
            for real, seen, baseline in zip(self._real, features, self._baselines, strict=True)
        ]
        return math.exp(sum(math.log(max(one, _LEAST)) for one in distances) / len(distances))

    def share_better(self, first: FeatureVectors, second: FeatureVectors) -> float:
        """Return how often the first set is better when the images are resampled.

        Args:
            first: Features of the first set; it has as many images as the second, from the same
                seeds.
            second: Features of the second set.
        """
        rng = np.random.default_rng(0)
        count = len(first[0])
        wins = 0
        for _ in range(_RESAMPLES):
            picks = rng.integers(count, size=count)
            one, other = (tuple(seen[picks] for seen in features) for features in (first, second))
            wins += self.score(one) < self.score(other)
        return wins / _RESAMPLES


_LEAST = 1e-12
"""Lower bound of a distance before its logarithm is taken."""


def real_features(
    nets: Sequence[FeatureNet], images: Images, *, most: int
) -> Generator[Progressed, None, Scorer]:
    """Process real images, yielding progress; the scorer is the generator's return value.

    Args:
        nets: The feature networks.
        images: Real images, `(N, H, W, C)`.
        most: The maximum number of real images to use, chosen at random.
    """
    indices = np.random.default_rng(0).permutation(len(images))[:most]
    chosen = images[np.sort(indices)]
    found = []
    for net in nets:
        features = yield from features_of(net, chosen, task=COMPUTING_REAL_FEATURES)
        found.append(features)
    return Scorer(nets, found)


def _main_directions(features: Floats) -> Floats:
    """Return the orthonormal directions in which features `(N, D)` vary most, `(D, K)`."""
    _, _, rows = np.linalg.svd(features - features.mean(axis=0), full_matrices=False)
    directions: Floats = rows[:_DIRECTIONS].T
    return directions
