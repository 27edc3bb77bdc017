"""TIFF files: every depth, layout and compression that photography and science programs write."""

import io
from collections.abc import Iterator
from contextlib import suppress
from itertools import product

import numpy as np
import tifffile
from numpy.typing import NDArray
from PIL import Image, ImageCms

from kinds.color import on_white, srgb_of_lab
from kinds.kind import Kind, rgb, rgba, saved

__all__ = ["tiff_kinds"]

_WHITE = {"u1": 255, "u2": 65_535, "u4": 2**32 - 1, "f2": 1.0, "f4": 1.0, "f8": 1.0}


def tiff_kinds() -> Iterator[Kind]:
    """Yield the TIFF files."""
    yield from _depths()
    yield from _layouts()
    yield from _alpha()
    yield from _signed()
    yield from _other_colors()
    yield from _packings()
    yield from _several_pages()


def _gray() -> NDArray[np.uint8]:
    return rgb()[..., 0]


def _written(pixels: NDArray[np.generic], **options: object) -> bytes:
    stream = io.BytesIO()
    tifffile.imwrite(stream, pixels, **({"metadata": None} | options))
    return stream.getvalue()


def _scaled(pixels: NDArray[np.uint8], kind: str) -> NDArray[np.generic]:
    white = _WHITE[kind]
    if isinstance(white, float):
        return (pixels / 255).astype(kind)
    return (pixels.astype(np.uint64) * (white // 255)).astype(kind)


def _threefold(gray: NDArray[np.uint8]) -> NDArray[np.uint8]:
    return np.dstack([gray] * 3)


def _depths() -> Iterator[Kind]:
    for kind, order in product(_WHITE, "<>"):
        word = {"<": "little", ">": "big"}[order]
        shape = {"byteorder": order}
        yield Kind(
            name=f"tiff-rgb-{kind}-{word}.tif",
            content=_written(_scaled(rgb(), kind), photometric="rgb", **shape),
            truth=rgb(),
        )
        yield Kind(
            name=f"tiff-gray-{kind}-{word}.tif",
            content=_written(_scaled(_gray(), kind), photometric="minisblack", **shape),
            truth=_threefold(_gray()),
        )
        if isinstance(_WHITE[kind], float):
            continue
        yield Kind(
            name=f"tiff-white-is-zero-{kind}-{word}.tif",
            content=_written(_scaled(255 - _gray(), kind), photometric="miniswhite", **shape),
            truth=_threefold(_gray()),
        )


def _layouts() -> Iterator[Kind]:
    presets = {
        "planar": {"planarconfig": "separate"},
        "tiles": {"tile": (16, 16)},
        "planar-tiles": {"planarconfig": "separate", "tile": (16, 16)},
        "strips": {"rowsperstrip": 5},
        "big": {"bigtiff": True},
    }
    packings = {
        "raw": {},
        "zip": {"compression": "zlib"},
        "zip-predictor": {"compression": "zlib", "predictor": True},
    }
    for (preset, layout), (packing, options), kind in product(
        presets.items(), packings.items(), ("u1", "u2", "u4", "f4")
    ):
        order = ">" if kind == "u2" and preset != "big" else "<"
        pixels = _scaled(rgb(), kind)
        if "planarconfig" in layout:
            pixels = np.moveaxis(pixels, -1, 0)
        with suppress(KeyError):  # a float predictor can be written only with imagecodecs
            content = _written(pixels, photometric="rgb", byteorder=order, **layout, **options)
            yield Kind(name=f"tiff-rgb-{kind}-{preset}-{packing}.tif", content=content, truth=rgb())


def _alpha() -> Iterator[Kind]:
    clear = rgba()
    shown = on_white(clear)
    for kind in ("u1", "u2", "u4", "f4"):
        yield Kind(
            name=f"tiff-rgba-{kind}.tif",
            content=_written(_scaled(clear, kind), photometric="rgb", extrasamples=["unassalpha"]),
            truth=shown,
        )
    mixed = np.rint(clear[..., :3] * (clear[..., 3:] / 255)).astype(np.uint8)
    mixed = np.dstack([mixed, clear[..., 3]])
    for kind in ("u1", "u2"):
        yield Kind(
            name=f"tiff-rgba-{kind}-associated.tif",
            content=_written(_scaled(mixed, kind), photometric="rgb", extrasamples=["assocalpha"]),
            truth=shown,
        )
        yield Kind(
            name=f"tiff-rgb-{kind}-unnamed-fourth.tif",
            content=_written(_scaled(clear, kind), photometric="rgb", extrasamples=["unspecified"]),
            truth=clear[..., :3],
        )
        gray = np.dstack([_gray(), clear[..., 3]])
        yield Kind(
            name=f"tiff-gray-alpha-{kind}.tif",
            content=_written(
                _scaled(gray, kind),
                photometric="minisblack",
                planarconfig="contig",
                extrasamples=["unassalpha"],
            ),
            truth=on_white(np.dstack([_threefold(_gray()), clear[..., 3]])),
        )
    five = np.dstack([clear, _gray()])
    yield Kind(
        name="tiff-rgb-u1-five-samples.tif",
        content=_written(five, photometric="rgb", extrasamples=["unassalpha", "unspecified"]),
        truth=shown,
    )


def _signed() -> Iterator[Kind]:
    for kind in ("i1", "i2", "i4"):
        span = np.iinfo(kind).max
        pixels = np.rint(_gray() / 255.0 * span).astype(kind)
        yield Kind(
            name=f"tiff-gray-{kind}.tif",
            content=_written(pixels, photometric="minisblack"),
        )


def _other_colors() -> Iterator[Kind]:
    image = Image.fromarray(rgb())
    for bits in (1, 4, 8):
        count = 1 << bits
        palette = image.quantize(count, dither=Image.Dither.NONE)
        truth = np.asarray(palette.convert("RGB"))
        for order in "<>":
            yield Kind(
                name=f"tiff-palette-{bits}-{'big' if order == '>' else 'little'}.tif",
                content=_palette_tiff(np.asarray(palette), palette.getpalette() or [], bits, order),
                truth=truth,
            )
    lab = ImageCms.profileToProfile(
        image, ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), outputMode="LAB"
    )
    assert lab is not None
    values = np.asarray(lab)
    truth = srgb_of_lab(values)
    yield Kind(name="tiff-lab-u1.tif", content=saved(lab, "TIFF"), truth=truth)
    light, colors = values[..., 0].astype(np.uint16), values[..., 1:].view(np.int8)
    wide = np.dstack([light * 257, (colors.astype(np.int16) * 256).view(np.uint16)])
    yield Kind(name="tiff-lab-u2.tif", content=_written(wide, photometric="cielab"), truth=truth)
    cmyk = image.convert("CMYK")
    for kind in ("u1", "u2"):
        yield Kind(
            name=f"tiff-cmyk-{kind}.tif",
            content=_written(_scaled(np.asarray(cmyk), kind), photometric="separated"),
        )
        planes = np.moveaxis(_scaled(np.asarray(cmyk), kind), -1, 0)
        yield Kind(
            name=f"tiff-cmyk-{kind}-planar.tif",
            content=_written(planes, photometric="separated", planarconfig="separate"),
        )
    clear = np.dstack([np.asarray(cmyk), rgba()[..., 3]])
    yield Kind(
        name="tiff-cmyk-alpha-u1.tif",
        content=_written(clear, photometric="separated", extrasamples=["unassalpha"]),
    )


def _palette_tiff(indices: NDArray[np.uint8], palette: list[int], bits: int, order: str) -> bytes:
    colors = np.zeros((1 << bits, 3), np.uint16)
    given = np.array(palette, np.uint16).reshape(-1, 3)[: 1 << bits]
    colors[: len(given)] = given * 257
    if bits == 8:
        return _written(indices, photometric="palette", colormap=colors.T, byteorder=order)
    rows = np.pad(indices, ((0, 0), (0, -indices.shape[1] % (8 // bits))))
    values = rows.reshape(len(rows), -1, 8 // bits)
    packed = np.zeros(values.shape[:2], np.uint8)
    for index in range(8 // bits):
        packed |= values[..., index] << (8 - bits * (index + 1))
    return raw_tiff(
        packed.tobytes(),
        size=indices.shape[::-1],
        bits=(bits,),
        photometric=3,
        order=order,
        more=((320, 3, tuple(int(value) for value in colors.T.ravel())),),
    )


def raw_tiff(
    data: bytes,
    *,
    size: tuple[int, ...],
    bits: tuple[int, ...],
    photometric: int,
    order: str = "<",
    fill_order: int = 1,
    sample_format: int = 1,
    more: tuple[tuple[int, int, tuple[int, ...]], ...] = (),
) -> bytes:
    """Return an uncompressed TIFF of one strip, tag by tag, from packed bytes."""
    import struct

    count = len(bits)
    tags = [
        (256, 4, (size[0],)),
        (257, 4, (size[1],)),
        (258, 3, bits),
        (259, 3, (1,)),
        (262, 3, (photometric,)),
        (266, 3, (fill_order,)),
        (273, 4, (0,)),
        (277, 3, (count,)),
        (278, 4, (size[1],)),
        (279, 4, (len(data),)),
        (284, 3, (1,)),
        (339, 3, (sample_format,) * count),
        *more,
    ]
    tags.sort()
    at = 8 + 2 + 12 * len(tags) + 4
    pools = {
        tag: struct.pack(order + "HI"[kind == 4] * len(values), *values)
        for tag, kind, values in tags
    }
    start = at + sum(len(pool) for pool in pools.values() if len(pool) > 4)
    pools[273] = struct.pack(order + "I", start)
    body, pool = b"", b""
    for tag, kind, values in tags:
        content = pools[tag]
        body += struct.pack(order + "HHI", tag, kind, len(values))
        if len(content) > 4:
            body += struct.pack(order + "I", at + len(pool))
            pool += content
        else:
            body += content.ljust(4, b"\0")
    mark = b"II*\0" if order == "<" else b"MM\0*"
    head = mark + struct.pack(order + "IH", 8, len(tags))
    return head + body + bytes(4) + pool + data


def _packings() -> Iterator[Kind]:
    image = Image.fromarray(rgb())
    for packing in ("tiff_lzw", "packbits", "tiff_adobe_deflate", "tiff_deflate", "zstd", "lzma"):
        yield Kind(
            name=f"tiff-rgb-u1-{packing}.tif",
            content=saved(image, "TIFF", compression=packing),
            truth=rgb(),
        )
    for quality in (60, 95):
        yield Kind(
            name=f"tiff-jpeg-{quality}.tif",
            content=saved(image, "TIFF", compression="jpeg", quality=quality),
            is_lossy=True,
        )
    line_art = image.convert("L").point(lambda value: 255 if value > 120 else 0, "1")
    truth = np.asarray(line_art.convert("RGB"))
    for packing in ("raw", "group3", "group4", "tiff_ccitt", "packbits", "tiff_lzw"):
        yield Kind(
            name=f"tiff-bit-{packing}.tif",
            content=saved(line_art, "TIFF", compression=packing),
            truth=truth,
        )
    packed = np.packbits(np.asarray(line_art), axis=1)
    for photometric, fill in product((0, 1), (1, 2)):
        bits = packed if photometric else np.packbits(~np.asarray(line_art), axis=1)
        if fill == 2:
            bits = np.packbits(np.unpackbits(bits.ravel(), bitorder="little"))
        yield Kind(
            name=f"tiff-bit-photometric-{photometric}-fill-{fill}.tif",
            content=raw_tiff(
                bits.tobytes(),
                size=line_art.size,
                bits=(1,),
                photometric=photometric,
                fill_order=fill,
            ),
            truth=truth,
        )
    yield from _odd_depths()


def _odd_depths() -> Iterator[Kind]:
    for bits in (2, 4, 10, 12, 14):
        top = (1 << bits) - 1
        values = np.rint(_gray() / 255 * top).astype(np.uint32)
        truth = _threefold(np.rint(values * 255 / top).astype(np.uint8))
        yield Kind(
            name=f"tiff-gray-{bits}-bit.tif",
            content=raw_tiff(
                _bit_rows(values[..., None], bits),
                size=values.shape[::-1],
                bits=(bits,),
                photometric=1,
            ),
            truth=truth,
        )
        color = np.rint(rgb() / 255 * top).astype(np.uint32)
        yield Kind(
            name=f"tiff-rgb-{bits}-bit.tif",
            content=raw_tiff(
                _bit_rows(color, bits), size=color.shape[1::-1], bits=(bits,) * 3, photometric=2
            ),
            truth=np.rint(color * 255 / top).astype(np.uint8),
        )


def _bit_rows(values: NDArray[np.uint32], bits: int) -> bytes:
    indices = np.arange(bits - 1, -1, -1)
    streams = (values[..., None] >> indices) & 1
    return np.packbits(streams.reshape(len(values), -1).astype(np.uint8), axis=1).tobytes()


def _several_pages() -> Iterator[Kind]:
    first, second = Image.fromarray(rgb()), Image.new("RGB", (20, 20), "red")
    yield Kind(
        name="tiff-two-pages.tif",
        content=saved(first, "TIFF", save_all=True, append_images=[second]),
        truth=rgb(),
    )
    for orientation in range(2, 9):
        exif = Image.Exif()
        exif[0x0112] = orientation
        yield Kind(
            name=f"tiff-orientation-{orientation}.tif", content=saved(first, "TIFF", exif=exif)
        )
