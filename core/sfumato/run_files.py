"""Names of the files that a run numbers by its images seen, and how they are read back.

Anything else may lie beside them (a copy made by hand, `Thumbs.db`, `.DS_Store`, the notes of a
synchronizer). It is never parsed, never taken for a file of the run, and never removed.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

__all__ = ["NumberedFile", "RunFiles", "leftovers", "numbered_files", "numbered_name"]

_IMAGES_SEEN = r"([0-9]{12,})"


class RunFiles(StrEnum):
    """Kinds of numbered files; the value is the folder within the run's folder."""

    CHECKPOINTS = "checkpoints"
    SAMPLES = "samples"
    AVERAGES = "averages"


class NumberedFile(NamedTuple):
    """A file or folder that a run wrote at one moment. Sorts by that moment."""

    images_seen: int
    suffix: str
    """What follows the number: empty for a checkpoint, `.png`, `-raw.png` or `.tuned.png` for a
    sample grid, `-<hash>.safetensors` for averages."""
    path: Path


_SUFFIXES = {
    RunFiles.CHECKPOINTS: "",
    RunFiles.SAMPLES: r"(?:-raw|\.tuned)?\.png",
    RunFiles.AVERAGES: r"-[0-9a-f]{16}\.safetensors",
}
_NAMES = {kind: re.compile(f"{_IMAGES_SEEN}({suffix})") for kind, suffix in _SUFFIXES.items()}
_LEFTOVER = re.compile(rf"\.{_IMAGES_SEEN}\..+")
"""A checkpoint in the making, or on its way out."""


def numbered_name(images_seen: int, suffix: str = "") -> str:
    """Return the name under which a run writes a file at a moment."""
    return f"{images_seen:012d}{suffix}"


def numbered_files(run_folder: Path, kind: RunFiles) -> tuple[NumberedFile, ...]:
    """Return what a run wrote of one kind, oldest first."""
    return tuple(sorted(_own_files(run_folder / kind.value, kind)))


def leftovers(checkpoints: Path) -> list[Path]:
    """Return the unfinished and half-removed checkpoints that killed processes left behind."""
    return [path for path in checkpoints.glob(".*") if _LEFTOVER.fullmatch(path.name)]


def _own_files(folder: Path, kind: RunFiles) -> Iterator[NumberedFile]:
    for path in folder.glob("[0-9]*"):
        name = _NAMES[kind].fullmatch(path.name)
        if name is not None and path.is_dir() == (kind is RunFiles.CHECKPOINTS):
            yield NumberedFile(int(name[1]), name[2], path)
