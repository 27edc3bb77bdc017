"""The datasets of the league.

Each dataset is stored in memory as 8-bit images, the same for all contestants. Images with an alpha
channel are composited on white, as in Sfumato's import. Photographs are square crops of large ones.
"""

import gzip
import io
import zipfile
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from sfumato.config.image_shape import ImageShape

__all__ = ["LARGE_SETS", "SETS", "ImageSet", "Images", "load_set", "write_folder"]

Images = NDArray[np.uint8]

SETS = ("fashion-mnist", "pixel-faces", "dungeon-textures")
LARGE_SETS = ("emoji", "dungeon-tiles", "photographs")
"""Sets of images of 64 px."""

_SIZE_PX = 64
_TILE_PX = 32
_CROPS = 120
"""Crops of each photograph, from 1/6 of its shorter side to all of it."""
_SMALLEST_CROP = 1 / 6


class ImageSet(NamedTuple):
    """The training images, and the images reserved for scoring."""

    name: str
    images: Images
    """uint8 `(N, H, W, C)`, C is 1 or 3; the only images that a contestant gets."""
    kept: Images
    """Held-out images that no contestant gets; empty if there are none."""
    labels: NDArray[np.int64]
    """Class of each image, only for the scorer's classifier; empty if there are none."""
    kept_labels: NDArray[np.int64]

    @property
    def size_px(self) -> int:
        """Return the side of the images."""
        return int(self.images.shape[1])

    @property
    def shape(self) -> ImageShape:
        """Return the shape of the images."""
        return ImageShape.of_array(self.images.shape)

    @property
    def channels(self) -> int:
        """Return 1 for gray, 3 for color."""
        return int(self.images.shape[3])


def load_set(name: str, index: Path) -> ImageSet:
    """Load a dataset from a folder of IDX files, or from a `.zip` or a folder of PNG files.

    Args:
        name: One of `SETS` or `LARGE_SETS`.
        index: The dataset itself, or its parent folder.
    """
    for inside in (index / name, index / f"{name}.zip"):
        if inside.exists():
            index = inside
    if name == "fashion-mnist":
        return _load_idx(name, index)
    if name == "photographs":
        images = np.stack(_crops(index))
    else:
        files = _from_zip(index) if index.suffix == ".zip" else _from_folder(index)
        opened = [_on_white(content) for content in files]
        if name in LARGE_SETS:
            opened = _of_one_size(opened, tile_px=_TILE_PX if "tiles" in name else _SIZE_PX)
        images = np.stack([np.asarray(image) for image in opened])
    none = np.empty(0, np.int64)
    return ImageSet(name, images, images[:0], none, none)


def write_folder(images: Images, folder: Path) -> Path:
    """Write the images as PNG files, for contestants that read a folder; return the folder."""
    folder.mkdir(parents=True)
    for index, image in enumerate(images):
        opened = Image.fromarray(image[:, :, 0] if image.shape[2] == 1 else image)
        opened.save(folder / f"{index:06d}.png", compress_level=1)
    return folder


def _load_idx(name: str, folder: Path) -> ImageSet:
    def read(file: str, offset: int) -> NDArray[np.uint8]:
        return np.frombuffer(gzip.decompress((folder / file).read_bytes()), np.uint8, offset=offset)

    images, kept = (
        read(f"{split}-images-idx3-ubyte.gz", 16).reshape(-1, 28, 28, 1)
        for split in ("train", "t10k")
    )
    labels, kept_labels = (
        read(f"{split}-labels-idx1-ubyte.gz", 8).astype(np.int64) for split in ("train", "t10k")
    )
    return ImageSet(name, images, kept, labels, kept_labels)


def _from_zip(file: Path) -> list[bytes]:
    with zipfile.ZipFile(file) as archive:
        names = sorted(name for name in archive.namelist() if name.endswith(".png"))
        return [archive.read(name) for name in names]


def _from_folder(folder: Path) -> list[bytes]:
    return [file.read_bytes() for file in sorted(folder.rglob("*.png"))]


def _on_white(content: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(content)).convert("RGBA")
    white = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(white, image).convert("RGB")


def _of_one_size(images: list[Image.Image], *, tile_px: int) -> list[Image.Image]:
    """Return the square images of one size, enlarged to the size of the large sets."""
    tiles = [image for image in images if image.size == (tile_px, tile_px)]
    return [tile.resize((_SIZE_PX, _SIZE_PX), Image.Resampling.BICUBIC) for tile in tiles]


def _crops(folder: Path) -> list[Images]:
    """Return square crops of different sizes of all photographs of a folder, all reduced."""
    rng, found = np.random.default_rng(0), []
    for file in sorted(file for file in folder.iterdir() if file.suffix in {".jpg", ".png"}):
        photograph = Image.open(file).convert("RGB")
        photograph.thumbnail((1600, 1600), Image.Resampling.BOX)
        shorter = min(photograph.size)
        for share in np.geomspace(_SMALLEST_CROP, 1.0, _CROPS):
            side = max(_SIZE_PX, int(share * shorter))
            left = int(rng.integers(photograph.width - side + 1))
            top = int(rng.integers(photograph.height - side + 1))
            crop = photograph.crop((left, top, left + side, top + side))
            found.append(np.asarray(crop.resize((_SIZE_PX, _SIZE_PX), Image.Resampling.LANCZOS)))
    return found
