"""The older and rarer formats: BMP, TGA, SGI, PCX, Netpbm, GIF, PSD, icons, textures."""

import struct
from collections.abc import Iterator
from itertools import product

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from kinds.color import linear_of_srgb, on_white, srgb_of_lab
from kinds.kind import Kind, rgb, rgba, saved
from kinds.magick import converted

__all__ = ["old_kinds"]


def old_kinds() -> Iterator[Kind]:
    """Yield the files."""
    yield from _bmps()
    yield from _tgas()
    yield from _written_by_magick()
    yield from _netpbms()
    yield from _gifs()
    yield from _psds()
    yield from _icons_and_textures()
    yield from _bitmaps_of_x()
    yield from _never_read()


def _image() -> Image.Image:
    return Image.fromarray(rgb())


def _line_art() -> Image.Image:
    return _image().convert("L").point(lambda value: 255 if value > 120 else 0, "1")


def _bmp(
    rows: bytes, *, bits: int, head: int = 40, packing: int = 0, masks: bytes = b"", is_down=False
) -> bytes:
    height = -37 if is_down else 37
    core = struct.pack("<IiiHHIIiiII", head, 37, height, 1, bits, packing, len(rows), 0, 0, 0, 0)
    core = (core + masks).ljust(head, b"\0") if head > 40 else core + masks
    start = 14 + len(core)
    return b"BM" + struct.pack("<IHHI", start + len(rows), 0, 0, start) + core + rows


def _bmps() -> Iterator[Kind]:
    image = _image()
    for mode in ("1", "L", "P", "RGB"):
        source = _line_art() if mode == "1" else image.convert(mode)
        yield Kind(name=f"bmp-{mode}.bmp", content=saved(source, "BMP"))
    for version, depth in product(("BMP2", "BMP3", "BMP"), ("truecolor", "palette")):
        yield Kind(
            name=f"bmp-by-magick-{version}-{depth}.bmp",
            content=converted(saved(image, "PNG"), "png", version, "-type", depth),
        )
    yield Kind(
        name="bmp-by-magick-alpha.bmp",
        content=converted(saved(Image.fromarray(rgba()), "PNG"), "png", "bmp"),
    )
    for packing in ("RLE",):
        source = saved(image.quantize(200), "PNG")
        content = converted(source, "png", "BMP3", "-type", "palette", "-compress", packing)
        yield Kind(name="bmp-run-lengths-8.bmp", content=content)
    pixels = rgb()
    padded = np.pad(pixels[..., ::-1].reshape(37, -1), ((0, 0), (0, -37 * 3 % 4)))
    for is_down in (False, True):
        rows = padded if is_down else padded[::-1]
        content = _bmp(rows.tobytes(), bits=24, is_down=is_down)
        yield Kind(name=f"bmp-24-{'down' if is_down else 'up'}.bmp", content=content, truth=pixels)
    for name, head, masks in (
        ("555", 40, (0x7C00, 0x3E0, 0x1F)),
        ("565", 40, (0xF800, 0x7E0, 0x1F)),
        ("565-v4", 108, (0xF800, 0x7E0, 0x1F)),
        ("444", 40, (0xF00, 0xF0, 0xF)),
    ):
        yield Kind(
            name=f"bmp-16-{name}.bmp",
            content=_bmp(
                _masked(pixels, masks, "<u2"),
                bits=16,
                head=head,
                packing=3,
                masks=struct.pack("<III", *masks),
            ),
        )
    yield Kind(
        name="bmp-16-plain.bmp",
        content=_bmp(_masked(pixels, (0x7C00, 0x3E0, 0x1F), "<u2"), bits=16),
    )
    for name, head, masks in (
        ("xrgb", 40, (0xFF0000, 0xFF00, 0xFF)),
        ("rgbx", 40, (0xFF000000, 0xFF0000, 0xFF00)),
        ("bgr-v5", 124, (0xFF, 0xFF00, 0xFF0000)),
        ("ten-bits", 40, (0x3FF00000, 0xFFC00, 0x3FF)),
    ):
        yield Kind(
            name=f"bmp-32-{name}.bmp",
            content=_bmp(
                _masked(pixels, masks, "<u4"),
                bits=32,
                head=head,
                packing=3,
                masks=struct.pack("<III", *masks),
            ),
        )
    clear = rgba()
    rows = clear[::-1][..., [2, 1, 0, 3]].tobytes()
    masks = struct.pack("<IIII", 0xFF0000, 0xFF00, 0xFF, 0xFF000000)
    yield Kind(
        name="bmp-32-alpha-v4.bmp", content=_bmp(rows, bits=32, head=108, packing=3, masks=masks)
    )
    yield Kind(name="bmp-32-plain.bmp", content=_bmp(rows, bits=32), truth=pixels)


