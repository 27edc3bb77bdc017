"""Tests that images are shifted by whole pixels, within the limit, mirrored at the border."""

import torch
from torch.nn.functional import pad

from support.images import augmentation_named, gradient


def windows_onto(image, reach):
    """Return every window onto the mirrored image, `(windows, C, H, W)`."""
    size = image.shape[-1]
    wide = pad(image[None].float(), [reach] * 4, mode="reflect")[0].to(torch.uint8)
    indices = range(2 * reach + 1)
    return torch.stack([wide[:, y : y + size, x : x + size] for y in indices for x in indices])


def test_every_result_is_a_window_onto_the_mirrored_image_and_all_windows_occur():
    torch.manual_seed(0)
    images = gradient(8, count=2000)
    possible = windows_onto(images[0], reach=2)

    changed = augmentation_named("shift", reach_percent=25.0)(images)

    found = (changed[:, None] == possible[None]).flatten(2).all(dim=2)
    assert found.any(dim=1).all()
    assert found.any(dim=0).all()


def test_the_shift_never_exceeds_what_mirroring_can_fill():
    torch.manual_seed(0)
    images = gradient(2, count=50)

    changed = augmentation_named("shift", reach_percent=50.0)(images)

    assert len(changed.flatten(1).unique(dim=0)) == 4
