"""How well does the model denoise pictures that it never learnt from?

Measured at eight fixed noise levels with fixed noise, so that two moments of a run, and two runs on
the same pictures, can be compared.
"""

import numpy as np
import torch

from sfumato.data.learning_set import LearningSet
from sfumato.device import DevicePlan, autocast
from sfumato.diffusion.noise import normal_noise
from sfumato.diffusion.preconditioning import (
    PreconditionedDenoiser,
    Preconditioning,
    denoising_loss,
)
from sfumato.nn.picture_space import PictureSpace

__all__ = ["VALIDATION_SIGMAS", "loss_by_sigma", "mean_as_in_training"]

VALIDATION_SIGMAS = (0.02, 0.05, 0.12, 0.3, 0.7, 1.6, 4.0, 16.0)
"""Evenly spaced in ln(sigma), about where pictures take shape."""

_MOST_PICTURES = 64
_QUANTILES = 1024


@torch.no_grad()
def loss_by_sigma(
    denoiser: PreconditionedDenoiser, cache: LearningSet, *, space: PictureSpace, plan: DevicePlan
) -> dict[float, float]:
    """Give the training loss on held-out pictures at each fixed noise level.

    Args:
        denoiser: The averaged model, in evaluation mode.
        cache: The prepared pictures; the first 64 held-out ones are used.
        space: What the denoiser sees of them.
        plan: Where the denoiser is, and in which precision it runs.
    """
    device = plan.device
    pictures = torch.from_numpy(cache.held_out_pictures[:_MOST_PICTURES].copy())
    x = space.read(pictures.permute(0, 3, 1, 2).to(device))
    shape = (x.shape[1], x.shape[2], x.shape[3])
    noise = normal_noise(torch.arange(len(x), device=device), shape)
    label = None
    class_count = int(getattr(denoiser.backbone, "class_count", 0))
    if class_count:
        known = torch.from_numpy(cache.held_out_labels[:_MOST_PICTURES].copy()).long().to(device)
        label = known.masked_fill(known < 0, class_count)
    losses = {}
    for sigma in VALIDATION_SIGMAS:
        levels = x.new_full((len(x),), sigma)
        with autocast(plan):
            found = denoising_loss(denoiser, x, noise=noise, sigma=levels, class_label=label)
        losses[sigma] = float(found.mean())
    return losses


def mean_as_in_training(losses: dict[float, float], preconditioning: Preconditioning) -> float:
    """Give the mean over noise levels with the weight that training gives each.

    Only so does it lie on one scale with the training loss: the gap between the two is what the
    model knows by heart. Between two levels the loss is taken as straight in ln(sigma).
    """
    uniform = (torch.arange(_QUANTILES) + 0.5) / _QUANTILES
    device = next((b.device for b in preconditioning.buffers()), torch.device("cpu"))
    drawn = preconditioning.draw_sigma(uniform.to(device)).log().cpu().numpy()
    values = np.interp(drawn, np.log(list(losses)), list(losses.values()))
    return float(values.mean())
