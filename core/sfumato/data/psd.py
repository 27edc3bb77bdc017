"""A reader for the merged image of Photoshop files (PSD and PSB) with 1, 8, or 16 bits.

It supports all color modes. Pillow reads only 8-bit files, mistakes a saved selection for
transparency, and inverts line art. Layers are not read, because the file also contains the merged
image.
"""

import struct
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from sfumato.data.samples import image_of_samples, in_eight_bits, require_safe_size
from sfumato.data.unsupported import UnsupportedImageError
from sfumato.messages import Text, msg

__all__ = ["is_psd", "read_psd"]

_BITMAP, _GRAY, _INDEXED, _RGB, _CMYK, _DUOTONE, _LAB = 0, 1, 2, 3, 4, 8, 9
_MODES = {
    _BITMAP: "L",
    _GRAY: "L",
    _INDEXED: "RGB",
    _RGB: "RGB",
    _CMYK: "CMYK",
    _DUOTONE: "L",
    _LAB: "LAB",
}
_STORED = {_BITMAP: 1, _GRAY: 1, _INDEXED: 1, _RGB: 3, _CMYK: 4, _DUOTONE: 1, _LAB: 3}
_PROFILE, _CLEAR_INDEX, _VERSION_INFO = 1039, 1047, 1057
_RAW, _RUN_LENGTHS = 0, 1


class _Head(NamedTuple):
    version: int
    channels: int
    height: int
    width: int
    bits: int
    mode: int


def is_psd(content: bytes) -> bool:
    """Return whether the content begins with the signature of a Photoshop file."""
    return content.startswith((b"8BPS\0\1", b"8BPS\0\2"))


def read_psd(content: bytes) -> Image.Image:
    """Return the merged image of a Photoshop file in a plain 8-bit mode.

    Raises:
        UnsupportedImageError: If the mode or depth is not supported, or there is no merged image.
        EOFError, ValueError, struct.error: If the file is damaged.
    """
    head = _Head(*struct.unpack_from(">H6xHIIHH", content, 4))
    _require_known(head)
    require_safe_size(head.width, head.height)
    colors, at = _block(content, 26, ">I")
    resources, at = _block(content, at, ">I")
    layers, at = _block(content, at, ">Q" if head.version == 2 else ">I")
    found = _resources(resources)
    if found.get(_VERSION_INFO, b"\0\0\0\0\1")[4:5] == b"\0":
        raise UnsupportedImageError(
            msg("data.psd_without_merged_image", "A PSD without a merged image")
        )
    planes = _planes(content, at, head)
    image = _image(planes, head, colors, found)
    has_alpha = head.channels > _STORED[head.mode] and _is_merged_clear(layers, head.version)
    if has_alpha and head.mode in (_RGB, _GRAY, _DUOTONE):
        image = _without_white(image, planes[_STORED[head.mode]])
    image.format = "PSD"
    if _PROFILE in found:
        image.info["icc_profile"] = found[_PROFILE]
    return image


def _require_known(head: _Head) -> None:
    is_known = head.mode in _MODES and head.channels >= _STORED[head.mode]
    bits = (1,) if head.mode == _BITMAP else (8,) if head.mode == _INDEXED else (8, 16)
    if not is_known or head.bits not in bits:
        mode: Text = _MODES.get(head.mode) or msg(
            "data.psd_color_mode", "color mode {number}", number=head.mode
        )
        raise UnsupportedImageError(
            msg(
                "data.psd_channels",
                "PSD with {bits}-bit channels ({mode})",
                bits=head.bits,
                mode=mode,
            )
        )


def _block(content: bytes, at: int, length_kind: str) -> tuple[bytes, int]:
    length = struct.unpack_from(length_kind, content, at)[0]
    start = at + struct.calcsize(length_kind)
    return content[start : start + length], start + length


def _resources(block: bytes) -> dict[int, bytes]:
    found: dict[int, bytes] = {}
    at = 0
    while at + 12 <= len(block) and block[at : at + 4] in (b"8BIM", b"MeSa", b"AgHg", b"PHUT"):
        number, name_length = struct.unpack_from(">HB", block, at + 4)
        at += 6 + (name_length + 2) // 2 * 2
        if at + 4 > len(block):
            break
        content, after = _block(block, at, ">I")
        found.setdefault(number, content)
        at = after + len(content) % 2
    return found


