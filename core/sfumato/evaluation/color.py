"""Comparison of colors and contrast with real images."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sfumato.evaluation.features import Images, visible_levels
from sfumato.evaluation.report import ColorDrift

__all__ = ["color_drift"]

_CHUNK = 256
_BLACK = 1e-6

Floats = NDArray[np.float64]


class _Statistics(NamedTuple):
    mean: Floats
    """Mean of each channel, `(C,)`."""
    covariance: Floats
    """Covariance of the channels over all pixels, `(C, C)`."""


def color_drift(real: Images, generated: Images) -> ColorDrift:
    """Compare mean and covariance of the channels."""
    truth, found = _statistics(real), _statistics(generated)
    real_deviation, deviation = (np.sqrt(np.diag(each.covariance)) for each in (truth, found))
    ratio = deviation / np.maximum(real_deviation, _BLACK)
    shift = _correlations(found.covariance) - _correlations(truth.covariance)
    return ColorDrift(
        mean_shift=_plain(found.mean - truth.mean),
        deviation_ratio=_plain(ratio),
        correlation_shift=float(np.abs(shift).max()),
    )


def _statistics(images: Images) -> _Statistics:
    channels = min(3, images.shape[-1])
    count = images[..., 0].size
    total, products = np.zeros(channels), np.zeros((channels, channels))
    for start in range(0, len(images), _CHUNK):
        visible = visible_levels(images[start : start + _CHUNK])
        levels = visible.permute(0, 2, 3, 1).double().numpy()
        values = levels.reshape(-1, channels)
        total += values.sum(axis=0)
        products += values.T @ values
    mean = total / count
    return _Statistics(mean, products / count - np.outer(mean, mean))


def _correlations(covariance: Floats) -> Floats:
    deviation = np.sqrt(np.maximum(np.diag(covariance), _BLACK))
    correlations: Floats = covariance / np.outer(deviation, deviation)
    return correlations


def _plain(values: Floats) -> tuple[float, ...]:
    return tuple(float(value) for value in values)
