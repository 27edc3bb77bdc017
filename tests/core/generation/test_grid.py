"""Tests of grids and rows of images."""

import numpy as np
import pytest
from PIL import Image

from sfumato.generation.grid import save_grid, save_rows, save_table


@pytest.mark.parametrize("channels", [1, 3, 4])
def test_rows_show_each_image_enlarged_below_its_label(tmp_path, channels):
    dark, light = (np.full((2, 32, 32, channels), level, np.uint8) for level in (10, 250))
    for images in (dark, light):
        images[..., 3:] = 255

    save_rows(tmp_path / "rows.png", {"base, 5 steps": dark, "distilled, 2 steps": light})

    with Image.open(tmp_path / "rows.png") as image:
        found = np.asarray(image.convert("L"))
    assert min((found == 10).sum(), (found == 250).sum()) >= 2 * 96 * 96
    rows = [int(np.median(np.argwhere(found == level)[:, 0])) for level in (10, 250)]
    assert rows == sorted(rows)
    assert (found == 255).any()  # the label


def test_a_grid_of_rectangles_keeps_alpha(tmp_path):
    images = np.full((2, 32, 48, 4), (10, 20, 30, 0), np.uint8)

    columns = save_grid(tmp_path / "grid.png", images)

    with Image.open(tmp_path / "grid.png") as image:
        found = np.asarray(image)
    assert columns == 2
    assert found.shape == (2 * 32 + 4, 4 * 48 + 6, 4)
    assert (found == (10, 20, 30, 0)).all(axis=-1).sum() == 2 * 2 * 32 * 2 * 48
    assert found[0, 0].tolist() == [128, 128, 128, 255]


def test_rows_and_tables_show_transparent_images_on_gray(tmp_path):
    clear = np.full((2, 32, 48, 4), (255, 0, 0, 0), np.uint8)

    save_rows(tmp_path / "rows.png", {"a": clear})
    save_table(tmp_path / "table.png", ("1", "2"), {"a": clear})

    for name in ("rows.png", "table.png"):
        with Image.open(tmp_path / name) as image:
            found = np.asarray(image)
        assert (found == 128).all(axis=-1).sum() >= 2 * 32 * 48
        assert not (found == (255, 0, 0)).all(axis=-1).any()