def _masked(pixels: NDArray[np.uint8], masks: tuple[int, ...], kind: str) -> bytes:
    values = np.zeros(pixels.shape[:2], np.uint64)
    for channel, mask in enumerate(masks):
        low = (mask & -mask).bit_length() - 1
        top = mask >> low
        values |= np.rint(pixels[..., channel] / 255 * top).astype(np.uint64) << low
    rows = values[::-1].astype(kind).view(np.uint8).reshape(37, -1)
    return np.pad(rows, ((0, 0), (0, -rows.shape[1] % 4))).tobytes()


def _tgas() -> Iterator[Kind]:
    clear = Image.fromarray(rgba())
    for name, source in (
        ("rgb", _image()),
        ("rgba", clear),
        ("gray", _image().convert("L")),
        ("gray-alpha", clear.convert("LA")),
        ("palette", _image().quantize(200)),
    ):
        for packing in (None, "tga_rle"):
            preset = "rle" if packing else "raw"
            is_clear = source.mode in ("LA", "RGBA")
            content = saved(source, "TGA", compression=packing)
            truth = on_white(np.asarray(source.convert("RGBA"))) if is_clear else None
            yield Kind(name=f"tga-{name}-{preset}.tga", content=content, truth=truth)
    pixels = rgb()
    for turn, bits in product(range(4), (24, 16)):
        stored = pixels
        if not turn & 2:
            stored = stored[::-1]
        if turn & 1:
            stored = stored[:, ::-1]
        if bits == 24:
            data = stored[..., ::-1].tobytes()
        else:
            fives = np.rint(stored / 255 * 31).astype(np.uint16)
            data = (
                (fives[..., 0] << 10 | fives[..., 1] << 5 | fives[..., 2]).astype("<u2").tobytes()
            )
        head = struct.pack("<BBBHHBHHHHBB", 0, 0, 2, 0, 0, 0, 0, 0, 37, 37, bits, turn << 4)
        yield Kind(name=f"tga-{bits}-origin-{turn}.tga", content=head + data)


