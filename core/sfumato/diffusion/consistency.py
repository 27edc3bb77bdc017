"""Easy Consistency Tuning (ECT) of a denoiser to generate images in one step.

All images on one trajectory of the probability-flow ODE end in the same image, so the outputs at
any two noise levels on a trajectory should be equal (Geng et al. 2024, arXiv:2406.14548, section
3):

    loss = ||D(x_t, t) - stop_gradient(D(x_r, r))|| / (t - r),   x_t = x + t * noise, 0 <= r < t

At r = 0, the target is the clean image and the loss is the usual denoising loss; as r approaches t,
the consistency condition becomes exact. Training therefore starts from a trained denoiser.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import torch
from torch import Tensor

from sfumato.device.backends import backend_of
from sfumato.diffusion.preconditioning import PreconditionedDenoiser, Preconditioning
from sfumato.errors import ConfigError
from sfumato.messages import msg

__all__ = [
    "USUAL_DEVIATION",
    "consistency_loss",
    "earlier_sigma",
    "require_clean_ends",
    "returns_clean_images",
    "usual_middle_sigma",
]

USUAL_DEVIATION = 0.5
"""Image standard deviation that ECT's values assume; they are rescaled to that of the data."""

_STEEPNESS = 8.0
"""`k` of ECT's mapping: how much wider the gap is at low noise than at high noise."""

_USUAL_MIDDLE = 0.821
"""Noise level between the two steps of ECT's sampling, at ECT's usual standard deviation."""

_SMALL_SIGMA = 1e-3
_LARGEST_MISS = 0.01


def earlier_sigma(
    sigma: Tensor, *, ratio: float, stage: int, sigma_data: float = USUAL_DEVIATION
) -> Tensor:
    """Return the noise level r that is compared with each t = `sigma`.

    `r = t * (1 - n(t) / q^(stage + 1))` with `n(t) = 1 + k * sigmoid(-t)` and t in units of the
    data's standard deviation (ECT, section 3.2). The result is clamped to be at least 0.

    Args:
        sigma: Noise levels, `(B,)`.
        ratio: `q`, the factor by which the gap shrinks at each stage.
        stage: Index of the stage, starting at 0.
        sigma_data: Standard deviation of the clean images' pixels.
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
    """Return the difference between the outputs at two noise levels, as one number per image.

    Both evaluations use the same dropout mask, so that only the noise level differs. The outputs
    are nearly equal, so the difference is computed in fp32 regardless of the network's precision.

    Args:
        denoiser: The model being trained.
        x: Clean images in [-1, 1], `(B, C, H, W)`.
        noise: Standard normal, `(B, C, H, W)`.
        sigmas: t, and r from `earlier_sigma`, each `(B,)`.
        class_label: Classes, int64 `(B,)`.

    Returns:
        Root mean square of the difference, divided by `t - r`, float32 `(B,)`.
    """
    sigma, sigma_before = sigmas
    is_clean = sigma_before == 0
    asked = torch.where(is_clean, sigma, sigma_before)  # networks are undefined at noise level 0
    with torch.no_grad(), _kept_rng_state(x.device):
        answer = denoiser(x + _wide(asked) * noise, asked, class_label).float()
        target = torch.where(_wide(is_clean), x, answer)
    answer = denoiser(x + _wide(sigma) * noise, sigma, class_label).float()
    root = (answer - target).square().mean(dim=(1, 2, 3)).clamp(min=1e-20).sqrt()
    losses: Tensor = root / (sigma - sigma_before)
    return losses


def returns_clean_images(preconditioning: Preconditioning) -> bool:
    """Return whether `D(x, 0) = x` for any network output, which consistency requires.

    Without this property, returning the same gray image everywhere would be consistent, too. A
    network that predicts the image itself is not constrained to return its input.
    """
    c = preconditioning(torch.tensor(_SMALL_SIGMA))
    return abs(float(c.c_skip) - 1) < _LARGEST_MISS and abs(float(c.c_out)) < _LARGEST_MISS


def require_clean_ends(preconditioning: Preconditioning) -> None:
    """Raise if the preconditioning does not return clean images at noise level 0.

    Raises:
        ConfigError: If it does not. The message lists the predictions to use instead.
    """
    if not returns_clean_images(preconditioning):
        raise ConfigError(
            msg(
                "diffusion.x_prediction_cannot_be_distilled",
                "A network that predicts the image at discrete timesteps (prediction “x”) cannot "
                "be distilled: at zero noise, its output is not constrained to equal its input.",
            ),
            hint=msg(
                "diffusion.train_base_with_other_prediction",
                "Train a base model from random weights.",
            ),
        )


def usual_middle_sigma(sigma_data: float) -> float:
    """Return the noise level between the two steps of a consistency model (ECT, appendix)."""
    return _USUAL_MIDDLE * sigma_data / USUAL_DEVIATION


@contextmanager
def _kept_rng_state(device: torch.device) -> Iterator[None]:
    """Restore the state of the random number generators after the block."""
    backend = backend_of(device)
    states = torch.get_rng_state(), backend.rng_state()
    try:
        yield
    finally:
        torch.set_rng_state(states[0])
        backend.set_rng_state(states[1])


def _wide(values: Tensor) -> Tensor:
    return values.reshape(-1, 1, 1, 1)
