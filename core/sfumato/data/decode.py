"""Decoding of an image file to an upright image of 8-bit sRGB.

The order of the steps matters: pixels are converted to one of six 8-bit modes, the square is
resized in this mode (with premultiplied alpha), and only the small result is converted through the
color profile and composited over the background.
"""

import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePath

import numpy as np
from numpy.typing import NDArray
from PIL import Image, UnidentifiedImageError

from sfumato.data.color import over_background, to_plain_mode, to_srgb, with_alpha
from sfumato.data.kinds import (
    HEAD_BYTES,
    describe_content,
    looks_like_image,
    unread_ending,
    unsupported_kind,
)
from sfumato.data.opening import load, open_image, turn_for_large
from sfumato.data.samples import STRETCHED
from sfumato.data.unsupported import UnsupportedImageError, unsupported_layout
from sfumato.errors import DatasetError
from sfumato.messages import Message, Text, msg, paragraph
from sfumato.records.manifest import DatasetRules

__all__ = ["MINIMUM_SIDE_PX", "DecodedImage", "decode_image", "read_content"]

MINIMUM_SIDE_PX = 4
"""The minimum side length; smaller images are tracking pixels, spacers, or broken exports."""

_LARGEST_FILE_BYTES = 512 * 2**20
_ORIENTATION_TAG = 0x0112
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_SIDEWAYS = (5, 6, 7, 8)
_ANIMATED_FORMATS = ("GIF", "WEBP", "PNG", "AVIF", "TIFF")
_LINEAR_GAMMA = 0.75
"""A PNG with a gamma above this is linear light; the threshold is that of ImageMagick.

Lower gammas describe screens and are ignored by all programs.
"""
_UNSUPPORTED_SIGNS = ("unsupported", "not supported", "cannot handle", "unknown", "unrecognized")
_HINT = msg("data.fix_or_leave_out", "Fix the file or leave it out; other images are not affected.")


@dataclass(frozen=True, eq=False, kw_only=True)
class DecodedImage:
    """A decoded image."""

    pixels: NDArray[np.uint8]
    """The pixels of the upright image in sRGB, `(H, W, C)` in the shape of the rules."""
    width: int
    """The width of the file's upright image in pixels, before resizing."""
    height: int
    mode: str
    """The file's own pixel format, as named by Pillow."""
    note: Message
    """A note about unusual conversions that the user may want to know about.

    Empty if there are none.
    """


