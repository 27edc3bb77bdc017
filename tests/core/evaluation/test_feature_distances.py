"""Tests of the Fréchet distance, the kernel distance, and neighborhoods."""

import numpy as np
import pytest

from sfumato.evaluation.feature_distances import (
    compare_neighborhoods,
    frechet_distance,
    kernel_baseline,
    kernel_distance,
)
from support.evaluation import normal_cloud


def exactly_normal(count, mean, covariance):
    """Return features with exactly this sample mean and covariance."""
    white = normal_cloud(count, len(mean), seed=0)
    white -= white.mean(axis=0)
    white = white @ np.linalg.inv(np.linalg.cholesky(np.cov(white.T))).T
    return white @ np.linalg.cholesky(covariance).T + mean


def test_the_distance_of_two_gaussians_matches_the_closed_form():
    first = exactly_normal(200, np.array([0.0, 0.0]), np.diag([1.0, 4.0]))
    second = exactly_normal(300, np.array([3.0, 4.0]), np.diag([9.0, 0.25]))

    distance = frechet_distance(first, second)

    # |mean|^2 + (1 - 3)^2 + (2 - 0.5)^2, since both covariances are diagonal
    assert distance == pytest.approx(25 + 4 + 2.25, rel=1e-9)


def test_correlated_gaussians_match_the_eigenvalue_computation():
    rng = np.random.default_rng(1)
    covariances = [root @ root.T for root in rng.normal(size=(2, 6, 6))]
    clouds = [exactly_normal(100, np.zeros(6), covariance) for covariance in covariances]

    distance = frechet_distance(*clouds)

    eigenvalues = np.linalg.eigvals(covariances[0] @ covariances[1]).real
    expected = sum(np.trace(covariance) for covariance in covariances)
    assert distance == pytest.approx(expected - 2 * np.sqrt(eigenvalues).sum(), rel=1e-6)


def test_features_have_no_distance_from_themselves_with_fewer_images_than_features():
    cloud = normal_cloud(20, 50, seed=0)

    assert frechet_distance(cloud, cloud) == pytest.approx(0, abs=1e-9)


def test_the_distance_is_symmetric():
    first, second = normal_cloud(40, 8, seed=0), normal_cloud(60, 8, seed=1, mean=0.3)

    assert frechet_distance(first, second) == pytest.approx(frechet_distance(second, first))


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


def test_equal_distributions_score_high_everywhere():
    found = compare_neighborhoods(normal_cloud(300, 4, seed=0), normal_cloud(300, 4, seed=1))

    assert min(found.precision, found.recall, found.coverage) > 0.85


def test_a_few_repeated_images_are_precise_and_cover_little():
    real = normal_cloud(300, 4, seed=0)
    repeated = np.tile(normal_cloud(10, 4, seed=1), (30, 1))

    found = compare_neighborhoods(real, repeated)

    assert found.precision > 0.8
    assert found.coverage < 0.3
    assert found.recall < 0.1


def test_unrelated_images_score_zero():
    found = compare_neighborhoods(
        normal_cloud(100, 4, seed=0), normal_cloud(100, 4, seed=1, mean=50.0)
    )

    assert (found.precision, found.recall, found.coverage) == (0, 0, 0)


def test_a_narrower_distribution_is_precise_but_recalls_less():
    real = normal_cloud(300, 8, seed=0)

    found = compare_neighborhoods(real, normal_cloud(300, 8, seed=1, deviation=0.5))

    assert found.precision > 0.95
    assert found.recall < 0.6
