"""The metrics of the league: distances of generated images to the real images of a dataset.

Fashion-MNIST is measured in the features of a small classifier, against 20,000 training images; its
real-vs-real baseline is the distance of the test images. The color datasets are measured in the
features of EfficientNet-Lite0, against the whole dataset; as they have no held-out images, their
baseline is the distance between two halves, and the ratio is computed at that count.
"""

import hashlib
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from platformdirs import user_cache_path

from contest.fashion_classifier import load_classifier, reference_of
from contest.sets import Images, ImageSet
from sfumato.config.image_shape import ImageShape
from sfumato.evaluation.feature_distances import compare_neighborhoods, frechet_distance
from sfumato.evaluation.features import imagenet_net

__all__ = ["Yardstick", "imagenet_features"]

_MOST_NEIGHBORS = 2_000  # all pairwise distances are stored in memory
_BATCH_SIZE = 50


class Yardstick:
    """Measures images against those of one dataset.

    Args:
        images: The dataset.
    """

    def __init__(self, images: ImageSet) -> None:
        if len(images.kept):
            classifier, metadata = load_classifier(images)
            self.metadata: dict[str, Any] = {
                "net": "fashion classifier",
                "net_sha256": metadata.sha256,
                "accuracy": round(metadata.accuracy, 4),
            }
            self._features: Callable[[Images], NDArray[np.float64]] = classifier.features
            self._reference = self._features(reference_of(images))
            self._baseline = (self._reference, self._features(images.kept))
        else:
            net = imagenet_net(images.shape)
            self.metadata = {"net": net.name, "net_sha256": net.weights_sha256}
            self._features = lambda part: _in_batches(net, part)
            order = np.random.default_rng(0).permutation(len(images.images))
            self._reference = imagenet_features(images.images[order], name=images.name)
            first, second, *_ = np.split(self._reference, [len(order) // 2, len(order) // 2 * 2])
            self._baseline = (first, second)
        self.most = len(self._reference)
        """Largest number of generated images to measure."""

    def measure(self, drawn: Images) -> dict[str, float]:
        """Return the metrics of generated images, uint8 `(N, H, W, C)`."""
        found = self._features(drawn[: self.most])
        against, real = self._baseline
        count = min(len(found), len(real))
        baseline = frechet_distance(against, real[:count])
        near = min(count, len(against), _MOST_NEIGHBORS)
        return {
            "count": len(found),
            "fd": round(frechet_distance(self._reference, found), 4),
            "baseline": round(baseline, 4),
            "floor_count": count,
            "multiple": round(frechet_distance(against, found[:count]) / baseline, 2),
            "coverage": round(compare_neighborhoods(against[:near], found[:near]).coverage, 3),
            "coverage_baseline": round(
                compare_neighborhoods(against[:near], real[:near]).coverage, 3
            ),
        }


def imagenet_features(images: Images, *, name: str) -> NDArray[np.float64]:
    """Return the features of real images of a dataset, which are computed only once."""
    net = imagenet_net(ImageShape.of_array(images.shape))
    key = f"{name}-{net.weights_sha256[:8]}"
    return _remembered(key, images, lambda part: _in_batches(net, part))


def _in_batches(
    net: Callable[[Images], NDArray[np.float32]], images: Images
) -> NDArray[np.float64]:
    starts = range(0, len(images), _BATCH_SIZE)
    parts = [net(images[start : start + _BATCH_SIZE]) for start in starts]
    return np.concatenate(parts).astype(np.float64)


def _remembered(
    key: str, images: Images, features: Callable[[Images], NDArray[np.float64]]
) -> NDArray[np.float64]:
    """Return the features of real images, which are the same in each run, from the cache."""
    digest = hashlib.sha256(images.tobytes()).hexdigest()[:8]
    file = user_cache_path("sfumato-benchmarks") / f"features-{key}-{digest}.npy"
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        np.save(file, features(images))
    found: NDArray[np.float64] = np.load(file)
    return found
