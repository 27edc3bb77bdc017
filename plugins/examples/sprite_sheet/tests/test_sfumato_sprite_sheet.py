"""Tests of the plugin against Sfumato's contract and of the atlas against the sheet."""

import json

import pytest
import sfumato_sprite_sheet
from PIL import Image

from sfumato.config.image_shape import ImageShape
from sfumato.testing.small_model import small_model


@pytest.fixture
def entry(check_plugin):
    return check_plugin(sfumato_sprite_sheet).exporters["sprite_sheet"]


@pytest.mark.parametrize("channels", [1, 3])
def test_the_exporter_keeps_its_contract(entry, check_exporter, tmp_path, channels):
    folder = check_exporter(
        entry, tmp_path, {"count": 5}, model=small_model(shape=ImageShape.square(8, channels))
    )

    atlas = json.loads((folder / "atlas.json").read_text(encoding="utf-8"))
    with Image.open(folder / "sheet.png") as sheet:
        assert sheet.size == (24, 16)
        assert atlas["meta"]["size"] == {"w": 24, "h": 16}
    assert list(atlas["frames"]) == [f"{seed}.png" for seed in range(5)]


def test_each_sprite_is_surrounded_by_padding(entry, check_exporter, tmp_path):
    settings = {"count": 2, "columns": 2, "padding_px": 3, "seed": 7}

    folder = check_exporter(entry, tmp_path, settings)

    atlas = json.loads((folder / "atlas.json").read_text(encoding="utf-8"))
    assert atlas["frames"]["8.png"]["frame"] == {"x": 17, "y": 3, "w": 8, "h": 8}
    with Image.open(folder / "sheet.png") as sheet:
        assert sheet.size == (28, 14)
        assert sheet.getpixel((0, 0)) == (0, 0, 0, 0)
