"""Tests of every built-in augmentation against the contract of the hook."""

import pytest
import torch

from support.images import augmentation_named, random_images

PRESETS_TRIED = {
    "flip": ("flip", {"horizontal": 0.5, "vertical": 0.5}),
    "shift": ("shift", {"reach_percent": 25.0}),
    "rotate": ("rotate", {"degrees": 30.0}),
    "rotate right": ("rotate", {"turns": "right"}),
    "color": ("color", {}),
}
STILL = {
    "flip": ("flip", {"horizontal": 0.0, "vertical": 0.0}),
    "shift": ("shift", {"reach_percent": 0.0}),
    "rotate": ("rotate", {"degrees": 0.0}),
    "color": (
        "color",
        {"brightness": 0.0, "contrast": 0.0, "saturation": 0.0, "hue_degrees": 0.0},
    ),
}


@pytest.fixture(params=PRESETS_TRIED)
def augmentation(request):
    name, settings = PRESETS_TRIED[request.param]
    return augmentation_named(name, **settings)


@pytest.mark.parametrize(
    "shape", [(4, 3, 16, 16), (4, 1, 16, 16), (3, 3, 7, 5), (1, 1, 3, 11), (2, 3, 1, 1)]
)
def test_shape_and_dtype_are_kept(augmentation, shape):
    torch.manual_seed(0)

    changed = augmentation(random_images(*shape))

    assert changed.shape == shape
    assert changed.dtype == torch.uint8
    assert changed.is_contiguous()


def test_the_input_images_are_not_modified(augmentation):
    torch.manual_seed(0)
    images = random_images(8, 3, 16, 16)

    augmentation(images)

    assert torch.equal(images, random_images(8, 3, 16, 16))


def test_the_same_generator_state_gives_the_same_images(augmentation):
    images = random_images(32, 3, 16, 16)

    torch.manual_seed(5)
    first = augmentation(images)
    torch.manual_seed(5)
    again = augmentation(images)
    torch.manual_seed(6)
    other = augmentation(images)

    assert torch.equal(first, again)
    assert not torch.equal(first, other)


def test_each_image_is_augmented_independently(augmentation):
    torch.manual_seed(0)
    equal_images = random_images(1, 3, 16, 16).repeat(64, 1, 1, 1)

    changed = augmentation(equal_images)

    # Two flips give four different images, right-angle turns too; the others give many more.
    assert len(changed.flatten(1).unique(dim=0)) >= 4


@pytest.mark.parametrize("name", STILL)
def test_zero_strength_changes_nothing(name):
    kind, settings = STILL[name]
    torch.manual_seed(0)
    images = random_images(16, 3, 9, 12)

    assert torch.equal(augmentation_named(kind, **settings)(images), images)
