"""EDM, flow, and epsilon preconditioning as one denoiser.

All objectives share one formula with different coefficients (EDM, Karras et al. 2022,
arXiv:2206.00364, eq. 7):

    D(x, sigma) = c_skip * x + c_out * F(c_in * x, c_noise)

where `x = clean + sigma * noise`. A mean squared error on the network's output then weights the
denoiser's error by `1 / c_out^2`, which is EDM's own weighting, the flow loss, or the "simple"
epsilon loss, depending on the coefficients. A preconditioning may weight it differently.
"""

import math
from abc import ABC, abstractmethod
from typing import NamedTuple

import torch
from torch import Tensor, nn

from sfumato.errors import ConfigError
from sfumato.messages import msg

__all__ = [
    "Coefficients",
    "DiscretePreconditioning",
    "EdmPreconditioning",
    "FlowPreconditioning",
    "ImagePreconditioning",
    "PreconditionedDenoiser",
    "Preconditioning",
    "denoising_loss",
    "linear_alphas_cumprod",
    "make_preconditioning",
    "sample_log_normal",
]


class Coefficients(NamedTuple):
    """The formula's coefficients, each with the shape of `sigma`."""

    c_skip: Tensor
    c_out: Tensor
    c_in: Tensor
    c_noise: Tensor
    """The noise-level conditioning of the network, on the scale of timesteps from 0 to 1000."""


class Preconditioning(nn.Module, ABC):
    """The coefficients of the network's input and output, and the noise levels to train at."""

    @abstractmethod
    def forward(self, sigma: Tensor) -> Coefficients:
        """Return the coefficients at noise levels of any shape."""

    @abstractmethod
    def sample_sigma(self, uniform: Tensor) -> Tensor:
        """Map uniform samples in (0, 1), of any shape, to noise levels to train at."""

    def loss_weight(self, sigma: Tensor) -> Tensor:
        """Return the weight of the network's squared error at noise levels of any shape."""
        return torch.ones_like(sigma)


class EdmPreconditioning(Preconditioning):
    """Coefficients that give the network's input and target unit variance (EDM, table 1).

    Args:
        sigma_data: Standard deviation of the clean images' pixels.
        log_sigma_mean: Mean of ln(sigma) in training.
        log_sigma_std: Standard deviation of ln(sigma) in training.
    """

    def __init__(self, sigma_data: float, log_sigma_mean: float, log_sigma_std: float) -> None:
        super().__init__()
        self.sigma_data = sigma_data
        self.log_sigma_mean = log_sigma_mean
        self.log_sigma_std = log_sigma_std

    def forward(self, sigma: Tensor) -> Coefficients:
        """Return the coefficients at noise levels of any shape."""
        total = sigma.square() + self.sigma_data**2
        root = total.sqrt()
        return Coefficients(
            c_skip=self.sigma_data**2 / total,
            c_out=sigma * self.sigma_data / root,
            c_in=1 / root,
            c_noise=25.0 * sigma.log(),
        )

    def sample_sigma(self, uniform: Tensor) -> Tensor:
        """Return samples from a log-normal distribution (EDM, table 1)."""
        return sample_log_normal(uniform, self.log_sigma_mean, self.log_sigma_std)


class FlowPreconditioning(Preconditioning):
    """The straight path from image to noise, `(1 - t) * clean + t * noise`.

    In sigma space, `sigma = t / (1 - t)`. The network outputs `noise - clean` (rectified flow, Liu
    et al. 2022, arXiv:2209.03003, eq. 1).

    Args:
        log_sigma_mean: Mean of ln(sigma), which is logit(t), in training.
        log_sigma_std: Standard deviation of ln(sigma) in training (Esser et al. 2024,
            arXiv:2403.03206, eq. 19).
    """

    def __init__(self, log_sigma_mean: float, log_sigma_std: float) -> None:
        super().__init__()
        self.log_sigma_mean = log_sigma_mean
        self.log_sigma_std = log_sigma_std

    def forward(self, sigma: Tensor) -> Coefficients:
        """Return the coefficients at noise levels of any shape."""
        t = sigma / (1 + sigma)
        return Coefficients(c_skip=1 - t, c_out=-t, c_in=1 - t, c_noise=1000.0 * t)

    def sample_sigma(self, uniform: Tensor) -> Tensor:
        """Sample t from a logit-normal distribution."""
        return sample_log_normal(uniform, self.log_sigma_mean, self.log_sigma_std)


