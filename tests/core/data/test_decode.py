"""Tests of decoding: orientation, colors, and reasons for rejected files."""

import numpy as np
import pytest
from PIL import Image, ImageCms

from sfumato.config.image_shape import ImageShape
from sfumato.data.decode import decode_image, read_content
from sfumato.errors import DatasetError
from sfumato.records.manifest import DatasetRules
from support import odd_images as odd

SIZE_PX = 32
JPEG_TOLERANCE = 4  # of 255: JPEG at quality 95 rounds flat colors


def decode(content, name="a.png", **rules):
    return decode_image(content, DatasetRules(shape=ImageShape.square(SIZE_PX), **rules), name=name)


def color_of(decoded, x=0.5, y=0.5):
    row, column = int(y * SIZE_PX), int(x * SIZE_PX)
    return decoded.pixels[row, column].astype(int)


def assert_color(decoded, expected, *, tolerance=0, x=0.5, y=0.5):
    found = color_of(decoded, x, y)

    assert np.abs(found - expected).max() <= tolerance, f"{found} is not {expected}"


def reason_for(content, name="a.png"):
    with pytest.raises(DatasetError) as caught:
        decode(content, name)
    return str(caught.value.message)


def test_an_image_of_the_target_size_keeps_every_pixel():
    pixels = np.random.default_rng(0).integers(0, 256, (SIZE_PX, SIZE_PX, 3), np.uint8)

    decoded = decode(odd.as_bytes(Image.fromarray(pixels), "PNG"))

    assert np.array_equal(decoded.pixels, pixels)
    assert (decoded.width, decoded.height, decoded.mode) == (SIZE_PX, SIZE_PX, "RGB")
    assert not decoded.note


def test_sixteen_bit_gray_is_scaled_and_not_truncated():
    decoded = decode(odd.gray_16_bit_png())

    expected = np.rint(np.linspace(0, 255, SIZE_PX))
    assert np.abs(decoded.pixels[0, :, 0] - expected).max() <= 1
    assert decoded.pixels[0, -1].tolist() == [255, 255, 255]
    assert decoded.mode == "I;16"


def test_sixteen_bit_color_is_scaled():
    values = np.zeros((SIZE_PX, SIZE_PX, 3), np.uint16) + np.array([65_535, 32_768, 257], np.uint16)

    assert_color(decode(odd.png_16_bit(values)), (255, 128, 1), tolerance=1)


@pytest.mark.parametrize(
    ("ink", "expected"),
    [((0, 255, 255, 0), (255, 0, 0)), ((0, 0, 0, 255), (0, 0, 0)), ((0, 0, 0, 0), (255, 255, 255))],
)
def test_a_cmyk_jpeg_has_correct_colors(ink, expected):
    content = odd.as_bytes(odd.flat(ink, mode="CMYK"), "JPEG", quality=95)

    assert_color(decode(content), expected, tolerance=JPEG_TOLERANCE)


def test_a_transparent_palette_color_shows_the_background():
    decoded = decode(odd.palette_png(), background="#102030")

    assert_color(decoded, (0, 0, 200), x=0.2)
    assert_color(decoded, (0x10, 0x20, 0x30), x=0.8)


@pytest.mark.parametrize(
    ("mode", "color"), [("RGBA", (255, 0, 0, 128)), ("LA", (54, 128)), ("RGBA", (9, 9, 9, 0))]
)
def test_transparent_colors_are_blended_with_the_background(mode, color):
    decoded = decode(odd.as_bytes(odd.flat(color, mode=mode), "PNG"), background="#00ff00")

    alpha = color[-1] / 255
    front = np.array(color[:3] if mode == "RGBA" else color[:1] * 3)
    expected = np.rint(alpha * front + (1 - alpha) * np.array([0, 255, 0])).astype(int)
    assert_color(decoded, expected, tolerance=1)


def test_hidden_colors_of_transparent_pixels_do_not_bleed_into_edges():
    image = odd.flat((255, 0, 255, 0), mode="RGBA", size=(96, 96))
    image.paste((0, 0, 0, 255), (0, 0, 47, 96))

    decoded = decode(odd.as_bytes(image, "PNG"), background="#000000")

    assert decoded.pixels.max() == 0


