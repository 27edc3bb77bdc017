"""A check for TIFF layouts that Pillow reads correctly, and a reader for all other layouts.

Pillow rejects many valid layouts and reads some uncompressed layouts with wrong colors. Therefore,
each file's tags determine whether Pillow reads it. All other files are read by tifffile, which
supports the files that scientific cameras and image editors write. If a file requires a codec that
is not installed, it is rejected and the codec is named.
"""

import io
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from sfumato.data.samples import STRETCHED, image_of_samples, in_eight_bits, require_safe_size
from sfumato.data.unsupported import UnsupportedImageError
from sfumato.messages import Message, Text, msg

__all__ = ["is_read_by_pillow", "is_tiff", "read_tiff"]

_MARKS = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
_UNSIGNED, _SIGNED, _FLOAT = 1, 2, 3
_WHITE_IS_ZERO, _BLACK_IS_ZERO, _RGB, _SEPARATED, _LAB = 0, 1, 2, 5, 8
_READ_COLORS = {_WHITE_IS_ZERO: 1, _BLACK_IS_ZERO: 1, _RGB: 3, _SEPARATED: 4, _LAB: 3}
_MODES = {_WHITE_IS_ZERO: "L", _BLACK_IS_ZERO: "L", _RGB: "RGB", _SEPARATED: "CMYK", _LAB: "LAB"}
_GRAY_NAME = msg("data.tiff_gray", "gray")
_COLOR_NAMES: dict[int, Text] = {
    0: _GRAY_NAME,
    1: _GRAY_NAME,
    2: "RGB",
    3: msg("data.tiff_palette", "palette"),
    4: msg("data.tiff_mask", "mask"),
    5: "CMYK",
    6: "YCbCr",
    8: "Lab",
    9: "ICC Lab",
    10: "ITU Lab",
    32_803: msg("data.tiff_color_filter_array", "color filter array"),
    32_844: "LogL",
    32_845: "LogLuv",
}
_VALUE_NAMES = {
    _UNSIGNED: msg("data.tiff_integers", "integers"),
    _SIGNED: msg("data.tiff_signed_integers", "signed integers"),
    _FLOAT: msg("data.tiff_floats", "floats"),
}
_OTHER_VALUES = msg("data.tiff_values", "values")
_MIXED_DEPTHS = msg("data.tiff_mixed_depths", "mixed-depth")
_BITS, _COMPRESSION, _COLOR, _SAMPLES, _PLANES, _VALUES = 258, 259, 262, 277, 284, 339
_INK_SET, _EXTRA, _ORIENTATION, _PROFILE, _DNG_VERSION = 332, 338, 274, 34_675, 50_706
_ASSOCIATED, _UNASSOCIATED = 1, 2


class _Layout(NamedTuple):
    bits: int
    """The number of bits per channel; 0 if the channels differ."""
    values: int
    color: int
    samples: int
    is_planar: bool
    compression: int

    @property
    def text(self) -> Message:
        depth = msg("data.tiff_depth", "{bits}-bit", bits=self.bits) if self.bits else _MIXED_DEPTHS
        return msg(
            "data.tiff_layout",
            "TIFF with {n} channels of {depth} {values} ({color})",
            one="TIFF with 1 channel of {depth} {values} ({color})",
            n=self.samples,
            depth=depth,
            values=_VALUE_NAMES.get(self.values, _OTHER_VALUES),
            color=_COLOR_NAMES.get(self.color) or _color_number(self.color),
        )


def is_tiff(content: bytes) -> bool:
    """Return whether the content begins with the signature of a TIFF or BigTIFF file."""
    return content.startswith(_MARKS)


