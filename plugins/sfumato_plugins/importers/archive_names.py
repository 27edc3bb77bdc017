"""Places on this disk for the entries of an archive, whatever their names."""

import os
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

__all__ = ["ArchiveNames"]

_LONGEST_BYTES = 180
"""Of one name; file systems allow 255, encrypted ones 143 letters, and a number may be added."""
_MOST_FOLDERS = 12
"""Deeper ones are left out from the middle, so that a path stays within what systems allow."""
_FORBIDDEN = re.compile(r'[<>:"|?*\x00-\x1f]' if os.name == "nt" else r"[:\x00]")


class ArchiveNames:
    """Finds a place for each entry, so that none writes over another.

    Two names are the same if they differ in letter case or in how accents are stored alone: some
    disks hold one of them only. A name that another entry has as a folder is not a free one.

    Args:
        names: The names of all entries that will be placed.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._folders = {
            _key(parent) for name in names for parent in _safe(name).parents if parent.name
        }
        self._taken: set[str] = set()

    def index(self, name: str) -> Path:
        """Return where an entry comes to lie, below the folder that is unpacked into."""
        wanted = _safe(name)
        free, number = wanted, 1
        while _key(free) in self._taken or _key(free) in self._folders:
            number += 1
            free = wanted.with_name(f"{wanted.stem} ({number}){wanted.suffix}")
        self._taken.add(_key(free))
        return Path(*free.parts)


def _key(path: PurePosixPath) -> str:
    return unicodedata.normalize("NFC", str(path)).casefold()


def _safe(name: str) -> PurePosixPath:
    parts = PurePosixPath(name.replace("\\", "/")).parts
    safe = [_shortened(_FORBIDDEN.sub("_", part)) for part in parts if part not in ("/", "..", ".")]
    if len(safe) > _MOST_FOLDERS:
        safe = [*safe[: _MOST_FOLDERS // 2], *safe[-_MOST_FOLDERS // 2 :]]
    return PurePosixPath(*safe)


def _shortened(name: str) -> str:
    """Return a name that a file system takes, with its ending."""
    content = name.encode("utf-8", "replace")
    if len(content) <= _LONGEST_BYTES:
        return content.decode()
    stem, dot, ending = name.rpartition(".")
    if not dot or len(ending.encode("utf-8", "replace")) > 16:
        stem, dot, ending = name, "", ""
    room = _LONGEST_BYTES - len(f"{dot}{ending}".encode("utf-8", "replace"))
    kept = stem.encode("utf-8", "replace")[:room].decode("utf-8", "ignore")
    return f"{kept}{dot}{ending}"