@pytest.mark.parametrize(
    ("image", "expected"),
    [
        (odd.flat(1, mode="1"), (255, 255, 255)),
        (odd.flat(77, mode="L"), (77, 77, 77)),
        (odd.flat(0.5, mode="F"), (128, 128, 128)),
        (odd.flat(200.0, mode="F"), (200, 200, 200)),
        (odd.flat(32_896, mode="I"), (128, 128, 128)),
    ],
    ids=["bit", "gray", "float of 1", "float of 255", "integer of 65535"],
)
def test_single_channel_modes_become_gray(image, expected):
    assert_color(decode(odd.as_bytes(image, "TIFF"), "a.tif"), expected)


def test_values_of_unknown_range_are_rescaled_with_a_note():
    ramp = np.tile(np.linspace(-1.5, 3.0, SIZE_PX, dtype=np.float32), (SIZE_PX, 1))
    ramp[0, 0] = np.nan

    decoded = decode(odd.as_bytes(Image.fromarray(ramp), "TIFF"), "a.tif")

    assert decoded.pixels[5, 0].tolist() == [0, 0, 0]
    assert decoded.pixels[5, -1].tolist() == [255, 255, 255]
    assert str(decoded.note) == (
        "Values from -1.5 to 3 are rescaled to the range from black to white."
    )


def test_lab_colors_become_srgb():
    lab = ImageCms.profileToProfile(
        odd.flat((200, 30, 40)),
        ImageCms.createProfile("sRGB"),
        ImageCms.createProfile("LAB"),
        outputMode="LAB",
    )

    assert_color(decode(odd.as_bytes(lab, "TIFF"), "a.tif"), (200, 30, 40), tolerance=4)


def test_an_embedded_profile_is_applied():
    content = odd.as_bytes(odd.flat((55, 55, 55)), "PNG", icc_profile=odd.linear_profile())

    linear = 55 / 255
    expected = round(255 * (1.055 * linear ** (1 / 2.4) - 0.055))
    assert_color(decode(content), (expected,) * 3, tolerance=1)


def test_a_profile_applies_to_transparent_images_too():
    image = odd.flat((55, 55, 55, 255), mode="RGBA")

    decoded = decode(odd.as_bytes(image, "PNG", icc_profile=odd.linear_profile()))

    assert color_of(decoded)[0] > 110


def test_an_srgb_profile_changes_nothing():
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()

    decoded = decode(odd.as_bytes(odd.flat((55, 90, 200)), "PNG", icc_profile=srgb))

    assert_color(decoded, (55, 90, 200))


def test_a_damaged_profile_is_noted_and_ignored():
    decoded = decode(odd.as_bytes(odd.flat((9, 8, 7)), "PNG", icc_profile=b"no profile"))

    assert_color(decoded, (9, 8, 7))
    assert str(decoded.note).startswith("The color profile cannot be read")


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_the_first_frame_of_an_animation_is_used(kind):
    decoded = decode(odd.animated(kind))

    assert_color(decoded, (255, 0, 0), tolerance=2)
    assert str(decoded.note) == "First of 3 frames."


@pytest.mark.parametrize("size", [(48, 48), (64, 48), (49, 64)])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_rotated_photo_is_upright(orientation, size):
    decoded = decode(odd.turned_jpeg(orientation, size=size), "a.jpg")

    upright = decode(odd.as_bytes(odd.corners(size), "PNG"))
    difference = np.abs(decoded.pixels.astype(int) - upright.pixels)
    assert np.median(difference) <= JPEG_TOLERANCE
    assert difference.mean() < 6  # JPEG rings slightly at the edges between the quarters
    assert (decoded.width, decoded.height) == size


def test_a_rotated_tiff_is_rotated_once():
    exif = Image.Exif()
    exif[0x0112] = 6
    stored = odd.corners((64, 48)).transpose(Image.Transpose.ROTATE_90)

    decoded = decode(odd.as_bytes(stored, "TIFF", exif=exif), "a.tif")

    assert (decoded.width, decoded.height) == (64, 48)
    assert_color(decoded, (220, 20, 20), x=0.1, y=0.1)
    assert_color(decoded, (20, 180, 20), x=0.9, y=0.1)


def test_a_heic_photo_is_read():
    decoded = decode(odd.heic(), "a.heic")

    assert_color(decoded, (230, 120, 30), tolerance=6)


def test_the_center_square_is_cropped():
    image = odd.flat("black", size=(96, 32))
    image.paste("white", (32, 0, 64, 32))

    decoded = decode(odd.as_bytes(image, "PNG"))

    assert decoded.pixels.min() == 255


