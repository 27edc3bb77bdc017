"""The lock that keeps two windows from opening the same project.

The window that opens a project locks a file in its folder and records its own identity beside it.
The system releases the lock when the process ends for any reason, so there are no stale locks.
Terminals need no lock: each run has its own.
"""

import json
import logging
import os
import platform
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import filelock

__all__ = ["Holder", "ProjectLock"]

_LOCK, _NOTE = ".window.lock", ".window.json"
_PATIENCE_S = 0.2
_LOG = logging.getLogger(__name__)


class Holder(NamedTuple):
    """The window that has a project open."""

    process: int
    """Process ID; 0 if unknown."""
    machine: str
    address: str
    """Socket on which the window listens for later launches; empty if it does not listen."""

    @property
    def is_here(self) -> bool:
        """Whether the window is on this machine and can be asked to come to the front."""
        return bool(self.address) and self.machine == platform.node()


class ProjectLock:
    """Locks the open project and, while another one is being opened, that one as well.

    Args:
        address: Socket on which this window listens for later launches.
    """

    def __init__(self, address: str = "") -> None:
        self._address = address
        self._locks: dict[Path, filelock.BaseFileLock] = {}

    def holds(self, folder: Path | None) -> bool:
        """Return whether a project is locked by this window."""
        return folder in self._locks

    def acquire(self, folder: Path) -> Holder | None:
        """Lock a project, or return the other window that has it open."""
        if folder in self._locks:
            return None
        lock = filelock.FileLock(folder / _LOCK, is_singleton=False)
        try:
            folder.stat()  # locking would recreate a missing folder
            lock.acquire(timeout=_PATIENCE_S)
        except filelock.Timeout:
            return _holder_of(folder)
        except OSError as error:
            _LOG.warning("%s is opened without a lock: %s", folder, error)  # a read-only disk
            return None
        self._locks[folder] = lock
        self._note(folder)
        return None

    def keep_only(self, folder: Path | None) -> None:
        """Release every project but this one."""
        for other in [one for one in self._locks if one != folder]:
            with suppress(OSError):  # the disk may have become missing or read-only
                (other / _NOTE).unlink()
            self._locks.pop(other).release()

    def release(self) -> None:
        """Release every project."""
        self.keep_only(None)

    def _note(self, folder: Path) -> None:
        note = {"process": os.getpid(), "machine": platform.node(), "address": self._address}
        try:
            (folder / _NOTE).write_text(json.dumps(note), encoding="utf-8")
        except OSError as error:
            _LOG.warning("Could not record which window has %s open: %s", folder, error)


def _holder_of(folder: Path) -> Holder:
    try:
        note = json.loads((folder / _NOTE).read_text(encoding="utf-8"))
        return Holder(int(note["process"]), str(note["machine"]), str(note["address"]))
    except (OSError, ValueError, KeyError, TypeError):
        return Holder(process=0, machine="", address="")
