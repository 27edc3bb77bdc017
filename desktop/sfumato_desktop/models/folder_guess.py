"""Which rules suit a folder of pictures that was dropped without a word?

A look at a few of its pictures: their usual size decides the side, and folders in it that hold
pictures become classes. Everything can be changed afterwards.
"""

import os
import statistics
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from PySide6.QtGui import QImageReader

from sfumato.manifest import DatasetRules

__all__ = ["guess_rules"]

_LOOKED_AT = 48
_FOLDERS_LOOKED_INTO = 256
"""Where that many hold no picture, the window does not wait for the rest of the disk."""
_SIDES = (64, 48, 32, 24, 16)
_LARGEST = 64
"""Beyond this a machine without a graphics card learns too slowly for a first try."""
_SUFFIXES = {".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp", ".tif", ".tiff"}


def guess_rules(folder: Path) -> DatasetRules:
    """Give rules for a folder from a look at a few of its pictures."""
    sides = []
    parents = set()
    for path in _some_pictures(folder):
        size = QImageReader(str(path)).size()
        if size.isValid():
            sides.append(min(size.width(), size.height()))
            parents.add(path.parent)
    typical = statistics.median_low(sides) if sides else _LARGEST
    size_px = next((side for side in _SIDES if side <= typical), _SIDES[-1])
    has_classes = len(parents - {folder}) >= 2
    return DatasetRules(
        source=str(folder), size_px=size_px, labels="folders" if has_classes else "none"
    )


def _some_pictures(folder: Path) -> Iterator[Path]:
    """Give a few pictures of each of the first folders, so that classes come to light."""
    found = 0
    for parent, _, names in islice(os.walk(folder), _FOLDERS_LOOKED_INTO):
        pictures = [name for name in names if Path(name).suffix.lower() in _SUFFIXES]
        for name in sorted(pictures)[:8]:
            yield Path(parent) / name
            found += 1
        if found >= _LOOKED_AT:
            return
