"""Tests that pixel art is scaled by whole device pixels at every pixel ratio."""

import pytest
from PySide6.QtCore import QSizeF

from sfumato_desktop.widgets.cell_painting import pixel_true_size


@pytest.mark.parametrize(
    ("side", "room", "ratio", "shown", "is_enlarged"),
    [
        (32, 164, 1.0, 160.0, True),
        (32, 164, 2.0, 160.0, True),
        (32, 100, 1.5, 4 * 32 / 1.5, True),
        (32, 32, 1.0, 32.0, True),
        (100, 164, 1.0, 100.0, True),
        (400, 164, 1.0, 164.0, False),
    ],
)
def test_image_grows_by_whole_device_pixels_and_shrinks_to_fit(
    side: int, room: int, ratio: float, shown: float, is_enlarged: bool
) -> None:
    size, was_enlarged = pixel_true_size(QSizeF(side, side), QSizeF(room, room), ratio)

    assert size.width() == pytest.approx(shown)
    assert was_enlarged is is_enlarged


def test_longer_side_determines_the_scale() -> None:
    size, _ = pixel_true_size(QSizeF(400, 100), QSizeF(200, 200), 1.0)

    assert (size.width(), size.height()) == (200.0, 50.0)
