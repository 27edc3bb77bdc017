"""Tests of the mathematics of mixing averages."""

import numpy as np
import pytest

from sfumato.checkpoints.power_profiles import Profile, gamma_from_length, mixing_weights

STEPS = 4_000


def discrete_profile(profile: Profile) -> np.ndarray:
    """Return the weight of each update in an average, by computing the average."""
    weights = np.zeros(STEPS)
    exponent = gamma_from_length(profile.length) + 1
    for step in range(1, profile.step + 1):
        decay = (1 - 1 / step) ** exponent
        weights *= decay
        weights[step - 1] += 1 - decay
    return weights


@pytest.mark.parametrize(("length", "gamma"), [(0.05, 16.97), (0.10, 6.94), (0.15, 3.56)])
def test_gamma_equals_the_published_values(length: float, gamma: float) -> None:
    assert gamma_from_length(length) == pytest.approx(gamma, abs=0.01)


@pytest.mark.parametrize("length", [0.02, 0.05, 0.1, 0.2])
def test_the_length_is_the_deviation_of_the_profile(length: float) -> None:
    weights = discrete_profile(Profile(STEPS, length))
    steps = (np.arange(STEPS) + 0.5) / STEPS

    mean = weights @ steps

    assert np.sqrt(weights @ (steps - mean) ** 2) == pytest.approx(length, rel=1e-3)


@pytest.mark.parametrize("length", [0.02, 0.03, 0.07, 0.15, 0.2])
def test_the_mix_equals_a_brute_force_solution(length: float) -> None:
    kept = [Profile(step, own) for step in range(500, STEPS + 1, 500) for own in (0.05, 0.1)]
    wanted = Profile(STEPS, length)
    columns = np.stack([discrete_profile(profile) for profile in kept], axis=1)
    goal = discrete_profile(wanted)

    found = mixing_weights(kept, wanted)

    assert found.sum() == pytest.approx(1.0, abs=1e-9)
    best = np.linalg.lstsq(columns, goal, rcond=None)[0]
    least = np.linalg.norm(columns @ best - goal)
    # The constraint on the sum, which brute force does not have, costs a little.
    assert np.linalg.norm(columns @ found - goal) <= 1.05 * least + 1e-6


def test_more_snapshots_give_a_closer_mix() -> None:
    wanted = Profile(STEPS, 0.03)
    goal = discrete_profile(wanted)
    errors = []
    for count in (4, 8, 16, 32):
        moments = [STEPS * index // count for index in range(1, count + 1)]
        kept = [Profile(step, own) for step in moments for own in (0.05, 0.1)]
        columns = np.stack([discrete_profile(profile) for profile in kept], axis=1)
        difference = columns @ mixing_weights(kept, wanted) - goal
        errors.append(np.linalg.norm(difference) / np.linalg.norm(goal))

    assert errors == sorted(errors, reverse=True)
    assert errors[-1] < 0.02


def test_a_saved_average_is_its_own_mix() -> None:
    kept = [Profile(step, length) for step in (100, 200, 300) for length in (0.05, 0.1)]

    found = mixing_weights(kept, Profile(200, 0.1))

    assert found == pytest.approx([0, 0, 0, 1, 0, 0], abs=1e-9)


def test_many_millions_of_steps_do_not_overflow() -> None:
    kept = [Profile(k * 10**8, length) for k in range(1, 33) for length in (0.05, 0.1)]

    found = mixing_weights(kept, Profile(32 * 10**8, 0.02))

    assert np.isfinite(found).all()
