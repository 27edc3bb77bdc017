"""Files in real folders that a careless program fails on.

Each function builds one of them, mostly byte by byte or with Pillow's writers, so that tests know
the correct colors.
"""

import io
import os
import struct
import subprocess
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageCms

__all__ = [
    "as_bytes",
    "bomb_png",
    "corners",
    "flat",
    "gray_16_bit_png",
    "linear_profile",
    "noise_folder",
    "png_chunks",
    "small_disk",
    "torture_folder",
]

_TURNS_FROM_UPRIGHT = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def as_bytes(image: Image.Image, kind: str, **options: object) -> bytes:
    """Return an image as the content of a file of this format."""
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def flat(color, *, mode: str = "RGB", size: tuple[int, int] = (40, 40)) -> Image.Image:
    """Return an image of one color."""
    return Image.new(mode, size, color)


def corners(size: tuple[int, int] = (48, 48)) -> Image.Image:
    """Return an upright image whose quarters are red, green, blue, and white in reading order."""
    image = Image.new("RGB", size, "white")
    width, height = size[0] // 2, size[1] // 2
    image.paste((220, 20, 20), (0, 0, width, height))
    image.paste((20, 180, 20), (width, 0, size[0], height))
    image.paste((20, 20, 220), (0, height, width, size[1]))
    return image


def turned_jpeg(orientation: int, *, size: tuple[int, int] = (48, 48)) -> bytes:
    """Return the corners as a rotated camera stores them, with the orientation tag."""
    image = corners(size)
    turn = _TURNS_FROM_UPRIGHT[orientation]
    stored = image if turn is None else image.transpose(turn)
    exif = Image.Exif()
    exif[0x0112] = orientation
    return as_bytes(stored, "JPEG", exif=exif, quality=95, subsampling=0)


def png_chunks(*chunks: tuple[bytes, bytes]) -> bytes:
    """Return a PNG made of these chunks."""
    whole = b"\x89PNG\r\n\x1a\n"
    for name, content in chunks:
        checksum = zlib.crc32(name + content)
        whole += struct.pack(">I", len(content)) + name + content + struct.pack(">I", checksum)
    return whole


def png_16_bit(values: np.ndarray) -> bytes:
    """Return a PNG with 16 bits per channel from `(H, W)` or `(H, W, 3)` values."""
    height, width = values.shape[:2]
    color_type = 0 if values.ndim == 2 else 2
    lines = (b"\0" + line.astype(">u2").tobytes() for line in values)
    header = struct.pack(">IIBBBBB", width, height, 16, color_type, 0, 0, 0)
    pixels = zlib.compress(b"".join(lines))
    return png_chunks((b"IHDR", header), (b"IDAT", pixels), (b"IEND", b""))


def gray_16_bit_png() -> bytes:
    """Return a ramp from black to white in 32 columns of 16 bits."""
    return png_16_bit(np.tile(np.linspace(0, 65_535, 32).astype(np.uint16), (32, 1)))


def bomb_png(side: int = 40_000) -> bytes:
    """Return a file of two kilobytes that claims 1.6 billion pixels."""
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    pixels = zlib.compress(bytes(1_000_000), 9)
    return png_chunks((b"IHDR", header), (b"IDAT", pixels), (b"IEND", b""))


def linear_profile() -> bytes:
    """Return an ICC profile with sRGB's primaries and no gamma: mid gray is brighter in sRGB."""
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    content = bytearray(srgb)
    count = struct.unpack_from(">I", content, 128)[0]
    curve_at = len(content)
    curve = b"curv" + bytes(4) + struct.pack(">I", 0)
    content += curve
    for page in range(count):
        entry = 132 + 12 * page
        if content[entry : entry + 4] in (b"rTRC", b"gTRC", b"bTRC"):
            struct.pack_into(">II", content, entry + 4, curve_at, len(curve))
    struct.pack_into(">I", content, 0, len(content))
    return bytes(content)


def palette_png() -> bytes:
    """Return a palette image: the left half blue, the right half transparent."""
    image = Image.new("P", (40, 40), 0)
    image.putpalette([0, 0, 200, 255, 0, 255])
    image.paste(1, (20, 0, 40, 40))
    return as_bytes(image, "PNG", transparency=1)


