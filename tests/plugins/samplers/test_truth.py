"""Tests of the samplers against closed-form solutions.

Normally distributed images with a known mean and deviation have an exact denoiser, and the sampling
trajectory has a closed form.
"""

import math

import pytest
import torch

from sfumato.diffusion.denoiser import GaussianDenoiser
from sfumato.diffusion.sampler import karras_sigmas
from support.trajectories import (
    DETERMINISTIC,
    SAMPLERS,
    levels,
    sampler_named,
    seeded_noise,
    start,
    trajectory,
)

TRUTH = GaussianDenoiser(mean=0.2, deviation=0.4)


def mean_error(name, num_steps):
    x = start()
    end = trajectory(sampler_named(name), x, levels(num_steps), denoiser=TRUTH)
    return (end - TRUTH.end_of_trajectory(x, 80.0, 0.02)).abs().mean().item()


@pytest.mark.parametrize(
    ("name", "order"), [("euler", 1), ("ddim", 1), ("heun", 2), ("dpmpp_2m", 2), ("unipc", 3)]
)
def test_the_error_decreases_with_the_order_of_the_sampler(name, order):
    coarse, fine = mean_error(name, 64), mean_error(name, 128)

    assert math.log2(coarse / fine) == pytest.approx(order, abs=0.1)


@pytest.mark.parametrize("name", ["heun", "dpmpp_2m", "unipc"])
def test_higher_order_samplers_beat_euler_at_thirty_two_steps(name):
    assert mean_error(name, 32) < mean_error("euler", 32) / 5


@pytest.mark.parametrize("name", DETERMINISTIC)
def test_the_trajectory_ends_at_the_closed_form(name):
    x = start()

    end = trajectory(
        sampler_named(name),
        x,
        karras_sigmas(2000, sigma_min=1e-3, sigma_max=80.0),
        denoiser=TRUTH,
    )

    # Euler's own error is 0.4 / 2000 steps times a small factor; the others end within the last
    # step's bias, which is of order (sigma_min / deviation)^2.
    assert (end - TRUTH.end_of_trajectory(x, 80.0)).abs().max() < (
        3e-3 if name in ("euler", "ddim") else 3e-5
    )


@pytest.mark.parametrize("name", SAMPLERS)
def test_the_step_to_zero_returns_the_prediction(name):
    x = start(0.5)

    end = trajectory(sampler_named(name), x, (0.5, 0.0), denoiser=TRUTH)

    assert torch.equal(end, TRUTH(x, torch.tensor(0.5, dtype=torch.float64)))


@pytest.mark.parametrize("name", SAMPLERS)
def test_a_data_distribution_of_one_image_is_sampled_exactly(name):
    flat = GaussianDenoiser(mean=-0.3, deviation=0.0)
    x = start()

    end = trajectory(
        sampler_named(name),
        x,
        karras_sigmas(10, sigma_min=0.03, sigma_max=80.0),
        denoiser=flat,
        fresh_noise=seeded_noise(x),
    )

    assert torch.equal(end, torch.full_like(x, -0.3))


@pytest.mark.parametrize("name", SAMPLERS)
def test_shifting_noise_and_data_shifts_the_image(name):
    x, shift = start(), 0.7
    sigmas = karras_sigmas(12, sigma_min=0.03, sigma_max=80.0)
    shifted = GaussianDenoiser(TRUTH.mean + shift, TRUTH.deviation)
    sampler, noise = sampler_named(name), seeded_noise(x)

    here = trajectory(sampler, x, sigmas, denoiser=TRUTH, fresh_noise=noise)
    there = trajectory(sampler, x + shift, sigmas, denoiser=shifted, fresh_noise=noise)

    # float64 with intermediate values up to 300.
    torch.testing.assert_close(there, here + shift, rtol=0, atol=1e-12)


@pytest.mark.parametrize("name", SAMPLERS)
def test_an_image_does_not_depend_on_its_batch(name):
    x = start()
    noise = seeded_noise(x)
    sigmas = karras_sigmas(8, sigma_min=0.03, sigma_max=80.0)
    sampler = sampler_named(name)

    together = trajectory(sampler, x, sigmas, denoiser=TRUTH, fresh_noise=noise)
    alone = trajectory(sampler, x[3:4], sigmas, denoiser=TRUTH, fresh_noise=lambda i: noise(i)[3:4])

    assert torch.equal(together[3:4], alone)


@pytest.mark.parametrize(("name", "settings"), [("ddpm", {}), ("ddim", {"eta": 1.0})])
def test_fresh_noise_keeps_mean_and_deviation_correct(name, settings):
    x = start(shape=(4000, 1, 4, 4))

    end = trajectory(
        sampler_named(name, **settings),
        x,
        karras_sigmas(500, sigma_min=2e-3, sigma_max=80.0),
        denoiser=TRUTH,
        fresh_noise=seeded_noise(x),
    )

    # 64,000 values: the mean is known to 0.0016, the deviation to 0.0011; 500 steps add a bias of 1
    # %.
    assert end.mean().item() == pytest.approx(TRUTH.mean, abs=0.005)
    assert end.std().item() == pytest.approx(TRUTH.deviation, abs=0.008)


def test_ddim_with_full_fresh_noise_is_ddpm():
    x = start()
    sigmas = karras_sigmas(20, sigma_min=0.03, sigma_max=80.0)
    noise = seeded_noise(x)

    ddim = trajectory(sampler_named("ddim", eta=1.0), x, sigmas, denoiser=TRUTH, fresh_noise=noise)
    ddpm = trajectory(sampler_named("ddpm"), x, sigmas, denoiser=TRUTH, fresh_noise=noise)

    torch.testing.assert_close(ddim, ddpm, rtol=0, atol=1e-12)


def test_ddim_without_fresh_noise_is_euler():
    x = start()
    sigmas = karras_sigmas(20, sigma_min=0.03, sigma_max=80.0)

    ddim = trajectory(sampler_named("ddim"), x, sigmas, denoiser=TRUTH)
    euler = trajectory(sampler_named("euler"), x, sigmas, denoiser=TRUTH)

    torch.testing.assert_close(ddim, euler, rtol=0, atol=1e-12)


@pytest.mark.parametrize("name", SAMPLERS)
def test_a_sampler_makes_as_many_network_calls_as_it_declares(name):
    x, calls = start(), []
    sampler = sampler_named(name)

    sampler.sample(
        lambda noisy, sigma: calls.append(sigma) or TRUTH(noisy, noisy.new_tensor(sigma)),
        x,
        sigmas=karras_sigmas(10, sigma_min=0.03, sigma_max=80.0),
        fresh_noise=seeded_noise(x),
    )

    spared_at_the_end = sampler.evaluations_per_step - 1
    assert len(calls) == 10 * sampler.evaluations_per_step - spared_at_the_end
    assert all(sigma > 0 for sigma in calls)


@pytest.mark.parametrize("name", SAMPLERS)
def test_a_sampler_keeps_no_state_between_trajectories(name):
    x = start()
    sigmas = karras_sigmas(6, sigma_min=0.03, sigma_max=80.0)
    sampler = sampler_named(name)

    first = trajectory(sampler, x, sigmas, denoiser=TRUTH, fresh_noise=seeded_noise(x))
    second = trajectory(sampler, x, sigmas, denoiser=TRUTH, fresh_noise=seeded_noise(x))

    assert torch.equal(first, second)
