"""Does the flip mirror exactly the pictures that it should?"""

import pytest
import torch

from support.pictures import augmentation_named, random_pictures


def test_a_share_of_one_mirrors_every_picture_left_to_right():
    pictures = random_pictures(8, 3, 5, 7)

    assert torch.equal(augmentation_named("flip", horizontal=1.0)(pictures), pictures.flip(-1))


def test_a_vertical_share_of_one_mirrors_every_picture_top_to_bottom():
    pictures = random_pictures(8, 3, 5, 7)
    flip = augmentation_named("flip", horizontal=0.0, vertical=1.0)

    assert torch.equal(flip(pictures), pictures.flip(-2))


def test_a_quarter_share_mirrors_a_quarter_of_the_pictures():
    torch.manual_seed(0)
    pictures = random_pictures(4000, 1, 2, 2)

    changed = augmentation_named("flip", horizontal=0.25)(pictures)

    is_mirrored = (changed == pictures.flip(-1)).flatten(1).all(dim=1)
    # The standard error of a share of 4,000 is 0.007; mirror-symmetric pictures are rare.
    assert is_mirrored.float().mean().item() == pytest.approx(0.25, abs=0.025)
