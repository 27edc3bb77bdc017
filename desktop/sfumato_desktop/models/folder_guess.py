"""Suggested import rules for a dropped folder or archive.

A few images are sampled: their typical size determines the resolution, and subfolders that contain
images become classes. The user can change everything afterward.
"""

import os
import statistics
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path, PurePath, PurePosixPath

from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtGui import QImageReader

from sfumato.config.image_shape import ImageShape
from sfumato.files.natural_order import natural_key
from sfumato.files.split_folders import find_split_folders
from sfumato.files.system_files import system_entry
from sfumato.records.manifest import DatasetRules

__all__ = ["guess_rules"]

_LOOKED_AT = 48
_FOLDERS_LOOKED_INTO = 256
"""Number of folders without an image after which the search of the source stops."""
_SIDES = (64, 48, 32, 24, 16)
_LARGEST = 64
"""Largest suggested side length; above it, training without a GPU is too slow for a first try."""
_SUFFIXES = {".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp", ".tif", ".tiff"}
_PARTS, _INNER_PARTS = 64, 6
"""Maximum number of folders to search in a source, and in each of those folders."""
_HEAD_BYTES = 1 << 16
"""Number of bytes to read from an image in an archive, which stores its size near the start."""
_UNREADABLE = (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError)
"""Errors raised by damaged, locked, or unsupported archives; the import reports the cause."""

Look = tuple[PurePath, QImageReader]
"""The folder of an image, and a reader that can report its size."""


def guess_rules(source: Path, *, importer: str = "folder") -> DatasetRules:
    """Return rules for a source, guessed from a few images; for an archive, this can take a second.

    Args:
        source: A folder, or a file that the importer can read.
        importer: The importer that reads it.
    """
    looks = _into_archive(source) if source.is_file() else _into_folder(source)
    sides = []
    parents: set[PurePath] = set()
    for parent, reader in looks:
        size = reader.size()
        if size.isValid():
            sides.append(min(size.width(), size.height()))
            parents.add(parent)
    typical = statistics.median_low(sides) if sides else _LARGEST
    side_px = next((side for side in _SIDES if side <= typical), _SIDES[-1])
    folders = _folders_of(source)
    splits = find_split_folders(folders)
    inner = {splits.without(folder.parts) for folder in folders} if splits else parents
    has_classes = len(inner - {source, PurePosixPath(), ()}) >= 2
    return DatasetRules(
        split_folders="use" if splits else "auto",
        source=str(source),
        importer=importer,
        shape=ImageShape.square(side_px),
        labels="folders" if has_classes else "none",
    )


def _folders_of(source: Path) -> list[PurePath]:
    """Return folders that contain images, sampled from each part of the source."""
    if source.is_file():
        with suppress(*_UNREADABLE), zipfile.ZipFile(source) as archive:
            return [path.parent for path in _images_among(archive.namelist())]
        return []
    found = islice(_image_folders(source, breadth=_PARTS), _FOLDERS_LOOKED_INTO)
    return [folder.relative_to(source) for folder in found]


def _image_folders(folder: Path, *, breadth: int) -> Iterator[Path]:
    """Yield folders that contain images, visiting at most `breadth` subfolders of each folder."""
    inner = []
    with suppress(OSError), os.scandir(folder) as listing:
        entries = sorted(listing, key=lambda entry: natural_key(entry.name))
        if any(Path(entry.name).suffix.lower() in _SUFFIXES for entry in entries):
            yield folder
        inner = [entry for entry in entries if not system_entry(entry.name, is_folder=True)]
    folders = [Path(entry.path) for entry in inner if entry.is_dir(follow_symlinks=False)]
    for one in folders[:breadth]:
        yield from _image_folders(one, breadth=_INNER_PARTS)


def _into_folder(folder: Path) -> Iterator[Look]:
    for path in _some_images(folder):
        yield path.parent, QImageReader(str(path))


def _into_archive(file: Path) -> Iterator[Look]:
    try:
        with zipfile.ZipFile(file) as archive:
            for name in _some_members(archive.namelist()):
                with archive.open(name) as stream:
                    head = QBuffer()
                    head.setData(QByteArray(stream.read(_HEAD_BYTES)))
                yield PurePosixPath(name).parent, QImageReader(head)
    except _UNREADABLE:
        return


def _some_members(names: list[str]) -> Iterator[str]:
    """Return a few images from across an archive, so that classes are detected."""
    images = _images_among(names)
    step = max(1, len(images) // _LOOKED_AT)
    return (str(path) for path in images[::step])


def _images_among(names: list[str]) -> list[PurePosixPath]:
    paths = [PurePosixPath(name) for name in names]
    return [path for path in paths if path.suffix.lower() in _SUFFIXES and not _is_skipped(path)]


def _is_skipped(path: PurePosixPath) -> bool:
    """Return whether the import skips a file of an archive because of its path."""
    folders = (system_entry(part, is_folder=True) for part in path.parts[:-1])
    return any(folders) or system_entry(path.name, is_folder=False) is not None


def _some_images(folder: Path) -> Iterator[Path]:
    """Yield a few images from each of the first folders, so that classes are detected."""
    found = 0
    for parent, folders, names in islice(os.walk(folder), _FOLDERS_LOOKED_INTO):
        folders[:] = [name for name in folders if system_entry(name, is_folder=True) is None]
        images = [
            name
            for name in names
            if Path(name).suffix.lower() in _SUFFIXES and not system_entry(name, is_folder=False)
        ]
        ordered = sorted(images, key=natural_key)
        files = (name for name in ordered if os.path.isfile(Path(parent, name)))  # noqa: PTH113 - Path.is_file may raise
        for name in islice(files, 8):  # only regular files, because opening a pipe would block
            yield Path(parent) / name
            found += 1
        if found >= _LOOKED_AT:
            return
