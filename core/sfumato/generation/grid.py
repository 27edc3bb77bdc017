"""Image files, which contain one image with its recipe, or many images as a grid."""

import io
import math
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec
import numpy as np
from PIL import Image, ImageDraw, ImageFont
from PIL.PngImagePlugin import PngInfo

from sfumato.files.storage import write_whole
from sfumato.records.recipe import CREATED_KEY, RECIPE_KEY, Creation, Recipe

__all__ = ["save_grid", "save_image", "save_rows", "save_table", "without_alpha"]

_GAP_PX = 2
_TILE_PX = 96
_GROUND = 128
_INK = 255
_OPAQUE = 255
_RGBA = 4
_FONT_PX = 14
_LINE_PX = 22


def save_image(
    path: Path, image: np.ndarray, recipe: Recipe, *, made: Creation | None = None
) -> None:
    """Write an image as a PNG file with its recipe in the metadata.

    Args:
        path: The file to write.
        image: The image, uint8 `(H, W, C)`, where C is 1, 3, or 4 with straight alpha.
        recipe: The settings that reproduce the image.
        made: When the image was generated; omitted outside of a gallery.

    Raises:
        SfumatoError: If the disk is full or cannot be written to.
    """
    information = PngInfo()
    information.add_itxt(RECIPE_KEY, msgspec.json.encode(recipe).decode())
    if made is not None:
        information.add_text(CREATED_KEY, msgspec.json.encode(made).decode())
    write_whole(path, _png(_image(image), information))


def save_grid(path: Path, images: np.ndarray) -> int:
    """Write images as a grid and return its number of columns; small images are enlarged.

    Args:
        path: The file to write.
        images: The images, uint8 `(N, H, W, C)`, where C is 1, 3, or 4.

    Raises:
        SfumatoError: If the disk is full or cannot be written to.
    """
    count, height, width, channels = images.shape
    columns = math.ceil(math.sqrt(count))
    rows = math.ceil(count / columns)
    scale = max(1, _TILE_PX // width)
    tile_h, tile_w = height * scale + _GAP_PX, width * scale + _GAP_PX
    wall = np.empty((rows * tile_h + _GAP_PX, columns * tile_w + _GAP_PX, channels), np.uint8)
    wall[:] = (_GROUND, _GROUND, _GROUND, _OPAQUE)[:channels]
    for index, image in enumerate(images):
        top = index // columns * tile_h + _GAP_PX
        left = index % columns * tile_w + _GAP_PX
        large = image.repeat(scale, axis=0).repeat(scale, axis=1)
        wall[top : top + height * scale, left : left + width * scale] = large
    write_whole(path, _png(_image(wall)))
    return columns


def save_rows(path: Path, rows: Mapping[str, np.ndarray]) -> None:
    """Write labeled rows of images, one below the other, for comparison.

    Args:
        path: The file to write.
        rows: The images of each row by its label, uint8 `(N, H, W, C)`, where C is 1, 3, or 4; all
            rows have the same shape.

    Raises:
        SfumatoError: If the disk is full or cannot be written to.
    """
    strips = [_strip(images) for images in rows.values()]
    height, width, _ = strips[0].shape
    sheet = np.full((len(rows) * (height + _LINE_PX), width, 3), _GROUND, dtype=np.uint8)
    for index, strip in enumerate(strips):
        top = index * (height + _LINE_PX) + _LINE_PX
        sheet[top : top + height] = strip
    image = Image.fromarray(sheet)
    pen, font = ImageDraw.Draw(image), ImageFont.load_default(_FONT_PX)
    for index, words in enumerate(rows):
        position = (2 * _GAP_PX, index * (height + _LINE_PX) + _LINE_PX // 2)
        pen.text(position, words, fill=(_INK,) * 3, font=font, anchor="lm")
    write_whole(path, _png(image))


def save_table(path: Path, rows: Sequence[str], columns: Mapping[str, np.ndarray]) -> None:
    """Write images as a table with labels above the columns and to the left of the rows.

    Args:
        path: The file to write.
        rows: The label of each row.
        columns: The images of each column by its label, uint8 `(R, H, W, C)`, with one image per
            row, where C is 1, 3, or 4; all columns have the same shape.

    Raises:
        SfumatoError: If the disk is full or cannot be written to.
    """
    font = ImageFont.load_default(_FONT_PX)
    first = next(iter(columns.values()))
    widest = max(font.getlength(words) for words in columns)
    scale = max(1, -(-max(_TILE_PX, math.ceil(widest) + 2 * _GAP_PX) // first.shape[2]))
    tile_h, tile_w = (side * scale + _GAP_PX for side in first.shape[1:3])
    left = math.ceil(max(font.getlength(words) for words in rows)) + 6 * _GAP_PX
    size = (left + tile_w * len(columns), _LINE_PX + tile_h * len(rows))
    sheet = Image.new("RGB", size, (_GROUND // 4,) * 3)
    pen = ImageDraw.Draw(sheet)
    for column, (words, images) in enumerate(columns.items()):
        x = left + column * tile_w
        pen.text((x, _LINE_PX // 2), words, fill=(_INK,) * 3, font=font, anchor="lm")
        for row, image in enumerate(images):
            large = image.repeat(scale, axis=0).repeat(scale, axis=1)
            sheet.paste(_image(without_alpha(large)), (x, _LINE_PX + row * tile_h))
    for row, words in enumerate(rows):
        position = (2 * _GAP_PX, _LINE_PX + row * tile_h + tile_h // 2)
        pen.text(position, words, fill=(_INK,) * 3, font=font, anchor="lm")
    write_whole(path, _png(sheet))


def without_alpha(images: np.ndarray) -> np.ndarray:
    """Return images without alpha: transparent parts show the gray ground of sheets."""
    if images.shape[-1] != _RGBA:
        return images
    colors, alpha = images[..., :3].astype(np.float32), images[..., 3:] / np.float32(_OPAQUE)
    opaque: np.ndarray = (_GROUND + alpha * (colors - _GROUND)).round().astype(np.uint8)
    return opaque


def _strip(images: np.ndarray) -> np.ndarray:
    """Return the images side by side, enlarged and in color, `(H, W, 3)`."""
    scale = max(1, _TILE_PX // images.shape[2])
    large = without_alpha(images).repeat(scale, axis=1).repeat(scale, axis=2)
    edges = ((0, 0), (_GAP_PX, 0), (_GAP_PX, 0), (0, 0))
    tiles = np.pad(large, edges, constant_values=_GROUND)
    strip: np.ndarray = np.concatenate(tiles, axis=1)
    return np.broadcast_to(strip, (*strip.shape[:2], 3))


def _image(image: np.ndarray) -> Image.Image:
    return Image.fromarray(image[..., 0] if image.shape[-1] == 1 else image)


def _png(image: Image.Image, information: PngInfo | None = None) -> bytes:
    stream = io.BytesIO()
    image.save(stream, "PNG", pnginfo=information)
    return stream.getvalue()
