"""Are copies of training pictures found, and real pictures not taken for copies?"""

import numpy as np
import pytest

from sfumato.evaluation.copies import count_copies, nearest_two, share_with_interval
from support.evaluation import result_of, striped_pictures


@pytest.fixture(scope="module")
def training():
    return striped_pictures(300, seed=0)


@pytest.fixture(scope="module")
def held_out():
    return striped_pictures(100, seed=1)


def copies_among(training, pictures):
    return result_of(count_copies(training, pictures, task="Looking for copies"))


def test_held_out_pictures_are_hardly_ever_taken_for_copies(training, held_out):
    assert copies_among(training, held_out).value <= 0.01


def test_planted_copies_raise_the_share_by_as_much_as_was_planted(training, held_out):
    planted = np.concatenate([held_out[:70], training[:30]])

    assert copies_among(training, planted).count == 30


def test_noisy_and_mirrored_copies_are_found(training):
    noise = np.random.default_rng(0).normal(0, 4, (20, *training.shape[1:]))
    noisy = np.clip(training[:20] + noise, 0, 255).astype(np.uint8)

    assert copies_among(training, noisy[:, :, ::-1]).count == 20


def test_a_copy_of_a_picture_that_is_there_twice_is_found(training):
    doubled = np.concatenate([training, training[:1]])

    assert copies_among(doubled, training[:1]).count == 1


def test_the_two_nearest_are_those_of_a_plain_search(training, held_out):
    nearest, second = result_of(nearest_two(training, held_out[:5], task="Looking"))

    for place, picture in enumerate(held_out[:5].astype(float)):
        views = (picture, picture[:, ::-1])
        squares = np.min([np.square(view - training).mean((1, 2, 3)) for view in views], axis=0)
        expected = np.sqrt(np.sort(squares)[:2])
        assert [nearest[place], second[place]] == pytest.approx(expected, rel=1e-3)


def test_the_interval_is_wilsons():
    share = share_with_interval(10, 100)

    assert (share.low, share.high) == pytest.approx((0.0552, 0.1744), abs=1e-4)


def test_no_copies_leave_an_interval_above_nothing():
    share = share_with_interval(0, 1000)

    assert share.low == 0
    assert 0.003 < share.high < 0.005
