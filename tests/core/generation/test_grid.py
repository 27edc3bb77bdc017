"""Tests of grids and rows of images."""

import numpy as np
import pytest
from PIL import Image

from sfumato.generation.grid import save_rows


@pytest.mark.parametrize("channels", [1, 3])
def test_rows_show_each_image_enlarged_below_its_label(tmp_path, channels):
    dark = np.full((2, 32, 32, channels), 10, np.uint8)
    light = np.full((2, 32, 32, channels), 250, np.uint8)

    save_rows(tmp_path / "rows.png", {"base, 5 steps": dark, "distilled, 2 steps": light})

    with Image.open(tmp_path / "rows.png") as image:
        found = np.asarray(image.convert("L"))
    assert min((found == 10).sum(), (found == 250).sum()) >= 2 * 96 * 96
    rows = [int(np.median(np.argwhere(found == level)[:, 0])) for level in (10, 250)]
    assert rows == sorted(rows)
    assert (found == 255).any()  # the label
