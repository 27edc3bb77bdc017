"""Numbers that say which of several things was made last.

Times of files and folders change when a project is copied, unzipped or restored from a backup, and
the clock of a machine may be moved. So what is put in order by age carries a number in a JSON file
of its own, one higher than all that are there when it is made.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import msgspec

__all__ = ["Number", "next_number", "number_in"]

Number = Annotated[int, msgspec.Meta(ge=0, le=2**53)]
"""0 where an older version gave none."""


class _Numbered(msgspec.Struct, frozen=True):
    """What a file says of its number; whatever else it holds is for others."""

    number: Number = 0


def number_in(file: Path) -> int:
    """Return the number in a JSON file; 0 if there is none, or the file cannot be read."""
    try:
        return msgspec.json.decode(file.read_bytes(), type=_Numbered).number
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return 0


def next_number(files: Iterable[Path]) -> int:
    """Return a number above those in some JSON files.

    Two processes that ask at the same moment may get the same one; whoever sorts by numbers names
    something else that decides then.
    """
    return 1 + max(map(number_in, files), default=0)
