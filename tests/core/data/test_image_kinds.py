"""Tests that every kind of file is decoded correctly or rejected for the true reason."""

from functools import lru_cache

import pytest

from support.image_kinds import StoredKind, outcome_of, read_kinds

FEWEST_EQUAL = 375
"""Rejecting what was readable before is a regression, too."""


@lru_cache(maxsize=1)
def kinds() -> dict[str, StoredKind]:
    return {kind.name: kind for kind in read_kinds()}


def distillation_results(prefix: str) -> dict[str, str]:
    found = {name: outcome_of(kind) for name, kind in kinds().items() if name.startswith(prefix)}
    assert found
    bad = {name: out.text for name, out in found.items() if out.result in ("wrong", "damaged")}
    assert not bad
    return {name: outcome.result for name, outcome in found.items()}


@pytest.mark.parametrize(
    ("prefix", "unsupported"),
    [
        ("png-", set()),
        ("jpeg-", {"jpeg-2000-rgb-16.jp2", "jpeg-xr.jxr", "jpeg-ls.jls", "jpeg-12-bit.jpg"}),
        ("webp-", set()),
        ("heic-", set()),
        ("avif-", set()),
        ("gif-", set()),
        ("bmp-", {"bmp-16-444.bmp", "bmp-32-bgr-v5.bmp", "bmp-32-ten-bits.bmp"}),
        ("tga-", set()),
        ("psd-", {"psd-gray-32.psd", "psd-rgb-32.psd", "psd-rgb-mask-32.psd"}),
        ("dds-", {"dds-BC5.dds"}),
        ("qoi-", set()),
        ("ico", set()),
        ("pgm-", set()),
        ("ppm-", set()),
        ("pbm-", set()),
        ("jxl-", {"jxl-box.jxl", "jxl-bare.jpg", "jxl-box-named.png"}),
    ],
)
def test_every_format_decodes_correctly_except_for_named_layouts(prefix, unsupported):
    found = distillation_results(prefix)

    assert {name for name, result in found.items() if result == "unsupported"} == unsupported


def test_only_rare_tiff_layouts_are_rejected():
    refused = {
        name for name, result in distillation_results("tiff-").items() if result == "unsupported"
    }

    assert refused == {
        "tiff-cmyk-alpha-u1.tif",
        "tiff-float-lzw.tif",
        *(f"tiff-gray-i{size}.tif" for size in (1, 2, 4)),
    }


def test_no_kind_decodes_incorrectly_or_is_called_damaged():
    found = distillation_results("")

    assert len(found) >= 400
    assert sum(result == "equal" for result in found.values()) >= FEWEST_EQUAL


def test_a_rejection_names_the_layout():
    kind = kinds()["tiff-float-lzw.tif"]

    assert outcome_of(kind).text == (
        "TIFF with 3 channels of 32-bit floats (RGB) with LZW compression is not supported; "
        "save it as PNG or JPEG to use it."
    )
