"""Comparison of colors, contrast, and fine detail with real images."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sfumato.evaluation.features import Images, visible_levels
from sfumato.evaluation.report import ColorDrift

__all__ = ["color_drift"]

_CHUNK = 256
_BANDS = 4
"""Number of octaves of the spectrum, starting at the finest an image can represent."""
_BLACK = 1e-6

Floats = NDArray[np.float64]


class _Statistics(NamedTuple):
    mean: Floats
    """Mean of each channel, `(C,)`."""
    covariance: Floats
    """Covariance of the channels over all pixels, `(C, C)`."""
    power: Floats
    """Mean power in each octave of spatial frequency, finest first, `(bands,)`."""


def color_drift(real: Images, generated: Images) -> ColorDrift:
    """Compare mean and covariance of the channels, and the power of fine and coarse structure."""
    truth, found = _statistics(real), _statistics(generated)
    real_deviation, deviation = (np.sqrt(np.diag(each.covariance)) for each in (truth, found))
    ratio = deviation / np.maximum(real_deviation, _BLACK)
    shift = _correlations(found.covariance) - _correlations(truth.covariance)
    return ColorDrift(
        mean_shift=_plain(found.mean - truth.mean),
        deviation_ratio=_plain(ratio),
        correlation_shift=float(np.abs(shift).max()),
        detail_ratio=_plain(np.sqrt(found.power / np.maximum(truth.power, _BLACK))),
    )


def _statistics(images: Images) -> _Statistics:
    channels = min(3, images.shape[-1])
    band_of = _bands(*images.shape[1:3])
    count = images[..., 0].size
    total, products = np.zeros(channels), np.zeros((channels, channels))
    power = np.zeros(_BANDS)
    for start in range(0, len(images), _CHUNK):
        visible = visible_levels(images[start : start + _CHUNK])
        levels = visible.permute(0, 2, 3, 1).double().numpy()
        values = levels.reshape(-1, channels)
        total += values.sum(axis=0)
        products += values.T @ values
        squares = np.square(np.abs(np.fft.rfft2(levels, axes=(1, 2)))).sum(axis=(0, 3))
        power += [squares[band_of == band].sum() for band in range(_BANDS)]
    mean = total / count
    return _Statistics(mean, products / count - np.outer(mean, mean), power / len(images))


def _bands(height: int, width: int) -> NDArray[np.int64]:
    """Return the octave of each `rfft2` frequency; 0 is the finest, and the mean has none."""
    down, across = np.fft.fftfreq(height)[:, None], np.fft.rfftfreq(width)[None, :]
    frequency = np.hypot(down, across)
    octave = np.floor(-np.log2(np.maximum(frequency, _BLACK) * 2)).astype(np.int64)
    return np.where(frequency > 0, octave.clip(0, _BANDS - 1), -1)


def _correlations(covariance: Floats) -> Floats:
    deviation = np.sqrt(np.maximum(np.diag(covariance), _BLACK))
    correlations: Floats = covariance / np.outer(deviation, deviation)
    return correlations


def _plain(values: Floats) -> tuple[float, ...]:
    return tuple(float(value) for value in values)
