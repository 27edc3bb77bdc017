"""A file of a run's events, one per line, which can be read while it grows.

One process appends to the file, and any number of other processes read it. They read it in blocks,
because an overnight run writes several hundred thousand lines.
"""

import errno
import io
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, TypeGuard

from sfumato.errors import SfumatoError
from sfumato.files.storage import explain_disk_errors, open_plain
from sfumato.records.events import (
    AnyEvent,
    Event,
    StepFinished,
    decode_event,
    decode_events,
    encode_event,
)

__all__ = ["EventLog", "EventTail", "decisive_events", "spread_steps"]

_DECISIVE_LINE = b'{"event":"run_'
_BLOCK_BYTES = 2**20
_READ_BYTES = 2**19
"""The number of bytes decoded at a time; a few such blocks are in memory at once."""


class EventLog:
    """Appends events to a run's file; `append` flushes each line to the operating system.

    A partial line left behind by a killed process is removed when the log is opened. If the disk is
    full, events are kept in memory and written as soon as there is space. Step events are dropped
    instead, because those of an overnight run would use too much memory.
    """

    def __init__(self, file: Path) -> None:
        with explain_disk_errors(file):
            _cut_unfinished_line(file)
            self._stream = file.open("ab", buffering=0)
        self._file = file
        self._refused: list[bytes] = []

    def append(self, event: Event) -> None:
        """Write an event, preceded by any events that could not be written earlier.

        Raises:
            SfumatoError: If the disk is full or not writable.
        """
        lines = [*self._refused, encode_event(event) + b"\n"]
        try:
            self._write(b"".join(lines))
        except SfumatoError:
            if not isinstance(event, StepFinished):
                self._refused = lines
            raise
        self._refused = []

    def close(self) -> None:
        """Close the file after a final attempt to write the events that are still in memory."""
        with suppress(SfumatoError):  # already reported in the stream
            self._write(b"".join(self._refused))
        self._stream.close()

    def _write(self, block: bytes) -> None:
        with explain_disk_errors(self._file):
            size_bytes = os.fstat(self._stream.fileno()).st_size
            if self._stream.write(block) < len(block):  # the disk became full
                self._stream.truncate(size_bytes)
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


class EventTail:
    """Reads the events appended to a file since the last read."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._offset = 0

    def read_new(self) -> list[AnyEvent]:
        """Return the events in all complete lines appended since the last call.

        Unreadable lines are skipped.
        """
        events: list[AnyEvent] = []
        while block := self._next_block():
            events += decode_events(block)
        return events

    def read_some(self) -> list[AnyEvent] | None:
        """Return the events in the next half megabyte, or `None` if there is no complete line."""
        block = self._next_block()
        return decode_events(block) if block else None

    def _next_block(self) -> bytes:
        """Return the next complete lines, about half a megabyte in total, and advance past them."""
        with _opened(self._file) as stream:
            stream.seek(self._offset)
            block = stream.read(_READ_BYTES)
            if b"\n" not in block and len(block) == _READ_BYTES:
                block += stream.readline()  # a single line longer than the block
        whole = block[: block.rfind(b"\n") + 1]  # the last line may be incomplete
        self._offset += len(whole)
        return whole


def spread_steps(file: Path, count: int) -> list[StepFinished]:
    """Return about `count` evenly spaced step reports without reading the whole file."""
    steps: list[StepFinished] = []
    with _opened(file) as stream:
        size_bytes = stream.seek(0, os.SEEK_END)
        for index in range(count):
            stream.seek(size_bytes * index // count)
            if index:
                stream.readline()  # a partial line
            steps += [one for one in decode_events(stream.readline()) if _is_step(one)]
    return steps


@contextmanager
def _opened(file: Path) -> Iterator[BinaryIO]:
    """Open a file of events; a missing file is treated as empty.

    Raises:
        SfumatoError: If the file cannot be read, or is not a regular file.
    """
    with explain_disk_errors(file):
        try:
            stream = open_plain(file)
        except FileNotFoundError:
            stream = io.BytesIO()
        with stream:
            yield stream


def _is_step(event: AnyEvent) -> TypeGuard[StepFinished]:
    return isinstance(event, StepFinished)


def decisive_events(file: Path) -> list[AnyEvent]:
    """Return the last event that determines the run's status, or the first event if there is none.

    An overnight run writes several hundred thousand events. They are neither all decoded nor all
    held in memory.
    """
    with _opened(file) as stream:
        for index in _decisive_positions(stream):
            stream.seek(index)
            line = stream.readline()
            if line.endswith(b"\n"):
                with suppress(SfumatoError):  # a damaged line determines nothing
                    return [decode_event(line)]
    return EventTail(file).read_new()[:1]


def _decisive_positions(stream: BinaryIO) -> Iterator[int]:
    """Yield the offsets of lines that determine the status, starting with the last line.

    The file is read block by block.
    """
    end = stream.seek(0, os.SEEK_END)
    while end > 0:
        start = max(0, end - _BLOCK_BYTES)
        stream.seek(start)
        block = stream.read(end - start + len(_DECISIVE_LINE) - 1)  # a match may cross the boundary
        index = len(block)
        while (index := block.rfind(_DECISIVE_LINE, 0, index)) >= 0:
            yield start + index
        end = start


def _cut_unfinished_line(file: Path) -> None:
    if not file.exists():
        return
    with file.open("r+b") as stream:
        size_bytes = stream.seek(0, os.SEEK_END)
        end = _end_of_whole_lines(stream, size_bytes)
        if end != size_bytes:
            stream.truncate(end)


def _end_of_whole_lines(stream: BinaryIO, size_bytes: int) -> int:
    """Return the offset at which the last complete line ends, searching backward block by block."""
    end = size_bytes
    while end > 0:
        start = max(0, end - _BLOCK_BYTES)
        stream.seek(start)
        index = stream.read(end - start).rfind(b"\n")
        if index >= 0:
            return start + index + 1
        end = start
    return 0
