"""Does the judge tell better pictures from worse ones, and chance from both?"""

import numpy as np
from numpy.typing import NDArray
from tests.support.evaluation import normal_cloud, result_of, striped_pictures

from sfumato.evaluation.features import random_net
from sfumato.tuning.judge import Judge, look_at_real


def judge_of(width: int = 40) -> Judge:
    """Give a judge whose real pictures are normal in the features of two networks."""
    return Judge((), [normal_cloud(400, width, seed=seed) for seed in (1, 2)])


def look(count: int, *, seed: int, shift: float = 0.0) -> tuple[NDArray[np.float64], ...]:
    """Give pictures as a judge sees them, off the real ones by a shift."""
    return tuple(normal_cloud(count, 32, seed=seed + net, mean=shift) for net in (0, 100))


def test_what_is_farther_off_scores_higher() -> None:
    judge = judge_of()

    scores = [judge.score(look(100, seed=5, shift=shift)) for shift in (0.0, 0.3, 1.0)]

    assert scores == sorted(scores)
    assert scores[2] > 2 * scores[0]


def test_a_clear_difference_is_sure_and_none_is_not() -> None:
    judge = judge_of()
    good, bad, equal = (look(100, seed=s, shift=d) for s, d in ((5, 0.0), (5, 0.5), (9, 0.0)))

    assert judge.share_better(good, bad) == 1.0
    assert judge.share_better(bad, good) == 0.0
    assert 0.0 < judge.share_better(good, equal) < 1.0


def test_noisier_pictures_score_worse_than_the_real_ones() -> None:
    real = striped_pictures(300, seed=0)
    fresh = striped_pictures(100, seed=1).astype(np.int16)
    noise = np.random.default_rng(2).normal(0, 50, fresh.shape)
    noisy = np.clip(fresh + noise, 0, 255).astype(np.uint8)
    judge = result_of(look_at_real([random_net(real)], real, most=200))

    clean_look, noisy_look = judge.look(fresh.astype(np.uint8)), judge.look(noisy)

    assert judge.real_pictures == 200
    assert judge.share_better(clean_look, noisy_look) == 1.0
