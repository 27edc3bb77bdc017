"""How far apart are two clouds of features, seen as two normal distributions?

The Frechet distance (Dowson and Landau 1982; Heusel et al. 2017, arXiv:1706.08500, eq. 6). It falls
with the number of pictures, so only distances at the same number compare.
"""

import numpy as np
from numpy.typing import NDArray

__all__ = ["frechet_distance"]


def frechet_distance(a: NDArray[np.float64], b: NDArray[np.float64]) -> float:
    """Give `|mean_a - mean_b|^2 + Tr(C_a + C_b - 2 (C_a C_b)^(1/2))` of features `(N, D)`.

    With `C = R^T R`, the trace of the root is the sum of the singular values of `R_a R_b^T`: no
    root of a matrix is taken and no small eigenvalue needs to be mended, whether N or D is larger.
    """
    root_a, root_b = _covariance_root(a), _covariance_root(b)
    shift = a.mean(axis=0) - b.mean(axis=0)
    overlap = np.linalg.svd(root_a @ root_b.T, compute_uv=False).sum()
    spread = np.square(root_a).sum() + np.square(root_b).sum()
    return max(0.0, float(shift @ shift + spread - 2 * overlap))


def _covariance_root(features: NDArray[np.float64]) -> NDArray[np.float64]:
    centred = (features - features.mean(axis=0)) / np.sqrt(len(features) - 1)
    _, root = np.linalg.qr(centred)
    return root
