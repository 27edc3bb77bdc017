"""Tests of second attempts at files with intact pixels, and of rejected damaged files."""

import struct
import zlib

import numpy as np
import pytest
from PIL import Image

from sfumato.config.image_shape import ImageShape
from sfumato.data.decode import decode_image
from sfumato.errors import DatasetError
from sfumato.records.manifest import DatasetRules
from support import odd_images as odd

SIDE_PX = 64


def decode(content, name="a"):
    return decode_image(content, DatasetRules(shape=ImageShape.square(SIDE_PX)), name=name).pixels


def reason_for(content, name="a.png"):
    with pytest.raises(DatasetError) as caught:
        decode(content, name)
    return str(caught.value.message)


def jpeg(**options):
    pixels = np.random.default_rng(0).integers(0, 256, (SIDE_PX, SIDE_PX, 3), np.uint8)
    return odd.as_bytes(Image.fromarray(pixels), "JPEG", quality=80, **options)


@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"restart_marker_blocks": 3}])
@pytest.mark.parametrize("lost", [1, 2])
def test_a_jpeg_without_its_end_marker_is_read(options, lost):
    content = jpeg(**options)

    assert np.array_equal(decode(content[:-lost]), decode(content))


@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"restart_marker_blocks": 3}])
def test_a_jpeg_that_lacks_more_is_truncated(options):
    content = jpeg(**options)

    for lost in (3, 4, 6, 20, 100, len(content) // 2):
        assert "truncated" in reason_for(content[:-lost])


def test_a_progressive_jpeg_cut_between_two_scans_is_truncated():
    content = jpeg(progressive=True)
    scans = [at for at in range(len(content)) if content[at : at + 2] == b"\xff\xda"]

    for at in scans[1:]:
        tables = content.rfind(b"\xff\xc4", 0, at)  # of this scan; the previous one ends there
        assert "truncated" in reason_for(content[:tables])


def test_a_profile_of_two_megabytes_is_applied():
    large = odd.linear_profile()
    large = struct.pack(">I", len(large) + 2_000_000) + large[4:] + bytes(2_000_000)
    profile = b"large\0\0" + zlib.compress(large)
    plain = odd.as_bytes(odd.flat((55, 55, 55), size=(64, 64)), "PNG")
    chunk = struct.pack(">I", len(profile)) + b"iCCP" + profile
    chunk += struct.pack(">I", zlib.crc32(b"iCCP" + profile))

    pixels = decode(plain[:33] + chunk + plain[33:])

    assert pixels[0, 0].tolist() == [128, 128, 128]


def test_a_text_chunk_with_a_wrong_checksum_is_ignored():
    plain = odd.as_bytes(odd.flat("red", size=(64, 64)), "PNG")
    chunk = struct.pack(">I", 6) + b"tEXtnote\0x" + b"bad!"

    assert decode(plain[:33] + chunk + plain[33:])[0, 0].tolist() == [255, 0, 0]


def test_a_damaged_png_with_large_texts_is_still_damaged():
    plain = odd.as_bytes(odd.corners((64, 64)), "PNG")
    text = b"note\0\0" + zlib.compress(b"x" * 5_000_000)
    chunk = struct.pack(">I", len(text)) + b"zTXt" + text
    chunk += struct.pack(">I", zlib.crc32(b"zTXt" + text))

    assert "truncated" in reason_for(plain[:33] + chunk + plain[33:-60])


@pytest.mark.parametrize("lost", [100, 2000])
def test_a_cut_off_tiff_of_unusual_layout_is_truncated(lost):
    import tifffile

    pixels = np.zeros((SIDE_PX, SIDE_PX, 3), np.float32)
    stream = odd.io.BytesIO()
    tifffile.imwrite(stream, pixels, photometric="rgb", metadata=None)

    assert "truncated" in reason_for(stream.getvalue()[:-lost], "a.tif")


def test_a_cut_off_photoshop_file_is_truncated():
    head = b"8BPS" + struct.pack(">H6xHIIHH", 1, 3, 64, 64, 16, 3) + bytes(14)

    assert "truncated" in reason_for(head + bytes(1000), "a.psd")


@pytest.mark.parametrize("version", [1, 2])
def test_a_photoshop_decompression_bomb_is_rejected(version):
    head = b"8BPS" + struct.pack(">H6xHIIHH", version, 3, 60_000, 60_000, 8, 3) + bytes(18)

    assert "million pixels" in reason_for(head, "a.psd")


def test_a_camera_raw_file_with_a_tif_name_is_reported_as_such():
    exif = Image.Exif()
    exif[50706] = b"\1\4\0\0"
    content = odd.as_bytes(odd.flat("red", size=(64, 64)), "TIFF", exif=exif)

    assert reason_for(content, "a.tif").startswith("A camera raw file (DNG) is not supported")
