"""Tests of the Fréchet distance."""

import numpy as np
import pytest

from sfumato.evaluation.frechet import frechet_distance
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
