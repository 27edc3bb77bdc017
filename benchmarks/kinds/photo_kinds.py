"""JPEG, WebP, HEIC, AVIF and JPEG 2000 files, as written by cameras, phones and web sites."""

import io
import struct
from collections.abc import Iterator
from itertools import product

import numpy as np
import pillow_heif
from numpy.typing import NDArray
from PIL import Image, ImageCms, ImageFilter

from kinds.color import on_white
from kinds.kind import Kind, rgb, rgba, saved
from kinds.magick import converted

__all__ = ["photo_kinds"]

_ORIENTATION = 0x0112


def photo_kinds() -> Iterator[Kind]:
    """Yield the files."""
    yield from _jpegs()
    yield from _jpeg_markers()
    yield from _webps()
    yield from _jpeg_2000s()
    yield from _heifs()


def _jpegs() -> Iterator[Kind]:
    image = Image.fromarray(rgb())
    for sampling, is_progressive in product((0, 1, 2), (False, True)):
        preset = "progressive" if is_progressive else "baseline"
        yield Kind(
            name=f"jpeg-{preset}-sampling-{sampling}.jpg",
            content=saved(
                image, "JPEG", quality=92, subsampling=sampling, progressive=is_progressive
            ),
            is_lossy=True,
        )
    yield Kind(
        name="jpeg-gray.jpg", content=saved(image.convert("L"), "JPEG", quality=92), is_lossy=True
    )
    yield Kind(
        name="jpeg-rgb-kept.jpg",
        content=saved(image, "JPEG", quality=92, keep_rgb=True),
        is_lossy=True,
    )
    yield Kind(
        name="jpeg-cmyk-adobe.jpg",
        content=saved(image.convert("CMYK"), "JPEG", quality=95),
        is_lossy=True,
    )
    plain = saved(image.convert("CMYK"), "JPEG", quality=95)
    at = plain.index(b"\xff\xee")
    length = struct.unpack(">H", plain[at + 2 : at + 4])[0]
    yield Kind(
        name="jpeg-cmyk-without-adobe.jpg",
        content=plain[:at] + plain[at + 2 + length :],
        is_lossy=True,
    )
    yield Kind(
        name="jpeg-ycck.jpg",
        content=converted(saved(image.convert("CMYK"), "TIFF"), "tif", "jpg", "-quality", "95"),
        is_lossy=True,
    )
    yield Kind(
        name="jpeg-arithmetic.jpg",
        content=converted(
            saved(image, "PNG"), "png", "jpg", "-define", "jpeg:arithmetic-coding=true"
        ),
        is_lossy=True,
    )
    yield Kind(
        name="jpeg-restarts.jpg",
        content=saved(image, "JPEG", quality=92, restart_marker_blocks=2),
        is_lossy=True,
    )


def _jpeg_markers() -> Iterator[Kind]:
    image = Image.fromarray(rgb())
    whole = saved(image, "JPEG", quality=92)
    for orientation in range(2, 9):
        exif = Image.Exif()
        exif[_ORIENTATION] = orientation
        yield Kind(
            name=f"jpeg-orientation-{orientation}.jpg",
            content=saved(image, "JPEG", quality=92, exif=exif),
            is_lossy=True,
        )
    yield Kind(name="jpeg-without-end.jpg", content=whole[:-2], is_lossy=True)
    yield Kind(name="jpeg-half-an-end.jpg", content=whole[:-1], is_lossy=True)
    yield Kind(name="jpeg-more-behind.jpg", content=whole + bytes(3000), is_lossy=True)
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    yield Kind(
        name="jpeg-profile.jpg",
        content=saved(image, "JPEG", quality=92, icc_profile=srgb),
        is_lossy=True,
    )
    segment = b"\xff\xe1" + struct.pack(">H", 65_533)
    xmp = segment + b"http://ns.adobe.com/xap/1.0/\0".ljust(65_531, b" ")
    yield Kind(name="jpeg-huge-xmp.jpg", content=whole[:2] + xmp * 30 + whole[2:], is_lossy=True)
    maker = segment + b"Exif\0\0II*\0\x08\0\0\0".ljust(65_531, b"\xff")
    yield Kind(name="jpeg-broken-exif.jpg", content=whole[:2] + maker + whole[2:], is_lossy=True)
    profile = b"\xff\xe2" + struct.pack(">H", 65_533) + b"ICC_PROFILE\0\x01\x09"
    yield Kind(
        name="jpeg-cut-profile.jpg",
        content=whole[:2] + profile.ljust(65_535, b"\0") + whole[2:],
        is_lossy=True,
    )
    comment = b"\xff\xfe" + struct.pack(">H", 65_533) + b"c" * 65_531
    yield Kind(
        name="jpeg-many-comments.jpg", content=whole[:2] + comment * 20 + whole[2:], is_lossy=True
    )
    second = Image.new("RGB", (20, 20), "red")
    yield Kind(
        name="jpeg-multi-image.mpo",
        content=saved(image, "MPO", save_all=True, append_images=[second], quality=92),
        is_lossy=True,
    )
    yield Kind(name="jpeg-named.png", content=whole, is_lossy=True)


