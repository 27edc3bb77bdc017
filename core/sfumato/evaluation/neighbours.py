"""Are generated pictures like real ones, and do they show all that real ones show?

Neighbourhoods tell the two apart: precision and recall (Kynkaanniemi et al. 2019,
arXiv:1904.06991, eq. 2 and 3), density and coverage (Naeem et al. 2020, arXiv:2002.09797). A
neighbourhood is the ball around a picture's features that holds its five nearest of the same kind.
"""

import msgspec
import numpy as np
from numpy.typing import NDArray

__all__ = ["Neighbourhoods", "compare_neighbourhoods"]

_NEIGHBOURS = 5


class Neighbourhoods(msgspec.Struct, frozen=True, kw_only=True):
    """Shares from 0 to 1, higher is better; but for the density."""

    precision: float
    """Of the generated pictures, those in the neighbourhood of a real one."""
    recall: float
    """Of the real pictures, those in the neighbourhood of a generated one."""
    coverage: float
    """Of the real pictures, those with a generated one in their neighbourhood."""
    density: float
    """Real neighbourhoods around a generated picture, as a share of the five that are expected;
    around 1 for equal distributions, more where pictures crowd at what is usual."""


def compare_neighbourhoods(
    real: NDArray[np.float64], generated: NDArray[np.float64]
) -> Neighbourhoods:
    """Compare features `(N, D)` of as many real as generated pictures."""
    real_radii, generated_radii = _squared_radii(real), _squared_radii(generated)
    squares = _squared_distances(real, generated)
    in_real_ball = squares <= real_radii[:, None]
    in_generated_ball = squares <= generated_radii[None, :]
    return Neighbourhoods(
        precision=float(in_real_ball.any(axis=0).mean()),
        recall=float(in_generated_ball.any(axis=1).mean()),
        coverage=float(in_real_ball.any(axis=1).mean()),
        density=float(in_real_ball.sum(axis=0).mean()) / min(_NEIGHBOURS, len(real) - 1),
    )


def _squared_radii(features: NDArray[np.float64]) -> NDArray[np.float64]:
    squares = _squared_distances(features, features)
    np.fill_diagonal(squares, np.inf)
    place = min(_NEIGHBOURS, len(features) - 1) - 1
    radii: NDArray[np.float64] = np.partition(squares, place, axis=1)[:, place]
    return radii


def _squared_distances(a: NDArray[np.float64], b: NDArray[np.float64]) -> NDArray[np.float64]:
    centre = a.mean(axis=0)  # nearer to 0 the products below lose fewer digits
    a, b = a - centre, b - centre
    squares = np.square(a).sum(axis=1)[:, None] + np.square(b).sum(axis=1) - 2 * a @ b.T
    clipped: NDArray[np.float64] = np.maximum(squares, 0)
    return clipped