def test_padding_shows_the_whole_image():
    image = odd.flat("black", size=(96, 48))

    decoded = decode(odd.as_bytes(image, "PNG"), fit="pad", background="#ff0000")

    assert_color(decoded, (255, 0, 0), y=0.1)
    assert_color(decoded, (0, 0, 0), y=0.5)
    assert_color(decoded, (255, 0, 0), y=0.9)
    assert int((decoded.pixels[:, 16] == 0).all(axis=-1).sum()) == SIZE_PX // 2


def test_a_padded_rotated_photo_has_its_border_on_the_correct_sides():
    decoded = decode(odd.turned_jpeg(6, size=(64, 32)), "a.jpg", fit="pad", background="#000000")

    assert_color(decoded, (0, 0, 0), y=0.1)
    assert_color(decoded, (220, 20, 20), x=0.1, y=0.4, tolerance=12)


def test_downscaling_averages_pixels():
    board = np.indices((256, 256)).sum(axis=0) % 2 * 255

    decoded = decode(odd.as_bytes(Image.fromarray(board.astype(np.uint8)), "PNG"))

    assert np.abs(decoded.pixels.astype(int) - 127).max() <= 2


def test_a_large_jpeg_decoded_at_reduced_size_looks_the_same():
    image = odd.corners((1600, 1200)).resize((1600, 1200))

    from_jpeg = decode(odd.as_bytes(image, "JPEG", quality=95), "a.jpg")

    from_png = decode(odd.as_bytes(image, "PNG"))
    assert np.abs(from_jpeg.pixels.astype(int) - from_png.pixels).mean() < 3
    assert (from_jpeg.width, from_jpeg.height) == (1600, 1200)


