"""How far are drawn pictures from the real ones of a set?

Fashion-MNIST is measured in the features of a small classifier, against 20,000 training pictures,
and its floor is what the test pictures reach. The colour sets are measured in the features of
EfficientNet-Lite0, against the whole set; as no picture is left over there, their floor is that
between two halves, and the multiple of it is taken at that count.
"""

import hashlib
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from platformdirs import user_cache_path

from contest.fashion_classifier import load_classifier, reference_of
from contest.sets import Pictures, PictureSet
from sfumato.evaluation.features import photograph_net
from sfumato.evaluation.frechet import frechet_distance
from sfumato.evaluation.neighbours import compare_neighbourhoods

__all__ = ["Yardstick"]

_MOST_NEIGHBOURS = 2_000  # distances of all to all are kept in memory
_BATCH_SIZE = 50


class Yardstick:
    """Measures pictures against those of one set.

    Args:
        pictures: The set.
    """

    def __init__(self, pictures: PictureSet) -> None:
        if len(pictures.kept):
            classifier, facts = load_classifier(pictures)
            self.facts: dict[str, Any] = {
                "net": "fashion classifier",
                "net_sha256": facts.sha256,
                "accuracy": round(facts.accuracy, 4),
            }
            self._features: Callable[[Pictures], NDArray[np.float64]] = classifier.features
            self._reference = self._features(reference_of(pictures))
            self._floor = (self._reference, self._features(pictures.kept))
        else:
            net = photograph_net(pictures.size_px)
            self.facts = {"net": net.name, "net_sha256": net.weights_sha256}
            self._features = lambda part: _in_batches(net, part)
            order = np.random.default_rng(0).permutation(len(pictures.pictures))
            key = f"{pictures.name}-{net.weights_sha256[:8]}"
            self._reference = _remembered(key, pictures.pictures[order], self._features)
            first, second, *_ = np.split(self._reference, [len(order) // 2, len(order) // 2 * 2])
            self._floor = (first, second)
        self.most = len(self._reference)
        """How many drawn pictures are measured at most."""

    def measure(self, drawn: Pictures) -> dict[str, float]:
        """Measure drawn pictures, uint8 `(N, H, W, C)`."""
        found = self._features(drawn[: self.most])
        against, real = self._floor
        count = min(len(found), len(real))
        floor = frechet_distance(against, real[:count])
        near = min(count, len(against), _MOST_NEIGHBOURS)
        return {
            "count": len(found),
            "fd": round(frechet_distance(self._reference, found), 4),
            "floor": round(floor, 4),
            "floor_count": count,
            "multiple": round(frechet_distance(against, found[:count]) / floor, 2),
            "coverage": round(compare_neighbourhoods(against[:near], found[:near]).coverage, 3),
            "coverage_floor": round(
                compare_neighbourhoods(against[:near], real[:near]).coverage, 3
            ),
        }


def _in_batches(
    net: Callable[[Pictures], NDArray[np.float32]], pictures: Pictures
) -> NDArray[np.float64]:
    starts = range(0, len(pictures), _BATCH_SIZE)
    parts = [net(pictures[start : start + _BATCH_SIZE]) for start in starts]
    return np.concatenate(parts).astype(np.float64)


def _remembered(
    key: str, pictures: Pictures, features: Callable[[Pictures], NDArray[np.float64]]
) -> NDArray[np.float64]:
    """Give the features of real pictures, which are the same in each run."""
    digest = hashlib.sha256(pictures.tobytes()).hexdigest()[:8]
    file = user_cache_path("sfumato-benchmarks") / f"features-{key}-{digest}.npy"
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        np.save(file, features(pictures))
    found: NDArray[np.float64] = np.load(file)
    return found