def is_read_by_pillow(image: Image.Image) -> bool:
    """Return whether Pillow reads an opened TIFF with correct colors.

    Raises:
        UnsupportedImageError: If the file is a camera raw file with a TIFF extension. Its first
            image is only a thumbnail.
    """
    tags: Any = getattr(image, "tag_v2", {})  # Pillow declares it only on its own class
    if _DNG_VERSION in tags:
        raise UnsupportedImageError(msg("data.dng_file", "A camera raw file (DNG)"))
    layout = _layout(tags)
    if layout.values == _FLOAT:
        return layout.bits == 32 and layout.samples == 1 and layout.color == _BLACK_IS_ZERO
    if layout.values == _SIGNED:
        return layout.bits == 32 and layout.samples == 1
    if layout.values != _UNSIGNED:
        return False
    if layout.bits == 16:
        is_packed_apart = layout.is_planar and layout.compression == 1 and layout.samples > 1
        return layout.color in (_BLACK_IS_ZERO, _RGB, _SEPARATED) and not is_packed_apart
    if layout.color == _SEPARATED and layout.samples != 4:
        return False
    if layout.bits == 8:
        return layout.color in (_WHITE_IS_ZERO, _BLACK_IS_ZERO, _RGB, 3, _SEPARATED, 6, _LAB)
    return layout.bits in (1, 2, 4) and layout.samples == 1


def read_tiff(content: bytes) -> Image.Image:
    """Return the first page of a TIFF that Pillow does not read, in a plain 8-bit mode.

    The image's `info` contains the orientation, the profile, and a note about rescaled values.

    Raises:
        UnsupportedImageError: If the layout is not supported.
        Exception: If the file is damaged; errors of many types are possible.
    """
    import tifffile  # takes 0.1 s to import, and few files need it

    with tifffile.TiffFile(io.BytesIO(content)) as file:
        page: Any = file.pages.first  # tifffile declares the compression as a number
        tags = {tag.code: tag.value for tag in page.tags}
        layout = _layout(tags)
        _require_known(layout, tags)
        require_safe_size(page.imagewidth, page.imagelength)
        _require_whole(content, page, layout)
        try:
            samples = _packed_samples(content, page, layout)
            if samples is None:
                samples = page.asarray()
        except (KeyError, ValueError, NotImplementedError) as error:
            if "imagecodecs" in str(error) or "not supported" in str(error):
                compressed = msg(
                    "data.tiff_with_compression",
                    "{layout} with {compression} compression",
                    layout=layout.text,
                    compression=page.compression.name,
                )
                raise UnsupportedImageError(compressed) from error
            raise
        is_planar = page.planarconfig == 2 and samples.ndim == 3
    if is_planar:
        samples = np.moveaxis(samples, 0, -1)
    image = _image(samples.reshape(*samples.shape[:2], -1), layout, tags)
    image.format = "TIFF"
    if _PROFILE in tags:
        image.info["icc_profile"] = bytes(tags[_PROFILE])
    image.info["orientation"] = int(tags.get(_ORIENTATION, 1))
    return image


def _layout(tags: Any) -> _Layout:  # a mapping by tag number: Pillow's own type, or a dictionary
    bits = set(_several(tags.get(_BITS, 1)))
    return _Layout(
        bits=bits.pop() if len(bits) == 1 else 0,
        values=max(_several(tags.get(_VALUES, _UNSIGNED))),
        color=int(tags.get(_COLOR, _BLACK_IS_ZERO)),
        samples=int(tags.get(_SAMPLES, 1)),
        is_planar=int(tags.get(_PLANES, 1)) == 2,
        compression=int(tags.get(_COMPRESSION, 1)),
    )


def _several(value: Any) -> tuple[int, ...]:  # one number or several, depending on the file
    return tuple(map(int, value)) if isinstance(value, tuple | list) else (int(value),)


def _color_number(color: int) -> Message:
    return msg("data.tiff_color_number", "color type {number}", number=color)


