"""The reader for each image file, and second attempts for files with intact pixels.

Pillow reads most files. Some TIFF files and all Photoshop files are read by Sfumato's own readers.
In addition, Pillow rejects two kinds of files that other programs can open: PNG files with more
text or profile data than it allows, and JPEG files without an end marker. For these files, a second
attempt is made without the cause of the error.
"""

import io
import logging
import re
import struct
import threading
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from functools import lru_cache

import numpy as np
from PIL import Image, UnidentifiedImageError

from sfumato.data.kinds import PILLOW_FORMATS
from sfumato.data.psd import is_psd, read_psd
from sfumato.data.tiff import is_read_by_pillow, is_tiff, read_tiff
from sfumato.data.unsupported import UnsupportedImageError, unsupported_layout

__all__ = ["load", "open_image", "turn_for_large"]

_LARGE_PIXELS = 24_000_000
_one_large_at_a_time = threading.Lock()
_PILLOW_WARNINGS = ("ignore", None, Warning, re.compile(r"PIL\."), 0)
_BY_HEADER = ("JPEG2000", "DDS")
"""The formats whose header is checked first, because Pillow reads some layouts incorrectly."""

_PNG_MARK = b"\x89PNG\r\n\x1a\n"
_NEEDED_CHUNKS = frozenset(
    (b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"eXIf")
)
_LARGEST_PROFILE_BYTES = 1 << 26
_JPEG_END = b"\xff\xd9"
_FILLERS = tuple(bytes([first, 0x6B, 0x95, 0xD2]) * 250 for first in (0x5A, 0xA5, 0xDB, 0xF1))
"""Bytes to append to a JPEG to detect truncated data.

They change the last blocks of a JPEG whose data is truncated, and are ignored if the data is
complete. They differ from each other, and do not start with zeros, because the decoder itself pads
data with zeros.
"""


def open_image(content: bytes) -> Image.Image:
    """Open a file with the appropriate reader; `load` returns the pixels.

    Raises:
        UnsupportedImageError: If the layout is not supported.
        Exception: If the content is not an image or is damaged; errors of many types are possible.
    """
    _prepare_pillow()
    if is_psd(content):
        with _one_large_at_a_time:
            return read_psd(content)
    try:
        image = _opened(content)
    except (UnidentifiedImageError, ValueError):  # the latter if metadata exceeds a limit
        otherwise = _opened_otherwise(content)
        if otherwise is None:
            raise
        return otherwise
    if image.format == "TIFF" and not is_read_by_pillow(image):
        with _one_large_at_a_time:
            return read_tiff(content)
    if image.format in _BY_HEADER and (layout := unsupported_layout(content)):
        raise UnsupportedImageError(layout)
    return image


def load(image: Image.Image, content: bytes) -> Image.Image:
    """Return an opened image with its pixels, or a different one if a second attempt was needed.

    Raises:
        Exception: If the image is damaged; errors of many types are possible.
    """
    try:
        image.load()
    except (OSError, ValueError, SyntaxError):
        if image.format == "PNG":
            image = _opened_without_metadata(content)
            image.load()
            return image
        if image.format in ("JPEG", "MPO") and (whole := _with_end(content)) is not None:
            return whole
        raise
    return image


@contextmanager
def turn_for_large(image: Image.Image) -> Iterator[None]:
    """Process very large images one at a time, to limit the memory that all threads use."""
    is_large = image.width * image.height > _LARGE_PIXELS
    with _one_large_at_a_time if is_large else nullcontext():
        yield


def _opened(content: bytes) -> Image.Image:
    # Pillow's own check rejects decompression bombs. For images of up to twice its limit, it only
    # warns; these large images are accepted. `warnings.catch_warnings` does not work here: it is
    # not thread-safe.
    if _PILLOW_WARNINGS not in warnings.filters:
        warnings.filterwarnings("ignore", module=r"PIL\.")
    return Image.open(io.BytesIO(content), formats=PILLOW_FORMATS)


