"""The scorer, which compares any number of sets of generated images with the same real images.

The real images are processed once, in two sets: generated images are compared with the first, and
the second provides the real-vs-real baselines. After that, scoring a few hundred images takes about
a second, so scores can be followed during a run and used to choose settings.

A further figure is one entry in `_Space._figures`; its baseline and its place in every stored score
follow from it.
"""

import math
from collections.abc import Generator, Sequence
from functools import cached_property
from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from sfumato.errors import SfumatoError
from sfumato.evaluation.feature_distances import (
    Features,
    NormalCloud,
    compare_neighborhoods,
    distance_between,
    kernel_baseline,
    kernel_distance,
    normal_cloud,
)
from sfumato.evaluation.features import FeatureNet, Images, features_of
from sfumato.messages import Text, msg
from sfumato.records.events import Progressed
from sfumato.records.score import Component, Score

__all__ = [
    "FEWEST_IMAGES",
    "FeatureVectors",
    "RealFeatures",
    "Scorer",
    "build_scorer",
    "random_halves",
    "some_of",
]

FeatureVectors = tuple[Features, ...]
"""Features of images, `(N, D)` for each network of a scorer."""
Indices = NDArray[np.int64]

FEWEST_IMAGES = 8
"""Minimum number of images in each set."""
_MOST = 5000
"""Maximum number of real images per set; using more would change a score less than a new seed."""
_MOST_IN_KERNEL = 2000
"""Maximum number of images per set in the kernel distance, whose memory grows quadratically."""
_DIRECTIONS = 32
_RESAMPLES = 100
_LEAST = 1e-12
"""Lower bound of a distance before its logarithm is taken."""

_REAL = msg("evaluation.computing_features_of_real", "Computing features of real images")
_GENERATED = msg(
    "evaluation.computing_features_of_generated", "Computing features of generated images"
)


class RealFeatures(NamedTuple):
    """One network's features of two sets of real images."""

    net: FeatureNet
    real: Features
    """Features of the images that generated ones are compared with, `(N, D)`."""
    others: Features
    """Features of other real images, which provide the baselines, `(M, D)`."""


class Scorer:
    """Compares generated images with real ones, in the features of one or more networks.

    Args:
        spaces: Each network's features of the same real images.
    """

    def __init__(self, spaces: Sequence[RealFeatures]) -> None:
        self.nets = tuple(space.net for space in spaces)
        self.most_images = len(spaces[0].others)
        """Additional images are ignored, because there is no baseline for a larger number."""
        self.real_images = len(spaces[0].real) + len(spaces[0].others)
        self._spaces = tuple(_Space(space) for space in spaces)

    def score(self, images: Images) -> Generator[Progressed, None, tuple[Score, ...]]:
        """Score images `(N, H, W, C)` in the features of each network, yielding progress.

        Raises:
            SfumatoError: If there are fewer than 16 images.
        """
        if len(images) < FEWEST_IMAGES:
            raise SfumatoError(
                msg(
                    "evaluation.too_few_images_to_score",
                    "There are too few images ({n}) to score.",
                    one="1 image is not enough to score.",
                    n=len(images),
                ),
                hint=msg(
                    "evaluation.generate_at_least",
                    "Generate at least {fewest} images.",
                    fewest=FEWEST_IMAGES,
                ),
            )
        features = yield from self.features(images)
        return self.compare(features)

    def features(self, images: Images) -> Generator[Progressed, None, FeatureVectors]:
        """Return the features of images that are not ignored, yielding progress."""
        return (yield from _features(self.nets, images[: self.most_images], _GENERATED))

    def compare(self, features: FeatureVectors) -> tuple[Score, ...]:
        """Return the scores of images whose features are known."""
        pairs = zip(self._spaces, features, strict=True)
        return tuple(space.score(seen[: self.most_images]) for space, seen in pairs)

    def main_features(self, images: Images) -> FeatureVectors:
        """Return the features that `distance` needs: those along the main directions, `(N, K)`."""
        return tuple(space.net.features(images) @ space.main_directions for space in self._spaces)

    def distance(self, main_features: FeatureVectors) -> float:
        """Return the distance to all real images, which ranks sets of equal size; lower is better.

        It is the geometric mean of the Fréchet distances along the main directions, so that no
        network outweighs another. To each distance, that between the two sets of real images is
        added: smaller ones mean nothing.
        """
        pairs = zip(self._spaces, main_features, strict=True)
        distances = [
            distance_between(space.main_cloud, normal_cloud(seen)) + space.main_baseline
            for space, seen in pairs
        ]
        return math.exp(sum(math.log(max(one, _LEAST)) for one in distances) / len(distances))

    def share_better(self, first: FeatureVectors, second: FeatureVectors) -> float:
        """Return how often the first set has the lower distance when the images are resampled.

        Sets generated from the same seeds are resampled together, which shows whether a difference
        is due to chance.

        Args:
            first: Main features of the first set; it has as many images as the second, from the
                same seeds.
            second: Main features of the second set.
        """
        rng = np.random.default_rng(0)
        count = len(first[0])
        wins = 0
        for _ in range(_RESAMPLES):
            picks = rng.integers(count, size=count)
            one, other = (tuple(seen[picks] for seen in each) for each in (first, second))
            wins += self.distance(one) < self.distance(other)
        return wins / _RESAMPLES