def _is_merged_clear(layers: bytes, version: int) -> bool:
    """Return whether the first channel after the colors is the transparency of the merged image."""
    start = 8 if version == 2 else 4
    if len(layers) >= start + 2 and struct.unpack_from(">h", layers, start)[0] < 0:
        return True
    if any(mark in layers for mark in (b"8BIMMtrn", b"8BIMMt16", b"8BIMMt32")):
        return True
    deep = layers.find(b"8BIMLr16")
    deep_start = deep + 8 + start
    return (
        deep >= 0
        and len(layers) >= deep_start + 2
        and struct.unpack_from(">h", layers, deep_start)[0] < 0
    )


def _planes(content: bytes, at: int, head: _Head) -> NDArray[np.uint8]:
    """Return the stored channels, scaled to 0..255, `(C, H, W)`."""
    packing = struct.unpack_from(">H", content, at)[0]
    row_bytes = (head.width * head.bits + 7) // 8
    rows = head.channels * head.height
    data = memoryview(content)[at + 2 :]
    if packing == _RUN_LENGTHS:
        lengths = (4 if head.version == 2 else 2) * rows
        packed = bytes(data[lengths:])
        unpacked = Image.frombytes("L", (row_bytes, rows), packed, "packbits", "L")
        lines = np.asarray(unpacked)
    elif packing == _RAW:
        if len(data) < rows * row_bytes:
            raise EOFError
        lines = np.frombuffer(data, np.uint8, rows * row_bytes).reshape(rows, row_bytes)
    else:
        raise UnsupportedImageError(msg("data.psd_zip_compression", "PSD with ZIP compression"))
    if head.bits == 1:
        lines = np.unpackbits(lines, axis=1)[:, : head.width] * np.uint8(255)
    elif head.bits == 16:
        lines, _ = in_eight_bits(np.ascontiguousarray(lines).view(">u2"))
    return lines.reshape(head.channels, head.height, head.width)


def _image(
    planes: NDArray[np.uint8], head: _Head, colors: bytes, resources: dict[int, bytes]
) -> Image.Image:
    stored = np.moveaxis(planes[: _STORED[head.mode]], 0, -1)
    if head.mode == _INDEXED:
        return _from_palette(planes[0], colors, resources)
    if head.mode in (_BITMAP, _CMYK):  # both store ink, not light
        stored = 255 - stored
    return image_of_samples(stored, _MODES[head.mode])


def _from_palette(
    indices: NDArray[np.uint8], colors: bytes, resources: dict[int, bytes]
) -> Image.Image:
    if len(colors) < 768:
        raise EOFError
    palette = np.frombuffer(colors, np.uint8, 768).reshape(3, 256).T
    pixels = palette[indices]
    clear = resources.get(_CLEAR_INDEX, b"")
    if len(clear) < 2:
        return image_of_samples(pixels, "RGB")
    alpha = np.where(indices == struct.unpack(">H", clear[:2])[0], 0, 255).astype(np.uint8)
    return image_of_samples(np.dstack([pixels, alpha]), "RGBA")


def _without_white(image: Image.Image, alpha: NDArray[np.uint8]) -> Image.Image:
    """Return the image with its transparency and without the white background.

    Photoshop stores colors composited over white. If colors are darker than this allows for their
    alpha value, a different program stored them without compositing.
    """
    merged = np.asarray(image).reshape(*alpha.shape, -1)
    is_merged = bool(
        ((255 - merged.astype(np.int16)) <= alpha[..., None].astype(np.int16) + 2).all()
    )
    if is_merged:
        share = np.maximum(alpha, 1).astype(np.float32)[..., None] / 255.0
        colors = (merged - 255.0 * (1.0 - share)) / share
        merged = np.clip(np.rint(colors), 0, 255).astype(np.uint8)
    return image_of_samples(np.dstack([merged, alpha]), image.mode + "A")
