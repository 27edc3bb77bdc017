"""Tests of trajectories that start from a Gaussian approximation."""

from itertools import pairwise

import torch

from sfumato.diffusion.gaussian_start import GaussianStart, fit_gaussian

SHAPE = (1, 4, 4)


def images_of(covariance: torch.Tensor, mean: torch.Tensor, count: int) -> torch.Tensor:
    rng = torch.Generator().manual_seed(0)
    root = torch.linalg.cholesky(covariance)
    flat = mean.flatten() + torch.randn(count, 16, generator=rng) @ root.T
    return flat.reshape(count, *SHAPE)


def brightness_and_contrast() -> tuple[torch.Tensor, torch.Tensor]:
    """Return a mean, and a covariance with two dominant directions."""
    bright = torch.ones(16) / 4
    left = torch.tensor([1.0, 1.0, -1.0, -1.0]).repeat(4) / 4
    covariance = 9.0 * torch.outer(bright, bright) + 4.0 * torch.outer(left, left)
    return torch.linspace(-1, 1, 16).reshape(SHAPE), covariance + 0.01 * torch.eye(16)


def sampled(mean: torch.Tensor, covariance: torch.Tensor, noise: torch.Tensor) -> torch.Tensor:
    """Sample from a very high level down to 2 in many small steps of the exact denoiser."""
    levels = torch.logspace(4, 0.30103, 4000, dtype=torch.float64)
    x = levels[0] * noise.flatten(1).double()
    middle, cov = mean.flatten().double(), covariance.double()
    eye = torch.eye(16, dtype=torch.float64)
    for high, low in pairwise(levels):
        gain = cov @ torch.linalg.inv(cov + high**2 * eye)
        denoised = middle + (x - middle) @ gain.T
        x = denoised + (low / high) * (x - denoised)
    return x.float().reshape(noise.shape)


def test_the_start_lies_on_the_trajectory_of_the_exact_denoiser() -> None:
    mean, covariance = brightness_and_contrast()
    variances, directions = torch.linalg.eigh(covariance)
    start = GaussianStart(
        mean=mean,
        directions=directions[:, -2:].T.reshape(2, *SHAPE),
        variances=variances[-2:],
        rest=variances[0],
    )
    noise = torch.randn(4, *SHAPE, generator=torch.Generator().manual_seed(1))

    begun = start(noise, 2.0)

    assert torch.allclose(begun, sampled(mean, covariance, noise), atol=2e-2)


def test_mean_and_covariance_are_estimated_from_images() -> None:
    mean, covariance = brightness_and_contrast()

    found = fit_gaussian(images_of(covariance, mean, 4000))

    flat = found.directions.flatten(1)
    rebuilt = flat.T @ torch.diag(found.variances - found.rest) @ flat
    rebuilt += found.rest * torch.eye(16)
    assert torch.allclose(found.mean, mean, atol=0.2)
    assert torch.allclose(rebuilt, covariance, atol=0.1)
    assert torch.allclose(flat @ flat.T, torch.eye(len(flat)), atol=1e-3)


def test_at_very_high_noise_only_noise_remains() -> None:
    mean, covariance = brightness_and_contrast()
    start = fit_gaussian(images_of(covariance, mean, 100))
    noise = torch.randn(2, *SHAPE)

    assert torch.allclose(start(noise, 1e5) / 1e5, noise, atol=1e-4)


def test_the_number_of_directions_is_limited_by_the_number_of_images() -> None:
    mean, covariance = brightness_and_contrast()

    assert len(fit_gaussian(images_of(covariance, mean, 20)).directions) == 5


def test_identical_images_start_from_their_mean() -> None:
    start = fit_gaussian(torch.full((16, *SHAPE), 0.5))

    begun = start(torch.zeros(1, *SHAPE), 3.0)

    assert torch.allclose(begun, torch.full((1, *SHAPE), 0.5))
    assert start(torch.ones(1, *SHAPE), 3.0).isfinite().all()
