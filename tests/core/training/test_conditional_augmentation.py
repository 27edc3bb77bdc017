"""Tests of conditional augmentation: images are transformed exactly as their labels say."""

import math

import msgspec
import pytest
import torch
from torch import Tensor

from sfumato.config.settings import AugmentationConfig
from sfumato.training.conditional_augmentation import apply_transforms, sample_transforms

ALWAYS = AugmentationConfig(probability=1.0)
NONE_OF_THEM = AugmentationConfig(
    probability=1.0,
    use_x_flip=False,
    use_y_flip=False,
    use_scaling=False,
    use_rotation=False,
    use_stretching=False,
    use_translation=False,
)
COUNT = 32
SIZE_PX = 32


def only(use: str) -> AugmentationConfig:
    return msgspec.structs.replace(NONE_OF_THEM, **{use: True})


def indices() -> Tensor:
    """Return the center of each pixel as (x, y), from -1 to 1, `(H, W, 2)`."""
    one_side = (2 * torch.arange(SIZE_PX) + 1) / SIZE_PX - 1
    y, x = torch.meshgrid(one_side, one_side, indexing="ij")
    return torch.stack((x, y), dim=-1)


def smooth(at: Tensor) -> Tensor:
    """Return a smooth image at any coordinates, `(..., H, W)` for `(..., H, W, 2)`."""
    x, y = at.unbind(-1)
    return 0.5 * torch.cos(math.pi * x) + 0.4 * torch.sin(1.5 * math.pi * y + 0.3)


def undone(labels: Tensor, at: Tensor) -> Tensor:
    """Return the original coordinates of `at`, computed by hand from one image's labels."""
    x_flip, y_flip, scale, cos_less_1, sin, stretch_cos, stretch_sin, right, down = labels.tolist()
    x, y = (at - torch.tensor([right, down]) / 4).unbind(-1)  # an eighth of a side of 2
    stretch, direction = (
        math.hypot(stretch_cos, stretch_sin),
        math.atan2(stretch_sin, stretch_cos) / 2,
    )
    along = x * math.cos(direction) + y * math.sin(direction)
    across = y * math.cos(direction) - x * math.sin(direction)
    along, across = along * 2 ** (-0.2 * stretch), across * 2 ** (0.2 * stretch)
    x = along * math.cos(direction) - across * math.sin(direction)
    y = along * math.sin(direction) + across * math.cos(direction)
    turn = math.atan2(sin, cos_less_1 + 1)
    x, y = x * math.cos(turn) + y * math.sin(turn), y * math.cos(turn) - x * math.sin(turn)
    x, y = x * 2 ** (-0.2 * scale), y * 2 ** (-0.2 * scale)
    return torch.stack((x * (1 - 2 * x_flip), y * (1 - 2 * y_flip)), dim=-1)


def test_a_smooth_image_is_transformed_as_its_labels_say() -> None:
    torch.manual_seed(0)
    images = smooth(indices()).expand(COUNT, 1, -1, -1)
    transforms = sample_transforms(COUNT, ALWAYS)

    changed = apply_transforms(images, transforms)

    for number in range(COUNT):
        came_from = undone(transforms.labels[number], indices())
        is_inside = came_from.abs().amax(-1) < 1 - 4 / SIZE_PX  # the border is reflected
        error = (changed[number, 0] - smooth(came_from))[is_inside].abs()
        assert error.max() < 0.015  # of bicubic interpolation at 21 px per period


@pytest.mark.parametrize(
    ("use", "expected"),
    [
        ("use_x_flip", [0]),
        ("use_y_flip", [1]),
        ("use_scaling", [2]),
        ("use_rotation", [3, 4]),
        ("use_stretching", [5, 6]),
        ("use_translation", [7, 8]),
    ],
)
def test_a_disabled_transform_is_neither_applied_nor_labeled(use: str, expected: list[int]) -> None:
    torch.manual_seed(0)

    labels = sample_transforms(200, only(use)).labels

    assert labels.any(dim=0).nonzero().flatten().tolist() == expected


@pytest.mark.parametrize(("use", "axis"), [("use_x_flip", -1), ("use_y_flip", -2)])
def test_flips_move_pixels_without_blurring(use: str, axis: int) -> None:
    torch.manual_seed(0)
    images = torch.rand(COUNT, 3, SIZE_PX, SIZE_PX) * 2 - 1
    transforms = sample_transforms(COUNT, only(use))

    changed = apply_transforms(images, transforms)

    is_flipped = transforms.labels.any(dim=1)
    assert 0 < is_flipped.sum() < COUNT
    torch.testing.assert_close(changed[is_flipped], images[is_flipped].flip(axis))


def test_images_without_a_transform_stay_bit_identical() -> None:
    torch.manual_seed(0)
    images = torch.rand(200, 1, 8, 8) * 2 - 1
    transforms = sample_transforms(200, AugmentationConfig(probability=0.2))
    is_left = ~transforms.labels.any(dim=1)

    changed = apply_transforms(images, transforms)

    assert 0 < is_left.sum() < 200
    assert torch.equal(changed[is_left], images[is_left])
    assert not torch.isclose(changed, images).flatten(1).all(dim=1)[~is_left].any()
    assert torch.equal(apply_transforms(images, sample_transforms(200, NONE_OF_THEM)), images)


def test_each_transform_has_the_configured_probability() -> None:
    torch.manual_seed(0)

    labels = sample_transforms(100_000, AugmentationConfig(probability=0.3)).labels

    shares = (labels != 0).float().mean(dim=0)
    flips, others = shares[:2], shares[2:]
    torch.testing.assert_close(flips, torch.full((2,), 0.15), atol=0.01, rtol=0)  # a fair coin
    torch.testing.assert_close(others, torch.full((7,), 0.3), atol=0.01, rtol=0)


def test_values_stay_in_range_at_sharp_edges() -> None:
    torch.manual_seed(0)
    images = (torch.rand(COUNT, 3, SIZE_PX, SIZE_PX) > 0.5).float() * 2 - 1

    changed = apply_transforms(images, sample_transforms(COUNT, ALWAYS))

    assert changed.abs().max() <= 1


def test_images_are_reflected_beyond_their_borders() -> None:
    torch.manual_seed(1)
    brightest_inside = torch.full((COUNT, 1, SIZE_PX, SIZE_PX), 0.25)

    changed = apply_transforms(brightest_inside, sample_transforms(COUNT, ALWAYS))

    torch.testing.assert_close(changed, brightest_inside)


def test_rectangles_are_rotated_without_shearing() -> None:
    y, x = torch.meshgrid(torch.arange(48.0) - 23.5, torch.arange(96.0) - 47.5, indexing="ij")
    disk = torch.where(x.hypot(y) < 15, 1.0, -1.0).repeat(COUNT, 1, 1, 1)

    turned = apply_transforms(disk, sample_transforms(COUNT, only("use_rotation")))

    is_inside, is_outside = x.hypot(y) < 13, x.hypot(y).sub(20).abs() < 2
    assert (turned[:, 0, is_inside] > 0.9).all()
    assert (turned[:, 0, is_outside] < -0.9).all()
