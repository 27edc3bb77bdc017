"""Moves of files and folders that wait while another program holds them.

On Windows, a virus scanner, an indexer, or a synchronized folder opens new files for a moment, and
a file that is open cannot be moved or replaced. The errors are those of a lack of permission, so
only their numbers and a few seconds of patience tell them apart.
"""

import time
from collections.abc import Callable
from pathlib import Path

__all__ = ["is_held_by_another_program", "rename", "replace"]

_ACCESS_DENIED, _SHARING_VIOLATION, _LOCK_VIOLATION = 5, 32, 33
_PATIENCE_S = 5.0
_FIRST_WAIT_S, _LONGEST_WAIT_S = 0.01, 0.25


def rename(source: Path, target: Path) -> None:
    """Rename a file or folder; see `Path.rename`.

    Raises:
        OSError: If the disk refuses it, on Windows for five seconds.
    """
    _patiently(lambda: source.rename(target))


def replace(source: Path, target: Path) -> None:
    """Rename a file, replacing the target; see `Path.replace`.

    Raises:
        OSError: If the disk refuses it, on Windows for five seconds.
    """
    _patiently(lambda: source.replace(target))


def is_held_by_another_program(error: OSError) -> bool:
    """Return whether Windows says that another program holds the file."""
    return getattr(error, "winerror", None) in (_SHARING_VIOLATION, _LOCK_VIOLATION)


def _patiently(move: Callable[[], object]) -> None:
    waited_s, wait_s = 0.0, _FIRST_WAIT_S
    while True:
        try:
            move()
        except OSError as error:
            is_denied = getattr(error, "winerror", None) == _ACCESS_DENIED
            may_pass = is_denied or is_held_by_another_program(error)
            if not may_pass or waited_s >= _PATIENCE_S:
                raise
        else:
            return
        time.sleep(wait_s)
        waited_s += wait_s
        wait_s = min(2 * wait_s, _LONGEST_WAIT_S)
