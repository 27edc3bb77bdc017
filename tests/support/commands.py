"""How does a test use the terminal as a person does, without waiting for torch each time?

`run_anew` starts `python -m sfumato` in a fresh interpreter. `Terminal` runs the same entry point
in processes of their own, forked from one that has imported torch already, which saves seconds a
command. They can be interrupted and killed like any other.
"""

import multiprocessing
import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from sfumato.events import AnyEvent, decode_event

__all__ = ["Command", "Ending", "Terminal", "run_anew"]

_LONGEST_S = 120.0
_SLOW_IMPORTS = ["sfumato.cli.app", "sfumato.engine", "torchvision.transforms.v2"]


class Ending(NamedTuple):
    """How a command ended."""

    exit_code: int
    """Negative if a signal ended it."""
    out: str
    err: str

    @property
    def json(self) -> Any:  # Any: whatever the command lists
        """What the command printed, read as JSON."""
        return msgspec.json.decode(self.out)

    @property
    def events(self) -> list[AnyEvent]:
        """What a stream printed with `--json`."""
        return [decode_event(line.encode()) for line in self.out.splitlines()]


class Command:
    """A command at work.

    Args:
        process: Its process, started.
        out: What it prints.
        error_file: Where its complaints go.
    """

    def __init__(
        self, process: multiprocessing.process.BaseProcess, out: Connection, error_file: Path
    ) -> None:
        self._process = process
        self._out = os.fdopen(os.dup(out.fileno()), encoding="utf-8")
        self._lines: list[str] = []
        self._error_file = error_file
        self._guard = threading.Timer(_LONGEST_S, process.kill)  # a test fails and does not hang
        self._guard.daemon = True
        self._guard.start()

    def wait_for(self, text: str) -> str:
        """Read what the command prints up to the first line that holds `text`; give that line."""
        for line in self._out:
            self._lines.append(line)
            if text in line:
                return line
        raise AssertionError(f"“{text}” was never printed, but this: {self.finish()}")

    def wait_for_event(self, event: type) -> AnyEvent:
        """Read what the command prints with `--json` up to the first event of a kind."""
        return decode_event(self.wait_for(f'"event":"{event.__struct_config__.tag}"').encode())

    def complaints(self) -> str:
        """Give what stands on stderr so far."""
        return self._error_file.read_text()

    def send(self, signal_number: int) -> None:
        """Send a signal to the process."""
        assert self._process.pid is not None
        os.kill(self._process.pid, signal_number)

    def finish(self) -> Ending:
        """Wait for the end of the command, whoever brings it about."""
        self._lines += self._out.readlines()
        self._out.close()
        self._process.join()
        self._guard.cancel()
        self._guard.join()
        code = self._process.exitcode
        assert code is not None
        return Ending(code, "".join(self._lines), self.complaints())


class Terminal:
    """Starts commands.

    Args:
        folder: An empty folder for the home of their user, and for what they complain about.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(_SLOW_IMPORTS)
        self._count = 0

    def run(self, *arguments: object) -> Ending:
        """Run a command to its end."""
        return self.start(*arguments).finish()

    def start(self, *arguments: object) -> Command:
        """Start a command."""
        self._count += 1
        error_file = self._folder / f"complaints-{self._count}.txt"
        reader, writer = self._context.Pipe(duplex=False)
        texts = [str(argument) for argument in arguments]
        given = (texts, _environment(self._folder), writer, error_file)
        process = self._context.Process(target=_be_sfumato, args=given)
        process.start()
        writer.close()
        with reader:
            return Command(process, reader, error_file)


def run_anew(*arguments: object, home: Path) -> Ending:
    """Run `python -m sfumato` to its end."""
    command = [sys.executable, "-m", "sfumato", *map(str, arguments)]
    done = subprocess.run(
        command, capture_output=True, check=False, encoding="utf-8", env=_environment(home)
    )
    return Ending(done.returncode, done.stdout, done.stderr)


def _environment(home: Path) -> dict[str, str]:
    return {**os.environ, "HOME": str(home), "OMP_NUM_THREADS": "1", "PYTHONUTF8": "1"}


def _be_sfumato(
    arguments: Sequence[str], environment: dict[str, str], out: Connection, error_file: Path
) -> None:
    """Do in a forked process what the fresh one does that runs `python -m sfumato`."""
    from sfumato.__main__ import run  # here, in the other process

    os.environ.clear()
    os.environ.update(environment)
    os.dup2(out.fileno(), 1)
    with error_file.open("wb") as stream:
        os.dup2(stream.fileno(), 2)
    out.close()
    sys.argv = ["sfumato", *arguments]
    run()
