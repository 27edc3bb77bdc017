"""The error for a valid file whose format or layout is not supported."""

import struct

from sfumato.errors import DatasetError
from sfumato.messages import Message, Text, msg

__all__ = ["UnsupportedImageError", "unsupported_layout"]

_HINT = msg(
    "data.convert_or_leave_out", "Save it as PNG or JPEG with another program, or leave it out."
)
_LOSSLESS_JPEG = {0xC3, 0xC7, 0xCB, 0xCF}
_HIERARCHICAL_JPEG = {0xC5, 0xC6, 0xCD, 0xCE}
_JPEG_FRAMES = (_LOSSLESS_JPEG | _HIERARCHICAL_JPEG | {0xC0, 0xC1, 0xC2, 0xC9, 0xCA}) | {0xF7}
_UNREAD_DXGI = {
    **dict.fromkeys((79, 80, 81), "BC4"),
    **dict.fromkeys((82, 83, 84), "BC5"),
    **dict.fromkeys((94, 95, 96), "BC6H"),
}
_UNREAD_FOURCC = {b"ATI1": "BC4", b"BC4U": "BC4", b"BC4S": "BC4", b"ATI2": "BC5"}
_UNREAD_FOURCC |= {b"BC5U": "BC5", b"BC5S": "BC5"}


class UnsupportedImageError(DatasetError):
    """Raised for an intact image whose format or layout is not supported.

    Args:
        what: The format and the layout, such as "TIFF with 16-bit floats".
    """

    def __init__(self, what: Text) -> None:
        message = msg(
            "data.layout_is_not_supported",
            "{layout} is not supported; save it as PNG or JPEG to use it.",
            layout=what,
        )
        super().__init__(message, hint=_HINT)


def unsupported_layout(content: bytes) -> Text | None:
    """Return the format and layout of a file if it is known to be unsupported."""
    if content.startswith(b"\xff\xd8"):
        return _jpeg_layout(content)
    if content.startswith(b"DDS "):
        return _dds_layout(content)
    if content.startswith((b"\xff\x4f\xff\x51", b"\0\0\0\x0cjP  ")):
        return _jpeg_2000_layout(content)
    return None


def _jpeg_layout(content: bytes) -> Text | None:
    at = 2
    while at + 9 < len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker in _JPEG_FRAMES:
            bits = content[at + 4]
            if marker == 0xF7:
                return "JPEG-LS"
            if marker in _HIERARCHICAL_JPEG:
                return msg("data.hierarchical_jpeg", "Hierarchical JPEG")
            if marker in _LOSSLESS_JPEG:
                return msg("data.lossless_jpeg", "Lossless JPEG with {bits}-bit values", bits=bits)
            if bits == 8:
                return None
            return msg("data.deep_jpeg", "JPEG with {bits}-bit values", bits=bits)
        at += 2 + struct.unpack_from(">H", content, at + 2)[0]
    return None


def _dds_layout(content: bytes) -> Message | None:
    fourcc = content[84:88]
    packing = _UNREAD_FOURCC.get(fourcc)
    if fourcc == b"DX10" and len(content) >= 132:
        packing = _UNREAD_DXGI.get(struct.unpack_from("<I", content, 128)[0])
    if not packing:
        return None
    return msg("data.dds_compression", "DDS with {packing} compression", packing=packing)


def _jpeg_2000_layout(content: bytes) -> Message | None:
    """Check the component sizes.

    Above 8 bits, values overflow in Pillow and white becomes black.
    """
    at = content.find(b"\xff\x4f\xff\x51")
    if at < 0 or at + 44 > len(content):
        return None
    count = struct.unpack_from(">H", content, at + 40)[0]
    depths = content[at + 42 : at + 42 + 3 * count : 3]
    bits = max((depth & 0x7F) + 1 for depth in depths) if depths else 8
    if any(depth & 0x80 for depth in depths):
        return msg("data.signed_jpeg_2000", "JPEG 2000 with signed {bits}-bit values", bits=bits)
    if set(depths) == {7} or (count == 1 and bits in (8, 16)):
        return None
    return msg(
        "data.jpeg_2000_depth",
        "JPEG 2000 with {n} {bits}-bit channels",
        one="JPEG 2000 with 1 {bits}-bit channel",
        n=count,
        bits=bits,
    )
