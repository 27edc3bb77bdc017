"""Are the denoisers that everything is tested with right themselves?"""

import pytest
import torch

from sfumato.diffusion.denoiser import GaussianDenoiser, GuidedDenoiser

TRUTH = GaussianDenoiser(mean=0.2, deviation=0.4)


def level(sigma):
    return torch.tensor(sigma, dtype=torch.float64)


def noisy(count, sigma, *, seed=0):
    """Draw clean values and their noisy ones, float64."""
    generator = torch.Generator().manual_seed(seed)
    draw = torch.randn(2, count, 1, 1, 1, generator=generator, dtype=torch.float64)
    clean = TRUTH.mean + TRUTH.deviation * draw[0]
    return clean, clean + sigma * draw[1]


@pytest.mark.parametrize("sigma", [0.05, 0.5, 3.0])
def test_no_line_through_the_noisy_values_predicts_better_than_the_exact_denoiser(sigma):
    clean, x = noisy(200_000, sigma)
    ours = (TRUTH(x, level(sigma)) - clean).square().mean()

    slope = ((x - x.mean()) * (clean - clean.mean())).mean() / (x - x.mean()).square().mean()
    best = (clean.mean() + slope * (x - x.mean()) - clean).square().mean()

    # The best line is fitted to this very draw; the truth is worse by a part in 100,000.
    assert ours.item() == pytest.approx(best.item(), rel=1e-4)


def test_without_noise_the_picture_is_its_own_prediction():
    _, x = noisy(10, 1.0)

    torch.testing.assert_close(TRUTH(x, level(0.0)), x, rtol=1e-15, atol=0)


def test_under_endless_noise_the_prediction_is_the_mean():
    _, x = noisy(10, 1.0)

    assert (TRUTH(x, level(1e6)) - TRUTH.mean).abs().max() < 1e-9


def test_each_picture_may_have_its_own_noise_level():
    _, x = noisy(3, 1.0)
    sigmas = torch.tensor([0.1, 1.0, 10.0], dtype=torch.float64)

    together = TRUTH(x, sigmas)

    alone = torch.cat([TRUTH(x[i : i + 1], sigmas[i]) for i in range(3)])
    torch.testing.assert_close(together, alone, rtol=0, atol=1e-15)


def test_the_end_of_the_walk_solves_the_ode():
    _, x = noisy(5, 2.0)
    sigma, step = 2.0, 1e-4
    derivative = (
        TRUTH.end_of_walk(x, sigma, sigma + step) - TRUTH.end_of_walk(x, sigma, sigma - step)
    ) / (2 * step)

    torch.testing.assert_close(derivative, (x - TRUTH(x, level(sigma))) / sigma, rtol=0, atol=1e-7)


def test_the_end_of_the_walk_has_the_pictures_mean_and_deviation():
    _, x = noisy(200_000, 80.0)

    end = TRUTH.end_of_walk(x, 80.0)

    # 200,000 values: both are known to about 0.001.
    assert end.mean().item() == pytest.approx(TRUTH.mean, abs=0.004)
    assert end.std().item() == pytest.approx(TRUTH.deviation, abs=0.004)


class ByClass:
    """Predicts a number for each class, and another without one; counts its calls."""

    def __init__(self):
        self.calls = 0

    def __call__(self, x, sigma, class_label=None):
        self.calls += 1
        level = torch.zeros(len(x)) if class_label is None else class_label.float()
        return level.reshape(-1, 1, 1, 1).expand_as(x)


def guided(scale, labels=(1, 3)):
    x = torch.zeros(2, 1, 2, 2)
    denoiser = ByClass()
    return GuidedDenoiser(denoiser, scale)(x, torch.tensor(1.0), torch.tensor(labels)), denoiser


@pytest.mark.parametrize(("scale", "factor"), [(0.0, 0.0), (1.0, 1.0), (2.5, 2.5)])
def test_guidance_goes_from_the_prediction_without_class_towards_that_with_it(scale, factor):
    image, _ = guided(scale)

    assert torch.equal(image[:, 0, 0, 0], factor * torch.tensor([1.0, 3.0]))


def test_guidance_costs_two_evaluations():
    _, denoiser = guided(2.0)

    assert denoiser.calls == 2


def test_the_guidance_scale_may_be_a_tensor_so_that_a_graph_can_take_it():
    image, _ = guided(torch.tensor(2.0))

    assert torch.equal(image[:, 0, 0, 0], torch.tensor([2.0, 6.0]))


def test_guidance_of_one_is_no_guidance():
    x = torch.full((2, 1, 2, 2), 0.3)
    labels = torch.tensor([1, 3])

    image = GuidedDenoiser(ByClass(), 1.0)(x, torch.tensor(1.0), labels)

    assert torch.equal(image, ByClass()(x, torch.tensor(1.0), labels))


def test_the_walk_is_the_same_however_it_is_divided():
    _, x = noisy(5, 80.0)

    halfway = TRUTH.end_of_walk(TRUTH.end_of_walk(x, 80.0, 1.0), 1.0)

    torch.testing.assert_close(halfway, TRUTH.end_of_walk(x, 80.0), rtol=0, atol=1e-12)
