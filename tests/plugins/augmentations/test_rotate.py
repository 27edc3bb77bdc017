"""Tests that images rotate about their center and that right angles are lossless."""

import math

import pytest
import torch

from sfumato_plugins.augmentations.geometry import rotate
from support.images import augmentation_named, gradient, random_images


def test_right_angle_turns_are_exact_and_all_four_occur():
    torch.manual_seed(0)
    images = gradient(8, count=100)
    possible = torch.stack([images[0].rot90(quarters, (-2, -1)) for quarters in range(4)])

    changed = augmentation_named("rotate", turns="right")(images)

    found = (changed[:, None] == possible[None]).flatten(2).all(dim=2)
    assert found.any(dim=1).all()
    assert found.any(dim=0).all()


def test_a_rectangular_image_is_rotated_by_180_degrees_or_not_at_all():
    torch.manual_seed(0)
    images = random_images(1, 3, 4, 6).repeat(40, 1, 1, 1)

    changed = augmentation_named("rotate", turns="right")(images)

    kinds = {tuple(image.flatten().tolist()) for image in changed}
    assert kinds == {
        tuple(images[0].flatten().tolist()),
        tuple(images[0].rot90(2, (-2, -1)).flatten().tolist()),
    }


@pytest.mark.parametrize("shape", [(200, 1, 33, 33), (200, 1, 33, 65)])
def test_a_point_keeps_its_distance_from_the_center(shape):
    torch.manual_seed(0)
    images = torch.zeros(shape, dtype=torch.uint8)
    middle_y, middle_x, distance = shape[2] // 2, shape[3] // 2, 5
    images[:, :, middle_y, middle_x + distance] = 255

    turned = rotate(images, degrees=45.0).float()

    weight = turned / turned.sum(dim=(1, 2, 3), keepdim=True)
    y = (weight * torch.arange(shape[2])[:, None]).sum(dim=(1, 2, 3)) - middle_y
    x = (weight * torch.arange(shape[3])).sum(dim=(1, 2, 3)) - middle_x
    # Interpolation moves a point's center by less than half a pixel.
    assert (x.hypot(y) - distance).abs().max() < 0.5
    assert torch.atan2(y, x).abs().max() < math.radians(50)
    assert torch.atan2(y, x).abs().max() > math.radians(40)


def test_the_border_shows_only_the_image_itself():
    torch.manual_seed(0)
    images = torch.full((32, 3, 15, 20), 77, dtype=torch.uint8)

    assert (augmentation_named("rotate", degrees=180.0)(images) == 77).all()
