"""The Fréchet distance between two sets of features.

The distance between two normal distributions (Dowson and Landau 1982; Heusel et al. 2017,
arXiv:1706.08500, eq. 6). The estimate decreases as the number of images grows, so only distances
between equally many images are comparable.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

__all__ = ["NormalCloud", "distance_between", "frechet_distance", "normal_cloud"]


class NormalCloud(NamedTuple):
    """A normal distribution fitted to features."""

    mean: NDArray[np.float64]
    """`(D,)`."""
    root: NDArray[np.float64]
    """R with covariance `R^T R`, `(min(N, D), D)`."""


def frechet_distance(a: NDArray[np.float64], b: NDArray[np.float64]) -> float:
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


def normal_cloud(features: NDArray[np.float64]) -> NormalCloud:
    """Fit a normal distribution to features `(N, D)`."""
    mean = features.mean(axis=0)
    _, root = np.linalg.qr((features - mean) / np.sqrt(len(features) - 1))
    return NormalCloud(mean, root)