class ImagePreconditioning(FlowPreconditioning):
    """A network that predicts the clean image, trained at flow's noise levels and with its loss.

    Images lie near a surface of low dimension, noise does not: a network whose features are fewer
    than the values of a patch cannot pass noise on, and leaves some in the image, but it can
    predict the image (Li and He 2025, arXiv:2511.13720). The error is weighted as an error of the
    flow, `1 / t^2` (section 4.3), down to the noise level from which the image is barely changed.

    At the very lowest noise levels, the input itself is the best prediction, and `D(x, 0) = x`
    holds exactly, which distillation requires.
    """

    _CLEAN_SIGMA = 0.005
    """The noise level, less than one of 255 steps, at which input and output are mixed equally."""
    _LEAST_T = 0.05
    """The lowest `t` of the loss weight (Li and He 2025, appendix A)."""

    def forward(self, sigma: Tensor) -> Coefficients:
        """Return the coefficients at noise levels of any shape."""
        t, ratio = sigma / (1 + sigma), (sigma / self._CLEAN_SIGMA) ** 4
        c_skip, c_out = 1 / (1 + ratio), ratio / (1 + ratio)
        return Coefficients(c_skip=c_skip, c_out=c_out, c_in=1 - t, c_noise=1000.0 * t)

    def loss_weight(self, sigma: Tensor) -> Tensor:
        """Return the weight that makes the image's squared error that of the flow."""
        t = (sigma / (1 + sigma)).clamp(min=self._LEAST_T)
        weight: Tensor = (self(sigma).c_out / t).square()
        return weight


class DiscretePreconditioning(Preconditioning):
    """Variance-preserving diffusion with discrete timesteps (DDPM, Ho et al. 2020, eq. 4).

    Args:
        alphas_cumprod: The schedule, decreasing, `(T,)`.
        prediction: Output of the network: `epsilon`, `v` (Salimans and Ho 2022, appendix D), or
            `x`.
    """

    log_sigmas: Tensor

    def __init__(self, alphas_cumprod: Tensor, prediction: str) -> None:
        super().__init__()
        self.prediction = prediction
        clean = alphas_cumprod.double().clamp(1e-8, 1 - 1e-8)
        log_sigmas = 0.5 * ((1 - clean) / clean).log()
        self.register_buffer("log_sigmas", log_sigmas.float(), persistent=False)

    @property
    def alphas_cumprod(self) -> Tensor:
        """The schedule, decreasing, float64 `(T,)`."""
        return torch.sigmoid(-2.0 * self.log_sigmas.double())

    def forward(self, sigma: Tensor) -> Coefficients:
        """Return the coefficients at noise levels of any shape."""
        c_in = (1 + sigma.square()).rsqrt()
        c_noise = self._timestep(sigma)
        if self.prediction == "epsilon":
            return Coefficients(torch.ones_like(sigma), -sigma, c_in, c_noise)
        if self.prediction == "v":
            return Coefficients(c_in.square(), -sigma * c_in, c_in, c_noise)
        return Coefficients(torch.zeros_like(sigma), torch.ones_like(sigma), c_in, c_noise)

    def sample_sigma(self, uniform: Tensor) -> Tensor:
        """Sample timesteps uniformly."""
        index = uniform * (len(self.log_sigmas) - 1)
        low = index.long().clamp(max=len(self.log_sigmas) - 2)
        return torch.lerp(self.log_sigmas[low], self.log_sigmas[low + 1], index - low).exp()

    def _timestep(self, sigma: Tensor) -> Tensor:
        """Return the fractional timestep, interpolated in ln(sigma)."""
        log_sigma = sigma.log().unsqueeze(-1)
        low = (log_sigma >= self.log_sigmas).sum(-1) - 1
        low = low.clamp(0, len(self.log_sigmas) - 2)
        start, end = self.log_sigmas[low], self.log_sigmas[low + 1]
        part = ((log_sigma.squeeze(-1) - start) / (end - start)).clamp(0, 1)
        return low + part


