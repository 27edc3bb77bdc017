"""Names of the files that a run numbers by its images seen, and how they are listed.

Other files may be stored beside them (a manual copy, `Thumbs.db`, `.DS_Store`, the files of a sync
client). They are never parsed, never treated as files of the run, and never removed.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

__all__ = ["NumberedFile", "RunFiles", "leftovers", "numbered_files", "numbered_name"]

_IMAGES_SEEN = r"([0-9]{12,})"


class RunFiles(StrEnum):
    """Kinds of numbered files; the value is the subfolder of the run's folder."""

    CHECKPOINTS = "checkpoints"
    SAMPLES = "samples"
    AVERAGES = "averages"


class NumberedFile(NamedTuple):
    """A file or folder that a run wrote at one image count. Sorts by that count."""

    images_seen: int
    suffix: str
    """What follows the number.

    Empty for a checkpoint, `.png`, `-raw.png`, or `.tuned.png` for a sample grid,
    `-<hash>.safetensors` for averages.
    """
    path: Path


_SUFFIXES = {
    RunFiles.CHECKPOINTS: "",
    RunFiles.SAMPLES: r"(?:-raw|\.tuned)?\.png",
    RunFiles.AVERAGES: r"-[0-9a-f]{16}\.safetensors",
}
_NAMES = {kind: re.compile(f"{_IMAGES_SEEN}({suffix})") for kind, suffix in _SUFFIXES.items()}
_LEFTOVER = re.compile(rf"\.{_IMAGES_SEEN}\..+")
"""A checkpoint that is being written or removed."""


def numbered_name(images_seen: int, suffix: str = "") -> str:
    """Return the file name that a run uses at an image count."""
    return f"{images_seen:012d}{suffix}"


def numbered_files(run_folder: Path, kind: RunFiles) -> tuple[NumberedFile, ...]:
    """Return a run's files of one kind, oldest first."""
    return tuple(sorted(_own_files(run_folder / kind.value, kind)))


def leftovers(checkpoints: Path) -> list[Path]:
    """Return the incomplete checkpoints that killed processes left behind."""
    return [path for path in checkpoints.glob(".*") if _LEFTOVER.fullmatch(path.name)]


def _own_files(folder: Path, kind: RunFiles) -> Iterator[NumberedFile]:
    for path in folder.glob("[0-9]*"):
        name = _NAMES[kind].fullmatch(path.name)
        if name is not None and path.is_dir() == (kind is RunFiles.CHECKPOINTS):
            yield NumberedFile(int(name[1]), name[2], path)
