"""Validation loss on held-out images.

The loss is measured at eight fixed noise levels with fixed noise, so that values from different
points of a run, or from different runs on the same images, are comparable.
"""

import math
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from sfumato.data.training_data import TrainingData
from sfumato.device.memory import PassSize
from sfumato.device.plan import DevicePlan, autocast
from sfumato.diffusion.noise import normal_noise
from sfumato.diffusion.preconditioning import (
    PreconditionedDenoiser,
    Preconditioning,
    denoising_loss,
)
from sfumato.evaluation.report import LossGap
from sfumato.latents.image_space import ImageSpace

__all__ = [
    "VALIDATION_SIGMAS",
    "LabeledImages",
    "loss_and_gap",
    "loss_by_sigma",
    "loss_gap",
    "losses_of",
    "mean_as_in_training",
]

VALIDATION_SIGMAS = (0.02, 0.05, 0.12, 0.3, 0.7, 1.6, 4.0, 16.0)
"""Noise levels evenly spaced in ln(sigma), around those at which images take shape."""

_MOST_IMAGES = 64
_FEWEST_IN_GAP, _MOST_IN_GAP, _MOST_IN_QUICK_GAP = 16, 512, 128
_GAP_SIGMAS = (0.12, 0.3, 0.7, 1.6)
_BATCH = 64
_LEAST_LOSS = 1e-12
_QUANTILES = 1024


class LabeledImages(NamedTuple):
    """Images or latents with their classes."""

    images: NDArray[Any]  # of either type
    """`(N, H, W, C)`."""
    labels: NDArray[np.int32]
    """`(N,)`; -1 means no class."""


def loss_by_sigma(
    denoiser: PreconditionedDenoiser, cache: TrainingData, *, space: ImageSpace, plan: DevicePlan
) -> dict[float, float]:
    """Return the training loss on held-out images at each fixed noise level.

    Args:
        denoiser: The EMA model, in evaluation mode.
        cache: The training data; its first 64 held-out images are used.
        space: Maps the images to the denoiser's input.
        plan: The denoiser's device and precision.
    """
    losses = losses_of(denoiser, _held_out(cache, _MOST_IMAGES), space=space, plan=plan)
    return dict(zip(VALIDATION_SIGMAS, losses.mean(1).tolist(), strict=True))


def loss_and_gap(
    denoiser: PreconditionedDenoiser, cache: TrainingData, *, space: ImageSpace, plan: DevicePlan
) -> tuple[dict[float, float], LossGap | None]:
    """Return the held-out loss at each noise level, and how much lower it is on training images.

    Up to 512 images of each split are denoised with the same noise. The gap is measured at the
    middle noise levels, where memorization shows: at low levels, the image is plainly visible; at
    high levels, it could be any image. Logarithms keep a few hard images from dominating. With
    fewer than 16 held-out images, there is no gap.

    Args:
        denoiser: The EMA model, in evaluation mode.
        cache: The training data, some of which must be held out.
        space: Maps it to the denoiser's input.
        plan: The denoiser's device and precision.
    """
    kept = _held_out(cache, _MOST_IN_GAP)
    others = losses_of(denoiser, kept, space=space, plan=plan)
    by_sigma = dict(zip(VALIDATION_SIGMAS, others.mean(1).tolist(), strict=True))
    if len(kept.images) < _FEWEST_IN_GAP:
        return by_sigma, None
    learned = _learned(cache, len(kept.images))
    known = losses_of(denoiser, learned, space=space, plan=plan)
    middle = [sigma in _GAP_SIGMAS for sigma in VALIDATION_SIGMAS]
    return by_sigma, _gap_between(others[middle], known[middle])


