"""Tests that each color change follows its setting and leaves other properties alone."""

import colorsys
import math

import pytest
import torch

from sfumato_plugins.augmentations.color import change_colors
from support.images import augmentation_named, random_images

NONE = {"brightness": 0.0, "contrast": 0.0, "saturation": 0.0, "hue_degrees": 0.0}


def color(**strengths):
    return augmentation_named("color", **(NONE | strengths))


def of_one_color(*channels, count=64):
    values = torch.tensor(channels, dtype=torch.uint8).reshape(1, -1, 1, 1)
    return values.repeat(count, 1, 4, 4)


def test_gray_stays_gray_under_all_changes_combined():
    torch.manual_seed(0)
    gray = random_images(500, 1, 8, 8).repeat(1, 3, 1, 1)

    changed = color(brightness=1.0, contrast=1.0, saturation=1.0, hue_degrees=180.0)(gray)

    assert torch.equal(changed[:, 0], changed[:, 1])
    assert torch.equal(changed[:, 0], changed[:, 2])


@pytest.mark.parametrize("strengths", [{"saturation": 1.0}, {"hue_degrees": 180.0}])
def test_saturation_and_hue_leave_gray_unchanged(strengths):
    torch.manual_seed(0)
    gray = random_images(64, 1, 8, 8).repeat(1, 3, 1, 1)

    assert torch.equal(color(**strengths)(gray), gray)


def test_brightness_multiplies_within_its_strength():
    torch.manual_seed(0)

    changed = color(brightness=0.25)(of_one_color(100, 50, 20, count=2000))

    factor = changed[:, 0, 0, 0].float() / 100
    assert factor.min().item() == pytest.approx(0.75, abs=0.01)
    assert factor.max().item() == pytest.approx(1.25, abs=0.01)
    # Rounding to whole bytes moves a value by half a level at most.
    assert (changed[:, 1, 0, 0].float() - 50 * factor).abs().max() <= 0.75


def test_contrast_keeps_the_mean_and_changes_the_spread():
    torch.manual_seed(0)
    images = (random_images(200, 3, 16, 16) // 4) + 96  # far from black and white

    changed = color(contrast=0.5)(images)

    mean = (changed.float() - images.float()).mean(dim=(1, 2, 3))
    spread = changed.float().std(dim=(1, 2, 3)) / images.float().std(dim=(1, 2, 3))
    # Bytes are rounded, all in the same direction if the factor is near 1.
    assert mean.abs().max() < 0.25
    assert spread.min().item() == pytest.approx(0.5, abs=0.02)
    assert spread.max().item() == pytest.approx(1.5, abs=0.02)


def test_saturation_moves_colors_along_the_line_to_gray():
    torch.manual_seed(0)

    changed = color(saturation=1.0)(of_one_color(140, 110, 80, count=2000))[:, :, 0, 0].float()

    reach = (changed[:, 0] - changed[:, 2]) / 60
    assert reach.min().item() == pytest.approx(0.0, abs=0.02)
    assert reach.max().item() == pytest.approx(2.0, abs=0.02)
    assert (changed.mean(dim=1) - 110).abs().max() <= 1.0


def test_a_hue_of_a_third_of_a_turn_permutes_the_primaries():
    primaries = of_one_color(150, 90, 90, count=500)
    torch.manual_seed(0)

    changed = change_colors(
        primaries, brightness=0.0, contrast=0.0, saturation=0.0, hue=math.radians(120)
    )[:, :, 0, 0]

    nearest = (changed.float() - torch.tensor([90.0, 150.0, 90.0])).abs().amax(dim=1).min()
    assert nearest <= 2.0


def test_the_hue_rotates_within_its_limit_in_both_directions():
    torch.manual_seed(0)

    changed = color(hue_degrees=40.0)(of_one_color(150, 90, 90, count=500))[:, :, 0, 0]

    hues = [colorsys.rgb_to_hsv(*image.tolist())[0] * 360 for image in changed]
    hues = [hue - 360 if hue > 180 else hue for hue in hues]
    # The HSV wheel is a hexagon, so its degrees differ from a circle's by up to 1.1 degrees, and
    # bytes are rounded.
    assert max(hues) == pytest.approx(40, abs=2.5)
    assert min(hues) == pytest.approx(-40, abs=2.5)


def test_values_saturate_at_black_and_white_without_overflow():
    torch.manual_seed(0)

    changed = color(brightness=1.0)(of_one_color(255, 255, 255, count=500))

    assert changed.max() == 255
    assert (changed == 255).float().mean().item() == pytest.approx(0.5, abs=0.1)


def test_grayscale_images_get_brightness_and_contrast():
    torch.manual_seed(0)
    images = random_images(64, 1, 8, 8)

    changed = color(brightness=0.3, contrast=0.3)(images)

    assert not torch.equal(changed, images)


def test_alpha_stays_unchanged_and_colors_change_as_without_it():
    opaque, alpha = random_images(8, 3, 4, 6), random_images(8, 1, 4, 6)
    changes = {"brightness": 0.5, "contrast": 0.5, "saturation": 0.5, "hue_degrees": 90.0}

    torch.manual_seed(1)
    expected = color(**changes)(opaque)
    torch.manual_seed(1)
    found = color(**changes)(torch.cat((opaque, alpha), dim=1))

    assert torch.equal(found[:, 3:], alpha)
    assert torch.equal(found[:, :3], expected)