def test_a_small_image_is_included_with_a_note():
    decoded = decode(odd.as_bytes(odd.flat("red", size=(16, 20)), "PNG"))

    assert str(decoded.note) == "Enlarged from 16 × 20 px."


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        (b"", "a.png", "The file is empty (0 bytes)."),
        (
            b"Just words.\n",
            "a.png",
            "Despite its extension (.png), this is a text file, not an image.",
        ),
        (
            "Nur Wörter".encode("utf-16"),
            "a.jpg",
            "Despite its extension (.jpg), this is a text file, not an image.",
        ),
        (
            b"<html><p>404</p></html>",
            "a.jpg",
            "Despite its extension (.jpg), this is a web page, not an image.",
        ),
        (
            b"%PDF-1.7\n",
            "a.png",
            "Despite its extension (.png), this is a PDF document, not an image.",
        ),
        (b"PK\x03\x04" + bytes(40), "a", "This is a ZIP archive, not an image."),
        (
            bytes(900),
            "a.png",
            "Despite its extension (.png), this is a file that contains only zeros, not an image.",
        ),
        (b"\x93\x01\xfe" * 99, "a.png", "The content is not in a known image format."),
        (
            b"version https://git-lfs.github.com/spec/v1\noid sha256:00\n",
            "a.png",
            (
                "Despite its extension (.png), this is a Git LFS pointer instead of the "
                "image itself, not an image."
            ),
        ),
    ],
)
def test_a_file_that_is_not_an_image_is_rejected_by_its_name(content, name, reason):
    assert reason_for(content, name) == reason


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF"])
def test_a_truncated_file_is_rejected(kind):
    pixels = np.random.default_rng(0).integers(0, 256, (64, 64, 3), np.uint8)
    content = odd.as_bytes(Image.fromarray(pixels), kind)

    reason = reason_for(content[: len(content) // 2], f"a.{kind.lower()}")

    assert "truncated" in reason or "damaged" in reason


def test_a_decompression_bomb_is_rejected_before_it_unpacks():
    reason = reason_for(odd.bomb_png())

    assert reason.startswith("The image has 1,600 million pixels")


def test_a_large_valid_image_is_read_without_a_warning():
    content = odd.as_bytes(odd.flat(200, mode="L", size=(10_000, 9_500)), "PNG")

    assert_color(decode(content), (200, 200, 200))


def test_an_image_of_one_pixel_is_rejected():
    content = odd.as_bytes(odd.flat("red", size=(1, 1)), "PNG")

    assert reason_for(content) == "The image is only 1 × 1 px; the minimum is 4 px per side."


def test_damaged_exif_leaves_the_orientation_unchanged():
    content = odd.as_bytes(odd.flat((1, 2, 3)), "PNG", exif=b"Exif\0\0II*\0\xff\xff\xff\xff")

    assert_color(decode(content), (1, 2, 3))


def test_a_missing_file_is_reported_as_missing(tmp_path):
    link = tmp_path / "link.png"
    link.symlink_to(tmp_path / "gone.png")

    for path, reason in [
        (tmp_path / "gone.png", "The file is missing."),
        (link, "The target of the link is missing."),
    ]:
        with pytest.raises(DatasetError) as caught:
            read_content(path)
        assert str(caught.value.message) == reason


def test_a_file_larger_than_any_image_is_not_read(tmp_path):
    path = tmp_path / "film.png"
    with path.open("wb") as stream:
        stream.truncate(2**31)  # a sparse file that takes no space on disk

    with pytest.raises(DatasetError, match=r"The file is 2,048 MiB; the limit is 512 MiB\."):
        read_content(path)


def rectangle(content, *, channels=3, height=16, width=24, **rules):
    shape = ImageShape(channels, height, width)
    return decode_image(content, DatasetRules(shape=shape, **rules), name="a.png").pixels


def test_a_rectangle_is_the_largest_central_part_of_the_image():
    rows = np.broadcast_to(5 * np.arange(48, dtype=np.uint8)[:, None, None], (48, 48, 3))

    pixels = rectangle(odd.as_bytes(Image.fromarray(rows.copy()), "PNG"))

    assert pixels.shape == (16, 24, 3)
    expected = 5 * (8.5 + 2 * np.arange(16))  # rows 8 to 40, two at a time
    assert np.abs(pixels[:, :, 0] - expected[:, None]).max() <= 1


def test_a_padded_rectangle_shows_the_whole_image():
    image = Image.new("RGB", (48, 48), "#ff0000")

    pixels = rectangle(odd.as_bytes(image, "PNG"), fit="pad", background="#0000ff")

    assert (pixels[:, 4:20] == (255, 0, 0)).all()
    assert (pixels[:, [0, 3, 20, 23]] == (0, 0, 255)).all()


def test_a_rectangle_is_fitted_to_the_upright_image():
    image = Image.new("RGB", (32, 48), "#ff0000")  # stored sideways
    image.paste("#00ff00", (0, 24, 32, 48))
    exif = Image.Exif()
    exif[0x0112] = 6

    pixels = rectangle(odd.as_bytes(image, "PNG", exif=exif))

    assert (pixels[:, :8] == (0, 255, 0)).all()
    assert (pixels[:, 16:] == (255, 0, 0)).all()


def test_alpha_is_kept_and_invisible_pixels_take_the_background_color():
    image = Image.new("RGBA", (24, 16), (9, 9, 9, 0))
    image.paste((200, 100, 50, 128), (0, 0, 12, 16))

    pixels = rectangle(odd.as_bytes(image, "PNG"), channels=4, background="#0000ff")

    assert (pixels[:, :12] == (200, 100, 50, 128)).all()
    assert (pixels[:, 12:] == (0, 0, 255, 0)).all()


def test_invisible_colors_do_not_bleed_into_edges():
    image = Image.new("RGBA", (96, 64), (0, 255, 0, 0))
    image.paste((200, 100, 50, 255), (0, 0, 46, 64))

    pixels = rectangle(odd.as_bytes(image, "PNG"), channels=4).astype(int)

    red, green, blue = pixels[pixels[..., 3] > 64][:, :3].T
    assert np.abs(green - red / 2).max() <= 2
    assert np.abs(blue - red / 4).max() <= 2


def test_opaque_images_are_opaque_and_borders_transparent():
    content = odd.as_bytes(Image.new("RGB", (16, 16), "#ff0000"), "PNG")

    pixels = rectangle(content, channels=4, fit="pad", background="#0000ff")

    assert (pixels[:, 4:20] == (255, 0, 0, 255)).all()
    assert (pixels[:, [0, 23]] == (0, 0, 255, 0)).all()


def test_gray_images_have_one_channel_if_the_rules_ask_for_it():
    content = odd.as_bytes(Image.new("RGB", (24, 16), "#808080"), "PNG")

    assert (rectangle(content, channels=1) == 128).all()
    assert rectangle(content, channels=1).shape == (16, 24, 1)
