"""Tests that a long curve is reduced to few points and keeps its peaks."""

import numpy as np
import pytest

from sfumato_desktop.models.pyramid import Pyramid

COUNT = 100_000


@pytest.fixture
def curve() -> Pyramid:
    x = np.arange(COUNT, dtype=np.float64)
    y = np.sin(x / 500)
    y[31_415] = 9.0
    return Pyramid(x, y)


@pytest.mark.parametrize("width", [100, 3_000, 50_000, COUNT])
def test_a_window_has_at_most_about_the_requested_number_of_points(
    curve: Pyramid, width: int
) -> None:
    x, y = curve.window(1_000, 1_000 + width, points=2_000)

    assert len(x) == len(y)
    assert min(width, 500) <= len(x) <= 2_100


def test_a_peak_is_kept_at_every_zoom_level(curve: Pyramid) -> None:
    _, y = curve.window(0, COUNT, points=500)

    assert y.max() == 9.0


def test_a_narrow_window_returns_the_original_points(curve: Pyramid) -> None:
    x, y = curve.window(500, 510, points=500)

    assert x[0] <= 500
    assert x[-1] >= 510
    assert np.array_equal(y, np.sin(x / 500))


def test_the_bounds_are_those_of_the_whole_curve(curve: Pyramid) -> None:
    low, high = curve.bounds()

    assert low == pytest.approx(-1.0, abs=1e-4)
    assert high == 9.0


def test_an_empty_curve_has_an_empty_window() -> None:
    x, _ = Pyramid(np.empty(0), np.empty(0)).window(0, 1, points=100)

    assert len(x) == 0
