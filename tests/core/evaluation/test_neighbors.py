"""Tests of precision, recall, density, and coverage."""

import numpy as np

from sfumato.evaluation.neighbors import compare_neighborhoods
from support.evaluation import normal_cloud


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