def _written_by_magick() -> Iterator[Kind]:
    """Yield files that ImageMagick writes in older formats."""
    color, clear = saved(_image(), "PNG"), saved(Image.fromarray(rgba()), "PNG")
    presets: dict[str, tuple[bytes, str, tuple[str, ...]]] = {
        "sgi-rgb.sgi": (color, "sgi", ()),
        "sgi-rgb-rle.sgi": (color, "sgi", ("-compress", "RLE")),
        "sgi-rgba.rgba": (clear, "sgi", ()),
        "sgi-rgb-16.sgi": (color, "sgi", ("-depth", "16")),
        "sgi-gray.bw": (color, "sgi", ("-colorspace", "gray")),
        "pcx-rgb.pcx": (color, "pcx", ()),
        "pcx-palette.pcx": (color, "pcx", ("-colors", "200", "-type", "palette")),
        "pcx-16-colors.pcx": (color, "pcx", ("-colors", "16", "-type", "palette")),
        "pcx-gray.pcx": (color, "pcx", ("-colorspace", "gray")),
        "pcx-bit.pcx": (saved(_line_art(), "PNG"), "pcx", ("-type", "bilevel")),
        "psd-rgb.psd": (color, "psd", ()),
        "psd-gray.psd": (color, "psd", ("-colorspace", "gray")),
        "psd-cmyk.psd": (color, "psd", ("-colorspace", "cmyk")),
        "psd-rgb-raw.psd": (color, "psd", ("-compress", "none")),
        "psd-rgb-16-rle.psd": (color, "psd", ("-depth", "16", "-compress", "rle")),
        "psd-large.psb": (color, "psb", ()),
        "tiff-rgb-16-lzw.tif": (color, "tif", ("-depth", "16", "-compress", "lzw")),
        "tiff-rgb-16-raw.tif": (color, "tif", ("-depth", "16", "-compress", "none")),
        "tiff-rgba-16-zip.tif": (clear, "tif", ("-depth", "16", "-compress", "zip")),
        "tiff-float-lzw.tif": (
            color,
            "tif",
            ("-depth", "32", "-define", "quantum:format=floating-point", "-compress", "lzw"),
        ),
        "tiff-cmyk-16.tif": (color, "tif", ("-colorspace", "cmyk", "-depth", "16")),
        "tiff-cmyk-lzw.tif": (color, "tif", ("-colorspace", "cmyk", "-compress", "lzw")),
        "tiff-planar-lzw.tif": (color, "tif", ("-interlace", "plane", "-compress", "lzw")),
        "tiff-big-endian-16.tif": (color, "tif", ("-endian", "msb", "-depth", "16")),
        "tiff-64.tif": (color, "tiff64", ()),
        "tiff-pyramid.tif": (color, "ptif", ()),
        "tiff-gray-16-lzw.tif": (
            color,
            "tif",
            ("-colorspace", "gray", "-depth", "16", "-compress", "lzw"),
        ),
        "tiff-rle.tif": (color, "tif", ("-compress", "rle")),
        "png-48.png": (color, "png48", ()),
        "png-64.png": (clear, "png64", ()),
        "gif-by-magick.gif": (color, "gif", ()),
        "jpeg-2000-by-magick.jp2": (color, "jp2", ("-quality", "100")),
        "dds-none.dds": (color, "dds", ("-define", "dds:compression=none")),
        "dds-1.dds": (color, "dds", ("-define", "dds:compression=dxt1")),
        "dds-5.dds": (clear, "dds", ("-define", "dds:compression=dxt5")),
        "ico.ico": (clear, "ico", ()),
        "cur.cur": (clear, "cur", ()),
        "xbm.xbm": (saved(_line_art(), "PNG"), "xbm", ()),
        "xpm.xpm": (color, "xpm", ("-colors", "60")),
        "sun.ras": (color, "sun", ()),
        "dpx.dpx": (color, "dpx", ()),
        "cineon.cin": (color, "cin", ()),
        "fits.fits": (color, "fits", ("-colorspace", "gray")),
        "pcx-by-magick-planes.pcx": (color, "pcx", ("-colors", "8", "-type", "palette")),
        "tiff-ycbcr.tif": (color, "tif", ("-colorspace", "ycbcr", "-compress", "none")),
        "tiff-group4-by-magick.tif": (saved(_line_art(), "PNG"), "tif", ("-compress", "group4")),
        "tiff-alpha-associated.tif": (clear, "tif", ("-define", "tiff:alpha=associated")),
        "miff.miff": (color, "miff", ()),
        "hdr.hdr": (color, "hdr", ()),
        "palm.palm": (color, "palm", ()),
        "pict.pict": (color, "pict", ()),
        "vicar.vicar": (color, "vicar", ("-colorspace", "gray")),
        "viff.viff": (color, "viff", ()),
        "xwd.xwd": (color, "xwd", ()),
        "mng.mng": (color, "mng", ()),
        "jng.jng": (color, "jng", ()),
        "wbmp.wbmp": (saved(_line_art(), "PNG"), "wbmp", ()),
        "pcd.pcd": (color, "pcd", ()),
        "fax.g3": (saved(_line_art(), "PNG"), "g3", ()),
        "dcx.dcx": (color, "dcx", ()),
        "sixel.sixel": (color, "sixel", ()),
    }
    for name, (source, kind, options) in presets.items():
        content = converted(source, "png", kind, *options)
        lossy = name.startswith("jpeg-2000") or name in ("jng.jng",)
        yield Kind(name=name, content=content, is_lossy=lossy)


