"""Safe file paths for the entries of an archive, regardless of their names."""

import os
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

__all__ = ["ArchiveNames"]

_LONGEST_BYTES = 180
"""Name length limit; encrypted file systems allow 143 letters, and a number may be added."""
_MOST_FOLDERS = 12
"""Depth limit; deeper paths lose middle folders to stay within the system's path limit."""
_FORBIDDEN = re.compile(r'[<>:"|?*\x00-\x1f]' if os.name == "nt" else r"[:\x00]")


class ArchiveNames:
    """Assigns a path to each entry so that none overwrites another.

    Names that differ only in letter case or Unicode normalization count as equal, because some
    disks can only store one of them. A name that another entry uses as a folder is not available.

    Args:
        names: The names of all entries that need a path.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._folders = {
            _key(parent) for name in names for parent in _safe(name).parents if parent.name
        }
        self._taken: set[str] = set()

    def index(self, name: str) -> Path:
        """Return the path of an entry, relative to the destination folder."""
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
    """Return a name short enough for the file system, with its extension."""
    content = name.encode("utf-8", "replace")
    if len(content) <= _LONGEST_BYTES:
        return content.decode()
    stem, dot, ending = name.rpartition(".")
    if not dot or len(ending.encode("utf-8", "replace")) > 16:
        stem, dot, ending = name, "", ""
    room = _LONGEST_BYTES - len(f"{dot}{ending}".encode("utf-8", "replace"))
    kept = stem.encode("utf-8", "replace")[:room].decode("utf-8", "ignore")
    return f"{kept}{dot}{ending}"
