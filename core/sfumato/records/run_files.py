"""Names and listings of the files that a run numbers by its images seen.

Other files may be stored in the same folders, such as a manual copy, `Thumbs.db`, `.DS_Store`, or
the files of a sync client. Such files are never parsed, treated as files of the run, or removed.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

__all__ = ["NumberedFile", "RunFiles", "leftovers", "numbered_files", "numbered_name"]

_IMAGES_SEEN = r"([0-9]{12,})"


class RunFiles(StrEnum):
    """The kinds of numbered files; each value is a subfolder of the run's folder."""

    CHECKPOINTS = "checkpoints"
    SAMPLES = "samples"
    AVERAGES = "averages"


class NumberedFile(NamedTuple):
    """A file or folder that a run wrote at some image count; sorts by this count."""

    images_seen: int
    suffix: str
    """The part of the name that follows the number.

    It is empty for a checkpoint; `.png`, `-raw.png`, or `.tuned.png` for a sample grid; and
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
"""The name of a checkpoint that is being written or removed."""


def numbered_name(images_seen: int, suffix: str = "") -> str:
    """Return the file name that a run uses at a given image count."""
    return f"{images_seen:012d}{suffix}"


def numbered_files(run_folder: Path, kind: RunFiles) -> tuple[NumberedFile, ...]:
    """Return a run's files of one kind, starting with the oldest."""
    return tuple(sorted(_own_files(run_folder / kind.value, kind)))


def leftovers(checkpoints: Path) -> list[Path]:
    """Return the incomplete checkpoints that were left behind by killed processes."""
    return [path for path in checkpoints.glob(".*") if _LEFTOVER.fullmatch(path.name)]


def _own_files(folder: Path, kind: RunFiles) -> Iterator[NumberedFile]:
    for path in folder.glob("[0-9]*"):
        name = _NAMES[kind].fullmatch(path.name)
        if name is not None and path.is_dir() == (kind is RunFiles.CHECKPOINTS):
            yield NumberedFile(int(name[1]), name[2], path)