def _require_known(layout: _Layout, tags: dict[int, Any]) -> None:
    is_known = (
        layout.color in _READ_COLORS
        and layout.samples >= _READ_COLORS[layout.color]
        and layout.values in (_UNSIGNED, _FLOAT)
        and layout.bits > 0
        and (layout.color != _LAB or (layout.bits == 16 and layout.values == _UNSIGNED))
        and (layout.color != _SEPARATED or int(tags.get(_INK_SET, 1)) == 1)
        and (layout.color != _SEPARATED or layout.samples == 4)
        and _DNG_VERSION not in tags
    )
    if not is_known:
        raise UnsupportedImageError(layout.text)


def _require_whole(content: bytes, page: Any, layout: _Layout) -> None:
    """Raise an error for a file with truncated data, which tifffile would pad with black."""
    ends = map(sum, zip(page.dataoffsets, page.databytecounts, strict=False))
    row_bits = page.imagewidth * layout.samples * layout.bits
    is_short = page.compression == 1 and sum(page.databytecounts) * 8 < row_bits * page.imagelength
    if is_short or max(ends, default=0) > len(content):
        raise EOFError


def _packed_samples(content: bytes, page: Any, layout: _Layout) -> NDArray[np.uint16] | None:
    """Return samples whose depth is not a whole number of bytes, such as 12-bit camera samples.

    The result is `None` if the samples are not packed, are compressed, or are stored in tiles or
    planes.
    """
    is_plain = page.compression == 1 and not page.is_tiled and page.fillorder == 1
    if layout.bits % 8 == 0 or layout.bits > 16 or layout.is_planar or not is_plain:
        return None
    row_bytes = (page.imagewidth * layout.samples * layout.bits + 7) // 8
    strips = zip(page.dataoffsets, page.databytecounts, strict=True)
    data = b"".join(
        content[start : start + length // row_bytes * row_bytes] for start, length in strips
    )
    rows = np.frombuffer(data, np.uint8).reshape(-1, row_bytes)[: page.imagelength]
    count = page.imagewidth * layout.samples
    bits = np.unpackbits(rows, axis=1)[:, : count * layout.bits]
    indices = np.arange(layout.bits - 1, -1, -1, dtype=np.uint16)
    shifted = bits.reshape(len(rows), count, -1).astype(np.uint16) << indices
    samples: NDArray[np.uint16] = shifted.sum(axis=-1, dtype=np.uint16)
    return samples.reshape(len(rows), page.imagewidth, layout.samples)


def _image(samples: NDArray[Any], layout: _Layout, tags: dict[int, Any]) -> Image.Image:
    count = _READ_COLORS[layout.color]
    bits = layout.bits if layout.values == _UNSIGNED else 0
    if layout.color == _LAB:
        return image_of_samples(_lab_in_eight_bits(samples[..., :3]), "LAB")
    extra = _several(tags.get(_EXTRA, 0))[0] if samples.shape[-1] > count else 0
    used = count + (extra in (_ASSOCIATED, _UNASSOCIATED))
    values, note = in_eight_bits(samples[..., :used], bits=bits)
    if layout.color == _WHITE_IS_ZERO:
        values[..., 0] = 255 - values[..., 0]
    if used > count and extra == _ASSOCIATED:
        values = _unassociated(values)
    image = image_of_samples(values, _MODES[layout.color] + "A" * (used - count))
    if note:
        image.info[STRETCHED] = note
    return image


def _unassociated(values: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return the colors divided by the alpha with which they were premultiplied."""
    alpha = values[..., -1:].astype(np.float32)
    colors = values[..., :-1] * (255.0 / np.maximum(alpha, 1))
    return np.concatenate([np.clip(np.rint(colors), 0, 255), alpha], axis=-1).astype(np.uint8)


def _lab_in_eight_bits(samples: NDArray[np.uint16]) -> NDArray[np.uint8]:
    """Return 16-bit Lab in Pillow's format, in which a and b are unsigned with an offset of 128."""
    light, _ = in_eight_bits(samples[..., :1])
    colors = np.rint(samples[..., 1:].view(np.int16) / 256) + 128
    return np.concatenate([light, np.clip(colors, 0, 255)], axis=-1).astype(np.uint8)
