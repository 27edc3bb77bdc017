"""Is a project open in another window, and in whose?

The window that opens a project holds a lock in its folder and notes beside it who it is. The system
frees the lock when the process ends, however it ends, so there are no stale ones. Terminals need no
lock: each run has its own.
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
    """0 where it is not known."""
    machine: str
    address: str
    """Where it listens for later starts; nothing where it does not."""

    @property
    def is_here(self) -> bool:
        """Whether it is on this machine, and can be asked to come forward."""
        return bool(self.address) and self.machine == platform.node()


class ProjectLock:
    """Holds at most one project.

    Args:
        address: Where this window listens for later starts.
    """

    def __init__(self, address: str = "") -> None:
        self._address = address
        self._lock: filelock.BaseFileLock | None = None
        self._folder: Path | None = None

    def take(self, folder: Path) -> Holder | None:
        """Hold a project in place of the last one; give its holder if another window has it."""
        if folder == self._folder:
            return None
        lock = filelock.FileLock(folder / _LOCK, is_singleton=False)
        try:
            folder.stat()  # the lock would make a folder that is gone anew
            lock.acquire(timeout=_PATIENCE_S)
        except filelock.Timeout:
            return _holder_of(folder)
        except OSError as error:
            _LOG.warning("%s is opened without a lock: %s", folder, error)  # a read-only disk
            self.release()
            return None
        self.release()
        self._lock, self._folder = lock, folder
        self._note(folder)
        return None

    def release(self) -> None:
        """Hold no project."""
        if self._lock is not None and self._folder is not None:
            with suppress(OSError):  # the disk may be gone, or read-only by now
                (self._folder / _NOTE).unlink()
            self._lock.release()
        self._lock = self._folder = None

    def _note(self, folder: Path) -> None:
        note = {"process": os.getpid(), "machine": platform.node(), "address": self._address}
        try:
            (folder / _NOTE).write_text(json.dumps(note), encoding="utf-8")
        except OSError as error:
            _LOG.warning("Who has %s open could not be noted: %s", folder, error)


def _holder_of(folder: Path) -> Holder:
    try:
        note = json.loads((folder / _NOTE).read_text(encoding="utf-8"))
        return Holder(int(note["process"]), str(note["machine"]), str(note["address"]))
    except (OSError, ValueError, KeyError, TypeError):
        return Holder(process=0, machine="", address="")
