"""Sequence numbers that record the order in which things were created.

Times of files and folders change when a project is copied, unzipped, or restored from a backup, and
a machine's clock may be changed. Whatever is ordered by age therefore has a number in a JSON file
of its own, one higher than all existing ones when it was created.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import msgspec

__all__ = ["Number", "next_number", "number_in"]

Number = Annotated[int, msgspec.Meta(ge=0, le=2**53)]
"""0 if an older version assigned none."""


class _Numbered(msgspec.Struct, frozen=True):
    """The number in a file; its other fields are ignored."""

    number: Number = 0


def number_in(file: Path) -> int:
    """Return the number in a JSON file; 0 if there is none, or the file cannot be read."""
    try:
        return msgspec.json.decode(file.read_bytes(), type=_Numbered).number
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return 0


def next_number(files: Iterable[Path]) -> int:
    """Return a number above those in some JSON files.

    Two simultaneous processes may get the same number; whoever sorts by numbers needs a
    tie-breaker.
    """
    return 1 + max(map(number_in, files), default=0)