def _netpbms() -> Iterator[Kind]:
    pixels, size = rgb(), b"37 37\n"
    gray = pixels[..., 0]
    deep = pixels.astype(np.uint16) * 257
    twelve = np.rint(gray / 255 * 4095).astype(">u2")
    threefold = np.dstack([gray] * 3)
    bits = np.asarray(_line_art())
    files = {
        "pbm-raw.pbm": (b"P4\n" + size + np.packbits(~bits, axis=1).tobytes(), None),
        "pbm-plain.pbm": (b"P1\n" + size + _words(1 - bits.astype(int)), None),
        "pgm-raw.pgm": (b"P5\n" + size + b"255\n" + gray.tobytes(), threefold),
        "pgm-plain.pgm": (b"P2\n# words\n" + size + b"255\n" + _words(gray), threefold),
        "pgm-16.pgm": (
            b"P5\n" + size + b"65535\n" + deep[..., 0].astype(">u2").tobytes(),
            threefold,
        ),
        "pgm-12.pgm": (b"P5\n" + size + b"4095\n" + twelve.tobytes(), threefold),
        "pgm-100.pgm": (
            b"P5\n" + size + b"100\n" + np.rint(gray / 255 * 100).astype(np.uint8).tobytes(),
            None,
        ),
        "ppm-raw.ppm": (b"P6\n" + size + b"255\n" + pixels.tobytes(), pixels),
        "ppm-plain.ppm": (b"P3\n" + size + b"255\n" + _words(pixels), pixels),
        "ppm-16.ppm": (b"P6\n" + size + b"65535\n" + deep.astype(">u2").tobytes(), pixels),
        "ppm-31.ppm": (
            b"P6\n" + size + b"31\n" + np.rint(pixels / 255 * 31).astype(np.uint8).tobytes(),
            None,
        ),
        "pam-rgb.pam": (_pam("RGB", 255, pixels), pixels),
        "pam-rgba.pam": (_pam("RGB_ALPHA", 255, rgba()), None),
        "pam-gray-alpha.pam": (_pam("GRAYSCALE_ALPHA", 255, rgba()[..., [0, 3]]), None),
        "pam-rgb-16.pam": (_pam("RGB", 65_535, deep.astype(">u2")), pixels),
        "pam-bit.pam": (_pam("BLACKANDWHITE", 1, bits[..., None].astype(np.uint8)), None),
    }
    for name, (content, truth) in files.items():
        yield Kind(name=name, content=content, truth=truth)
    for letters, source in (("PF", pixels), ("Pf", gray)):
        for order in "<>":
            scale = b"-1.0\n" if order == "<" else b"1.0\n"
            data = (source[::-1] / 255).astype(order + "f4").tobytes()
            truth = pixels if letters == "PF" else threefold
            word = "little" if order == "<" else "big"
            name = f"pfm-{'rgb' if letters == 'PF' else 'gray'}-{word}.pfm"
            yield Kind(
                name=name, content=letters.encode() + b"\n" + size + scale + data, truth=truth
            )


def _words(values: NDArray[np.integer]) -> bytes:
    rows = values.reshape(len(values), -1)
    return "\n".join(" ".join(map(str, row)) for row in rows).encode() + b"\n"


def _pam(kind: str, top: int, values: NDArray[np.integer]) -> bytes:
    head = f"P7\nWIDTH 37\nHEIGHT 37\nDEPTH {values.shape[2]}\nMAXVAL {top}\nTUPLTYPE {kind}\n"
    return f"{head}ENDHDR\n".encode() + values.tobytes()


