"""Tests that the scorer ranks image sets and detects chance."""

import numpy as np
import pytest
from numpy.typing import NDArray
from tests.support.evaluation import normal_cloud, result_of, striped_images

from sfumato.config.image_shape import ImageShape
from sfumato.evaluation.damage import dithered, noisy
from sfumato.evaluation.features import random_net, spectrum_net
from sfumato.tuning.scorer import Scorer, real_features


def scorer_of(width: int = 40) -> Scorer:
    """Return a scorer whose real images are normal in the features of two networks."""
    return Scorer((), [normal_cloud(400, width, seed=seed) for seed in (1, 2)])


def features(count: int, *, seed: int, shift: float = 0.0) -> tuple[NDArray[np.float64], ...]:
    """Return features of images that are shifted from the real ones."""
    return tuple(normal_cloud(count, 32, seed=seed + net, mean=shift) for net in (0, 100))


def test_more_distant_images_score_higher() -> None:
    scorer = scorer_of()

    scores = [scorer.score(features(100, seed=5, shift=shift)) for shift in (0.0, 0.3, 1.0)]

    assert scores == sorted(scores)
    assert scores[2] > 2 * scores[0]


def test_a_clear_difference_is_significant_and_no_difference_is_not() -> None:
    scorer = scorer_of()
    good, bad, equal = (features(100, seed=s, shift=d) for s, d in ((5, 0.0), (5, 0.5), (9, 0.0)))

    assert scorer.share_better(good, bad) == 1.0
    assert scorer.share_better(bad, good) == 0.0
    assert 0.0 < scorer.share_better(good, equal) < 1.0


def test_noisier_images_score_worse_than_the_real_ones() -> None:
    real = striped_images(300, seed=0)
    fresh = striped_images(100, seed=1).astype(np.int16)
    noise = np.random.default_rng(2).normal(0, 50, fresh.shape)
    noisy = np.clip(fresh + noise, 0, 255).astype(np.uint8)
    scorer = result_of(real_features([random_net(real)], real, most=200))

    clean, noisy = scorer.features(fresh.astype(np.uint8)), scorer.features(noisy)

    assert scorer.real_images == 200
    assert scorer.share_better(clean, noisy) == 1.0


@pytest.mark.parametrize("damage", [lambda p: noisy(p, 0.06), lambda p: dithered(p, 0.06)])
def test_dirt_that_leaves_shapes_as_they_are_scores_worse(damage) -> None:
    real, fresh = striped_images(300, seed=0), striped_images(100, seed=1)
    scorer = result_of(
        real_features([spectrum_net(ImageShape.square(real.shape[1]))], real, most=200)
    )

    clean, dirty = scorer.features(fresh), scorer.features(damage(fresh))

    assert scorer.share_better(clean, dirty) == 1.0
    assert scorer.score(dirty) > 1.5 * scorer.score(clean)
