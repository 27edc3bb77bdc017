"""Tests of the kernel distance: bias and intervals."""

import numpy as np
import pytest

from sfumato.evaluation.kernel_distance import kernel_baseline, kernel_distance
from support.evaluation import normal_cloud


def test_equal_distributions_have_zero_expected_distance():
    distances = [
        kernel_distance(
            normal_cloud(30, 4, seed=2 * number), normal_cloud(30, 4, seed=2 * number + 1)
        ).value
        for number in range(200)
    ]

    standard_error = np.std(distances) / np.sqrt(len(distances))
    assert abs(np.mean(distances)) < 3 * standard_error
    assert min(distances) < 0 < max(distances)


def test_the_value_is_the_mean_over_pairs():
    a, b = normal_cloud(7, 3, seed=0), normal_cloud(5, 3, seed=1, mean=1.0)

    value = kernel_distance(a, b).value

    def mean(first, second):
        return np.mean(
            [
                (x @ y / 3 + 1) ** 3
                for index, x in enumerate(first)
                for other, y in enumerate(second)
                if first is not second or index != other
            ]
        )

    assert value == pytest.approx(mean(a, a) + mean(b, b) - 2 * mean(a, b))


def test_the_interval_contains_the_value_of_much_larger_sets():
    truth = kernel_distance(
        normal_cloud(2000, 4, seed=0), normal_cloud(2000, 4, seed=1, mean=0.5)
    ).value

    hits = 0
    for number in range(60):
        found = kernel_distance(
            normal_cloud(60, 4, seed=10 + number),
            normal_cloud(60, 4, seed=1000 + number, mean=0.5),
        )
        hits += found.low <= truth <= found.high

    assert hits >= 50  # 95 % of 60 are 57; a bootstrap of 60 images is slightly narrow


def test_real_halves_are_within_a_few_baselines():
    real = normal_cloud(200, 6, seed=0)

    distance = kernel_distance(real[:100], real[100:]).value

    assert abs(distance) < 4 * kernel_baseline(real)


def test_a_shift_is_many_baselines_away():
    real = normal_cloud(200, 6, seed=0)

    distance = kernel_distance(real[:100], normal_cloud(100, 6, seed=1, mean=0.5)).value

    assert distance > 20 * kernel_baseline(real)
