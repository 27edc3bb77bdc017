"""Tests of curve smoothing, including the ends of a curve."""

import numpy as np
import pytest

from sfumato_desktop.models.chart_series import smoothed


@pytest.mark.parametrize("count", [3, 4, 5, 50, 51])
@pytest.mark.parametrize("smoothing", [0.5, 0.9, 1.0])
def test_each_value_is_averaged_over_a_symmetric_window(count: int, smoothing: float) -> None:
    values = np.random.default_rng(0).normal(size=count)
    half = int(smoothing**2 * 0.2 * count / 2)

    averages = smoothed(values, smoothing)

    for position in range(count):
        reach = min(half, position, count - 1 - position)
        near = values[position - reach : position + reach + 1]
        assert averages[position] == pytest.approx(near.mean())


def test_a_curve_without_smoothing_is_unchanged() -> None:
    values = np.arange(9.0)

    assert smoothed(values, 0.0) is values
