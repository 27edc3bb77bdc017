"""Mixing weights that reconstruct an average with any `sigma_rel` from saved averages.

A power-function average weights the weights at step `t` of a run by `t^gamma`. Its `sigma_rel` is
the standard deviation of that profile relative to the length of the run so far (EDM2, Karras et al.
2024, arXiv:2312.02696, section 3.1). The mix of saved profiles that is closest to the requested
profile, applied to the saved averages, gives the requested average (section 3.2).
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

__all__ = ["Profile", "gamma_from_length", "mixing_weights"]

Floats = NDArray[np.float64]


class Profile(NamedTuple):
    """The profile of an average: how it weights the past at one step of a run."""

    step: int
    """Number of updates so far."""
    length: float
    """Width relative to `step` (`sigma_rel`); longer averages are smoother but lag behind more."""


def gamma_from_length(length: float) -> float:
    """Return the exponent of an average with `sigma_rel` equal to `length` (EDM2, appendix C.1).

    The exponent is the largest root of `length^2 = (gamma + 1) / ((gamma + 2)^2 * (gamma + 3))`.
    """
    inverse = length**-2
    roots = np.roots([1, 7, 16 - inverse, 12 - inverse])
    return float(roots.real.max())


def mixing_weights(kept: Sequence[Profile], wanted: Profile) -> Floats:
    """Return the weight of each saved average in the mix closest to the requested one, `(N,)`.

    The weights are a least-squares fit of the profiles (EDM2, section 3.2) and sum to 1, so that
    values that are constant throughout the run are reproduced exactly.
    """
    count = len(kept)
    moments, gammas = _columns(kept, wanted.step)
    own_fraction, own_gamma = _columns([wanted], wanted.step)
    system = np.ones((count + 1, count + 1))  # the last row and column constrain the sum
    system[count, count] = 0.0
    system[:count, :count] = _inner_products((moments, gammas), (moments, gammas))
    target = np.ones(count + 1)
    target[:count] = _inner_products((moments, gammas), (own_fraction, own_gamma))[:, 0]
    solution = np.linalg.lstsq(system, target, rcond=None)[0]
    return np.asarray(solution[:count], dtype=np.float64)


def _columns(profiles: Sequence[Profile], unit: int) -> tuple[Floats, Floats]:
    """Return the logarithms of the steps, in units of `unit`, and the exponents."""
    moments = np.array([profile.step / unit for profile in profiles], dtype=np.float64)
    gammas = np.array([gamma_from_length(profile.length) for profile in profiles])
    return np.log(moments), gammas


def _inner_products(first: tuple[Floats, Floats], second: tuple[Floats, Floats]) -> Floats:
    """Return the inner products of normalized profiles, `(N, M)`.

    With `p(t) = (g + 1) t^g / T^(g + 1)` on [0, T], and `q` likewise with `h` and `U`, `<p, q> = (g
    + 1) (h + 1) min(T, U)^(g + h + 1) / ((g + h + 1) T^(g + 1) U^(h + 1))` (EDM2, appendix C.2);
    computed in logarithms, because the powers overflow.
    """
    log_t, g = (column[:, None] for column in first)
    log_u, h = (row[None, :] for row in second)
    power = (g + h + 1) * np.minimum(log_t, log_u) - (g + 1) * log_t - (h + 1) * log_u
    products: Floats = (g + 1) * (h + 1) / (g + h + 1) * np.exp(power)
    return products
