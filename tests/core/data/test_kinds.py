"""Tests of file type detection."""

from pathlib import PurePath

import pytest

from sfumato.data.kinds import (
    HEAD_BYTES,
    PILLOW_FORMATS,
    describe_content,
    has_image_name,
    looks_like_image,
)
from support import odd_images as odd


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF", "AVIF", "JPEG2000"])
def test_images_are_recognized_by_content(kind):
    assert looks_like_image(odd.as_bytes(odd.flat("red"), kind)[:HEAD_BYTES])


@pytest.mark.parametrize(
    "head", [b"", b"BM", b"BMW drives well", b"RIFF0000WAVE", b"\0\0\0\x20ftypisom", b"P6 letters"]
)
def test_other_content_is_not_recognized_as_an_image(head):
    assert not looks_like_image(head)


@pytest.mark.parametrize("name", ["a.PNG", "b.jpeg", "猫.HEIC", "x.y.webp", "c.tif"])
def test_common_extensions_are_recognized_in_any_case(name):
    assert has_image_name(PurePath(name))


@pytest.mark.parametrize("name", ["a.txt", "png", ".png", "a.png.txt"])
def test_other_names_are_not_recognized(name):
    assert not has_image_name(PurePath(name))


def test_a_text_truncated_inside_a_character_is_still_a_text():
    assert describe_content(("ü" * HEAD_BYTES).encode()[: HEAD_BYTES - 1] + b"\xc3") is not None
    assert str(describe_content(("a" + "ü" * HEAD_BYTES).encode()[:HEAD_BYTES])) == "a text file"


def test_formats_that_run_other_programs_are_not_opened():
    assert not {"EPS", "WMF", "MPEG", "GRIB", "HDF5"} & set(PILLOW_FORMATS)
