"""Tests of guidance: its formula, its interval, and its cost."""

import pytest
import torch

from sfumato.diffusion.denoiser import GaussianDenoiser
from sfumato.diffusion.guidance import ClassGuidedDenoiser, GuidanceInterval, GuidedDenoiser

NO_CLASS = 4
LABELS = torch.tensor([1, 3])


class ByClass:
    """Predicts a number for each class, and 10 without one; counts calls and images."""

    def __init__(self):
        self.calls = self.images = 0

    def __call__(self, x, sigma, class_label=None):
        assert sigma.ndim == 0 or len(sigma) == len(x)
        self.calls += 1
        self.images += len(x)
        level = torch.full((len(x),), 10.0)
        if class_label is not None:
            level = torch.where(class_label == NO_CLASS, level, class_label.float())
        return level.reshape(-1, 1, 1, 1).expand_as(x)


def by_class(scale, *, labels=LABELS, sigma=1.0):
    denoiser = ByClass()
    guided = ClassGuidedDenoiser(denoiser, scale=scale, no_class=NO_CLASS)
    return guided(torch.zeros(2, 1, 2, 2), torch.tensor(sigma), labels)[:, 0, 0, 0], denoiser


@pytest.mark.parametrize("scale", [0.0, 1.0, 2.5, torch.tensor(2.0)])
def test_class_guidance_extrapolates_from_the_unconditional_prediction(scale):
    levels, _ = by_class(scale)

    torch.testing.assert_close(levels, 10 + scale * (torch.tensor([1.0, 3.0]) - 10))


def test_class_guidance_makes_one_call_with_a_doubled_batch():
    _, denoiser = by_class(2.0)

    assert (denoiser.calls, denoiser.images) == (1, 4)


def test_each_image_may_have_its_own_noise_level():
    levels, _ = by_class(2.0, sigma=[0.5, 7.0])

    assert torch.equal(levels, torch.tensor([-8.0, -4.0]))


def test_without_a_class_there_is_no_guidance():
    levels, denoiser = by_class(2.0, labels=None)

    assert torch.equal(levels, torch.tensor([10.0, 10.0]))
    assert denoiser.images == 2


def test_autoguidance_extrapolates_from_the_guide():
    x, sigma = torch.randn(3, 1, 4, 4), torch.tensor(0.7)
    better, worse = GaussianDenoiser(0.2, 0.5), GaussianDenoiser(0.0, 0.9)

    guided = GuidedDenoiser(better, worse, scale=1.5)(x, sigma)

    torch.testing.assert_close(guided, 1.5 * better(x, sigma) - 0.5 * worse(x, sigma))


def test_autoguidance_with_a_scale_of_one_is_the_denoiser():
    x, sigma = torch.randn(3, 1, 4, 4), torch.tensor(0.7)
    better, worse = GaussianDenoiser(0.2, 0.5), GaussianDenoiser(0.0, 0.9)

    guided = GuidedDenoiser(better, worse, scale=1.0)(x, sigma)

    torch.testing.assert_close(guided, better(x, sigma))


def test_a_weaker_guide_of_the_same_kind_sharpens():
    """The guide's images are too spread out; extrapolating away from it makes them less so."""
    x, sigma = torch.full((1, 1, 1, 1), 0.9), torch.tensor(0.5)
    better, worse = GaussianDenoiser(0.0, 0.5), GaussianDenoiser(0.0, 0.9)

    guided = GuidedDenoiser(better, worse, scale=2.0)(x, sigma)

    assert 0 < guided.item() < better(x, sigma).item()


@pytest.mark.parametrize(
    ("sigma", "is_held"),
    [(0.29, False), (0.3, True), (0.299999, True), (1.0, True), (5.00001, True), (5.1, False)],
)
def test_an_interval_includes_its_ends_up_to_rounding(sigma, is_held):
    assert GuidanceInterval(0.3, 5.0).holds(sigma) == is_held