def _gifs() -> Iterator[Kind]:
    image = _image()
    few = image.quantize(100, dither=Image.Dither.NONE)
    yield Kind(name="gif-still.gif", content=saved(few, "GIF"))
    yield Kind(name="gif-interlaced.gif", content=saved(few, "GIF", interlace=True))
    clear = image.quantize(100, dither=Image.Dither.NONE)
    yield Kind(
        name="gif-clear.gif", content=saved(clear, "GIF", transparency=clear.getpixel((0, 0)))
    )
    red = Image.new("RGB", image.size, "red")
    yield Kind(name="gif-frames.gif", content=saved(few, "GIF", save_all=True, append_images=[red]))
    for name, canvas, size in (("offset", "50x50", 50), ("beyond", "40x40", 42)):
        content = converted(saved(few, "PNG"), "png", "gif", "-repage", f"{canvas}+5+5")
        truth = np.full((size, size, 3), 255, np.uint8)
        truth[5:42, 5:42] = np.asarray(few.convert("RGB"))
        yield Kind(name=f"gif-{name}.gif", content=content, truth=truth)
    gray = image.convert("L")
    yield Kind(name="gif-gray.gif", content=saved(gray, "GIF"))


def _psds() -> Iterator[Kind]:
    gray, pixels = rgb()[..., 0], rgb()
    threefold = np.dstack([gray] * 3)
    for bits, kind in ((8, "u1"), (16, ">u2"), (32, ">f4")):
        for name, mode, planes, truth in (
            ("gray", 1, gray[None], threefold),
            ("rgb", 3, np.moveaxis(pixels, -1, 0), pixels),
            ("rgb-mask", 3, np.moveaxis(rgba(), -1, 0), pixels),
        ):
            if bits == 32:
                data = linear_of_srgb(planes).astype(kind)
            else:
                data = (planes.astype(np.uint32) * (257 if bits == 16 else 1)).astype(kind)
            yield Kind(name=f"psd-{name}-{bits}.psd", content=_psd(mode, bits, data), truth=truth)
    clear = rgba()
    merged = np.dstack([on_white(clear), clear[..., 3]])
    for bits, values in ((8, merged), (16, (merged.astype(np.uint16) * 257).astype(">u2"))):
        planes = np.moveaxis(values, -1, 0)
        yield Kind(
            name=f"psd-rgba-{bits}.psd",
            content=_psd(3, bits, planes, is_clear=True),
            truth=on_white(clear),
        )
    yield Kind(
        name="psd-bit.psd",
        content=_psd_raw(0, 1, 1, np.packbits(~np.asarray(_line_art()), axis=1).tobytes()),
        truth=np.asarray(_line_art().convert("RGB")),
    )
    few = _image().quantize(200, dither=Image.Dither.NONE)
    palette = np.zeros((256, 3), np.uint8)
    given = np.array(few.getpalette(), np.uint8).reshape(-1, 3)
    palette[: len(given)] = given
    yield Kind(
        name="psd-palette.psd",
        content=_psd_raw(2, 8, 1, np.asarray(few).tobytes(), colors=palette.T.tobytes()),
        truth=np.asarray(few.convert("RGB")),
    )
    yield Kind(
        name="psd-lab.psd",
        content=_psd(9, 8, np.moveaxis(_lab(pixels) ^ np.array([0, 128, 128], np.uint8), -1, 0)),
        truth=srgb_of_lab(_lab(pixels)),
    )