def build_scorer(
    nets: Sequence[FeatureNet], real: Images, others: Images
) -> Generator[Progressed, None, Scorer]:
    """Process real images, yielding progress; the scorer is the generator's return value.

    Args:
        nets: The feature networks.
        real: The real images that generated ones are compared with, `(N, H, W, C)`.
        others: Other real images, which provide the baselines; as many, if possible.
    """
    found = yield from _features(nets, np.concatenate([real, others]), _REAL)
    count = len(real)
    return Scorer(
        [
            RealFeatures(net, seen[:count], seen[count:])
            for net, seen in zip(nets, found, strict=True)
        ]
    )


def random_halves(total: int, *, most: int = 2 * _MOST, seed: int = 0) -> tuple[Indices, Indices]:
    """Return the indices of two equally large random sets of real images, in random order.

    Args:
        total: The number of real images.
        most: The maximum number of indices in both sets together.
        seed: Determines the sets.

    Raises:
        SfumatoError: If there are too few images for a comparison.
    """
    if total < 2 * FEWEST_IMAGES:
        raise SfumatoError(
            msg(
                "evaluation.too_few_real_images",
                "There are too few real images ({n}) for a comparison.",
                one="1 real image is not enough for a comparison.",
                n=total,
            ),
            hint=msg(
                "evaluation.real_images_needed",
                "Use at least {images} images.",
                images=2 * FEWEST_IMAGES,
            ),
        )
    order = np.random.default_rng(seed).permutation(total)
    half = min(most, total) // 2
    return order[:half], order[half : 2 * half]


def some_of(real: Images, count: int, *, seed: int = 0) -> Images:
    """Return `count` randomly chosen real images, or all of them if there are fewer."""
    order = np.random.default_rng(seed).permutation(len(real))
    return real[np.sort(order[:count])]


class _Space:
    """The real images in the features of one network."""

    def __init__(self, features: RealFeatures) -> None:
        self.net, self._real, self._others = features
        self._cloud = normal_cloud(self._real)
        self._baselines: dict[int, dict[str, float]] = {}

    def score(self, features: Features) -> Score:
        """Return the score of images by their features `(N, D)`."""
        kernel = kernel_distance(self._real[:_MOST_IN_KERNEL], features[:_MOST_IN_KERNEL])
        baseline = self._baseline(len(features))
        components = {
            name: Component(value=value, baseline=baseline[name])
            for name, value in self._figures(features).items()
        }
        components["kernel"] = Component(
            value=kernel.value, low=kernel.low, high=kernel.high, baseline=baseline["kernel"]
        )
        return Score(
            net=self.net.name,
            net_sha256=self.net.weights_sha256,
            input_px=self.net.input_px,
            count=len(features),
            components=components,
        )

    def _figures(self, features: Features) -> dict[str, float]:
        """Return the figures whose baseline is the same figure of other real images."""
        neighborhoods = compare_neighborhoods(self._real[: len(features)], features)
        return {
            "frechet": distance_between(self._cloud, normal_cloud(features)),
            **msgspec.structs.asdict(neighborhoods),
        }

    def _baseline(self, count: int) -> dict[str, float]:
        """Return the figures of `count` real images; they are measured once per count."""
        if count not in self._baselines:
            some = slice(min(count, _MOST_IN_KERNEL))
            both = np.concatenate([self._real[some], self._others[some]])
            self._baselines[count] = {
                **self._figures(self._others[:count]),
                "kernel": kernel_baseline(both),
            }
        return self._baselines[count]

    @cached_property
    def main_directions(self) -> Features:
        """The orthonormal directions in which all real images vary most, `(D, K)`."""
        features = np.concatenate([self._real, self._others])
        _, _, rows = np.linalg.svd(features - features.mean(axis=0), full_matrices=False)
        directions: Features = rows[:_DIRECTIONS].T
        return directions

    @cached_property
    def main_cloud(self) -> NormalCloud:
        """All real images along the main directions."""
        return normal_cloud(np.concatenate([self._real, self._others]) @ self.main_directions)

    @cached_property
    def main_baseline(self) -> float:
        """The distance between the two sets of real images along the main directions."""
        sets = (self._real @ self.main_directions, self._others @ self.main_directions)
        return distance_between(*map(normal_cloud, sets))


def _features(
    nets: Sequence[FeatureNet], images: Images, task: Text
) -> Generator[Progressed, None, FeatureVectors]:
    found = []
    for net in nets:
        features = yield from features_of(net, images, task=task)
        found.append(features)
    return tuple(found)
