"""Conversion of any pixel format to 8-bit sRGB.

An image is first converted to one of six plain 8-bit modes that can be resized (`to_plain_mode`),
and then through the file's color profile to sRGB (`to_srgb`). Transparent parts are composited over
a background (`over_background`), or kept (`with_alpha`).
"""

import io
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageCms

from sfumato.data.samples import in_eight_bits
from sfumato.data.unsupported import UnsupportedImageError
from sfumato.messages import Message, msg

__all__ = ["over_background", "to_plain_mode", "to_srgb", "with_alpha"]

_PLAIN_MODES = ("L", "LA", "RGB", "RGBA", "CMYK", "LAB")
_PROFILE_SPACES = {"L": "GRAY", "RGB": "RGB", "CMYK": "CMYK"}
_SAME_COLOR = 2  # of 255; a profile that differs from sRGB by no more than this is treated as sRGB
_LARGEST_WIDE_INTEGER = 65_535
_D50 = np.array([0.9642, 1.0, 0.8249])
_SRGB_OF_D50 = np.array(
    [
        [3.1338561, -1.6168667, -0.4906146],
        [-0.9787684, 1.9161415, 0.0334540],
        [0.0719453, -0.2289914, 1.4052427],
    ]
)
"""The matrix from XYZ under D50, with Bradford adaptation (Lindbloom, "RGB/XYZ matrices")."""
_DAMAGED_PROFILE = msg(
    "data.profile_cannot_be_read",
    "The color profile cannot be read; the colors are treated as sRGB.",
)


def to_plain_mode(image: Image.Image) -> tuple[Image.Image, Message]:
    """Convert a loaded image to one of the modes `L`, `LA`, `RGB`, `RGBA`, `CMYK`, and `LAB`.

    16-bit values are scaled to 8 bits, not truncated. Floats and wider integers are scaled by their
    apparent range.

    Returns:
        The image, and a note if its values had to be rescaled.
    """
    mode = image.mode
    if mode.startswith("I;16"):
        return _from_sixteen_bits(image), Message()
    if mode in ("I", "F"):
        return _from_wide_values(image)
    if "transparency" in image.info or image.has_transparency_data:
        return image.convert("LA" if mode in ("L", "LA", "La", "1") else "RGBA"), Message()
    if mode in _PLAIN_MODES:
        return image, Message()
    return image.convert("L" if mode == "1" else "RGB"), Message()


def to_srgb(
    image: Image.Image, *, profile: bytes | None, is_linear: bool = False
) -> tuple[Image.Image, Message]:
    """Convert an image in a plain mode to sRGB.

    Args:
        image: An image in a mode that `to_plain_mode` returns.
        profile: The ICC profile embedded in the file.
        is_linear: Whether the values are linear light; used only if there is no profile.

    Returns:
        An image in `RGB` mode, or `RGBA` if it has transparency, and a note if the profile is
        damaged.
    """
    alpha = image.getchannel("A") if image.mode in ("LA", "RGBA") else None
    opaque = image.convert(image.mode[:-1]) if alpha is not None else image
    colors, note = _without_profile(opaque, profile)
    if is_linear:
        colors = colors.point(_srgb_of_linear())
    if alpha is not None:
        colors.putalpha(alpha)
    return colors, note


def over_background(image: Image.Image, background: str) -> Image.Image:
    """Composite an `RGB` or `RGBA` image over a color `#rrggbb`; the result is in `RGB` mode."""
    if image.mode == "RGB":
        return image
    canvas = Image.new("RGB", image.size, background)
    canvas.paste(image, mask=image.getchannel("A"))
    return canvas


def with_alpha(image: Image.Image, background: str) -> Image.Image:
    """Return an `RGB` or `RGBA` image in `RGBA` mode, with straight alpha.

    Fully transparent pixels have no visible color but need a value; they take the background color
    `#rrggbb`, so that equal images have equal pixels.
    """
    if image.mode == "RGB":
        return image.convert("RGBA")
    canvas = Image.new("RGBA", image.size, f"{background}00")
    canvas.paste(image, mask=image.getchannel("A").point(lambda alpha: 255 if alpha else 0))
    return canvas


