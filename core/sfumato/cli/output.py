"""Output of commands: printable text and exact JSON, separated from the output of plugins.

Messages contain names of files, projects, classes, and plugins, which may contain any characters.
Each line is made printable here, so that commands do not have to do this.

While a command prints JSON, all other output goes to stderr, whether it comes from `print` in a
plugin, from C code that writes to the file descriptor, or from a process that a plugin started.
"""

import io
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, redirect_stdout
from contextvars import ContextVar
from typing import Any, TextIO

import msgspec

from sfumato.system.printable import printable, printable_json

__all__ = [
    "print_json",
    "print_line",
    "print_lines",
    "print_table",
    "reserved_stdout",
    "send_rest_to_stderr",
]

_STDOUT, _STDERR = 1, 2
_own_stream: ContextVar[TextIO | None] = ContextVar("own_stream", default=None)


def print_line(line: str = "", *, to_stderr: bool = False) -> None:
    """Print a line and flush it.

    Args:
        line: A text that may contain any name; it is made printable.
        to_stderr: Whether to print the line to stderr, where a program that reads stdout does not
            see it.
    """
    _write(printable(line), _stream(to_stderr=to_stderr))


def print_lines(lines: Iterable[str], *, to_stderr: bool = False) -> None:
    """Print several lines; see `print_line`."""
    for line in lines:
        print_line(line, to_stderr=to_stderr)


def print_json(value: Any, *, to_stderr: bool = False) -> None:  # any value that msgspec can encode
    """Print a value as one line of JSON that decodes to exactly that value."""
    _write(printable_json(_encoded(value)), _stream(to_stderr=to_stderr))


@contextmanager
def reserved_stdout() -> Iterator[None]:
    """Reserve stdout for this module's functions while the block runs."""
    with ExitStack() as stack:
        token = _own_stream.set(stack.enter_context(_set_apart(sys.stdout)))
        stack.callback(_own_stream.reset, token)
        stack.enter_context(redirect_stdout(sys.stderr))
        yield


def send_rest_to_stderr() -> None:
    """Redirect stdout to stderr from now on, because plugins may print while the process exits."""
    sys.stdout.flush()
    _point_at_stderr(_STDOUT)


def print_table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print rows under their headers, with each column as wide as its widest cell.

    The table is plain text, so it looks the same on a screen, in a pipe, and in a log.
    """
    lines = [[head.upper() for head in heads], *([printable(cell) for cell in row] for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(heads))]
    for line in lines:
        cells = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        print_line("  ".join(cells).rstrip())


@contextmanager
def _set_apart(stream: TextIO) -> Iterator[TextIO]:
    """Yield a duplicate of `stream`, and redirect its file descriptor to stderr."""
    try:
        descriptor = stream.fileno()
    except (OSError, ValueError):  # a stream in memory, which only Python code can write to
        yield stream
        return
    stream.flush()
    kept = os.dup(descriptor)
    raw = io.FileIO(kept, "w", closefd=False)
    own = io.TextIOWrapper(io.BufferedWriter(raw), "utf-8", errors="backslashreplace")
    _point_at_stderr(descriptor)
    try:
        yield own
        own.flush()
    finally:
        stream.flush()  # flush what was printed meanwhile to stderr
        os.dup2(kept, descriptor)
        os.close(kept)


def _point_at_stderr(descriptor: int) -> None:
    try:
        os.dup2(_STDERR, descriptor)
    except OSError:  # stderr is closed
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, descriptor)
        os.close(nowhere)


def _stream(*, to_stderr: bool) -> TextIO:
    return sys.stderr if to_stderr else _own_stream.get() or sys.stdout


def _write(line: str, stream: TextIO) -> None:
    stream.write(f"{line}\n")
    stream.flush()


def _encoded(value: Any) -> str:
    """Return a value as JSON; invalid bytes in file names are escaped."""
    try:
        return msgspec.json.encode(value, enc_hook=str).decode()
    except UnicodeEncodeError:
        return msgspec.json.encode(_as_text(msgspec.to_builtins(value, enc_hook=str))).decode()


def _as_text(value: Any) -> Any:
    match value:
        case str():
            return value.encode("utf-8", "backslashreplace").decode()
        case dict():
            return {_as_text(name): _as_text(one) for name, one in value.items()}
        case list() | tuple():
            return [_as_text(one) for one in value]
        case _:
            return value
