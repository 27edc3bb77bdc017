"""Have the pictures the colours and the contrast of the real ones?"""

import numpy as np
from numpy.typing import NDArray

from sfumato.evaluation.features import Pictures
from sfumato.evaluation.report import ColourDrift

__all__ = ["colour_drift"]


def colour_drift(real: Pictures, generated: Pictures) -> ColourDrift:
    """Compare mean and standard deviation of each channel."""
    real_mean, real_deviation = _statistics(real)
    mean, deviation = _statistics(generated)
    ratio = deviation / np.maximum(real_deviation, 1e-6)
    return ColourDrift(
        mean_shift=tuple(float(shift) for shift in mean - real_mean),
        deviation_ratio=tuple(float(value) for value in ratio),
    )


def _statistics(pictures: Pictures) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    values = pictures.reshape(-1, pictures.shape[-1])
    return values.mean(axis=0, dtype=np.float64), values.std(axis=0, dtype=np.float64)
