"""Tests that the samplers step like diffusers' schedulers on the same noise levels.

Diffusers' schedulers work in float32 and some of them in the variance-preserving scale, hence the
tolerance of 1e-5 on images of magnitude 1; the measured error is 1e-6.
"""

import diffusers
import pytest
import torch

from sfumato.diffusion.denoiser import GaussianDenoiser
from sfumato.diffusion.sampler import karras_sigmas
from support.trajectories import no_fresh_noise, sampler_named, start, trajectory

TRUTH = GaussianDenoiser(mean=0.2, deviation=0.4)
STEPS = (5, 10, 20)
# Some of diffusers' schedulers create arrays of tensors in a way that numpy 2 warns about.
passes_over_array_warnings = pytest.mark.filterwarnings("ignore:__array__:DeprecationWarning")


def denoise(x, sigma):
    return TRUTH(x, torch.as_tensor(sigma, dtype=x.dtype))


def ours(name, x, sigmas, *, fresh_noise=no_fresh_noise, **settings):
    sampler = sampler_named(name, **settings)
    return trajectory(sampler, x, sigmas, denoiser=TRUTH, fresh_noise=fresh_noise)


def sample_preconditioned(scheduler, x, num_steps):
    """Run a scheduler that expects EDM's raw network, obtained by inverting the preconditioning."""
    scheduler.set_timesteps(num_steps)
    own = scheduler.config.sigma_data
    for timestep, sigma in zip(scheduler.timesteps, scheduler.sigmas[:-1], strict=True):
        scheduler.scale_model_input(x, timestep)
        kept = own**2 / (sigma**2 + own**2)
        scale = sigma * own / (sigma**2 + own**2).sqrt()
        x = scheduler.step((denoise(x, sigma) - kept * x) / scale, timestep, x).prev_sample
    return x


def same(left, right):
    torch.testing.assert_close(left.float(), right.float(), rtol=0, atol=1e-5)


@pytest.mark.parametrize("num_steps", STEPS)
@pytest.mark.parametrize(
    ("name", "scheduler"),
    [
        ("euler", diffusers.EDMEulerScheduler(sigma_min=0.03)),
        ("dpmpp_2m", diffusers.EDMDPMSolverMultistepScheduler(sigma_min=0.03)),
    ],
)
def test_equals_the_edm_schedulers(name, scheduler, num_steps):
    x = start().float()

    theirs = sample_preconditioned(scheduler, x, num_steps)

    same(ours(name, x, karras_sigmas(num_steps, sigma_min=0.03, sigma_max=80.0)), theirs)


@passes_over_array_warnings
@pytest.mark.parametrize("num_steps", STEPS)
def test_heun_equals_diffusers(num_steps):
    scheduler = diffusers.HeunDiscreteScheduler(use_karras_sigmas=True)
    scheduler.set_timesteps(num_steps)
    levels = scheduler.sigmas[::2].tolist()
    sigmas = (*levels[:-1], 0.0) if levels[-1] == 0 else (*levels, 0.0)
    x = start(sigmas[0]).float()

    theirs = x
    for timestep in scheduler.timesteps:
        scheduler.scale_model_input(theirs, timestep)
        sigma = scheduler.sigmas[scheduler.step_index + (not scheduler.state_in_first_order)]
        noise = (theirs - denoise(theirs, sigma)) / sigma
        theirs = scheduler.step(noise, timestep, theirs).prev_sample

    same(ours("heun", x, sigmas), theirs)


def trajectory_preserving(scheduler, x, sigmas, **step_arguments):
    """Run a variance-preserving scheduler."""
    scale = (1 + sigmas[0] ** 2) ** 0.5
    y = x / scale
    for timestep, sigma in zip(scheduler.timesteps, sigmas[:-1], strict=True):
        clean = denoise(y * (1 + sigma**2) ** 0.5, sigma)
        y = scheduler.step(clean, timestep, y, **step_arguments).prev_sample
    return y


@passes_over_array_warnings
@pytest.mark.parametrize("num_steps", STEPS)
@pytest.mark.parametrize(
    ("name", "scheduler_class"),
    [
        ("unipc", diffusers.UniPCMultistepScheduler),
        ("dpmpp_2m", diffusers.DPMSolverMultistepScheduler),
    ],
)
def test_equals_the_multistep_schedulers(name, scheduler_class, num_steps):
    scheduler = scheduler_class(prediction_type="sample", use_karras_sigmas=True)
    scheduler.set_timesteps(num_steps)
    scheduler.set_begin_index(0)  # few Karras levels round to the same timestep
    sigmas = tuple(scheduler.sigmas.tolist())
    x = start(sigmas[0]).float()

    theirs = trajectory_preserving(scheduler, x, sigmas)

    same(ours(name, x, sigmas), theirs)


def levels_of(scheduler):
    """Return the noise levels of a scheduler that only supports timesteps."""
    kept = scheduler.alphas_cumprod[scheduler.timesteps]
    return (*((1 - kept) / kept).sqrt().tolist(), 0.0)


@pytest.mark.parametrize("num_steps", STEPS)
@pytest.mark.parametrize("eta", [0.0, 0.5])
def test_ddim_equals_diffusers(num_steps, eta):
    scheduler = diffusers.DDIMScheduler(prediction_type="sample", clip_sample=False)
    scheduler.set_timesteps(num_steps)
    sigmas = levels_of(scheduler)
    x = start(sigmas[0]).float()

    theirs = trajectory_preserving(
        scheduler, x, sigmas, eta=eta, generator=torch.Generator().manual_seed(7)
    )

    same(ours("ddim", x, sigmas, eta=eta, fresh_noise=generate_in_turn(x, seed=7)), theirs)


@pytest.mark.parametrize("num_steps", STEPS)
def test_ddpm_equals_diffusers(num_steps):
    scheduler = diffusers.DDPMScheduler(prediction_type="sample", clip_sample=False)
    scheduler.set_timesteps(num_steps)
    sigmas = levels_of(scheduler)
    x = start(sigmas[0]).float()

    theirs = trajectory_preserving(scheduler, x, sigmas, generator=torch.Generator().manual_seed(7))

    same(ours("ddpm", x, sigmas, fresh_noise=generate_in_turn(x, seed=7)), theirs)


def generate_in_turn(x, *, seed):
    """Return the noise that a scheduler samples from a generator of this seed, step by step."""
    generator = torch.Generator().manual_seed(seed)
    return lambda index: torch.randn(x.shape, generator=generator)