def _webps() -> Iterator[Kind]:
    image, clear = Image.fromarray(rgb()), Image.fromarray(rgba())
    yield Kind(name="webp-lossy.webp", content=saved(image, "WEBP", quality=90), is_lossy=True)
    yield Kind(name="webp-lossless.webp", content=saved(image, "WEBP", lossless=True), truth=rgb())
    yield Kind(name="webp-alpha.webp", content=saved(clear, "WEBP", lossless=True, exact=True))
    yield Kind(
        name="webp-lossy-alpha.webp", content=saved(clear, "WEBP", quality=90), is_lossy=True
    )
    red = Image.new("RGB", image.size, "red")
    yield Kind(
        name="webp-frames.webp",
        content=saved(image, "WEBP", lossless=True, save_all=True, append_images=[red]),
        truth=rgb(),
    )
    exif = Image.Exif()
    exif[_ORIENTATION] = 6
    yield Kind(
        name="webp-orientation-6.webp",
        content=saved(image, "WEBP", lossless=True, exif=exif),
        truth=np.rot90(rgb(), -1),
    )
    yield Kind(
        name="webp-huge-xmp.webp",
        content=saved(image, "WEBP", lossless=True, xmp=b"x" * 3_000_000),
        truth=rgb(),
    )


def _jpeg_2000s() -> Iterator[Kind]:
    image, clear = Image.fromarray(rgb()), Image.fromarray(rgba())
    deep = Image.fromarray(rgb()[..., 0].astype(np.uint16) * 257)
    sources = {
        "rgb": (image, rgb()),
        "gray": (Image.fromarray(rgb()[..., 0]), np.dstack([rgb()[..., 0]] * 3)),
        "gray-16": (deep, np.dstack([rgb()[..., 0]] * 3)),
        "rgba": (clear, None),
    }
    for (name, (source, truth)), is_bare in product(sources.items(), (False, True)):
        ending = "j2k" if is_bare else "jp2"
        yield Kind(
            name=f"jpeg-2000-{name}.{ending}",
            content=saved(source, "JPEG2000", no_jp2=is_bare),
            truth=truth,
        )
    yield Kind(
        name="jpeg-2000-lossy.jp2",
        content=saved(image, "JPEG2000", irreversible=True, quality_layers=[20]),
        is_lossy=True,
    )
    yield Kind(
        name="jpeg-2000-tiles.jp2",
        content=saved(image, "JPEG2000", tile_size=(16, 16)),
        truth=rgb(),
    )
    yield Kind(
        name="jpeg-2000-rgb-16.jp2",
        content=converted(saved(image, "PNG"), "png", "jp2", "-depth", "16", "-quality", "100"),
        truth=rgb(),
    )


def _heifs() -> Iterator[Kind]:
    """Yield soft images, because chroma is halved; ImageMagick's colors depend on its version."""
    pixels, clear = _soft(rgba(64)[..., :3]), rgba(64)
    image = Image.fromarray(pixels)
    gray = image.convert("L")
    for name, source, truth in (
        ("rgb", image, pixels),
        ("rgba", Image.fromarray(np.dstack([pixels, clear[..., 3]])), None),
        ("gray", gray, np.asarray(gray.convert("RGB"))),
    ):
        shown = on_white(np.asarray(source)) if truth is None else truth
        yield Kind(name=f"heic-{name}.heic", content=_heic(source), is_lossy=True, truth=shown)
        if name != "gray":
            content = saved(source, "AVIF", quality=100, subsampling="4:4:4")
            yield Kind(name=f"avif-{name}.avif", content=content, is_lossy=True, truth=shown)
    yield Kind(
        name="avif-sampling.avif",
        content=saved(image, "AVIF", quality=90),
        is_lossy=True,
        truth=pixels,
    )
    exif = Image.Exif()
    exif[_ORIENTATION] = 6
    yield Kind(
        name="avif-orientation-6.avif",
        content=saved(image, "AVIF", quality=100, subsampling="4:4:4", exif=exif),
        is_lossy=True,
        truth=np.rot90(pixels, -1),
    )
    deep = pillow_heif.from_bytes(
        mode="RGB;16", size=image.size, data=(pixels.astype(np.uint16) * 257).tobytes()
    )
    stream = io.BytesIO()
    deep.save(stream, quality=100, chroma=444)
    yield Kind(name="heic-10-bit.heic", content=stream.getvalue(), is_lossy=True, truth=pixels)
    yield Kind(name="heic-named.jpg", content=_heic(image), is_lossy=True, truth=pixels)


def _soft(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return the image without its hard corners."""
    return np.asarray(Image.fromarray(pixels).filter(ImageFilter.GaussianBlur(4)))


def _heic(image: Image.Image) -> bytes:
    stream = io.BytesIO()
    pillow_heif.from_pillow(image).save(stream, quality=95, chroma=444)
    return stream.getvalue()
