"""Comparisons of two sets of images by their features.

- The Fréchet distance is that between two normal distributions (Dowson and Landau 1982; Heusel et
  al. 2017, arXiv:1706.08500, eq. 6). The estimate decreases as the number of images grows, so only
  distances between equally many images are comparable.
- The kernel distance is the squared maximum mean discrepancy with the cubic polynomial kernel,
  known as KID (Binkowski et al. 2018, arXiv:1801.01401, section 4). The estimate is unbiased, so
  using fewer images widens the interval without shifting the value. For equal distributions, it is
  about 0 and may be negative.
- Neighborhoods: precision and recall (Kynkaanniemi et al. 2019, arXiv:1904.06991, eq. 2 and 3),
  density and coverage (Naeem et al. 2020, arXiv:2002.09797). A neighborhood is the ball around an
  image's features that contains its five nearest neighbors of the same kind.
"""

from typing import NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

__all__ = [
    "Features",
    "KernelDistance",
    "Neighborhoods",
    "NormalCloud",
    "compare_neighborhoods",
    "distance_between",
    "frechet_distance",
    "kernel_baseline",
    "kernel_distance",
    "normal_cloud",
]

_REPEATS = 200
_NEIGHBORS = 5

Features = NDArray[np.float64]
"""Features of images, `(N, D)`."""


class KernelDistance(msgspec.Struct, frozen=True, kw_only=True):
    """A distance with its 95 % bootstrap interval."""

    value: float
    low: float
    high: float


class Neighborhoods(msgspec.Struct, frozen=True, kw_only=True):
    """Shares from 0 to 1; higher is better. Only the density may exceed 1."""

    precision: float
    """Share of the generated images inside the neighborhood of a real one."""
    recall: float
    """Share of the real images inside the neighborhood of a generated one."""
    coverage: float
    """Share of the real images that have a generated image in their neighborhood."""
    density: float
    """Number of real neighborhoods that contain a generated image, as a share of the expected five.
    It is about 1 for equal distributions, and higher if the generated images concentrate on common
    kinds.
    """


class NormalCloud(NamedTuple):
    """A normal distribution fitted to features."""

    mean: Features
    """`(D,)`."""
    root: Features
    """R with covariance `R^T R`, `(min(N, D), D)`."""


def frechet_distance(a: Features, b: Features) -> float:
    """Return `|mean_a - mean_b|^2 + Tr(C_a + C_b - 2 (C_a C_b)^(1/2))` of features `(N, D)`."""
    return distance_between(normal_cloud(a), normal_cloud(b))


def distance_between(a: NormalCloud, b: NormalCloud) -> float:
    """Return the Fréchet distance between two fitted distributions.

    With `C = R^T R`, the trace of the root is the sum of the singular values of `R_a R_b^T`: no
    matrix square root is computed and no small eigenvalue needs correcting, whether N or D is
    larger.
    """
    shift = a.mean - b.mean
    overlap = np.linalg.svd(a.root @ b.root.T, compute_uv=False).sum()
    spread = np.square(a.root).sum() + np.square(b.root).sum()
    return max(0.0, float(shift @ shift + spread - 2 * overlap))


def normal_cloud(features: Features) -> NormalCloud:
    """Fit a normal distribution to features `(N, D)`."""
    mean = features.mean(axis=0)
    _, root = np.linalg.qr((features - mean) / np.sqrt(len(features) - 1))
    return NormalCloud(mean, root)


def kernel_distance(a: Features, b: Features, *, seed: int = 0) -> KernelDistance:
    """Return the unbiased distance between features `(N, D)` and `(M, D)`."""
    rng = np.random.default_rng(seed)
    within_a, within_b, between = _off_diagonal(a), _off_diagonal(b), _kernel(a, b)
    picks_a = np.vstack([np.ones(len(a)), _resampled(rng, len(a))])
    picks_b = np.vstack([np.ones(len(b)), _resampled(rng, len(b))])
    values = (
        _mean_within(within_a, picks_a)
        + _mean_within(within_b, picks_b)
        - 2 * np.einsum("ri,ri->r", picks_a @ between, picks_b) / (len(a) * len(b))
    )
    low, high = np.quantile(values[1:], (0.025, 0.975))
    return KernelDistance(value=float(values[0]), low=float(low), high=float(high))


def kernel_baseline(real: Features, *, seed: int = 0) -> float:
    """Return the RMS distance between random halves of real features `(N, D)`."""
    rng = np.random.default_rng(seed)
    half = len(real) // 2
    order = np.arange(2 * half)
    firsts = np.stack([rng.permuted(order) < half for _ in range(_REPEATS)]).astype(float)
    within = _off_diagonal(real[: 2 * half])
    between = 2 * np.einsum("ri,ri->r", firsts @ within, 1 - firsts) / half**2
    values = _mean_within(within, firsts) + _mean_within(within, 1 - firsts) - between
    return float(np.sqrt(np.square(values).mean()))


def compare_neighborhoods(real: Features, generated: Features) -> Neighborhoods:
    """Compare features `(N, D)` of equal numbers of real and generated images."""
    real_radii, generated_radii = _squared_radii(real), _squared_radii(generated)
    squares = _squared_distances(real, generated)
    in_real_ball = squares <= real_radii[:, None]
    in_generated_ball = squares <= generated_radii[None, :]
    return Neighborhoods(
        precision=float(in_real_ball.any(axis=0).mean()),
        recall=float(in_generated_ball.any(axis=1).mean()),
        coverage=float(in_real_ball.any(axis=1).mean()),
        density=float(in_real_ball.sum(axis=0).mean()) / min(_NEIGHBORS, len(real) - 1),
    )


def _kernel(a: Features, b: Features) -> Features:
    cube: Features = (a @ b.T / a.shape[1] + 1) ** 3
    return cube


def _off_diagonal(features: Features) -> Features:
    kernel = _kernel(features, features)
    np.fill_diagonal(kernel, 0)
    return kernel


def _mean_within(kernel: Features, picks: Features) -> Features:
    """Return the mean over pairs of different images, weighted by how often each was picked."""
    pairs = np.maximum(picks.sum(axis=1) ** 2 - np.square(picks).sum(axis=1), 1)
    mean: Features = np.einsum("ri,ri->r", picks @ kernel, picks) / pairs
    return mean


def _resampled(rng: np.random.Generator, count: int) -> Features:
    """Return how often each of `count` images is sampled, with replacement, in each repeat."""
    return rng.multinomial(count, np.full(count, 1 / count), size=_REPEATS).astype(float)


def _squared_radii(features: Features) -> Features:
    squares = _squared_distances(features, features)
    np.fill_diagonal(squares, np.inf)
    index = min(_NEIGHBORS, len(features) - 1) - 1
    radii: Features = np.partition(squares, index, axis=1)[:, index]
    return radii


def _squared_distances(a: Features, b: Features) -> Features:
    center = a.mean(axis=0)  # centered at 0, the products below lose fewer digits
    a, b = a - center, b - center
    squares = np.square(a).sum(axis=1)[:, None] + np.square(b).sum(axis=1) - 2 * a @ b.T
    clipped: Features = np.maximum(squares, 0)
    return clipped
