"""How is a run told to pause, go on, draw samples or stop?

`RunControl` is the only way into a running loop. In the same process its methods are called; from
another process `send_command` appends a line to the run's control file, which the control follows.
"""

import threading
import time
from enum import StrEnum
from pathlib import Path

from sfumato.storage import explain_disk_errors

__all__ = ["Command", "RunControl", "send_command"]

_LOOK_INTERVAL_S = 0.5


class Command(StrEnum):
    """What a run can be asked to do."""

    PAUSE = "pause"
    RESUME = "resume"
    STOP = "stop"
    SAMPLE = "sample"
    CHECKPOINT = "checkpoint"


class RunControl:
    """The requests made to one run; safe to use from any thread.

    Args:
        file: The control file to follow as well, where other processes write commands.
    """

    def __init__(self, file: Path | None = None) -> None:
        self._lock = threading.RLock()
        self._may_go_on = threading.Event()
        self._may_go_on.set()
        self._is_stopping = False
        self._wanted: set[Command] = set()
        self._file: Path | None = None
        self._offset = 0
        self._looked_at = 0.0
        if file is not None:
            self.follow(file)

    def follow(self, file: Path) -> None:
        """Obey commands appended to `file` from now on; older ones are passed over."""
        self._file = file
        self._offset = file.stat().st_size if file.exists() else 0

    def ask(self, command: Command) -> None:
        """Take a request; it is carried out between two steps. A stopping run does not pause."""
        with self._lock:
            if command is Command.PAUSE:
                if not self._is_stopping:
                    self._may_go_on.clear()
            elif command is Command.RESUME:
                self._may_go_on.set()
            elif command is Command.STOP:
                self._is_stopping = True
                self._may_go_on.set()
            else:
                self._wanted.add(command)

    @property
    def is_stopping(self) -> bool:
        """Whether the run was asked to stop."""
        self._look()
        return self._is_stopping

    @property
    def is_paused(self) -> bool:
        """Whether the run was asked to pause and not yet to go on."""
        self._look()
        return not self._may_go_on.is_set()

    def take(self, command: Command) -> bool:
        """Say whether `command` was asked for, and forget the request."""
        self._look()
        with self._lock:
            is_wanted = command in self._wanted
            self._wanted.discard(command)
            return is_wanted

    def wait_while_paused(self) -> None:
        """Return when the run may go on or must stop."""
        while self.is_paused:
            self._may_go_on.wait(_LOOK_INTERVAL_S)

    def _look(self) -> None:
        with self._lock:
            now = time.monotonic()
            if self._file is None or now - self._looked_at < _LOOK_INTERVAL_S:
                return
            self._looked_at = now
            for line in self._new_lines(self._file):
                if line in set(Command):
                    self.ask(Command(line))

    def _new_lines(self, file: Path) -> list[str]:
        try:
            with file.open("rb") as stream:
                stream.seek(self._offset)
                block = stream.read()
        except OSError:
            return []  # not there yet, or a shared disk is away: a run must not end for this
        whole = block[: block.rfind(b"\n") + 1]
        self._offset += len(whole)
        return whole.decode("utf-8", "replace").split()


def send_command(file: Path, command: Command) -> None:
    """Ask the run that follows `file`, in whichever process it is, to carry out `command`."""
    with explain_disk_errors(file), file.open("a", encoding="utf-8") as stream:
        stream.write(f"{command}\n")
