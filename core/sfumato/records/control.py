"""Control of a running training loop: pause, resume, sample, change the learning rate, or stop.

`RunControl` is the only way into a running loop. Code in the same process calls its methods;
another process calls `send_command`, which appends a line to the run's control file. `RunControl`
reads the commands from this file.
"""

import math
import threading
import time
from enum import StrEnum
from pathlib import Path

from sfumato.errors import SfumatoError
from sfumato.files.storage import explain_disk_errors, open_plain

__all__ = ["Command", "RunControl", "send_command", "send_learning_rate"]

_POLL_INTERVAL_S = 0.5
_RATE = "learning_rate="
"""The prefix of a line in the control file that sets a new learning rate."""


class Command(StrEnum):
    """A command that a run accepts."""

    PAUSE = "pause"
    RESUME = "resume"
    STOP = "stop"
    """Stop after saving a checkpoint."""
    STOP_NOW = "stop_now"
    """Stop without saving a checkpoint; all progress since the last checkpoint is lost."""
    SAMPLE = "sample"
    CHECKPOINT = "checkpoint"


class RunControl:
    """The pending commands for a run; thread-safe.

    Args:
        file: An additional source of commands: a control file to which other processes append them.
    """

    def __init__(self, file: Path | None = None) -> None:
        self._lock = threading.RLock()
        self._may_continue = threading.Event()
        self._may_continue.set()
        self._is_stopping = False
        self._is_hasty = False
        self._learning_rate: float | None = None
        self._wanted: set[Command] = set()
        self._file: Path | None = None
        self._offset = 0
        self._read_at = 0.0
        if file is not None:
            self.follow(file)

    def follow(self, file: Path) -> None:
        """Execute commands that are appended to `file` from now on; ignore existing commands."""
        self._file = file
        self._offset = file.stat().st_size if file.exists() else 0

    def request(self, command: Command) -> None:
        """Queue a command, which is executed between two steps; a stopping run does not pause."""
        with self._lock:
            if command is Command.PAUSE:
                if not self._is_stopping:
                    self._may_continue.clear()
            elif command is Command.RESUME:
                self._may_continue.set()
            elif command in (Command.STOP, Command.STOP_NOW):
                self._is_stopping = True
                self._is_hasty |= command is Command.STOP_NOW
                self._may_continue.set()
            else:
                self._wanted.add(command)

    @property
    def is_stopping(self) -> bool:
        """Whether a stop has been requested."""
        self._poll()
        return self._is_stopping

    @property
    def is_hasty(self) -> bool:
        """Whether the run should stop without saving a checkpoint."""
        self._poll()
        return self._is_hasty

    def request_learning_rate(self, value: float) -> None:
        """Request a new learning rate, which must be greater than 0; the latest request wins."""
        with self._lock:
            self._learning_rate = value

    def pop_learning_rate(self) -> float | None:
        """Return the requested learning rate, if any, and clear the request."""
        self._poll()
        with self._lock:
            value, self._learning_rate = self._learning_rate, None
            return value

    @property
    def is_paused(self) -> bool:
        """Whether the run has been paused and not yet resumed."""
        self._poll()
        return not self._may_continue.is_set()

    def pop(self, command: Command) -> bool:
        """Return whether `command` was requested, and clear the request."""
        self._poll()
        with self._lock:
            is_wanted = command in self._wanted
            self._wanted.discard(command)
            return is_wanted

    def wait_while_paused(self) -> None:
        """Block until the run is resumed or stopped."""
        while self.is_paused:
            self._may_continue.wait(_POLL_INTERVAL_S)

    def _poll(self) -> None:
        with self._lock:
            now = time.monotonic()
            if self._file is None or now - self._read_at < _POLL_INTERVAL_S:
                return
            self._read_at = now
            for line in self._new_lines(self._file):
                if line in set(Command):
                    self.request(Command(line))
                elif (rate := _rate_in(line)) is not None:
                    self._learning_rate = rate

    def _new_lines(self, file: Path) -> list[str]:
        try:
            with open_plain(file) as stream:
                stream.seek(self._offset)
                block = stream.read()
        except (OSError, SfumatoError):
            return []  # not created yet, or the network drive is offline; neither must end a run
        whole = block[: block.rfind(b"\n") + 1]
        self._offset += len(whole)
        return whole.decode("utf-8", "replace").split()


def send_command(file: Path, command: Command) -> None:
    """Send `command` to the run that reads `file`, regardless of which process trains it."""
    with explain_disk_errors(file), file.open("a", encoding="utf-8") as stream:
        stream.write(f"{command}\n")


def send_learning_rate(file: Path, value: float) -> None:
    """Send a new learning rate to the run that reads `file`."""
    with explain_disk_errors(file), file.open("a", encoding="utf-8") as stream:
        stream.write(f"{_RATE}{value!r}\n")


def _rate_in(line: str) -> float | None:
    """Return the learning rate in a line of the control file, or `None` if the line sets none."""
    try:
        value = float(line.removeprefix(_RATE)) if line.startswith(_RATE) else 0.0
    except ValueError:
        return None
    return value if 0 < value < math.inf else None
