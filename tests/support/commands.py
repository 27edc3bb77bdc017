"""Terminal commands for tests, without importing torch each time.

A `WarmTerminal` runs the entry point of `python -m sfumato` in separate processes, forked from one
that has already imported torch. They can be interrupted and killed like any other; only the import
time is saved.
"""

import multiprocessing
import os
import sys
import threading
from collections.abc import Sequence
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from sfumato.records.events import AnyEvent, Event, decode_event
from support.terminal import Ending

__all__ = ["RunningCommand", "WarmTerminal", "events_in", "user_environment"]

_LONGEST_S = 120.0
_SLOW_IMPORTS = [
    "sfumato.cli.app",
    "sfumato.engine",
    "sfumato_plugins.augmentations.geometry",
    "sfumato_plugins.exporters.diffusers_pipeline",
]


class RunningCommand:
    """A running command, seen from outside.

    Args:
        process: Its process, started.
        out: Its stdout.
        error_file: Its stderr.
    """

    def __init__(self, process: BaseProcess, out: Connection, error_file: Path) -> None:
        self._process = process
        self._out = os.fdopen(os.dup(out.fileno()), encoding="utf-8")
        self._lines: list[str] = []
        self._error_file = error_file
        self._guard = threading.Timer(_LONGEST_S, process.kill)  # better to fail than to hang
        self._guard.daemon = True
        self._guard.start()

    @property
    def is_alive(self) -> bool:
        """Whether the process is running."""
        return self._process.is_alive()

    def wait_for(self, *texts: str) -> str:
        """Read the command's output until all texts have appeared; return the last line read."""
        missing = set(texts)
        for line in self._out:
            self._lines.append(line)
            missing -= {text for text in missing if text in line}
            if not missing:
                return line
        ending = self.finish()
        raise AssertionError(f"{missing} never came; {ending.out[-2000:]} {ending.err[-2000:]}")

    def wait_for_event(self, kind: type[Event]) -> AnyEvent:
        """Read the command's `--json` output up to the first event of a type."""
        return decode_event(self.wait_for(f'"event":"{kind.__struct_config__.tag}"').encode())

    def send(self, signal_number: int) -> None:
        """Send a signal to the process."""
        assert self._process.pid is not None
        os.kill(self._process.pid, signal_number)

    def finish(self) -> Ending:
        """Wait for the end of the command, whatever its cause."""
        self._lines += self._out.readlines()
        self._out.close()
        self._process.join()
        self._guard.cancel()
        self._guard.join()
        code = self._process.exitcode
        assert code is not None
        return Ending(code=code, out="".join(self._lines), err=self._error_file.read_text())


class WarmTerminal:
    """Starts commands.

    Args:
        home: The home folder of their user.
    """

    def __init__(self, home: Path) -> None:
        home.mkdir(exist_ok=True)
        self._home = home
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(_SLOW_IMPORTS)
        self._count = 0

    def __call__(self, *arguments: object) -> Ending:
        """Run a command to its end."""
        return self.start(*arguments).finish()

    def start(self, *arguments: object) -> RunningCommand:
        """Start a command."""
        self._count += 1
        error_file = self._home / f"stderr-{self._count}.txt"
        error_file.touch()
        reader, writer = self._context.Pipe(duplex=False)
        texts = [str(argument) for argument in arguments]
        given = (texts, user_environment(self._home), writer, error_file)
        process = self._context.Process(target=_be_sfumato, args=given)
        process.start()
        writer.close()
        with reader:
            return RunningCommand(process, reader, error_file)


def events_in(ending: Ending, kind: type[Event]) -> list[AnyEvent]:
    """Return the events of a type that a command printed with `--json`."""
    events = [decode_event(line.encode()) for line in ending.out.splitlines()]
    return [event for event in events if isinstance(event, kind)]


def user_environment(home: Path) -> dict[str, str]:
    """Return the environment of a user with this home folder and a single thread."""
    folders = {
        f"XDG_{name}_HOME": str(home / name.lower())
        for name in ("CONFIG", "DATA", "CACHE", "STATE")
    }
    own = {"HOME": str(home), "OMP_NUM_THREADS": "1", "PYTHONUTF8": "1"}
    return {**os.environ, **folders, **own}


def _be_sfumato(
    arguments: Sequence[str], environment: dict[str, str], out: Connection, error_file: Path
) -> None:
    """Do in a forked process what a new process running `python -m sfumato` does."""
    from sfumato.__main__ import run  # imported in the other process

    os.environ.clear()
    os.environ.update(environment)
    os.dup2(out.fileno(), 1)
    with error_file.open("wb") as stream:
        os.dup2(stream.fileno(), 2)
    out.close()
    # The streams of the forked process still refer to other files.
    sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = os.fdopen(2, "w", encoding="utf-8", closefd=False, buffering=1)
    sys.argv = ["sfumato", *arguments]
    run()
