"""The file format of TensorBoard's event files.

A file is a sequence of TFRecords, each of which is one protocol buffer `Event` with its length and
checksums (tensorflow.org/tutorials/load_data/tfrecord, "TFRecords format details"; field numbers
from tensorboard/compat/proto/event.proto and summary.proto). Only two messages and five fields are
needed, so no library is used.
"""

import struct

__all__ = ["image_value", "record", "scalar_value", "summary_event", "version_event"]

_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5
_MASK_DELTA = 0xA282EAD8
_POLYNOMIAL = 0x82F63B78
"""Polynomial of CRC-32C (Castagnoli), reversed."""


def record(event: bytes) -> bytes:
    """Return an event wrapped as a file record."""
    length = struct.pack("<Q", len(event))
    return length + _masked_crc(length) + event + _masked_crc(event)


def version_event(time: float) -> bytes:
    """Return the event that a file must start with."""
    return _double(1, time) + _bytes(3, b"brain.Event:2")


def summary_event(time: float, step: int, values: list[bytes]) -> bytes:
    """Return the event for some values at a step."""
    summary = b"".join(_bytes(1, value) for value in values)
    return _double(1, time) + _integer(2, step) + _bytes(5, summary)


def scalar_value(tag: str, value: float) -> bytes:
    """Return a named number."""
    number = _key(2, _FIXED32) + struct.pack("<f", value)
    return _bytes(1, tag.encode()) + number


def image_value(tag: str, png: bytes) -> bytes:
    """Return a named image from a complete PNG file, whose first chunk contains the size."""
    width, height = struct.unpack(">II", png[16:24])
    image = _integer(1, height) + _integer(2, width) + _integer(3, 3) + _bytes(4, png)
    return _bytes(1, tag.encode()) + _bytes(4, image)


def _key(field: int, kind: int) -> bytes:
    return _varint(field << 3 | kind)


def _integer(field: int, value: int) -> bytes:
    return _key(field, _VARINT) + _varint(value)


def _double(field: int, value: float) -> bytes:
    return _key(field, _FIXED64) + struct.pack("<d", value)


def _bytes(field: int, value: bytes) -> bytes:
    return _key(field, _BYTES) + _varint(len(value)) + value


def _varint(value: int) -> bytes:
    parts = bytearray()
    while value > 0x7F:
        parts.append(value & 0x7F | 0x80)
        value >>= 7
    parts.append(value)
    return bytes(parts)


def _crc_of_byte(value: int) -> int:
    for _ in range(8):
        value = value >> 1 ^ (_POLYNOMIAL if value & 1 else 0)
    return value


_CRC_BY_BYTE = tuple(_crc_of_byte(value) for value in range(256))


def _masked_crc(data: bytes) -> bytes:
    crc = 0xFFFFFFFF
    for byte in data:
        crc = crc >> 8 ^ _CRC_BY_BYTE[(crc ^ byte) & 0xFF]
    crc ^= 0xFFFFFFFF
    return struct.pack("<I", ((crc >> 15 | crc << 17) + _MASK_DELTA) & 0xFFFFFFFF)
