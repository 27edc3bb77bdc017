"""PNG files: all color types, bit depths and interlacing, with the chunks that affect display."""

import struct
import zlib
from collections.abc import Iterator
from itertools import product

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageCms

from kinds.kind import Kind, rgb, rgba

__all__ = ["png_kinds", "png_of"]

_PASSES = ((0, 0, 8, 8), (0, 4, 8, 8), (4, 0, 8, 4), (0, 2, 4, 4), (2, 0, 4, 2), (0, 1, 2, 2))
_PASSES += ((1, 0, 2, 1),)

Chunk = tuple[bytes, bytes]


def png_kinds() -> Iterator[Kind]:
    """Yield the PNG files."""
    yield from _color_types()
    yield from _clear_colors()
    yield from _gammas()
    yield from _metadata()


def png_of(
    values: NDArray[np.integer],
    *,
    color_type: int,
    bits: int,
    is_interlaced: bool = False,
    chunks: tuple[Chunk, ...] = (),
) -> bytes:
    """Return a PNG of sample values `(H, W, C)`, chunk by chunk."""
    height, width = values.shape[:2]
    parts = [values]
    if is_interlaced:
        parts = [values[top::down, left::right] for top, left, down, right in _PASSES]
    lines = b"".join(_lines(part, bits) for part in parts)
    head = struct.pack(">IIBBBBB", width, height, bits, color_type, 0, 0, int(is_interlaced))
    whole = b"\x89PNG\r\n\x1a\n"
    for name, content in (
        (b"IHDR", head),
        *chunks,
        (b"IDAT", zlib.compress(lines)),
        (b"IEND", b""),
    ):
        checksum = zlib.crc32(name + content)
        whole += struct.pack(">I", len(content)) + name + content + struct.pack(">I", checksum)
    return whole


def _lines(values: NDArray[np.integer], bits: int) -> bytes:
    if not values.size:
        return b""
    rows = values.reshape(len(values), -1)
    if bits == 16:
        return b"".join(b"\0" + row.astype(">u2").tobytes() for row in rows)
    indices = np.arange(bits - 1, -1, -1)
    streams = ((rows[..., None].astype(np.uint8) >> indices) & 1).reshape(len(rows), -1)
    return b"".join(b"\0" + row.tobytes() for row in np.packbits(streams, axis=1))


def _scaled(pixels: NDArray[np.uint8], bits: int) -> NDArray[np.uint16]:
    return np.rint(pixels / 255 * ((1 << bits) - 1)).astype(np.uint16)


def _palette(count: int) -> tuple[NDArray[np.uint8], bytes]:
    image = Image.fromarray(rgb()).quantize(count, dither=Image.Dither.NONE)
    return np.asarray(image)[..., None], bytes(image.getpalette() or [])[: 3 * count]


def _color_types() -> Iterator[Kind]:
    clear = rgba()
    sources = {
        0: (clear[..., :1], (1, 2, 4, 8, 16)),
        2: (clear[..., :3], (8, 16)),
        4: (clear[..., [0, 3]], (8, 16)),
        6: (clear, (8, 16)),
    }
    for is_interlaced in (False, True):
        preset = "-interlaced" if is_interlaced else ""
        for color_type, (pixels, depths) in sources.items():
            for bits in depths:
                yield Kind(
                    name=f"png-type-{color_type}-{bits}{preset}.png",
                    content=png_of(
                        _scaled(pixels, bits),
                        color_type=color_type,
                        bits=bits,
                        is_interlaced=is_interlaced,
                    ),
                )
        for bits in (1, 2, 4, 8):
            indices, palette = _palette(1 << bits)
            yield Kind(
                name=f"png-palette-{bits}{preset}.png",
                content=png_of(
                    indices,
                    color_type=3,
                    bits=bits,
                    is_interlaced=is_interlaced,
                    chunks=((b"PLTE", palette),),
                ),
            )


def _clear_colors() -> Iterator[Kind]:
    for bits in (1, 2, 4, 8, 16):
        values = _scaled(rgb()[..., :1], bits)
        clear = int(values[0, 0, 0])
        yield Kind(
            name=f"png-gray-{bits}-one-clear.png",
            content=png_of(
                values, color_type=0, bits=bits, chunks=((b"tRNS", struct.pack(">H", clear)),)
            ),
        )
    for bits in (8, 16):
        values = _scaled(rgb(), bits)
        clear = struct.pack(">HHH", *(int(value) for value in values[0, 0]))
        yield Kind(
            name=f"png-rgb-{bits}-one-clear.png",
            content=png_of(values, color_type=2, bits=bits, chunks=((b"tRNS", clear),)),
        )
    for bits in (1, 2, 4, 8):
        indices, palette = _palette(1 << bits)
        alphas = bytes(np.linspace(0, 255, 1 << bits).astype(np.uint8))
        yield Kind(
            name=f"png-palette-{bits}-alphas.png",
            content=png_of(
                indices, color_type=3, bits=bits, chunks=((b"PLTE", palette), (b"tRNS", alphas))
            ),
        )


def _gammas() -> Iterator[Kind]:
    for (gamma, name), (color_type, pixels) in product(
        ((45_455, "srgb"), (100_000, "linear")), ((0, rgb()[..., :1]), (2, rgb()))
    ):
        yield Kind(
            name=f"png-type-{color_type}-gamma-{name}.png",
            content=png_of(
                _scaled(pixels, 8),
                color_type=color_type,
                bits=8,
                chunks=((b"gAMA", struct.pack(">I", gamma)),),
            ),
        )
    yield Kind(
        name="png-srgb-chunk-and-linear-gamma.png",
        content=png_of(
            rgb(),
            color_type=2,
            bits=8,
            chunks=((b"sRGB", b"\0"), (b"gAMA", struct.pack(">I", 45_455))),
        ),
    )


def _metadata() -> Iterator[Kind]:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    large = b"x" * 80_000_000
    chunks: dict[str, tuple[Chunk, ...]] = {
        "profile": ((b"iCCP", b"sRGB\0\0" + zlib.compress(srgb)),),
        "huge-profile": ((b"iCCP", b"big\0\0" + zlib.compress(large)),),
        "huge-ztxt": ((b"zTXt", b"note\0\0" + zlib.compress(large)),),
        "huge-itxt": ((b"iTXt", b"note\0\x01\0\0\0" + zlib.compress(large)),),
        "huge-text": ((b"tEXt", b"note\0" + b"y" * 2_000_000),),
        "many-texts": ((b"zTXt", b"note\0\0" + zlib.compress(b"z" * 1_000_000)),) * 80,
        "broken-ztxt": ((b"zTXt", b"note\0\0broken"),),
        "broken-profile": ((b"iCCP", b"bad\0\0broken"),),
        "broken-exif": ((b"eXIf", b"II*\0\xff\xff\xff\xff"),),
        "unknown-chunk": ((b"prVt", bytes(50)),),
        "physical-size": ((b"pHYs", bytes(9)), (b"tIME", bytes(7)), (b"bKGD", bytes(6))),
    }
    for name, given in chunks.items():
        yield Kind(
            name=f"png-{name}.png",
            content=png_of(rgb(), color_type=2, bits=8, chunks=given),
            truth=rgb(),
        )
