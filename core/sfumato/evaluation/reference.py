"""Fast scores of many sets of images against the same real images.

The real images are processed once. After that, scoring a few hundred images takes a second, so
scores can be followed during a run and used to choose settings. Scores are comparable only for the
same number of images and the same reference.
"""

from collections.abc import Generator

import msgspec
import numpy as np
from numpy.typing import NDArray

from sfumato.errors import SfumatoError
from sfumato.evaluation.features import FeatureNet, Images, features_of
from sfumato.evaluation.frechet import distance_between, normal_cloud
from sfumato.evaluation.kernel_distance import kernel_baseline, unbiased_distance, within
from sfumato.messages import msg
from sfumato.records.events import Progressed

__all__ = ["COMPUTING_REAL_FEATURES", "RealReference", "Score", "build_reference"]

COMPUTING_REAL_FEATURES = msg(
    "evaluation.computing_features_of_real", "Computing features of real images"
)

_FEWEST = 16
_MOST = 5000
"""Maximum number of real images; using more would change a score less than a new seed does."""
_MOST_IN_KERNEL = 2000
"""Maximum number of real images in the kernel distance, whose time grows quadratically."""


class Score(msgspec.Struct, frozen=True, kw_only=True):
    """The distance between a set of images and real ones; lower is better."""

    count: int
    """Number of scored images; scores are comparable only if this number is the same."""
    net: str
    """The network whose features were compared, and the hash of its weights."""
    net_sha256: str
    frechet: float
    """Fréchet distance."""
    frechet_baseline: float
    """The Fréchet distance of equally many real images, which is the best possible value."""
    kernel: float
    """Unbiased polynomial kernel distance (KID); may be slightly negative."""
    kernel_baseline: float
    """Root mean square of the kernel distance between two equally large sets of real images."""

    @property
    def frechet_multiple(self) -> float:
        """The Fréchet distance as a multiple of its baseline; 1 is as good as real."""
        return self.frechet / self.frechet_baseline if self.frechet_baseline > 0 else 0.0

    @property
    def kernel_multiple(self) -> float:
        """The kernel distance as a multiple of its baseline; -2 to 2 is as good as real."""
        return self.kernel / self.kernel_baseline if self.kernel_baseline > 0 else 0.0


class RealReference:
    """The features of real images, ready to score others against.

    Args:
        net: The network.
        features: The network's features of real images, `(N, D)`, in random order.
    """

    def __init__(self, net: FeatureNet, features: NDArray[np.float64]) -> None:
        half = len(features) // 2
        self.net = net
        self.most_images = half
        """Additional images are ignored, because there is no baseline for a larger number."""
        self._features = features
        self._others = features[half : 2 * half]
        self._cloud = normal_cloud(features[:half])
        self._kernel_cloud = features[: min(half, _MOST_IN_KERNEL)]
        self._within = within(self._kernel_cloud)
        self._baselines: dict[int, tuple[float, float]] = {}

    def score(self, images: Images) -> Score:
        """Score at least 16 images `(N, H, W, C)`; images beyond `most_images` are ignored.

        Raises:
            SfumatoError: If there are too few.
        """
        _require_enough(images)
        return self._compared(self.net.features(images[: self.most_images]))

    def score_with_progress(self, images: Images) -> Generator[Progressed, None, Score]:
        """Score images like `score`, yielding progress.

        Raises:
            SfumatoError: If there are too few.
        """
        _require_enough(images)
        task = msg(
            "evaluation.computing_features_of_generated", "Computing features of generated images"
        )
        features = yield from features_of(self.net, images[: self.most_images], task=task)
        return self._compared(features)

    def _compared(self, features: NDArray[np.float64]) -> Score:
        frechet_baseline, kernel_baseline_ = self._baseline(len(features))
        return Score(
            count=len(features),
            net=self.net.name,
            net_sha256=self.net.weights_sha256,
            frechet=distance_between(self._cloud, normal_cloud(features)),
            frechet_baseline=frechet_baseline,
            kernel=unbiased_distance(self._kernel_cloud, features, within_a=self._within),
            kernel_baseline=kernel_baseline_,
        )

    def _baseline(self, count: int) -> tuple[float, float]:
        """Return both distances for `count` real images; they are measured once per count."""
        if count not in self._baselines:
            frechet = distance_between(self._cloud, normal_cloud(self._others[:count]))
            in_kernel = min(count, _MOST_IN_KERNEL)
            both = np.concatenate([self._features[:in_kernel], self._others[:in_kernel]])
            self._baselines[count] = (frechet, kernel_baseline(both))
        return self._baselines[count]


def build_reference(
    net: FeatureNet, real: Images, *, most: int = 2 * _MOST, seed: int = 0
) -> Generator[Progressed, None, RealReference]:
    """Process real images, yielding progress; the reference is the generator's return value.

    Args:
        net: The feature network to compare with.
        real: Real images `(N, H, W, C)`.
        most: The maximum number of real images to sample. One half is used for comparisons, and the
            other half provides the baseline.
        seed: Determines which images are sampled.

    Raises:
        SfumatoError: If there are too few.
    """
    if len(real) < 2 * _FEWEST:
        raise SfumatoError(
            msg(
                "evaluation.too_few_real_images",
                "There are too few real images ({n}) for a comparison.",
                one="1 real image is not enough for a comparison.",
                n=len(real),
            ),
            hint=msg(
                "evaluation.real_images_needed", "Use at least {images} images.", images=2 * _FEWEST
            ),
        )
    order = np.random.default_rng(seed).permutation(len(real))[:most]
    indices = np.sort(order)  # in file order, which is much faster to read
    found = yield from features_of(net, real[indices], task=COMPUTING_REAL_FEATURES)
    return RealReference(net, found[np.argsort(np.argsort(order))])


def _require_enough(images: Images) -> None:
    if len(images) < _FEWEST:
        raise SfumatoError(
            msg(
                "evaluation.too_few_images_to_score",
                "There are too few images ({n}) to score.",
                one="1 image is not enough to score.",
                n=len(images),
            ),
            hint=msg(
                "evaluation.generate_at_least", "Generate at least {fewest} images.", fewest=_FEWEST
            ),
        )
