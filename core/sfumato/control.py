"""How is a run reported to pause, go on, draw samples, change its learning rate or stop?

`RunControl` is the only way into a running loop. In the same process its methods are called; from
another process `send_command` appends a line to the run's control file, which the control follows.
"""

import math
import threading
import time
from enum import StrEnum
from pathlib import Path

from sfumato.errors import SfumatoError
from sfumato.storage import explain_disk_errors, open_plain

__all__ = ["Command", "RunControl", "send_command", "send_learning_rate"]

_LOOK_INTERVAL_S = 0.5
_RATE = "learning_rate="
"""How a line of the control file begins that asks for another learning rate."""


class Command(StrEnum):
    """What a run can be asked to do."""

    PAUSE = "pause"
    RESUME = "resume"
    STOP = "stop"
    """End after a checkpoint."""
    STOP_NOW = "stop_now"
    """End without one: what was learned since the last checkpoint is lost."""
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
        self._is_hasty = False
        self._learning_rate: float | None = None
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
            elif command in (Command.STOP, Command.STOP_NOW):
                self._is_stopping = True
                self._is_hasty |= command is Command.STOP_NOW
                self._may_go_on.set()
            else:
                self._wanted.add(command)

    @property
    def is_stopping(self) -> bool:
        """Whether the run was asked to stop."""
        self._look()
        return self._is_stopping

    @property
    def is_hasty(self) -> bool:
        """Whether the run is to end without a checkpoint."""
        self._look()
        return self._is_hasty

    def ask_learning_rate(self, value: float) -> None:
        """Ask for another learning rate, above 0; the newest request counts."""
        with self._lock:
            self._learning_rate = value

    def take_learning_rate(self) -> float | None:
        """Return the learning rate that was asked for, and forget the request."""
        self._look()
        with self._lock:
            value, self._learning_rate = self._learning_rate, None
            return value

    @property
    def is_paused(self) -> bool:
        """Whether the run was asked to pause and not yet to go on."""
        self._look()
        return not self._may_go_on.is_set()

    def take(self, command: Command) -> bool:
        """Return whether `command` was asked for, and forget the request."""
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
                elif (rate := _rate_in(line)) is not None:
                    self._learning_rate = rate

    def _new_lines(self, file: Path) -> list[str]:
        try:
            with open_plain(file) as stream:
                stream.seek(self._offset)
                block = stream.read()
        except (OSError, SfumatoError):
            return []  # not there yet, or a shared disk is away: a run must not end for this
        whole = block[: block.rfind(b"\n") + 1]
        self._offset += len(whole)
        return whole.decode("utf-8", "replace").split()


def send_command(file: Path, command: Command) -> None:
    """Ask the run that follows `file`, in whichever process it is, to carry out `command`."""
    with explain_disk_errors(file), file.open("a", encoding="utf-8") as stream:
        stream.write(f"{command}\n")


def send_learning_rate(file: Path, value: float) -> None:
    """Ask the run that follows `file` to go on with another learning rate."""
    with explain_disk_errors(file), file.open("a", encoding="utf-8") as stream:
        stream.write(f"{_RATE}{value!r}\n")


def _rate_in(line: str) -> float | None:
    """Read a learning rate from a line of the control file; `None` where there is none."""
    try:
        value = float(line.removeprefix(_RATE)) if line.startswith(_RATE) else 0.0
    except ValueError:
        return None
    return value if 0 < value < math.inf else None
