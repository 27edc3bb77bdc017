"""A record of the file calls that the GUI thread makes, and a way to slow all file calls down.

Audit hooks see what Python opens, lists, renames, and removes. The functions that have no hook
(`os.stat` and its relatives, SQLite's statements, and Qt's image readers) are replaced for the time
of the record. Calls that concern the program's own files, such as modules, icons, and translations,
are not counted, because they are part of the program.
"""

import functools
import os
import sqlite3
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtGui import QImage, QImageReader, QPixmap

import sfumato_desktop

__all__ = ["FileCall", "FileCalls", "watched_file_calls"]

_SOURCES = Path(sfumato_desktop.__file__).parents[2]
_PROGRAM = tuple(
    str(folder) + os.sep
    for folder in (
        *(sys.prefix, sys.base_prefix, sys.exec_prefix, "/proc", "/sys", "/usr"),
        *(_SOURCES / name for name in ("core", "desktop", "plugins", "resources", "tests")),
    )
)
_HOOKED = ("open", "os.", "shutil.", "glob.", "sqlite3.connect", "tempfile.")
_HARMLESS = ("os.putenv", "os.unsetenv", "os.system", "os.posix_spawn", "os.exec", "os.fork")
_STATS = ("stat", "lstat", "access", "readlink", "fsync")
_READERS = (QImage, QImageReader, QPixmap)
_FRAMES = 7


@dataclass(frozen=True)
class FileCall:
    """A file call of the GUI thread."""

    name: str
    target: str
    stack: tuple[str, ...]
    """The innermost frames of the program, the caller last."""

    @property
    def caller(self) -> str:
        """The frame of the window that made the call."""
        own = [frame for frame in self.stack if "sfumato_desktop" in frame]
        return own[-1] if own else self.stack[-1] if self.stack else "?"


@dataclass
class FileCalls:
    """The file calls of one thread since the record began."""

    thread: int = field(default_factory=threading.get_ident)
    delay_s: float = 0.0
    """Time by which every file call of every thread is delayed."""
    calls: list[FileCall] = field(default_factory=list)
    longest_s: float = 0.0
    is_on: bool = True
    _inside: threading.local = field(default_factory=threading.local)

    def note(self, name: str, target: object) -> None:
        """Note a call, unless it concerns a file of the program."""
        if not self.is_on or getattr(self._inside, "is_noting", False):
            return
        self._inside.is_noting = True
        try:
            self._note(name, target)
        finally:
            self._inside.is_noting = False

    def _note(self, name: str, target: object) -> None:
        if isinstance(target, int) or not _is_of_user(target):
            return
        if threading.get_ident() == self.thread:
            stack = traceback.extract_stack(limit=40)[:-3]
            if any("importlib" in frame.filename for frame in stack[-12:]):
                return  # a module is imported on first use
            frames = [f"{_short(f.filename)}:{f.lineno} {f.name}" for f in stack]
            own = [one for one in frames if "sfumato" in one or "support" in one]
            if any("qtbot.py" in one or "plugin.py" in one for one in frames[-6:]):
                return
            self.calls.append(FileCall(name, str(target), tuple(own[-_FRAMES:])))
        if self.delay_s:
            time.sleep(self.delay_s)

    def by_caller(self) -> dict[str, int]:
        """Return the number of calls by the place that made them, most calls first."""
        counts: dict[str, int] = {}
        for call in self.calls:
            counts[call.caller] = counts.get(call.caller, 0) + 1
        return dict(sorted(counts.items(), key=lambda item: -item[1]))


_records: list[FileCalls] = []
"""The records that are being made; an audit hook cannot be removed, so it looks here."""


@contextmanager
def watched_file_calls(*, delay_s: float = 0.0) -> Iterator[FileCalls]:
    """Record the file calls of the current thread, and slow down those of every thread."""
    _install_hook()
    record = FileCalls(delay_s=delay_s)
    with _replaced(record):
        _records.append(record)
        try:
            yield record
        finally:
            _records.remove(record)


@functools.cache
def _install_hook() -> None:
    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if _records and event.startswith(_HOOKED) and not event.startswith(_HARMLESS):
            for record in _records:
                record.note(event, arguments[0] if arguments else "")

    sys.addaudithook(hook)


def _short(file: str) -> str:
    """Return the last folders of a source file, beginning with its package."""
    parts = Path(file).parts
    return "/".join(
        parts[parts.index("sfumato_desktop") :] if "sfumato_desktop" in parts else parts[-2:]
    )


def _is_of_user(target: object) -> bool:
    if target is None:
        return False
    path = os.fsdecode(target) if isinstance(target, (str, bytes, os.PathLike)) else str(target)
    if path.startswith("file:"):
        path = path.removeprefix("file://")
    return not os.path.abspath(path).startswith(_PROGRAM)  # noqa: PTH100, Path calls the disk


@contextmanager
def _replaced(record: FileCalls) -> Iterator[None]:
    """Replace the calls that no audit hook reports."""
    undo: list[Callable[[], None]] = []

    def put(holder: object, name: str, value: object) -> None:
        before = getattr(holder, name)
        undo.append(lambda: setattr(holder, name, before))
        setattr(holder, name, value)

    for name in _STATS:
        put(os, name, _noting(record, f"os.{name}", getattr(os, name)))
    put(sqlite3, "connect", functools.partial(sqlite3.connect, factory=_connection_for(record)))
    for module in [one for name, one in sys.modules.items() if name.startswith("sfumato_desktop")]:
        for kind in _READERS:
            if getattr(module, kind.__name__, None) is kind:
                put(module, kind.__name__, _reader_for(record, kind))
    try:
        yield
    finally:
        for revert in reversed(undo):
            revert()


def _noting(record: FileCalls, name: str, call: Callable[..., object]) -> Callable[..., object]:
    @functools.wraps(call)
    def noting(*arguments: object, **named: object) -> object:
        record.note(name, arguments[0] if arguments else None)
        return call(*arguments, **named)

    return noting


def _connection_for(record: FileCalls) -> type[sqlite3.Connection]:
    class Connection(sqlite3.Connection):
        """Notes each statement."""

        def execute(self, sql: str, *arguments: object) -> sqlite3.Cursor:
            record.note("sqlite3.execute", sql[:60])
            return super().execute(sql, *arguments)  # type: ignore[arg-type]

        def executemany(self, sql: str, *arguments: object) -> sqlite3.Cursor:
            record.note("sqlite3.executemany", sql[:60])
            return super().executemany(sql, *arguments)  # type: ignore[arg-type]

    return Connection


def _reader_for(record: FileCalls, kind: type) -> type:
    class Reader(kind):  # type: ignore[misc] # one of Qt's classes
        """Notes that a file is read."""

        def __init__(self, *arguments: object) -> None:
            if arguments and isinstance(arguments[0], str):
                record.note(kind.__name__, arguments[0])
            super().__init__(*arguments)

    return Reader
