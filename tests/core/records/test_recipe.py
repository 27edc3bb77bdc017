"""An image contains everything needed to reproduce it."""

import struct
import zlib

import msgspec
import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from sfumato.errors import SfumatoError
from sfumato.records.recipe import RECIPE_KEY, Recipe, read_recipe
from support.recipes import recipe, write_image


def png_chunk(kind, content):
    return (
        struct.pack(">I", len(content))
        + kind
        + content
        + struct.pack(">I", zlib.crc32(kind + content))
    )


def test_recipe_survives_its_image(tmp_path):
    made_by = recipe(2**62, class_label=3, class_name="mit Brille „neu“ 眼镜", guidance_scale=1.5)

    assert read_recipe(write_image(tmp_path, made_by)) == made_by


def test_image_without_a_recipe_has_none(tmp_path):
    assert read_recipe(write_image(tmp_path, None)) is None


NO_SEED = msgspec.json.encode(msgspec.to_builtins(recipe(7)) | {"seed": 2**63}).decode()


@pytest.mark.parametrize("text", ["", "{}", "not json", '{"run": 5}', NO_SEED])
def test_text_that_is_not_a_recipe_counts_as_none(tmp_path, text):
    information = PngInfo()
    information.add_itxt(RECIPE_KEY, text)
    Image.new("RGB", (2, 2)).save(tmp_path / "a.png", pnginfo=information)

    assert read_recipe(tmp_path / "a.png") is None


def test_recipe_of_a_newer_version_with_more_fields_is_read(tmp_path):
    information = PngInfo()
    newer = msgspec.to_builtins(recipe(5)) | {"mood": "calm"}
    information.add_itxt(RECIPE_KEY, msgspec.json.encode(newer).decode())
    Image.new("RGB", (2, 2)).save(tmp_path / "a.png", pnginfo=information)

    assert read_recipe(tmp_path / "a.png") == recipe(5)


@pytest.mark.parametrize("content", [b"", b"no image", b"\x89PNG\r\n\x1a\n"])
def test_file_that_is_not_an_image_is_rejected_by_name(tmp_path, content):
    (tmp_path / "broken.png").write_bytes(content)

    with pytest.raises(SfumatoError, match=r"broken\.png” is not a readable image"):
        read_recipe(tmp_path / "broken.png")


def test_image_that_claims_a_gigantic_size_is_rejected(tmp_path):
    header = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 2, 0, 0, 0)
    content = b"\x89PNG\r\n\x1a\n" + png_chunk(b"IHDR", header) + png_chunk(b"IEND", b"")
    (tmp_path / "bomb.png").write_bytes(content)

    with pytest.raises(SfumatoError, match=r"bomb\.png"):
        read_recipe(tmp_path / "bomb.png")


def test_image_with_a_decompression_bomb_in_its_text_is_rejected(tmp_path):
    header = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    text = RECIPE_KEY.encode() + b"\x00\x00" + zlib.compress(b" " * 5_000_000)
    content = b"\x89PNG\r\n\x1a\n" + png_chunk(b"IHDR", header) + png_chunk(b"zTXt", text)
    (tmp_path / "swell.png").write_bytes(content)

    with pytest.raises(SfumatoError, match=r"swell\.png"):
        read_recipe(tmp_path / "swell.png")


def test_file_name_is_the_same_for_the_same_recipe():
    assert recipe(7).file_name == recipe(7).file_name
    assert recipe(7).file_name.startswith("faces-01-000006400-7-")
    assert recipe(7).file_name.endswith(".png")


@pytest.mark.parametrize("name", Recipe.__struct_fields__)
def test_file_name_changes_with_any_field_of_the_recipe(name):
    is_text = isinstance(getattr(recipe(7), name), str) or name == "class_name"

    changed = msgspec.structs.replace(recipe(7), **{name: "other" if is_text else 5})

    assert changed.file_name != recipe(7).file_name
