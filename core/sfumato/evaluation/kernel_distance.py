"""The kernel distance between two sets of features.

The squared maximum mean discrepancy with the cubic polynomial kernel, known as KID (Binkowski et
al. 2018, arXiv:1801.01401, section 4). The estimate is unbiased, so using fewer images widens the
interval without shifting the value. For equal distributions, it is about 0 and may be negative.
"""

import msgspec
import numpy as np
from numpy.typing import NDArray

__all__ = [
    "KernelDistance",
    "kernel_baseline",
    "kernel_distance",
    "unbiased_distance",
    "within",
]

_REPEATS = 200

Floats = NDArray[np.float64]


class KernelDistance(msgspec.Struct, frozen=True, kw_only=True):
    """A distance with its 95 % bootstrap interval."""

    value: float
    low: float
    high: float


def kernel_distance(a: Floats, b: Floats, *, seed: int = 0) -> KernelDistance:
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


def kernel_baseline(real: Floats, *, seed: int = 0) -> float:
    """Return the RMS distance between random halves of real features `(N, D)`."""
    rng = np.random.default_rng(seed)
    half = len(real) // 2
    order = np.arange(2 * half)
    firsts = np.stack([rng.permuted(order) < half for _ in range(_REPEATS)]).astype(float)
    within = _off_diagonal(real[: 2 * half])
    between = 2 * np.einsum("ri,ri->r", firsts @ within, 1 - firsts) / half**2
    values = _mean_within(within, firsts) + _mean_within(within, 1 - firsts) - between
    return float(np.sqrt(np.square(values).mean()))


def within(features: Floats) -> float:
    """Return the mean of the kernel over pairs of distinct features `(N, D)` in one set."""
    return float(_off_diagonal(features).sum()) / (len(features) * (len(features) - 1))


def unbiased_distance(a: Floats, b: Floats, *, within_a: float) -> float:
    """Return the distance without its interval, for a set `a` whose `within` is known."""
    return within_a + within(b) - 2 * float(_kernel(a, b).mean())


def _kernel(a: Floats, b: Floats) -> Floats:
    cube: Floats = (a @ b.T / a.shape[1] + 1) ** 3
    return cube


def _off_diagonal(features: Floats) -> Floats:
    kernel = _kernel(features, features)
    np.fill_diagonal(kernel, 0)
    return kernel


def _mean_within(kernel: Floats, picks: Floats) -> Floats:
    """Return the mean over pairs of different images, weighted by how often each was picked."""
    pairs = picks.sum(axis=1) ** 2 - np.square(picks).sum(axis=1)
    mean: Floats = np.einsum("ri,ri->r", picks @ kernel, picks) / pairs
    return mean


def _resampled(rng: np.random.Generator, count: int) -> Floats:
    """Return how often each of `count` images is sampled, with replacement, in each repeat."""
    return rng.multinomial(count, np.full(count, 1 / count), size=_REPEATS).astype(float)