def loss_gap(
    denoiser: PreconditionedDenoiser, cache: TrainingData, *, space: ImageSpace, plan: DevicePlan
) -> LossGap | None:
    """Return the gap of `loss_and_gap`, measured cheaply on up to 128 images of each split."""
    kept = _held_out(cache, _MOST_IN_QUICK_GAP)
    if len(kept.images) < _FEWEST_IN_GAP:
        return None
    others, known = (
        losses_of(denoiser, some, space=space, plan=plan, sigmas=_GAP_SIGMAS)
        for some in (kept, _learned(cache, len(kept.images)))
    )
    return _gap_between(others, known)


@torch.no_grad()
def losses_of(
    denoiser: PreconditionedDenoiser,
    chosen: LabeledImages,
    *,
    space: ImageSpace,
    plan: DevicePlan,
    sigmas: Sequence[float] = VALIDATION_SIGMAS,
) -> Tensor:
    """Return the loss `(S, N)` of each image at each noise level, with fixed noise."""

    def measured(start: int, count: int) -> Tensor:
        part = slice(start, start + count)
        batch = _batch(
            denoiser,
            LabeledImages(chosen.images[part], chosen.labels[part]),
            first=start,
            space=space,
            device=plan.device,
        )
        losses = []
        for sigma in sigmas:
            levels = batch.x.new_full((len(batch.x),), sigma)
            with autocast(plan):
                found = denoising_loss(
                    denoiser,
                    batch.x,
                    noise=batch.noise,
                    sigma=levels,
                    class_label=batch.class_label,
                )
            losses.append(found.float().cpu())
        return torch.stack(losses)

    return torch.cat(list(PassSize(_BATCH).parts(len(chosen.images), measured)), dim=1)


def mean_as_in_training(losses: dict[float, float], preconditioning: Preconditioning) -> float:
    """Return the mean over noise levels, weighted as in training.

    Only a mean with these weights is comparable with the training loss; the gap between the two
    measures memorization. Between two levels, the loss is interpolated linearly in ln(sigma).
    """
    uniform = (torch.arange(_QUANTILES) + 0.5) / _QUANTILES
    device = next((b.device for b in preconditioning.buffers()), torch.device("cpu"))
    drawn = preconditioning.sample_sigma(uniform.to(device)).log().cpu().numpy()
    values = np.interp(drawn, np.log(list(losses)), list(losses.values()))
    return float(values.mean())


def _held_out(cache: TrainingData, most: int) -> LabeledImages:
    return LabeledImages(cache.held_out_images[:most], cache.held_out_labels[:most])


def _learned(cache: TrainingData, count: int) -> LabeledImages:
    """Return some training images, spread across the whole set."""
    indices = np.linspace(0, len(cache.train_images) - 1, count).astype(int)
    return LabeledImages(cache.train_images[indices], cache.train_labels[indices])


def _gap_between(others: Tensor, known: Tensor) -> LossGap:
    """Return the gap between losses `(S, N)` on held-out and on training images."""
    logs = [losses.clamp(min=_LEAST_LOSS).log().mean(0) for losses in (others, known)]
    difference = float(logs[0].mean() - logs[1].mean())
    variances = [float(values.var()) / len(values) for values in logs]
    deviation = max(math.sqrt(sum(variances)), _LEAST_LOSS)
    return LossGap(value=1 - math.exp(-difference), z=difference / deviation)


class _Batch(NamedTuple):
    """Images in the denoiser's input format."""

    x: Tensor
    noise: Tensor
    class_label: Tensor | None


def _batch(
    denoiser: PreconditionedDenoiser,
    chosen: LabeledImages,
    *,
    first: int,
    space: ImageSpace,
    device: torch.device,
) -> _Batch:
    images = torch.from_numpy(chosen.images.copy())
    x = space.read(images.permute(0, 3, 1, 2).to(device))
    shape = (x.shape[1], x.shape[2], x.shape[3])
    noise = normal_noise(torch.arange(first, first + len(x), device=device), shape)
    label = None
    class_count = int(getattr(denoiser.backbone, "class_count", 0))
    if class_count:
        known = torch.from_numpy(chosen.labels.copy()).long().to(device)
        label = known.masked_fill(known < 0, class_count)
    return _Batch(x, noise, label)
