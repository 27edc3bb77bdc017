"""Tests that a sampler's coefficients reproduce the sampler."""

import pytest
import torch
from torch.nn import functional

import sfumato_plugins
from sfumato.diffusion.denoiser import GaussianDenoiser
from sfumato.diffusion.sampler import Sampler, karras_sigmas
from sfumato.plugins.registry import Plugins
from sfumato_plugins.exporters.onnx.sampler_coefficients import follow_table, read_table

SAMPLERS = Plugins([("builtin", sfumato_plugins)]).samplers
SIGMAS = karras_sigmas(9, sigma_min=0.03, sigma_max=80.0)
NOISES = torch.randn(
    20, 2, 3, 4, 4, generator=torch.Generator().manual_seed(1), dtype=torch.float64
)
GAUSSIAN = GaussianDenoiser(mean=0.2, deviation=0.5)


def denoise(x, sigma):
    return GAUSSIAN(x, torch.tensor(sigma, dtype=torch.float64)) + 0.1 * torch.cos(5 * x)


def trajectory(sampler, sigmas=SIGMAS):
    return sampler.sample(
        denoise, sigmas[0] * NOISES[0], sigmas=sigmas, fresh_noise=lambda index: NOISES[index + 1]
    )


class Clamping(Sampler):
    """Euler's method with a clamped prediction: not linear."""

    def step(self, trajectory, x, index):
        """Return the next image, computed from a clamped prediction."""
        sigma, sigma_next = trajectory.sigmas[index], trajectory.sigmas[index + 1]
        denoised = trajectory.denoise(x, sigma).clamp(-1, 1)
        return denoised + (sigma_next / sigma) * (x - denoised)


class Blurring(Sampler):
    """Euler's method with a spatial blur: linear, but not a weighted sum of images."""

    def step(self, trajectory, x, index):
        """Return the next image, computed from a blurred prediction."""
        sigma, sigma_next = trajectory.sigmas[index], trajectory.sigmas[index + 1]
        denoised = functional.avg_pool2d(trajectory.denoise(x, sigma), 3, stride=1, padding=1)
        return denoised + (sigma_next / sigma) * (x - denoised)


class Remembering(Sampler):
    """Mixes in the prediction from five steps before: linear, but with a long history."""

    def step(self, trajectory, x, index):
        """Return a step towards the mean of an old and a new prediction."""
        trajectory.denoised.append(trajectory.denoise(x, trajectory.sigmas[index]))
        mixed = (trajectory.denoised[-1] + trajectory.denoised[max(0, index - 5)]) / 2
        return mixed + (trajectory.sigmas[index + 1] / trajectory.sigmas[index]) * (x - mixed)


@pytest.mark.parametrize("steps", [1, 2, 3, 9])
@pytest.mark.parametrize("name", SAMPLERS)
def test_the_coefficients_reproduce_the_trajectory(name, steps):
    sigmas = karras_sigmas(steps, sigma_min=0.03, sigma_max=80.0)
    sampler = SAMPLERS.build(name)

    table = read_table(sampler, sigmas)

    followed = follow_table(table, denoise, lambda stream: NOISES[stream])
    torch.testing.assert_close(followed, trajectory(sampler, sigmas), rtol=0, atol=1e-7)


def test_fresh_noise_uses_the_streams_that_the_sampler_requests():
    sampler = SAMPLERS.build("ddim", {"eta": 0.7})

    table = read_table(sampler, SIGMAS)

    assert table.has_fresh_noise
    assert [stream for stream in table.streams if stream >= 0] == list(range(1, 9))
    followed = follow_table(table, denoise, lambda stream: NOISES[stream])
    torch.testing.assert_close(followed, trajectory(sampler), rtol=0, atol=1e-7)


def test_each_network_call_has_one_row():
    assert len(read_table(SAMPLERS.build("dpmpp_2m"), SIGMAS).sigmas) == 9
    assert len(read_table(SAMPLERS.build("heun"), SIGMAS).sigmas) == 17


def test_the_history_is_as_short_as_the_samplers():
    table = read_table(SAMPLERS.build("dpmpp_2m"), SIGMAS)

    assert (len(table.images[0]), len(table.answers[0])) == (1, 2)


@pytest.mark.parametrize("sampler", [Clamping(), Blurring(), Remembering()])
def test_a_sampler_that_is_not_a_short_weighted_sum_has_no_coefficients(sampler):
    assert read_table(sampler, SIGMAS) is None
