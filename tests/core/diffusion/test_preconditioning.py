"""Tests of the preconditionings, which turn any network output into the same denoiser."""

import pytest
import torch
from torch import Tensor, nn

from sfumato.diffusion.denoiser import GaussianDenoiser
from sfumato.diffusion.preconditioning import (
    DiscretePreconditioning,
    EdmPreconditioning,
    FlowPreconditioning,
    ImagePreconditioning,
    PreconditionedDenoiser,
    Preconditioning,
    denoising_loss,
    linear_alphas_cumprod,
    make_preconditioning,
)
from sfumato.errors import ConfigError

SIGMAS = torch.tensor([0.03, 0.4, 2.0, 40.0])


class PerfectBackbone(nn.Module):
    """Outputs what makes its denoiser the exact one for normally distributed images."""

    def __init__(self, preconditioning: Preconditioning, truth: GaussianDenoiser) -> None:
        super().__init__()
        self.preconditioning = preconditioning
        self.truth = truth
        self.sigma = SIGMAS.reshape(-1, 1, 1, 1)

    def forward(self, scaled: Tensor, c_noise: Tensor, class_label: Tensor | None) -> Tensor:
        c = self.preconditioning(self.sigma)
        x_t = scaled / c.c_in
        return (self.truth(x_t, self.sigma.flatten()) - c.c_skip * x_t) / c.c_out


class Silent(nn.Module):
    """Outputs zero."""

    def forward(self, scaled: Tensor, c_noise: Tensor, class_label: Tensor | None) -> Tensor:
        return torch.zeros_like(scaled)


def _all() -> list[Preconditioning]:
    schedule = linear_alphas_cumprod()
    return [
        EdmPreconditioning(0.5, -1.2, 1.2),
        FlowPreconditioning(0.0, 1.0),
        ImagePreconditioning(0.0, 1.0),
        *(DiscretePreconditioning(schedule, kind) for kind in ("epsilon", "v", "x")),
    ]


@pytest.mark.parametrize(
    "preconditioning", _all(), ids=lambda p: getattr(p, "prediction", type(p).__name__)
)
def test_a_perfect_network_gives_the_exact_denoiser(preconditioning: Preconditioning) -> None:
    truth = GaussianDenoiser(mean=0.2, deviation=0.5)
    x_t = torch.randn(4, 1, 2, 2, generator=torch.manual_seed(0)) * SIGMAS.reshape(-1, 1, 1, 1)
    denoiser = PreconditionedDenoiser(PerfectBackbone(preconditioning, truth), preconditioning)

    image = denoiser(x_t, SIGMAS)

    torch.testing.assert_close(image, truth(x_t, SIGMAS), rtol=1e-4, atol=1e-4)


@pytest.mark.parametrize("sigma", [0.01, 0.5, 50.0])
def test_edm_keeps_input_and_target_at_unit_variance(sigma: float) -> None:
    generator = torch.manual_seed(1)
    x = 0.5 * torch.randn(1, 1, 300, 300, generator=generator)
    noise = torch.randn(1, 1, 300, 300, generator=generator)
    level = torch.tensor([sigma])
    preconditioning = EdmPreconditioning(0.5, -1.2, 1.2)
    silent = PreconditionedDenoiser(Silent(), preconditioning)

    scaled = preconditioning(level).c_in * (x + sigma * noise)
    loss_of_silence = denoising_loss(silent, x, noise=noise, sigma=level)

    assert scaled.std().item() == pytest.approx(1, rel=0.02)
    assert loss_of_silence.item() == pytest.approx(1, rel=0.02)  # the target's variance


def test_the_flow_target_is_noise_minus_image() -> None:
    generator = torch.manual_seed(2)
    x, noise = torch.randn(2, 3, 1, 4, 4, generator=generator)
    sigma = torch.tensor([0.1, 1.0, 10.0])
    silent = PreconditionedDenoiser(Silent(), FlowPreconditioning(0.0, 1.0))

    loss = denoising_loss(silent, x, noise=noise, sigma=sigma)

    expected = (noise - x).square().mean(dim=(1, 2, 3))
    torch.testing.assert_close(loss, expected, rtol=1e-4, atol=1e-4)


