"""Tests of the sampler base class and EDM's noise levels."""

import diffusers
import pytest
import torch

from sfumato.diffusion.sampler import Sampler, karras_sigmas


class Recorder(Sampler):
    """Records the arguments of each step, and halves the image."""

    def __init__(self):
        self.steps = []
        self.trajectories = []

    def step(self, trajectory, x, index):
        self.steps.append(
            (index, trajectory.sigmas[index], trajectory.sigmas[index + 1], x.sum().item())
        )
        self.trajectories.append(trajectory)
        trajectory.denoised.append(trajectory.denoise(x, trajectory.sigmas[index]))
        return x / 2 + trajectory.fresh_noise(index)


def trajectory_with(sampler, sigmas):
    return sampler.sample(
        lambda x, sigma: x * sigma,
        torch.ones(1, 1, 2, 2),
        sigmas=sigmas,
        fresh_noise=lambda index: torch.full((1, 1, 2, 2), float(index)),
    )


def test_a_trajectory_runs_each_step_once_in_order():
    sampler = Recorder()

    end = trajectory_with(sampler, (4.0, 2.0, 1.0, 0.0))

    assert sampler.steps == [(0, 4.0, 2.0, 4.0), (1, 2.0, 1.0, 2.0), (2, 1.0, 0.0, 5.0)]
    assert end.sum().item() == 2.5 + 8.0


def test_steps_share_denoised_images_within_one_trajectory_only():
    sampler = Recorder()

    trajectory_with(sampler, (4.0, 2.0, 0.0))
    trajectory_with(sampler, (4.0, 2.0, 0.0))

    first, second = sampler.trajectories[0], sampler.trajectories[2]
    assert first is sampler.trajectories[1]
    assert first is not second
    assert len(first.denoised) == len(second.denoised) == 2


def test_a_sampler_must_implement_step():
    with pytest.raises(TypeError, match="step"):
        Sampler()


def test_noise_levels_decrease_from_the_highest_to_the_lowest_and_zero():
    sigmas = karras_sigmas(18, sigma_min=0.002, sigma_max=80.0)

    assert len(sigmas) == 19
    assert sigmas[0] == pytest.approx(80.0, rel=1e-12)
    assert sigmas[-2] == pytest.approx(0.002, rel=1e-9)
    assert sigmas[-1] == 0.0
    assert list(sigmas) == sorted(sigmas, reverse=True)


def test_noise_levels_are_evenly_spaced_in_their_root():
    rho = 5.0

    roots = torch.tensor(karras_sigmas(9, sigma_min=0.01, sigma_max=10.0, rho=rho)[:-1]) ** (
        1 / rho
    )

    steps = roots.diff()
    torch.testing.assert_close(steps, steps.mean().expand(8), rtol=1e-4, atol=0)


def test_noise_levels_equal_those_of_diffusers():
    scheduler = diffusers.EDMEulerScheduler(sigma_min=0.03, sigma_max=80.0, rho=7.0)
    scheduler.set_timesteps(12)

    ours = torch.tensor(karras_sigmas(12, sigma_min=0.03, sigma_max=80.0))

    torch.testing.assert_close(ours, scheduler.sigmas, rtol=1e-4, atol=0)


def test_a_single_step_goes_from_the_highest_level_to_zero():
    assert karras_sigmas(1, sigma_min=0.03, sigma_max=80.0) == (80.0, 0.0)