def animated(kind: str) -> bytes:
    """Return three frames: red, green, blue."""
    frames = [flat(color) for color in ("red", "lime", "blue")]
    return as_bytes(frames[0], kind, save_all=True, append_images=frames[1:], duration=50)


def heic() -> bytes:
    """Return an orange image in HEIC; skips the test if no encoder is available."""
    pillow_heif = pytest.importorskip("pillow_heif")
    stream = io.BytesIO()
    try:
        pillow_heif.from_pillow(flat((230, 120, 30), size=(64, 64))).save(stream, quality=95)
    except RuntimeError:
        pytest.skip("pillow-heif was built without an encoder")
    return stream.getvalue()


def noise_folder(folder: Path, count: int, *, size_px: int = 8, start: int = 0) -> Path:
    """Fill a folder with small images that all differ, and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(start, start + count):
        pixels = np.random.default_rng(number).integers(0, 256, (size_px, size_px, 3), np.uint8)
        Image.fromarray(pixels).save(folder / f"{number}.png")
    return folder


def torture_folder(folder: Path) -> Path:
    """Fill a folder with problematic files from bug reports.

    `USABLE` lists the usable ones, and `REFUSED` the reasons for the others.
    """
    folder.mkdir(parents=True)
    whole = as_bytes(corners((200, 200)), "PNG")
    files = {
        "truncated.png": whole[: len(whole) // 2],
        "unreadable.png": whole[:8] + bytes(200),
        "notes.png": b"Not an image but words.\n" * 5,
        "page.jpg": b"<!DOCTYPE html><html><body>404 Not Found</body></html>",
        "empty.png": b"",
        "bomb.png": bomb_png(),
        "dot.gif": as_bytes(flat(0, mode="L", size=(1, 1)), "GIF"),
        "drawing.svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        "16-bit.png": gray_16_bit_png(),
        "print.jpg": as_bytes(flat((0, 255, 255, 0), mode="CMYK"), "JPEG", quality=95),
        "palette.png": palette_png(),
        "moving.gif": animated("GIF"),
        "turned.jpg": turned_jpeg(6),
        "猫 の 写真.png": as_bytes(flat("teal"), "PNG"),
        "with spaces.png": as_bytes(flat("olive"), "PNG"),
        "with spaces (copy).png": as_bytes(flat("olive"), "PNG"),
        "no-ending": as_bytes(flat("navy"), "JPEG"),
        "._turned.jpg": b"\x00\x05\x16\x07" + bytes(60),
        ".hidden.png": whole,
        "caption.txt": b"a caption",
        "sound.ogg": b"OggS" + bytes(60),
    }
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder


USABLE = {
    "16-bit.png",
    "moving.gif",
    "no-ending",
    "palette.png",
    "print.jpg",
    "turned.jpg",
    "with spaces (copy).png",
    "猫 の 写真.png",
}
REFUSED = {
    "truncated.png": "The file is truncated: it ends before the image does.",
    "unreadable.png": "The file starts like an image, but the rest is damaged.",
    "notes.png": "Despite its extension (.png), this is a text file, not an image.",
    "page.jpg": "Despite its extension (.jpg), this is a web page, not an image.",
    "empty.png": "The file is empty (0 bytes).",
    "bomb.png": "The image has 1,600 million pixels; the limit is 179 million.",
    "dot.gif": "The image is only 1 × 1 px; the minimum is 4 px per side.",
    "drawing.svg": "This is a vector drawing (.svg); save it as PNG or JPEG to use it.",
    "with spaces.png": "Same content as “with spaces (copy).png”.",
}


@contextmanager
def small_disk(folder: Path, *, size: str = "1m", option: str = "rw") -> Iterator[Path]:
    """Mount a small disk in memory; skips the test if that is not permitted."""
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "sfumato-test", str(folder)]
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        pytest.skip("mounting a small disk needs the rights of root")
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("mounting a small disk is not permitted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def make_read_only(disk: Path) -> None:
    """Make a disk from `small_disk` read-only, as after a file system error."""
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
