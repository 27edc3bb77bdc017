"""Tests of scoring images against a reference."""

import pytest

from sfumato.errors import SfumatoError
from sfumato.evaluation.damage import noisy
from sfumato.evaluation.features import random_net
from sfumato.evaluation.frechet import frechet_distance
from sfumato.evaluation.kernel_distance import kernel_distance
from sfumato.evaluation.reference import build_reference
from support.evaluation import result_of, striped_images


@pytest.fixture(scope="module")
def real():
    return striped_images(600, seed=0)


@pytest.fixture(scope="module")
def reference(real):
    return result_of(build_reference(random_net(real), real))


@pytest.fixture(scope="module")
def good():
    return striped_images(200, seed=1)


def test_real_images_are_at_the_baseline(reference, good):
    score = reference.score(good)

    assert score.frechet_multiple == pytest.approx(1, abs=0.2)
    assert abs(score.kernel_multiple) < 4
    assert score.count == 200


def test_stronger_degradation_scores_worse(reference, good):
    scores = [reference.score(noisy(good, amount)) for amount in (0, 0.1, 0.3)]

    frechet, kernel = [s.frechet for s in scores], [s.kernel for s in scores]
    assert frechet == sorted(frechet)
    assert kernel == sorted(kernel)


def test_distances_match_those_of_all_features(reference, real, good):
    net = reference.net
    score = reference.score(good)

    half = reference._features[:300]
    assert score.frechet == pytest.approx(frechet_distance(half, net.features(good)))
    assert score.kernel == pytest.approx(kernel_distance(half, net.features(good)).value)


def test_repeated_scores_are_equal(reference, good):
    assert reference.score(good) == reference.score(good)


def test_images_beyond_the_baseline_count_are_ignored(reference, real):
    score = reference.score(striped_images(400, seed=2))

    assert score.count == reference.most_images == 300


def test_the_number_of_real_images_can_be_limited(real):
    reference = result_of(build_reference(random_net(real), real, most=100))

    assert reference.most_images == 50


@pytest.mark.parametrize("count", [0, 15])
def test_too_few_images_are_an_error(reference, good, count):
    with pytest.raises(SfumatoError, match=rf"too few images \({count}\)"):
        reference.score(good[:count])
