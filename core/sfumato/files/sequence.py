"""Sequence numbers that record the order in which things were created.

The times of files and folders change when a project is copied, unzipped, or restored from a backup,
and a machine's clock may be adjusted. Therefore, everything that is ordered by age has a number in
a JSON file of its own. When it is created, the number is one higher than all existing numbers.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import msgspec

__all__ = ["Number", "next_number", "number_in"]

Number = Annotated[int, msgspec.Meta(ge=0, le=2**53)]
"""A sequence number; 0 if an older version did not assign one."""


class _Numbered(msgspec.Struct, frozen=True):
    """The number in a file; the file's other fields are ignored."""

    number: Number = 0


def number_in(file: Path) -> int:
    """Return the number in a JSON file, or 0 if there is none or the file cannot be read."""
    try:
        return msgspec.json.decode(file.read_bytes(), type=_Numbered).number
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return 0


def next_number(files: Iterable[Path]) -> int:
    """Return a number that is higher than those in the given JSON files.

    Two processes that run at the same time may get the same number, so sorting by number requires a
    tie-breaker.
    """
    return 1 + max(map(number_in, files), default=0)
