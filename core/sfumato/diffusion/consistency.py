"""How does a denoiser learn to jump from noise to the image in one step?

Easy Consistency Tuning, ECT (Geng et al. 2024, arXiv:2406.14548, section 3). All images on one path
of the probability-flow ODE end in the same image, so the answers at two noise levels of a path
shall be equal:

    loss = ||D(x_t, t) - stop_gradient(D(x_r, r))|| / (t - r),   x_t = x + t * noise, 0 <= r < t

At r = 0 the answer is the clean image itself and the loss is a denoiser's; as r approaches t the
condition becomes exact. A trained denoiser is therefore the place to start from.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import torch
from torch import Tensor

from sfumato.diffusion.preconditioning import PreconditionedDenoiser, Preconditioning
from sfumato.errors import ConfigError

__all__ = [
    "USUAL_DEVIATION",
    "consistency_loss",
    "earlier_sigma",
    "gives_back_clean_images",
    "require_clean_ends",
    "usual_middle_sigma",
]

USUAL_DEVIATION = 0.5
"""Of the images that ECT's figures were found for; they are stretched from it to the data's."""

_STEEPNESS = 8.0
"""`k` of ECT's mapping: how much wider the gap is at low noise than at high noise."""

_USUAL_MIDDLE = 0.821
"""Noise level between the two steps of ECT's sampling, for images of the usual deviation."""

_SMALL_SIGMA = 1e-3
_LARGEST_MISS = 0.01


def earlier_sigma(
    sigma: Tensor, *, ratio: float, stage: int, sigma_data: float = USUAL_DEVIATION
) -> Tensor:
    """Return the noise level r that is compared with each t = `sigma`.

    `r = t * (1 - n(t) / q^(stage + 1))` with `n(t) = 1 + k * sigmoid(-t)` and t in units of the
    data's deviation (ECT, section 3.2), not below 0.

    Args:
        sigma: Noise levels, `(B,)`.
        ratio: `q`, by which the gap shrinks from one stage to the next.
        stage: From 0.
        sigma_data: Deviation of the clean images' pixels.
    """
    scaled = sigma * (USUAL_DEVIATION / sigma_data)
    gap = (1 + _STEEPNESS * torch.sigmoid(-scaled)) / ratio ** (stage + 1)
    return (sigma * (1 - gap)).clamp(min=0.0)


def consistency_loss(
    denoiser: PreconditionedDenoiser,
    x: Tensor,
    *,
    noise: Tensor,
    sigmas: tuple[Tensor, Tensor],
    class_label: Tensor | None = None,
) -> Tensor:
    """Return the difference of the answers at two noise levels of a path, a number an image.

    The same features are dropped in both, so that nothing but the noise level differs. The two are
    nearly equal: the difference is taken in fp32 whatever precision the network runs in.

    Args:
        denoiser: The model in training.
        x: Clean images in [-1, 1], `(B, C, H, W)`.
        noise: Standard normal, `(B, C, H, W)`.
        sigmas: t, and r from `earlier_sigma`, each `(B,)`.
        class_label: Classes, int64 `(B,)`.

    Returns:
        Root mean squares of the difference over `t - r`, float32 `(B,)`.
    """
    sigma, sigma_before = sigmas
    is_clean = sigma_before == 0
    asked = torch.where(is_clean, sigma, sigma_before)  # no network is asked at noise level 0
    with torch.no_grad(), _kept_rng_state(x.device):
        answer = denoiser(x + _wide(asked) * noise, asked, class_label).float()
        target = torch.where(_wide(is_clean), x, answer)
    answer = denoiser(x + _wide(sigma) * noise, sigma, class_label).float()
    root = (answer - target).square().mean(dim=(1, 2, 3)).clamp(min=1e-20).sqrt()
    losses: Tensor = root / (sigma - sigma_before)
    return losses


def gives_back_clean_images(preconditioning: Preconditioning) -> bool:
    """Whether `D(x, 0) = x` whatever the network says, without which consistency means nothing.

    All answers could be one gray image: that is consistent too. A network that outputs the
    image itself is not held to it.
    """
    c = preconditioning(torch.tensor(_SMALL_SIGMA))
    return abs(float(c.c_skip) - 1) < _LARGEST_MISS and abs(float(c.c_out)) < _LARGEST_MISS


def require_clean_ends(preconditioning: Preconditioning) -> None:
    """Refuse a network that is not held to give back clean images.

    Raises:
        ConfigError: With what to do.
    """
    if not gives_back_clean_images(preconditioning):
        raise ConfigError(
            "A network that outputs the image itself (prediction “x”) cannot learn consistency: "
            "nothing holds it to the images.",
            hint="Train a base with model.prediction flow, edm, v or epsilon.",
        )


def usual_middle_sigma(sigma_data: float) -> float:
    """Return the noise level between the two steps of a consistency model (ECT, appendix)."""
    return _USUAL_MIDDLE * sigma_data / USUAL_DEVIATION


@contextmanager
def _kept_rng_state(device: torch.device) -> Iterator[None]:
    """Let the same random numbers come again after the block."""
    own = torch.get_device_module(device) if device.type != "cpu" else None
    states = torch.get_rng_state(), own.get_rng_state() if own else None
    try:
        yield
    finally:
        torch.set_rng_state(states[0])
        if own:
            own.set_rng_state(states[1])


def _wide(values: Tensor) -> Tensor:
    return values.reshape(-1, 1, 1, 1)
