"""Which pictures do the contestants learn from?

Each set is held in memory as 8-bit pictures, the same for all contestants. Pictures with an alpha
channel are laid on white, as Sfumato's import does it.
"""

import gzip
import io
import zipfile
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image

__all__ = ["SETS", "PictureSet", "Pictures", "load_set", "write_folder"]

Pictures = NDArray[np.uint8]

SETS = ("fashion-mnist", "pixel-faces", "dungeon-textures")


class PictureSet(NamedTuple):
    """What is learnt from, and what the judge keeps to himself."""

    name: str
    pictures: Pictures
    """uint8 `(N, H, W, C)`, C is 1 or 3; all that a contestant sees."""
    kept: Pictures
    """Pictures of the same kind that no contestant sees; empty where there are none."""
    labels: NDArray[np.int64]
    """Class of each picture, for the judge's classifier alone; empty where there are none."""
    kept_labels: NDArray[np.int64]

    @property
    def size_px(self) -> int:
        """Side of the pictures."""
        return int(self.pictures.shape[1])

    @property
    def channels(self) -> int:
        """1 for grey, 3 for colour."""
        return int(self.pictures.shape[3])


def load_set(name: str, place: Path) -> PictureSet:
    """Load a set from a folder of IDX files, or from a `.zip` or a folder of PNG files.

    Args:
        name: One of `SETS`.
        place: The set itself, or the folder that holds it under its name.
    """
    for inside in (place / name, place / f"{name}.zip"):
        if inside.exists():
            place = inside
    if name == "fashion-mnist":
        return _load_idx(name, place)
    files = _from_zip(place) if place.suffix == ".zip" else _from_folder(place)
    pictures = np.stack([_on_white(content) for content in files])
    none = np.empty(0, np.int64)
    return PictureSet(name, pictures, pictures[:0], none, none)


def write_folder(pictures: Pictures, folder: Path) -> Path:
    """Write the pictures as PNG files, for contestants that read a folder; give the folder."""
    folder.mkdir(parents=True)
    for place, picture in enumerate(pictures):
        image = Image.fromarray(picture[:, :, 0] if picture.shape[2] == 1 else picture)
        image.save(folder / f"{place:06d}.png", compress_level=1)
    return folder


def _load_idx(name: str, folder: Path) -> PictureSet:
    def read(file: str, offset: int) -> NDArray[np.uint8]:
        return np.frombuffer(gzip.decompress((folder / file).read_bytes()), np.uint8, offset=offset)

    pictures, kept = (
        read(f"{split}-images-idx3-ubyte.gz", 16).reshape(-1, 28, 28, 1)
        for split in ("train", "t10k")
    )
    labels, kept_labels = (
        read(f"{split}-labels-idx1-ubyte.gz", 8).astype(np.int64) for split in ("train", "t10k")
    )
    return PictureSet(name, pictures, kept, labels, kept_labels)


def _from_zip(file: Path) -> list[bytes]:
    with zipfile.ZipFile(file) as archive:
        names = sorted(name for name in archive.namelist() if name.endswith(".png"))
        return [archive.read(name) for name in names]


def _from_folder(folder: Path) -> list[bytes]:
    return [file.read_bytes() for file in sorted(folder.rglob("*.png"))]


def _on_white(content: bytes) -> Pictures:
    picture = Image.open(io.BytesIO(content)).convert("RGBA")
    white = Image.new("RGBA", picture.size, "white")
    return np.asarray(Image.alpha_composite(white, picture).convert("RGB"))
