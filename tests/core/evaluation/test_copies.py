"""Tests of the detection of copied training images."""

import numpy as np
import pytest
import torch

from sfumato.evaluation.copies import check_copies, mann_whitney_z, share_with_interval
from sfumato.evaluation.damage import blurred, noisy
from sfumato.evaluation.features import random_net
from support.evaluation import result_of, striped_images


@pytest.fixture(scope="module")
def training():
    return striped_images(300, seed=0)


@pytest.fixture(scope="module")
def held_out():
    return striped_images(100, seed=1)


@pytest.fixture(scope="module")
def fresh():
    return striped_images(100, seed=2)


def checked(training, images, **options):
    return result_of(check_copies(training, images, **options))


def test_new_images_raise_no_alarm(training, held_out, fresh):
    check = checked(training, fresh, held_out=held_out, net=random_net(training))

    assert check.alarms() == ()
    assert check.generated.value <= 0.01


def test_planted_copies_raise_the_share_by_the_planted_amount(training, held_out, fresh):
    planted = np.concatenate([fresh[:90], training[:10]])

    check = checked(training, planted, held_out=held_out)

    assert check.generated.count == 10
    assert check.alarms() == ("10.0% are copies in pixels, compared to 0.0% by chance",)


def test_noisy_and_mirrored_copies_are_found_in_pixels_and_features(training, held_out):
    mirrored = noisy(training[:20], 0.004)[:, :, ::-1]

    check = checked(training, mirrored, held_out=held_out, net=random_net(training))

    assert check.generated.count == 20
    assert check.in_features.generated.count == 20


def test_a_copy_of_a_duplicated_image_is_found(training):
    doubled = np.concatenate([training, training[:1]])

    assert checked(doubled, training[:1]).generated.count == 1


def test_many_loose_copies_raise_the_alarm_through_their_distances(training, held_out):
    loose = noisy(training[:100], 0.08)

    check = checked(training, loose, held_out=held_out)

    assert check.z < -3
    assert any("closer" in alarm for alarm in check.alarms())


def test_blurred_images_are_nearer_but_raise_no_alarm(training, held_out, fresh):
    soft = blurred(noisy(fresh, 0.05), 1.0)

    check = checked(noisy(training, 0.2), soft, held_out=noisy(held_out, 0.2))

    assert check.z < -3
    assert check.alarms() == ()


def test_closest_pairs_list_the_copies_first(training, fresh):
    planted = np.concatenate([fresh[:50], training[7:9, :, ::-1]])

    pairs = checked(training, planted).pairs

    assert {(pair.generated, pair.training) for pair in pairs[:2]} == {(50, 7), (51, 8)}
    assert len(pairs) == 16


def test_the_rank_test_agrees_with_counting_pairs():
    rng = torch.Generator().manual_seed(0)
    a = torch.randint(0, 9, (40,), generator=rng).float()
    b = torch.randint(4, 14, (30,), generator=rng).float()

    wins = (a[:, None] > b).double().sum() + (a[:, None] == b).double().sum() / 2
    expected = (wins - 600) / np.sqrt(40 * 30 * 71 / 12)
    assert mann_whitney_z(a, b) == pytest.approx(float(expected))
    assert mann_whitney_z(a, b) < -3


def test_the_interval_is_the_wilson_interval():
    share = share_with_interval(10, 100)

    assert (share.low, share.high) == pytest.approx((0.0552, 0.1744), abs=1e-4)


def test_zero_copies_have_an_interval_above_zero():
    share = share_with_interval(0, 1000)

    assert share.low == 0
    assert 0.003 < share.high < 0.005