class PreconditionedDenoiser(nn.Module):
    """A network wrapped in its preconditioning; a `Denoiser`.

    Args:
        backbone: Maps `(c_in * x, c_noise, class_label)` to images of the same shape.
        preconditioning: The coefficients.
    """

    def __init__(self, backbone: nn.Module, preconditioning: Preconditioning) -> None:
        super().__init__()
        self.backbone = backbone
        self.preconditioning = preconditioning

    def forward(self, x: Tensor, sigma: Tensor, class_label: Tensor | None = None) -> Tensor:
        """Return the expected clean image, `(B, C, H, W)`; see `Denoiser`."""
        sigma = sigma.expand(x.shape[0]).reshape(-1, 1, 1, 1)
        c = self.preconditioning(sigma)
        output = self.backbone(c.c_in * x, c.c_noise.flatten(), class_label)
        image: Tensor = c.c_skip * x + c.c_out * output.float()
        return image


def denoising_loss(
    denoiser: PreconditionedDenoiser,
    x: Tensor,
    *,
    noise: Tensor,
    sigma: Tensor,
    class_label: Tensor | None = None,
    augmentation: Tensor | None = None,
) -> Tensor:
    """Return the weighted mean squared error of the network's output, one number per image.

    The target is obtained by solving the formula at the top of this module for the network's
    output: `F = (clean - c_skip * x_t) / c_out`.

    Args:
        denoiser: The model being trained.
        x: Clean images in [-1, 1], `(B, C, H, W)`.
        noise: Standard normal, `(B, C, H, W)`.
        sigma: Noise levels, `(B,)`.
        class_label: Classes, int64 `(B,)`.
        augmentation: Augmentation conditioning of the network, `(B, L)`; `None` if the images are
            not augmented.

    Returns:
        Losses, float32 `(B,)`.
    """
    sigma = sigma.reshape(-1, 1, 1, 1)
    c = denoiser.preconditioning(sigma)
    x_t = x + sigma * noise
    conditioning = {} if augmentation is None else {"augmentation": augmentation}
    output = denoiser.backbone(c.c_in * x_t, c.c_noise.flatten(), class_label, **conditioning)
    target = (x - c.c_skip * x_t) / c.c_out
    weight = denoiser.preconditioning.loss_weight(sigma)
    losses: Tensor = (weight * (output.float() - target).square()).mean(dim=(1, 2, 3))
    return losses


def make_preconditioning(
    prediction: str, *, sigma_data: float, log_sigma_mean: float, log_sigma_std: float
) -> Preconditioning:
    """Return the preconditioning for a prediction: `edm`, `flow`, `epsilon`, `v`, or `x`.

    Raises:
        ConfigError: If the prediction is unknown.
    """
    if prediction == "edm":
        return EdmPreconditioning(sigma_data, log_sigma_mean, log_sigma_std)
    if prediction == "flow":
        return FlowPreconditioning(log_sigma_mean, log_sigma_std)
    if prediction == "x":
        return ImagePreconditioning(log_sigma_mean, log_sigma_std)
    if prediction in ("epsilon", "v"):
        return DiscretePreconditioning(linear_alphas_cumprod(), prediction)
    raise ConfigError(
        msg(
            "diffusion.unknown_prediction",
            "Unknown prediction “{prediction}”.",
            prediction=prediction,
        ),
        hint=msg(
            "diffusion.available_predictions",
            "Set model.prediction to edm, flow, epsilon, v, or x.",
        ),
    )


def linear_alphas_cumprod(
    timesteps: int = 1000, *, start: float = 1e-4, end: float = 0.02
) -> Tensor:
    """Return DDPM's linear schedule (Ho et al. 2020, section 4), decreasing, `(T,)`."""
    betas = torch.linspace(start, end, timesteps, dtype=torch.float64)
    return (1 - betas).cumprod(0)


def sample_log_normal(uniform: Tensor, mean: float, std: float) -> Tensor:
    """Map uniform samples in (0, 1) to log-normal ones; `mean` and `std` are of the logarithm."""
    normal = math.sqrt(2.0) * torch.erfinv((2 * uniform - 1).clamp(-0.999999, 0.999999))
    return (mean + std * normal).exp()