def _without_profile(image: Image.Image, profile: bytes | None) -> tuple[Image.Image, Message]:
    if image.mode == "LAB":
        return _srgb_of_lab(image), Message()
    if not profile:
        return image.convert("RGB"), Message()
    try:
        transform = _transform(profile, image.mode)
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return image.convert("RGB"), _DAMAGED_PROFILE
    if transform is None:
        return image.convert("RGB"), Message()
    changed = ImageCms.applyTransform(image, transform) or image
    if image.mode == "L":
        changed = changed.convert("L")  # a gray profile preserves gray, except for rounding
    return changed.convert("RGB"), Message()


@lru_cache(maxsize=32)
def _transform(profile: bytes, mode: str) -> ImageCms.ImageCmsTransform | None:
    """Return the transform from a profile to sRGB, or `None` if none is needed."""
    source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
    if source.profile.xcolor_space.strip() != _PROFILE_SPACES[mode]:
        return None  # a profile for a different pixel format that some program left behind
    transform = ImageCms.buildTransform(source, ImageCms.createProfile("sRGB"), mode, "RGB")
    if mode == "CMYK":
        return transform
    probe = _probe(mode)
    changed = ImageCms.applyTransform(probe, transform) or probe
    difference = np.asarray(changed, np.int16) - np.asarray(probe.convert("RGB"), np.int16)
    return transform if np.abs(difference).max() > _SAME_COLOR else None


def _probe(mode: str) -> Image.Image:
    """Return an image with colors from the whole color cube, or a ramp of grays."""
    if mode == "L":
        return Image.fromarray(np.arange(256, dtype=np.uint8)[None])
    levels = np.linspace(0, 255, 9).astype(np.uint8)
    cube = np.stack(np.meshgrid(levels, levels, levels), axis=-1)
    return Image.fromarray(cube.reshape(9, 81, 3))


def _srgb_of_lab(image: Image.Image) -> Image.Image:
    """Convert CIE Lab (D50) to sRGB by formula; lookup tables are inaccurate for dark colors."""
    values = np.asarray(image)
    light = (values[..., 0] * (100 / 255) + 16) / 116
    a, b = np.moveaxis(values[..., 1:].view(np.int8), -1, 0)
    steps = np.stack([light + a / 500, light, light - b / 200], axis=-1)
    cubes = np.where(steps > 6 / 29, steps**3, 3 * (6 / 29) ** 2 * (steps - 4 / 29))
    return Image.fromarray(_gamma_encoded((cubes * _D50) @ _SRGB_OF_D50.T))


def _gamma_encoded(light: NDArray[np.float64]) -> NDArray[np.uint8]:
    """Return the sRGB values of linear light, clipped to 0..1."""
    clipped = np.clip(light, 0, 1)
    curve = 1.055 * clipped ** (1 / 2.4) - 0.055
    values: NDArray[np.float64] = np.where(clipped <= 0.0031308, 12.92 * clipped, curve)
    return np.rint(255 * values).astype(np.uint8)


@lru_cache(maxsize=1)
def _srgb_of_linear() -> list[int]:
    """Return the lookup table from linear light to sRGB, for three channels."""
    return [int(value) for value in _gamma_encoded(np.arange(256) / 255)] * 3


def _from_sixteen_bits(image: Image.Image) -> Image.Image:
    values = np.asarray(image).astype(np.uint32)
    gray = Image.fromarray(_eighth(values))
    clear = image.info.get("transparency")
    if not isinstance(clear, int):
        return gray
    gray.putalpha(Image.fromarray(np.where(values == clear, 0, 255).astype(np.uint8)))
    return gray


def _eighth(values: NDArray[np.uint32]) -> NDArray[np.uint8]:
    """Scale 0..65535 to 0..255 with rounding: 65535 / 257 = 255."""
    return ((values + 128) // 257).astype(np.uint8)


def _from_wide_values(image: Image.Image) -> tuple[Image.Image, Message]:
    """Scale 32-bit integers or floats, for which files do not specify the value of white."""
    values = np.asarray(image)
    if image.mode == "I" and image.format == "PPM":
        return Image.fromarray(_eighth(values.astype(np.uint32))), Message()  # already 16 bits
    if image.mode == "I":
        low, high = int(values.min()), int(values.max())
        if low < 0 or high > _LARGEST_WIDE_INTEGER:
            raise UnsupportedImageError(
                msg(
                    "data.integer_image",
                    "An image with integer values from {low} to {high}",
                    low=low,
                    high=high,
                )
            )
        values = values.astype(np.uint32)
    scaled, note = in_eight_bits(values)
    return Image.fromarray(scaled), note
