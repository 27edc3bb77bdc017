"""Tests that the configured fraction of images is mirrored exactly."""

import pytest
import torch

from support.images import augmentation_named, random_images


def test_a_probability_of_one_mirrors_every_image_horizontally():
    images = random_images(8, 3, 5, 7)

    assert torch.equal(augmentation_named("flip", horizontal=1.0)(images), images.flip(-1))


def test_a_vertical_probability_of_one_mirrors_every_image_vertically():
    images = random_images(8, 3, 5, 7)
    flip = augmentation_named("flip", horizontal=0.0, vertical=1.0)

    assert torch.equal(flip(images), images.flip(-2))


def test_a_probability_of_a_quarter_mirrors_a_quarter_of_the_images():
    torch.manual_seed(0)
    images = random_images(4000, 1, 2, 2)

    changed = augmentation_named("flip", horizontal=0.25)(images)

    is_mirrored = (changed == images.flip(-1)).flatten(1).all(dim=1)
    # The standard error of a fraction of 4,000 is 0.007; mirror-symmetric images are rare.
    assert is_mirrored.float().mean().item() == pytest.approx(0.25, abs=0.025)
