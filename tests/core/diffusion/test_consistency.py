"""Tests of consistency training against its formulas and the end of the trajectory."""

import pytest
import torch
from torch import Tensor, nn

from sfumato.diffusion.consistency import (
    consistency_loss,
    earlier_sigma,
    returns_clean_images,
    usual_middle_sigma,
)
from sfumato.diffusion.denoiser import GaussianDenoiser
from sfumato.diffusion.preconditioning import (
    DiscretePreconditioning,
    PreconditionedDenoiser,
    linear_alphas_cumprod,
    make_preconditioning,
    sample_log_normal,
)

LEVELS = torch.tensor([1e-3, 0.03, 0.4, 2.0, 40.0])
IMAGES = 0.2 + 0.5 * torch.randn(5, 1, 4, 4, generator=torch.manual_seed(0))
NOISE = torch.randn(5, 1, 4, 4, generator=torch.manual_seed(1))


class Affine(nn.Module):
    """Outputs a multiple of its input plus a number, both depending on the noise level."""

    def __init__(self, dropout: float = 0.0) -> None:
        super().__init__()
        self.conditioning = nn.Sequential(nn.Linear(1, 64), nn.SiLU(), nn.Linear(64, 64), nn.SiLU())
        self.line = nn.Linear(64, 2)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, c_noise: Tensor, class_label: Tensor | None) -> Tensor:
        slope, shift = self.line(self.conditioning(c_noise[:, None] / 100)).unbind(1)
        kept = self.dropout(torch.ones_like(x))
        return kept * (slope.reshape(-1, 1, 1, 1) * x + shift.reshape(-1, 1, 1, 1))


def denoiser_with(prediction: str, *, dropout: float = 0.0) -> PreconditionedDenoiser:
    torch.manual_seed(0)
    coefficients = make_preconditioning(
        prediction, sigma_data=0.5, log_sigma_mean=0.0, log_sigma_std=1.0
    )
    return PreconditionedDenoiser(Affine(dropout), coefficients)


@pytest.mark.parametrize("prediction", ["edm", "flow", "epsilon", "v", "x"])
def test_a_network_that_returns_clean_images_can_be_distilled(prediction: str) -> None:
    denoiser = denoiser_with(prediction)
    x = IMAGES[:1]

    image = denoiser(x, torch.tensor(1e-6))

    assert returns_clean_images(denoiser.preconditioning)
    torch.testing.assert_close(image, x, rtol=0, atol=1e-4)


def test_a_network_that_predicts_the_image_at_discrete_timesteps_cannot_be_distilled() -> None:
    assert not returns_clean_images(DiscretePreconditioning(linear_alphas_cumprod(), "x"))


def test_the_gap_narrows_by_the_ratio_at_each_stage() -> None:
    gaps = [LEVELS - earlier_sigma(LEVELS, ratio=4.0, stage=stage) for stage in (1, 2, 3)]

    torch.testing.assert_close(gaps[0], 4 * gaps[1])
    torch.testing.assert_close(gaps[1], 4 * gaps[2])


def test_the_first_gap_reaches_the_clean_image_only_at_low_noise() -> None:
    before = earlier_sigma(LEVELS, ratio=4.0, stage=0)

    assert (before[:2] == 0).all()
    torch.testing.assert_close(before[-1], 0.75 * LEVELS[-1])  # n(t) is 1 at high noise


def test_the_gap_scales_with_the_deviation_of_the_images() -> None:
    usual = earlier_sigma(LEVELS, ratio=4.0, stage=2)

    stretched = earlier_sigma(3 * LEVELS, ratio=4.0, stage=2, sigma_data=1.5)

    torch.testing.assert_close(stretched, 3 * usual)
    assert usual_middle_sigma(1.5) == pytest.approx(3 * usual_middle_sigma(0.5))


def test_against_the_clean_image_the_loss_is_that_of_a_denoiser() -> None:
    denoiser = denoiser_with("flow")

    losses = consistency_loss(
        denoiser, IMAGES, noise=NOISE, sigmas=(LEVELS, torch.zeros_like(LEVELS))
    )

    noisy = IMAGES + LEVELS.reshape(-1, 1, 1, 1) * NOISE
    error = (denoiser(noisy, LEVELS) - IMAGES).square().mean(dim=(1, 2, 3)).sqrt()
    torch.testing.assert_close(losses, error / LEVELS)


def test_only_the_output_at_the_higher_level_has_a_gradient() -> None:
    denoiser = denoiser_with("edm")
    sigmas = (LEVELS, 0.5 * LEVELS)
    target = denoiser(IMAGES + sigmas[1].reshape(-1, 1, 1, 1) * NOISE, sigmas[1]).detach()
    answer = denoiser(IMAGES + LEVELS.reshape(-1, 1, 1, 1) * NOISE, LEVELS)
    expected = (answer - target).square().mean(dim=(1, 2, 3)).sqrt() / (LEVELS - sigmas[1])
    by_hand = torch.autograd.grad(expected.sum(), tuple(denoiser.parameters()))

    losses = consistency_loss(denoiser, IMAGES, noise=NOISE, sigmas=sigmas)
    gradient = torch.autograd.grad(losses.sum(), tuple(denoiser.parameters()))

    torch.testing.assert_close(gradient, by_hand)


def test_both_outputs_use_the_same_dropout_mask() -> None:
    denoiser = denoiser_with("flow", dropout=0.5).train()
    close = (LEVELS, LEVELS * (1 - 1e-5))

    dropped = consistency_loss(denoiser, IMAGES, noise=NOISE, sigmas=close)
    whole = consistency_loss(denoiser.eval(), IMAGES, noise=NOISE, sigmas=close)

    assert (dropped < 10 * whole).all()  # with separate masks each would be 1e4 times that


def test_a_loss_uses_as_many_random_numbers_as_one_output() -> None:
    denoiser = denoiser_with("flow", dropout=0.5).train()
    torch.manual_seed(3)
    denoiser(IMAGES, LEVELS)
    expected = torch.rand(1)

    torch.manual_seed(3)
    consistency_loss(denoiser, IMAGES, noise=NOISE, sigmas=(LEVELS, 0.5 * LEVELS))

    assert torch.rand(1) == expected


@pytest.mark.parametrize("prediction", ["edm", "flow", "v", "epsilon", "x"])
def test_distillation_leads_to_the_end_of_the_trajectory(prediction: str) -> None:
    truth = GaussianDenoiser(mean=0.2, deviation=0.5)
    denoiser = denoiser_with(prediction)
    optimizer = torch.optim.Adam(denoiser.parameters(), lr=3e-3)
    steps = 600
    rng = torch.manual_seed(0)
    for step in range(steps):
        x = truth.mean + truth.deviation * torch.randn(128, 1, 4, 4, generator=rng)
        sigma = sample_log_normal(torch.rand(128, generator=rng), -1.1, 2.0).clamp(max=80.0)
        before = earlier_sigma(sigma, ratio=2.0, stage=5 * step // steps)
        noise = torch.randn(x.shape, generator=rng)
        loss = consistency_loss(denoiser, x, noise=noise, sigmas=(sigma, before)).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.param_groups[0]["lr"] = 3e-3 * (1 - step / steps)
        optimizer.step()

    x_t = IMAGES[:1] + 10.0 * NOISE[:1]
    jumped = denoiser(x_t, torch.tensor(10.0))

    end = truth.end_of_trajectory(x_t, 10.0)
    mean_answer = truth(x_t, torch.tensor(10.0))  # the output of a denoiser: nearly all gray
    assert (jumped - end).abs().mean() < 0.15 * (mean_answer - end).abs().mean()
