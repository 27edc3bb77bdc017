"""Noise mixes: on the sphere, at constant angular speed, between their endpoints."""

import math

import pytest

from sfumato.records.noise_mix import NoisePart, mix_between, mix_of_seed

A, B = mix_of_seed(3), mix_of_seed(9)


def weights(mix):
    return {part.seed: part.weight for part in mix}


def cosine(one, other):
    second = weights(other)
    return sum(weight * second.get(seed, 0.0) for seed, weight in weights(one).items())


def test_endpoints_are_returned_unchanged():
    assert mix_between(A, B, 0.0) == A
    assert mix_between(A, B, 1.0) == B


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_mix_lies_on_the_sphere_at_its_share_of_the_angle(share):
    mix = mix_between(A, B, share)

    assert cosine(mix, mix) == pytest.approx(1.0, abs=1e-12)
    assert math.acos(cosine(A, mix)) == pytest.approx(share * math.pi / 2)


def test_mixes_of_mixes_share_common_seeds():
    near = mix_between(A, B, 0.2)
    further = mix_between(A, B, 0.6)

    middle = mix_between(near, further, 0.5)

    assert weights(middle) == pytest.approx(weights(mix_between(A, B, 0.4)))


def test_between_a_mix_and_itself_is_the_mix():
    mix = mix_between(A, B, 0.3)

    assert mix_between(mix, mix, 0.7) == mix


def test_mix_of_three_seeds_keeps_all_of_them():
    mix = mix_between(mix_between(A, B, 0.3), (NoisePart(seed=5, weight=1.0),), 0.5)

    assert list(weights(mix)) == [3, 9, 5]
    assert cosine(mix, mix) == pytest.approx(1.0)