def test_the_loss_of_a_predicted_image_is_that_of_its_flow() -> None:
    generator = torch.manual_seed(2)
    x, noise, predicted = torch.randn(3, 4, 1, 4, 4, generator=generator)
    sigma = torch.tensor([0.1, 1.0, 10.0, 80.0])
    t = (sigma / (1 + sigma)).reshape(-1, 1, 1, 1)
    preconditioning = ImagePreconditioning(0.0, 1.0)

    class Constant(nn.Module):
        def forward(self, *_: Tensor | None) -> Tensor:
            return predicted

    loss = denoising_loss(
        PreconditionedDenoiser(Constant(), preconditioning), x, noise=noise, sigma=sigma
    )

    x_t = (1 - t) * x + t * noise
    flow_of_predicted = (x_t - predicted) / t
    expected = (flow_of_predicted - (noise - x)).square().mean(dim=(1, 2, 3))
    torch.testing.assert_close(loss, expected, rtol=0.02, atol=1e-4)


def test_the_weight_of_a_predicted_image_is_bounded_at_low_noise() -> None:
    sigma = torch.logspace(-4, 2, 50)

    weight = ImagePreconditioning(0.0, 1.0).loss_weight(sigma)

    assert weight.max().item() <= 1 / 0.05**2
    assert weight[-1].item() == pytest.approx(1, rel=0.05)


def test_the_epsilon_target_is_the_noise() -> None:
    generator = torch.manual_seed(3)
    x, noise = torch.randn(2, 2, 1, 4, 4, generator=generator)
    preconditioning = DiscretePreconditioning(linear_alphas_cumprod(), "epsilon")
    silent = PreconditionedDenoiser(Silent(), preconditioning)

    loss = denoising_loss(silent, x, noise=noise, sigma=torch.tensor([0.5, 5.0]))

    torch.testing.assert_close(loss, noise.square().mean(dim=(1, 2, 3)), rtol=1e-4, atol=1e-4)


def test_discrete_timesteps_are_recovered_from_their_sigmas() -> None:
    schedule = linear_alphas_cumprod()
    steps = torch.tensor([0, 1, 250, 998, 999])
    sigma = ((1 - schedule[steps]) / schedule[steps]).sqrt().float()

    c_noise = DiscretePreconditioning(schedule, "v")(sigma).c_noise

    torch.testing.assert_close(c_noise, steps.float(), rtol=0, atol=0.02)


@pytest.mark.parametrize(
    "preconditioning", [EdmPreconditioning(0.5, -1.2, 1.2), FlowPreconditioning(-1.2, 1.2)]
)
def test_noise_levels_are_log_normal(preconditioning: Preconditioning) -> None:
    uniform = (torch.arange(10_000) + 0.5) / 10_000

    logs = preconditioning.sample_sigma(uniform).log()

    assert logs.mean().item() == pytest.approx(-1.2, abs=0.01)
    assert logs.std().item() == pytest.approx(1.2, abs=0.01)


def test_discrete_noise_levels_stay_within_the_schedule() -> None:
    preconditioning = DiscretePreconditioning(linear_alphas_cumprod(), "epsilon")

    sigma = preconditioning.sample_sigma(torch.tensor([0.0, 0.5, 0.999999]))

    assert sigma.diff().min().item() > 0
    assert sigma.min().item() == pytest.approx(0.01, rel=0.01)
    assert sigma.max().item() < 158


def test_an_unknown_prediction_is_refused_by_name() -> None:
    with pytest.raises(ConfigError, match="“eps”"):
        make_preconditioning("eps", sigma_data=0.5, log_sigma_mean=0, log_sigma_std=1)
