"""How good are these pictures, asked many times against the same real ones?

The real pictures are looked at once. After that a score of some hundred pictures takes a second, so
a run can be followed by it and settings can be chosen by it. Scores compare only at one count of
pictures and with one reference.
"""

from collections.abc import Generator

import msgspec
import numpy as np
from numpy.typing import NDArray

from sfumato.errors import SfumatoError
from sfumato.evaluation.features import FeatureNet, Pictures, features_of
from sfumato.evaluation.frechet import distance_between, normal_cloud
from sfumato.evaluation.kernel_distance import kernel_floor, unbiased_distance, within
from sfumato.events import Progressed

__all__ = ["RealReference", "Score", "build_reference"]

_FEWEST = 16
_MOST = 5000
"""Real pictures that others are compared with; more change a score by less than another seed."""
_MOST_IN_KERNEL = 2000
"""Of them in the kernel distance, whose time grows with the square."""


class Score(msgspec.Struct, frozen=True, kw_only=True):
    """How far pictures are from real ones; lower is better."""

    count: int
    """Pictures that were looked at; scores compare only where it is the same."""
    net: str
    """The network whose features were compared, and the hash of its weights."""
    net_sha256: str
    frechet: float
    """Frechet distance."""
    frechet_floor: float
    """The same for as many real pictures: the best that can be."""
    kernel: float
    """Unbiased polynomial kernel distance (KID); may be a little below 0."""
    kernel_floor: float
    """Root mean square of the same between two sets of as many real pictures."""

    @property
    def frechet_multiple(self) -> float:
        """The Frechet distance as a multiple of its floor; 1 is as good as real."""
        return self.frechet / self.frechet_floor if self.frechet_floor > 0 else 0.0

    @property
    def kernel_multiple(self) -> float:
        """The kernel distance as a multiple of its floor; within -2 and 2 is as good as real."""
        return self.kernel / self.kernel_floor if self.kernel_floor > 0 else 0.0


class RealReference:
    """Real pictures as one network sees them, ready to score others against.

    Args:
        net: The network.
        features: What it gives for real pictures, `(N, D)`, in random order.
    """

    def __init__(self, net: FeatureNet, features: NDArray[np.float64]) -> None:
        half = len(features) // 2
        self.net = net
        self.most_pictures = half
        """More than these are not looked at, for there is no floor at a larger count."""
        self._features = features
        self._others = features[half : 2 * half]
        self._cloud = normal_cloud(features[:half])
        self._kernel_cloud = features[: min(half, _MOST_IN_KERNEL)]
        self._within = within(self._kernel_cloud)
        self._floors: dict[int, tuple[float, float]] = {}

    def score(self, pictures: Pictures) -> Score:
        """Score pictures `(N, H, W, C)`, at least 16; those above `most_pictures` are left out.

        Raises:
            SfumatoError: If there are too few.
        """
        _require_enough(pictures)
        return self._compared(self.net.features(pictures[: self.most_pictures]))

    def score_telling(self, pictures: Pictures) -> Generator[Progressed, None, Score]:
        """Score pictures as `score` does, and tell the progress.

        Raises:
            SfumatoError: If there are too few.
        """
        _require_enough(pictures)
        task = "Looking at the drawn pictures"
        features = yield from features_of(self.net, pictures[: self.most_pictures], task=task)
        return self._compared(features)

    def _compared(self, features: NDArray[np.float64]) -> Score:
        frechet_floor, kernel_floor_ = self._floor(len(features))
        return Score(
            count=len(features),
            net=self.net.name,
            net_sha256=self.net.weights_sha256,
            frechet=distance_between(self._cloud, normal_cloud(features)),
            frechet_floor=frechet_floor,
            kernel=unbiased_distance(self._kernel_cloud, features, within_a=self._within),
            kernel_floor=kernel_floor_,
        )

    def _floor(self, count: int) -> tuple[float, float]:
        """Give both distances for as many real pictures, measured once a count."""
        if count not in self._floors:
            frechet = distance_between(self._cloud, normal_cloud(self._others[:count]))
            in_kernel = min(count, _MOST_IN_KERNEL)
            both = np.concatenate([self._features[:in_kernel], self._others[:in_kernel]])
            self._floors[count] = (frechet, kernel_floor(both))
        return self._floors[count]


def build_reference(
    net: FeatureNet, real: Pictures, *, most: int = 2 * _MOST, seed: int = 0
) -> Generator[Progressed, None, RealReference]:
    """Look at real pictures once; the reference is the generator's return value.

    Args:
        net: By which features to compare.
        real: Real pictures `(N, H, W, C)`.
        most: How many of them are drawn where there are more; pictures are compared with one half,
            and the other half shows the floor.
        seed: Decides which.

    Raises:
        SfumatoError: If there are too few.
    """
    if len(real) < 2 * _FEWEST:
        raise SfumatoError(
            f"{len(real)} real pictures are too few to compare with.",
            hint=f"At least {2 * _FEWEST} are needed.",
        )
    order = np.random.default_rng(seed).permutation(len(real))[:most]
    places = np.sort(order)  # in the order of the file, which is read much faster
    found = yield from features_of(net, real[places], task="Looking at the real pictures")
    return RealReference(net, found[np.argsort(np.argsort(order))])


def _require_enough(pictures: Pictures) -> None:
    if len(pictures) < _FEWEST:
        raise SfumatoError(
            f"{len(pictures)} pictures are too few to score.",
            hint=f"Draw at least {_FEWEST}.",
        )
