"""Tests of scoring images, and of ranking sets of images beyond chance."""

import numpy as np
import pytest
from numpy.typing import NDArray

from sfumato.config.image_shape import ImageShape
from sfumato.errors import SfumatoError
from sfumato.evaluation.damage import dithered, noisy
from sfumato.evaluation.feature_distances import frechet_distance, kernel_distance
from sfumato.evaluation.features import FeatureNet, Images, random_net, spectrum_net
from sfumato.evaluation.scorer import (
    RealFeatures,
    Scorer,
    build_scorer,
    random_halves,
    some_of,
)
from sfumato.records.score import Score
from support.evaluation import normal_cloud, result_of, striped_images


def scorer_of(net: FeatureNet, real: Images, *, most: int = 600) -> Scorer:
    """Return a scorer that compares with random halves of real images."""
    halves = random_halves(len(real), most=most)
    return result_of(build_scorer([net], *(real[half] for half in halves)))


def score_of(scorer: Scorer, images: Images) -> Score:
    """Return the score of images in the features of a scorer's only network."""
    (score,) = result_of(scorer.score(images))
    return score


@pytest.fixture(scope="module")
def real():
    return striped_images(600, seed=0)


@pytest.fixture(scope="module")
def scorer(real):
    return scorer_of(random_net(real), real)


@pytest.fixture(scope="module")
def good():
    return striped_images(200, seed=1)


def test_real_images_are_at_the_baseline(scorer, good):
    score = score_of(scorer, good)

    assert score.frechet.multiple == pytest.approx(1, abs=0.2)
    assert abs(score.kernel.multiple) < 4
    assert score.count == 200


def test_stronger_degradation_scores_worse(scorer, good):
    scores = [score_of(scorer, noisy(good, amount)) for amount in (0, 0.1, 0.3)]

    frechet, kernel = [s.frechet.value for s in scores], [s.kernel.value for s in scores]
    assert frechet == sorted(frechet)
    assert kernel == sorted(kernel)


def test_distances_match_those_of_all_features(scorer, real, good):
    (net,) = scorer.nets
    score = score_of(scorer, good)

    first, second = (net.features(real[half]) for half in random_halves(600))
    seen = net.features(good)
    assert score.frechet.value == pytest.approx(frechet_distance(first, seen))
    assert score.frechet.baseline == pytest.approx(frechet_distance(first, second[:200]))
    assert score.kernel.value == pytest.approx(kernel_distance(first, seen).value)


def test_repeated_scores_are_equal(scorer, good):
    assert score_of(scorer, good) == score_of(scorer, good)


def test_images_beyond_the_baseline_count_are_ignored(scorer, real):
    score = score_of(scorer, striped_images(400, seed=2))

    assert score.count == scorer.most_images == 300


def test_the_number_of_real_images_can_be_limited(real):
    limited = scorer_of(random_net(real), real, most=100)

    assert limited.most_images == 50


@pytest.mark.parametrize("count", [0, 7])
def test_too_few_images_are_an_error(scorer, good, count):
    with pytest.raises(SfumatoError, match=rf"too few images \({count}\)"):
        score_of(scorer, good[:count])


def test_too_few_real_images_are_an_error():
    with pytest.raises(SfumatoError, match=r"too few real images \(15\)"):
        random_halves(15)


def test_some_images_are_random_and_in_file_order():
    real = np.arange(100)

    some = some_of(real, 10)

    assert len(some) == 10
    assert (np.diff(some) > 0).all()
    assert not np.array_equal(some, some_of(real, 10, seed=1))


def test_each_figure_of_real_images_is_near_its_baseline(scorer, good):
    shares = score_of(scorer, good).components

    for name in ("precision", "recall", "density", "coverage"):
        assert shares[name].value == pytest.approx(shares[name].baseline, abs=0.15)


def test_the_distance_is_that_to_all_real_images_plus_that_between_both_sets():
    real, others = normal_cloud(120, 20, seed=1), normal_cloud(120, 20, seed=2)
    scorer = Scorer([RealFeatures(random_net(striped_images(16, seed=0)), real, others)])
    seen = normal_cloud(80, 20, seed=3, mean=0.3)
    axes = scorer._spaces[0].main_directions  # a rotation, as there are fewer than 32 features

    everything = frechet_distance(np.concatenate([real, others]), seen)
    assert scorer.distance((seen @ axes,)) == pytest.approx(
        everything + frechet_distance(real, others)
    )


def two_spaces() -> Scorer:
    """Return a scorer whose real images are normal in the features of two networks."""
    net = random_net(striped_images(16, seed=0))
    clouds = [normal_cloud(400, 40, seed=seed) for seed in (1, 2)]
    return Scorer([RealFeatures(net, cloud[::2], cloud[1::2]) for cloud in clouds])


def features(count: int, *, seed: int, shift: float = 0.0) -> tuple[NDArray[np.float64], ...]:
    """Return features of images that are shifted from the real ones."""
    return tuple(normal_cloud(count, 32, seed=seed + net, mean=shift) for net in (0, 100))


def test_more_distant_images_score_higher() -> None:
    scorer = two_spaces()

    scores = [scorer.distance(features(100, seed=5, shift=shift)) for shift in (0.0, 0.3, 1.0)]

    assert scores == sorted(scores)
    assert scores[2] > 2 * scores[0]


def test_a_clear_difference_is_significant_and_no_difference_is_not() -> None:
    scorer = two_spaces()
    good, bad, equal = (features(100, seed=s, shift=d) for s, d in ((5, 0.0), (5, 0.5), (9, 0.0)))

    assert scorer.share_better(good, bad) == 1.0
    assert scorer.share_better(bad, good) == 0.0
    assert 0.0 < scorer.share_better(good, equal) < 1.0


def test_noisier_images_score_worse_than_the_real_ones() -> None:
    real = striped_images(300, seed=0)
    fresh = striped_images(100, seed=1).astype(np.int16)
    noise = np.random.default_rng(2).normal(0, 50, fresh.shape)
    noisy = np.clip(fresh + noise, 0, 255).astype(np.uint8)
    scorer = scorer_of(random_net(real), real, most=200)

    clean, noisy = scorer.main_features(fresh.astype(np.uint8)), scorer.main_features(noisy)

    assert scorer.real_images == 200
    assert scorer.share_better(clean, noisy) == 1.0


@pytest.mark.parametrize("damage", [lambda p: noisy(p, 0.06), lambda p: dithered(p, 0.06)])
def test_dirt_that_leaves_shapes_as_they_are_scores_worse(damage) -> None:
    real, fresh = striped_images(300, seed=0), striped_images(100, seed=1)
    net = spectrum_net(ImageShape.square(real.shape[1]))
    scorer = scorer_of(net, real, most=200)

    clean, dirty = scorer.main_features(fresh), scorer.main_features(damage(fresh))

    assert scorer.share_better(clean, dirty) == 1.0
    assert scorer.distance(dirty) > 1.5 * scorer.distance(clean)
