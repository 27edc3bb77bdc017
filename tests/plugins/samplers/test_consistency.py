"""Tests that the consistency sampler predicts, adds noise, and predicts again."""

import pytest
import torch

from support.trajectories import sampler_named, seeded_noise

LEVELS = {"sigma_min": 0.03, "sigma_max": 80.0, "rho": 7.0}


def test_two_steps_have_the_middle_level_in_between():
    sampler = sampler_named("consistency", middle=1.2)

    assert sampler.noise_levels(1, **LEVELS) == (80.0, 0.0)
    assert sampler.noise_levels(2, **LEVELS) == pytest.approx((80.0, 1.2, 0.0))


def test_the_middle_level_stays_below_the_first():
    sampler = sampler_named("consistency", middle=10.0)

    levels = sampler.noise_levels(2, sigma_min=0.03, sigma_max=1.0, rho=7.0)

    assert levels == pytest.approx((1.0, 0.5, 0.0))


def test_noise_is_added_to_the_first_prediction():
    sampler, x, asked = sampler_named("consistency", middle=0.5), torch.ones(2, 3, 4, 4), []

    def denoise(noisy, sigma):
        asked.append(noisy)
        return noisy / (1 + sigma)

    end = sampler.sample(denoise, x, sigmas=(80.0, 0.5, 0.0), fresh_noise=seeded_noise(x))

    torch.testing.assert_close(asked[1], x / 81 + 0.5 * seeded_noise(x)(0))
    torch.testing.assert_close(end, asked[1] / 1.5)