def read_content(path: Path) -> bytes:
    """Read a file that may be an image.

    Raises:
        DatasetError: If the file cannot be read, or is larger than any image. The message states
            the reason in one sentence.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):  # opening a pipe would block until there is a writer
            raise DatasetError(
                msg("data.is_not_a_regular_file", "This is not a regular file."), hint=_HINT
            )
        size_bytes = status.st_size
        if size_bytes > _LARGEST_FILE_BYTES:
            reason = msg(
                "data.file_is_too_large",
                "The file is {size:,} MiB; the limit is {limit:,} MiB.",
                size=size_bytes >> 20,
                limit=_LARGEST_FILE_BYTES >> 20,
            )
            raise DatasetError(reason, hint=_HINT)
        return path.read_bytes()
    except FileNotFoundError as error:
        is_link = path.is_symlink()
        reason = (
            msg("data.link_target_is_missing", "The target of the link is missing.")
            if is_link
            else msg("data.file_is_missing", "The file is missing.")
        )
        raise DatasetError(reason, hint=_HINT) from error
    except OSError as error:
        raise DatasetError(
            msg(
                "data.file_cannot_be_read",
                "The file cannot be read: {cause}.",
                cause=error.strerror,
            ),
            hint=_HINT,
        ) from error
    except ValueError as error:  # the name is invalid for system calls
        raise DatasetError(
            msg("data.file_name_is_invalid", "The file name is not valid on this system."),
            hint=_HINT,
        ) from error


def decode_image(content: bytes, rules: DatasetRules, *, name: str) -> DecodedImage:
    """Decode the content of an image file.

    Args:
        content: The content of the whole file.
        rules: The rules that determine shape, fit, and background.
        name: The file's name; its extension is quoted in the message if the content is not an
            image.

    Raises:
        DatasetError: If the content is not an image, or is damaged, truncated, too small, or too
            large. The message states the reason in one sentence.
    """
    if not content:
        raise DatasetError(msg("data.file_is_empty", "The file is empty (0 bytes)."), hint=_HINT)
    with _explained(content, name):
        image = open_image(content)
        size, mode = image.size, image.mode
        if min(size) < MINIMUM_SIDE_PX:
            raise DatasetError(
                msg(
                    "data.image_is_too_small",
                    "The image is only {width} × {height} px; the minimum is {minimum} px per "
                    "side.",
                    width=size[0],
                    height=size[1],
                    minimum=MINIMUM_SIDE_PX,
                ),
                hint=_HINT,
            )
        notes = [_frame_note(image)]
        image.draft(None, (2 * rules.shape.longest_side,) * 2)  # decode JPEG at a reduced size
        with turn_for_large(image):
            image = load(image, content)
            orientation = _orientation(image)
            plain, color_note = to_plain_mode(image)
            is_sideways = orientation in _SIDEWAYS
            small = _resized(plain, rules, is_sideways=is_sideways)
        small, profile_note = to_srgb(
            small,
            profile=image.info.get("icc_profile"),
            is_linear=_is_linear(image),
        )
    if orientation in _TURNS:
        small = small.transpose(_TURNS[orientation])
    width, height = size[::-1] if is_sideways else size
    notes += [
        image.info.get(STRETCHED, Message()),
        color_note,
        profile_note,
        _size_note(width, height, rules),
    ]
    return DecodedImage(
        pixels=_pixels(small, rules),
        width=width,
        height=height,
        mode=mode,
        note=paragraph(notes) if any(notes) else Message(),
    )


def _frame_note(image: Image.Image) -> Message:
    if image.format not in _ANIMATED_FORMATS or not getattr(image, "is_animated", False):
        return Message()
    count = getattr(image, "n_frames", 1)
    image.seek(0)
    if image.format == "TIFF":
        return msg("data.first_of_pages", "First of {count} pages.", count=count)
    return msg("data.first_of_frames", "First of {count} frames.", count=count)


def _is_linear(image: Image.Image) -> bool:
    """Return whether a PNG declares linear light and contains no better color information."""
    info = image.info
    is_other = "icc_profile" in info or "srgb" in info
    return image.format == "PNG" and not is_other and info.get("gamma", 0.0) > _LINEAR_GAMMA


def _orientation(image: Image.Image) -> int:
    try:
        if "orientation" in image.info:
            return int(image.info["orientation"])
        return int(image.getexif().get(_ORIENTATION_TAG, 1))
    except Exception:  # a damaged EXIF block can raise any error, even if the pixels are intact
        return 1


def _resized(image: Image.Image, rules: DatasetRules, *, is_sideways: bool) -> Image.Image:
    """Resize an image that is not yet upright; transparency is premultiplied by Pillow."""
    width, height = image.size
    target_w, target_h = rules.shape.size[::-1] if is_sideways else rules.shape.size
    if rules.fit == "pad":
        scale = min(target_w / width, target_h / height)
        size = (max(1, round(width * scale)), max(1, round(height * scale)))
        box = (0.0, 0.0, float(width), float(height))
    else:
        size = (target_w, target_h)
        box_w = min(width, height * target_w / target_h)
        box_h = min(height, width * target_h / target_w)
        left, top = (width - box_w) / 2, (height - box_h) / 2
        box = (left, top, left + box_w, top + box_h)
    return image.resize(size, Image.Resampling.LANCZOS, box=box, reducing_gap=3.0)


def _pixels(image: Image.Image, rules: DatasetRules) -> NDArray[np.uint8]:
    """Return the pixels of an upright `RGB` or `RGBA` image, with the channels of the rules."""
    shape = rules.shape
    if shape.has_alpha:
        image, ground = with_alpha(image, rules.background), f"{rules.background}00"
    else:
        image, ground = over_background(image, rules.background), rules.background
    if image.size != shape.size:
        canvas = Image.new(image.mode, shape.size, ground)
        canvas.paste(image, ((shape.width - image.width) // 2, (shape.height - image.height) // 2))
        image = canvas
    return np.asarray(image.convert(shape.mode)).reshape(shape.height, shape.width, -1)


def _size_note(width: int, height: int, rules: DatasetRules) -> Message:
    reaches = (width >= rules.shape.width, height >= rules.shape.height)
    if any(reaches) if rules.fit == "pad" else all(reaches):
        return Message()
    return msg("data.enlarged", "Enlarged from {width} × {height} px.", width=width, height=height)


@contextmanager
def _explained(content: bytes, name: str) -> Iterator[None]:
    try:
        yield
    except DatasetError:
        raise
    except Image.DecompressionBombError as error:
        raise DatasetError(_bomb_reason(error), hint=_HINT) from error
    except UnidentifiedImageError as error:
        if kind := unsupported_kind(content[:HEAD_BYTES]):
            raise UnsupportedImageError(kind) from error
        raise DatasetError(_unknown_reason(content, name), hint=_HINT) from error
    except MemoryError as error:
        raise DatasetError(
            msg("data.not_enough_memory", "There is not enough memory to decode the image."),
            hint=_HINT,
        ) from error
    except Exception as error:  # Pillow's decoders raise a dozen types of errors for damaged files
        if layout := _unsupported(content, error):
            raise UnsupportedImageError(layout) from error
        raise DatasetError(_damage_reason(error), hint=_HINT) from error


def _bomb_reason(error: Exception) -> Message:
    sizes = [int(digits) / 1e6 for digits in re.findall(r"\d+", str(error))]
    if len(sizes) < 2:
        return msg(
            "data.image_is_too_large_to_decode", "The image has too many pixels to decode safely."
        )
    return msg(
        "data.image_has_too_many_pixels",
        "The image has {millions:,.0f} million pixels; the limit is {limit:,.0f} million.",
        millions=sizes[0],
        limit=sizes[1],
    )


def _unknown_reason(given: bytes, name: str) -> Message:
    head = given[:HEAD_BYTES]
    if looks_like_image(head):
        return msg(
            "data.content_is_damaged", "The file starts like an image, but the rest is damaged."
        )
    ending = PurePath(name).suffix
    if reason := unread_ending(PurePath(name)):
        return reason
    kind = describe_content(head)
    if kind is None:
        return msg("data.content_is_unknown", "The content is not in a known image format.")
    if not ending:
        return msg("data.is_not_an_image", "This is {kind}, not an image.", kind=kind)
    return msg(
        "data.is_not_an_image_despite_its_name",
        "Despite its extension ({ending}), this is {kind}, not an image.",
        kind=kind,
        ending=ending,
    )


def _unsupported(content: bytes, error: Exception) -> Text | None:
    """Return the unsupported feature because of which decoding failed, if any."""
    layout = unsupported_layout(content)
    detail = str(error).splitlines()[0][:120].rstrip(".") if str(error) else ""
    is_named = any(sign in detail.casefold() for sign in _UNSUPPORTED_SIGNS)
    if layout is None and (is_named or isinstance(error, NotImplementedError)):
        return msg(
            "data.unsupported_variant", "This variant of the format ({detail})", detail=detail
        )
    return layout


def _damage_reason(error: Exception) -> Message:
    text = str(error)
    signs = ("truncated", "unexpected end", "not enough", "unpack requires", "premature", "no more")
    if isinstance(error, EOFError) or any(sign in text.casefold() for sign in signs):
        return msg(
            "data.file_is_truncated", "The file is truncated: it ends before the image does."
        )
    detail = text.splitlines()[0][:120].rstrip(".") if text else type(error).__name__
    return msg("data.image_is_damaged", "The image data is damaged ({detail}).", detail=detail)
