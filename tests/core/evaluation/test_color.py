"""Tests that color casts and low contrast are told apart."""

import numpy as np
import pytest

from sfumato.evaluation.color import color_drift
from sfumato.evaluation.damage import faded
from support.evaluation import striped_images


@pytest.fixture(scope="module")
def real():
    return striped_images(300, seed=0)


def test_identical_images_have_no_drift(real):
    drift = color_drift(real, real)

    assert drift.mean_shift == pytest.approx((0, 0, 0))
    assert drift.deviation_ratio == pytest.approx((1, 1, 1))
    assert drift.correlation_shift == pytest.approx(0)


def test_faded_images_have_less_contrast(real):
    drift = color_drift(real, faded(real, 0.8))

    assert drift.deviation_ratio == pytest.approx((0.8, 0.8, 0.8), abs=0.01)


def test_wrong_hues_change_the_correlation(real):
    same = np.repeat(real[..., :1], 3, axis=3)

    assert color_drift(real, same).correlation_shift > 0.5


def test_gray_images_have_one_channel(real):
    gray = real[..., :1]

    drift = color_drift(gray, faded(gray, 0.5))

    assert drift.deviation_ratio == pytest.approx((0.5,), abs=0.01)
    assert drift.correlation_shift == pytest.approx(0)