def _lab(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    from PIL import ImageCms

    lab = ImageCms.profileToProfile(
        Image.fromarray(pixels),
        ImageCms.createProfile("sRGB"),
        ImageCms.createProfile("LAB"),
        outputMode="LAB",
    )
    return np.asarray(lab)


def _psd(mode: int, bits: int, planes: NDArray[np.generic], *, is_clear: bool = False) -> bytes:
    layers = struct.pack(">Ih2x", 4, -1) if is_clear else b""
    return _psd_raw(mode, bits, len(planes), planes.tobytes(), layers=layers)


def _psd_raw(
    mode: int, bits: int, count: int, data: bytes, *, colors: bytes = b"", layers: bytes = b""
) -> bytes:
    head = b"8BPS" + struct.pack(">H6xHIIHH", 1, count, 37, 37, bits, mode)
    sections = struct.pack(">I", len(colors)) + colors + struct.pack(">II", 0, len(layers)) + layers
    return head + sections + struct.pack(">H", 0) + data


def _icons_and_textures() -> Iterator[Kind]:
    clear = Image.fromarray(rgba(32))
    png = saved(Image.fromarray(rgba(128)), "PNG")
    entry = b"ic07" + struct.pack(">I", 8 + len(png)) + png
    content = b"icns" + struct.pack(">I", 8 + len(entry)) + entry
    yield Kind(name="icns.icns", content=content, truth=on_white(rgba(128)))
    yield Kind(name="ico-png.ico", content=saved(clear, "ICO", sizes=[(32, 32)]))
    yield Kind(
        name="ico-bmp.ico", content=saved(clear, "ICO", sizes=[(32, 32)], bitmap_format="bmp")
    )
    yield Kind(name="ico-several.ico", content=saved(clear, "ICO", sizes=[(16, 16), (32, 32)]))
    for packing in ("DXT1", "DXT3", "DXT5", "BC5"):
        source = clear.convert("RGB") if packing == "BC5" else clear
        yield Kind(name=f"dds-{packing}.dds", content=saved(source, "DDS", pixel_format=packing))
    for mode in ("RGB", "RGBA", "L", "LA"):
        source = clear.convert(mode)
        truth = on_white(np.asarray(source.convert("RGBA"))) if mode == "LA" else None
        yield Kind(name=f"dds-raw-{mode}.dds", content=saved(source, "DDS"), truth=truth)
    for mode in ("RGB", "RGBA"):
        content = saved(Image.fromarray(rgba()).convert(mode), "QOI")
        shown = rgb() if mode == "RGB" else on_white(rgba())
        yield Kind(name=f"qoi-{mode}.qoi", content=content, truth=shown)


def _bitmaps_of_x() -> Iterator[Kind]:
    yield Kind(name="xbm-by-pillow.xbm", content=saved(_line_art(), "XBM"))


def _never_read() -> Iterator[Kind]:
    """Yield headers of audio files, which must be named as such and not be reported as damaged."""
    heads = {
        "jxl-box.jxl": b"\0\0\0\x0cJXL \r\n\x87\n" + bytes(100),
        "jxl-bare.jpg": b"\xff\x0a" + bytes(range(1, 100)),
        "jxl-box-named.png": b"\0\0\0\x0cJXL \r\n\x87\n" + bytes(100),
        "exr.exr": b"v/1\x01\x02\0\0\0channels\0" + bytes(100),
        "exr-named.png": b"v/1\x01\x02\0\0\0channels\0" + bytes(100),
        "xcf-named.png": b"gimp xcf v011\0" + bytes(100),
        "jpeg-xr.jxr": b"II\xbc\x01\x08\0\0\0" + bytes(100),
        "flif.flif": b"FLIF\x33\x31" + bytes(100),
        "bpg.bpg": b"BPG\xfb" + bytes(100),
        "jpeg-ls.jls": b"\xff\xd8\xff\xf7\0\x0b\x08\0\x25\0\x25\x01\x01\x11\0" + bytes(60),
        "jpeg-12-bit.jpg": b"\xff\xd8\xff\xc1\0\x0b\x0c\0\x25\0\x25\x01\x01\x11\0" + bytes(60),
        "radiance-named.jpg": b"#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n-Y 37 +X 37\n" + bytes(60),
        "djvu.djvu": b"AT&TFORM\0\0\0\x20DJVU" + bytes(60),
        "ktx.ktx2": b"\xabKTX 20\xbb\r\n\x1a\n" + bytes(60),
    }
    for name, content in heads.items():
        yield Kind(name=name, content=content)