def _opened_otherwise(content: bytes) -> Image.Image | None:
    if is_tiff(content):
        with _one_large_at_a_time:
            return read_tiff(content)
    if layout := unsupported_layout(content):
        raise UnsupportedImageError(layout)
    if content.startswith(_PNG_MARK):
        return _opened_without_metadata(content)
    return None


def _loaded(content: bytes) -> Image.Image:
    image = _opened(content)
    image.load()
    return image


@lru_cache(maxsize=1)
def _prepare_pillow() -> None:
    """Enable HEIC in Pillow, and do not show its messages about damaged files in the terminal."""
    import pillow_heif  # loads a codec of several megabytes, so imported only when images are read

    pillow_heif.register_heif_opener(thumbnails=False)
    logging.getLogger("PIL").addHandler(logging.NullHandler())
    logging.getLogger("tifffile").addHandler(logging.NullHandler())


def _opened_without_metadata(content: bytes) -> Image.Image:
    """Open a PNG without the chunks that do not affect the pixels.

    Pillow allows profiles of up to one megabyte. A larger profile is decompressed here, up to a
    limit.
    """
    kept, profile = [_PNG_MARK], b""
    at = len(_PNG_MARK)
    while at + 8 <= len(content):
        length, name = struct.unpack_from(">I4s", content, at)
        end = at + 12 + length
        if name in _NEEDED_CHUNKS:
            kept.append(content[at:end])
        elif name == b"iCCP" and not profile:
            profile = _unpacked_profile(content[at + 8 : end - 4])
        at = end
    image = _opened(b"".join(kept))
    if profile:
        image.info["icc_profile"] = profile
    return image


def _unpacked_profile(chunk: bytes) -> bytes:
    """Return the profile in a PNG chunk; empty if it is damaged or unreasonably large."""
    unpacker = zlib.decompressobj()
    try:
        profile = unpacker.decompress(chunk[chunk.index(0) + 2 :], _LARGEST_PROFILE_BYTES)
    except (ValueError, zlib.error):
        return b""
    return b"" if unpacker.unconsumed_tail else profile


def _with_end(content: bytes) -> Image.Image | None:
    """Return the image of a JPEG that lacks only its end marker, or `None` if data is missing.

    The decoder silently pads missing data. Therefore, the file is decoded again with different
    bytes before the added marker; these bytes are ignored if the data is complete.
    """
    bare = content[:-1] if content.endswith(b"\xff") else content
    if not _has_all_scans(bare):
        return None
    image = _loaded(bare + _JPEG_END)
    others = (_loaded(bare + filler + _JPEG_END) for filler in _FILLERS)
    is_whole = all(np.array_equal(np.asarray(image), np.asarray(other)) for other in others)
    return image if is_whole else None


def _has_all_scans(content: bytes) -> bool:
    """Return whether the scans of a JPEG contain every bit of every coefficient."""
    wanted: set[int] = set()
    given: set[tuple[int, int]] = set()
    at = 2
    is_progressive = False
    while 0 <= at < len(content) - 4:
        marker, length = content[at + 1], struct.unpack_from(">H", content, at + 2)[0]
        body = content[at + 4 : at + 2 + length]
        if marker in (0xC0, 0xC1, 0xC2, 0xC9, 0xCA):
            is_progressive = marker in (0xC2, 0xCA)
            wanted = set(body[6::3])
        elif marker == 0xDA:
            members = body[1 : 1 + 2 * body[0] : 2]
            first, last, bits = body[1 + 2 * body[0] :][:3]
            if not is_progressive or bits & 0x0F == 0:
                last = 63 if not is_progressive else last
                given |= {(name, index) for name in members for index in range(first, last + 1)}
        at = _next_marker(content, at + 2 + length)
    return bool(wanted) and all((name, index) in given for name in wanted for index in range(64))


def _next_marker(content: bytes, at: int) -> int:
    """Return the position of the next marker, ignoring restart markers and stuffed bytes."""
    while (at := content.find(b"\xff", at)) >= 0 and at + 1 < len(content):
        if content[at + 1] not in (0x00, 0xFF) and not 0xD0 <= content[at + 1] <= 0xD7:
            return at
        at += 1
    return -1
