"""Precision, recall, density, and coverage of generated images.

These metrics compare neighborhoods: precision and recall (Kynkaanniemi et al. 2019,
arXiv:1904.06991, eq. 2 and 3), density and coverage (Naeem et al. 2020, arXiv:2002.09797). A
neighborhood is the ball around an image's features that contains its five nearest neighbors of the
same kind.
"""

import msgspec
import numpy as np
from numpy.typing import NDArray

__all__ = ["Neighborhoods", "compare_neighborhoods"]

_NEIGHBORS = 5


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


def compare_neighborhoods(
    real: NDArray[np.float64], generated: NDArray[np.float64]
) -> Neighborhoods:
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


def _squared_radii(features: NDArray[np.float64]) -> NDArray[np.float64]:
    squares = _squared_distances(features, features)
    np.fill_diagonal(squares, np.inf)
    index = min(_NEIGHBORS, len(features) - 1) - 1
    radii: NDArray[np.float64] = np.partition(squares, index, axis=1)[:, index]
    return radii


def _squared_distances(a: NDArray[np.float64], b: NDArray[np.float64]) -> NDArray[np.float64]:
    center = a.mean(axis=0)  # centered at 0, the products below lose fewer digits
    a, b = a - center, b - center
    squares = np.square(a).sum(axis=1)[:, None] + np.square(b).sum(axis=1) - 2 * a @ b.T
    clipped: NDArray[np.float64] = np.maximum(squares, 0)
    return clipped
