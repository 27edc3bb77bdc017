"""Tests of the exact denoisers that other tests rely on."""

import pytest
import torch

from sfumato.diffusion.denoiser import GaussianDenoiser

TRUTH = GaussianDenoiser(mean=0.2, deviation=0.4)


def level(sigma):
    return torch.tensor(sigma, dtype=torch.float64)


def noisy(count, sigma, *, seed=0):
    """Sample clean values and their noisy ones, float64."""
    generator = torch.Generator().manual_seed(seed)
    draw = torch.randn(2, count, 1, 1, 1, generator=generator, dtype=torch.float64)
    clean = TRUTH.mean + TRUTH.deviation * draw[0]
    return clean, clean + sigma * draw[1]


@pytest.mark.parametrize("sigma", [0.05, 0.5, 3.0])
def test_no_linear_fit_predicts_better_than_the_exact_denoiser(sigma):
    clean, x = noisy(200_000, sigma)
    ours = (TRUTH(x, level(sigma)) - clean).square().mean()

    slope = ((x - x.mean()) * (clean - clean.mean())).mean() / (x - x.mean()).square().mean()
    best = (clean.mean() + slope * (x - x.mean()) - clean).square().mean()

    # The best line is fitted to this very sample; the truth is worse by a part in 100,000.
    assert ours.item() == pytest.approx(best.item(), rel=1e-4)


def test_without_noise_the_image_is_its_own_prediction():
    _, x = noisy(10, 1.0)

    torch.testing.assert_close(TRUTH(x, level(0.0)), x, rtol=1e-15, atol=0)


def test_under_infinite_noise_the_prediction_is_the_mean():
    _, x = noisy(10, 1.0)

    assert (TRUTH(x, level(1e6)) - TRUTH.mean).abs().max() < 1e-9


def test_each_image_may_have_its_own_noise_level():
    _, x = noisy(3, 1.0)
    sigmas = torch.tensor([0.1, 1.0, 10.0], dtype=torch.float64)

    together = TRUTH(x, sigmas)

    alone = torch.cat([TRUTH(x[i : i + 1], sigmas[i]) for i in range(3)])
    torch.testing.assert_close(together, alone, rtol=0, atol=1e-15)


def test_the_end_of_the_trajectory_solves_the_ode():
    _, x = noisy(5, 2.0)
    sigma, step = 2.0, 1e-4
    derivative = (
        TRUTH.end_of_trajectory(x, sigma, sigma + step)
        - TRUTH.end_of_trajectory(x, sigma, sigma - step)
    ) / (2 * step)

    torch.testing.assert_close(derivative, (x - TRUTH(x, level(sigma))) / sigma, rtol=0, atol=1e-7)


def test_the_end_of_the_trajectory_has_the_mean_and_deviation_of_the_images():
    _, x = noisy(200_000, 80.0)

    end = TRUTH.end_of_trajectory(x, 80.0)

    # 200,000 values: both are known to about 0.001.
    assert end.mean().item() == pytest.approx(TRUTH.mean, abs=0.004)
    assert end.std().item() == pytest.approx(TRUTH.deviation, abs=0.004)


def test_the_trajectory_does_not_depend_on_its_subdivision():
    _, x = noisy(5, 80.0)

    halfway = TRUTH.end_of_trajectory(TRUTH.end_of_trajectory(x, 80.0, 1.0), 1.0)

    torch.testing.assert_close(halfway, TRUTH.end_of_trajectory(x, 80.0), rtol=0, atol=1e-12)
