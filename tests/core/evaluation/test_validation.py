"""Tests that the held-out loss is comparable with the training loss."""

from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from torch import nn

from sfumato.data.cache import ImageCache
from sfumato.device.plan import DevicePlan
from sfumato.diffusion.preconditioning import (
    DiscretePreconditioning,
    EdmPreconditioning,
    FlowPreconditioning,
    PreconditionedDenoiser,
    Preconditioning,
    linear_alphas_cumprod,
)
from sfumato.evaluation.report import LossGap
from sfumato.evaluation.validation import (
    VALIDATION_SIGMAS,
    loss_and_gap,
    loss_gap,
    mean_as_in_training,
)
from sfumato.latents.image_space import PixelSpace, images_from_bytes
from support.caches import image_cache
from support.evaluation import striped_images


@pytest.mark.parametrize(
    "preconditioning",
    [
        EdmPreconditioning(0.5, -1.2, 1.2),
        FlowPreconditioning(0.0, 1.0),
        DiscretePreconditioning(linear_alphas_cumprod(), "epsilon"),
    ],
)
def test_a_loss_known_at_every_level_has_the_mean_seen_in_training(
    preconditioning: Preconditioning,
) -> None:
    def loss(sigma: torch.Tensor) -> torch.Tensor:
        return 1 / (1 + sigma)

    losses = {sigma: float(loss(torch.tensor(sigma))) for sigma in VALIDATION_SIGMAS}
    uniform = torch.rand(200_000, generator=torch.manual_seed(0))

    mean = mean_as_in_training(losses, preconditioning)

    # linear interpolation between eight levels is off by a few hundredths
    assert mean == pytest.approx(
        float(loss(preconditioning.sample_sigma(uniform)).mean()), abs=0.03
    )


def test_a_constant_loss_equals_its_mean() -> None:
    losses = dict.fromkeys(VALIDATION_SIGMAS, 0.25)

    assert mean_as_in_training(losses, FlowPreconditioning(0.0, 1.0)) == pytest.approx(0.25)


class _Memory(nn.Module):
    """The optimal denoiser of a fixed set of images, which it memorizes.

    `D = sum(w_i x_i)` with softmax weights over `-|x_t - x_i|^2 / (2 sigma^2)` (EDM, Karras et al.
    2022, arXiv:2206.00364, eq. 57), converted to the flow prediction of `FlowPreconditioning`.
    """

    def __init__(self, images: NDArray[np.uint8]) -> None:
        super().__init__()
        self.known = images_from_bytes(torch.from_numpy(images).permute(0, 3, 1, 2))

    def forward(self, x: torch.Tensor, c_noise: torch.Tensor, _label: object) -> torch.Tensor:
        t = c_noise.reshape(-1, 1, 1, 1) / 1000
        sigma, x_t = t / (1 - t), x / (1 - t)
        squares = torch.cdist(x_t.flatten(1), self.known.flatten(1)).square()
        weights = torch.softmax(-squares / (2 * sigma.reshape(-1, 1) ** 2), dim=1)
        clean = (weights @ self.known.flatten(1)).reshape(x.shape)
        return (clean - x) / -t


def gap_of(
    known: NDArray[np.uint8], cache: ImageCache, *, is_quick: bool = False
) -> LossGap | None:
    denoiser = PreconditionedDenoiser(_Memory(known), FlowPreconditioning(0.0, 1.0))
    plan = DevicePlan(kind="cpu", name="", precision="fp32", threads=1)
    space = PixelSpace(cache.shape)
    if is_quick:
        return loss_gap(denoiser, cache, space=space, plan=plan)
    return loss_and_gap(denoiser, cache, space=space, plan=plan)[1]


def test_a_model_that_memorized_its_images_has_a_gap(tmp_path: Path) -> None:
    cache = image_cache(tmp_path, striped_images(120, seed=0, size_px=8), held_out_count=60)

    gap = gap_of(np.array(cache.train_images), cache)

    assert gap is not None
    assert gap.value > 0.9
    assert gap.z > 3


def test_the_cheap_estimate_finds_the_same_gap(tmp_path: Path) -> None:
    cache = image_cache(tmp_path, striped_images(120, seed=0, size_px=8), held_out_count=60)
    known = np.array(cache.train_images)

    assert gap_of(known, cache, is_quick=True) == gap_of(known, cache)


def test_a_model_trained_on_neither_split_has_no_gap(tmp_path: Path) -> None:
    cache = image_cache(tmp_path, striped_images(120, seed=0, size_px=8), held_out_count=60)

    gap = gap_of(striped_images(300, seed=1, size_px=8), cache)

    assert gap is not None
    assert abs(gap.z) < 3


def test_a_handful_of_held_out_images_gives_no_gap(tmp_path: Path) -> None:
    cache = image_cache(tmp_path, striped_images(60, seed=0, size_px=8), held_out_count=1)

    assert gap_of(np.array(cache.train_images), cache) is None
