"""What does a run leave on disk, and how is it read while it grows?

The run folder is the truth about a run. The process that trains it holds its lock; everybody else
reads: the exact config, the stream of events, sample grids and checkpoints. Whether a run is going
on, paused, done or was cut off follows from its lock and its events.
"""

import errno
import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

import filelock

from sfumato.config.loading import load_settings, save_settings
from sfumato.config.settings import RunConfig
from sfumato.errors import RunBusyError, SfumatoError
from sfumato.events import (
    AnyEvent,
    Event,
    RunEnded,
    RunFailed,
    RunPaused,
    RunResumed,
    RunStarted,
    StepFinished,
    decode_event,
    encode_event,
)
from sfumato.storage import explain_disk_errors, staged_new_folder

__all__ = ["EventLog", "EventTail", "RunFolder", "RunStatus", "status_after"]

_CONFIG_FILE = "run.toml"

# Who asks whether a run is locked holds its lock for an instant; these outwait such instants.
_PATIENCE_OF_A_READER_S = 0.005
_PATIENCE_OF_A_TRAINER_S = 0.5

_DECISIVE = (RunStarted, RunPaused, RunResumed, RunEnded, RunFailed)
_DECISIVE_LINE = b'{"event":"run_'
_BLOCK_BYTES = 2**20


class RunStatus(StrEnum):
    """Where a run stands."""

    NEW = "new"
    RUNNING = "running"
    PAUSED = "paused"
    COMPLETED = "completed"
    STOPPED = "stopped"
    FAILED = "failed"
    INTERRUPTED = "interrupted"
    """Its process ended without a word: killed, crashed, or the machine went down."""

    @property
    def is_active(self) -> bool:
        """Whether a process is at work on the run now."""
        return self in (RunStatus.RUNNING, RunStatus.PAUSED)

    @property
    def can_resume(self) -> bool:
        """Whether the run has steps left and nobody is taking them."""
        return self in _RESUMABLE


_RESUMABLE = frozenset((RunStatus.NEW, RunStatus.STOPPED, RunStatus.FAILED, RunStatus.INTERRUPTED))


class RunFolder:
    """One run on disk; made by `create` or `open`."""

    def __init__(self, folder: Path, config: RunConfig) -> None:
        self.folder = folder
        self.config = config

    @classmethod
    def create(cls, folder: Path, config: RunConfig) -> "RunFolder":
        """Make the folder of a new run and store its config.

        Raises:
            SfumatoError: If the folder exists already or cannot be written.
        """
        with cls.staged(folder, config):
            return cls(folder, config)

    @classmethod
    @contextmanager
    def staged(cls, folder: Path, config: RunConfig) -> Iterator["RunFolder"]:
        """Give a new run in a temporary folder, which becomes `folder` when the block ends.

        So a run that is to begin with a checkpoint appears with it, or not at all.

        Raises:
            SfumatoError: If the folder exists already or cannot be written.
        """
        if folder.exists():
            raise SfumatoError(
                f"A run “{folder.name}” exists already.",
                hint=f"Resume it, or give the new run another name than “{folder.name}”.",
            )
        with staged_new_folder(folder) as stage:
            for part in ("samples", "checkpoints"):
                (stage / part).mkdir()
            save_settings(stage / _CONFIG_FILE, config)
            yield cls(stage, config)

    @classmethod
    def open(cls, folder: Path) -> "RunFolder":
        """Open an existing run.

        Raises:
            SfumatoError: If the folder is no run, or its config cannot be read.
        """
        return cls(folder, load_settings(folder / _CONFIG_FILE, RunConfig))

    @property
    def run_id(self) -> str:
        """The run's name, which is its folder's."""
        return self.folder.name

    @property
    def events_file(self) -> Path:
        """One event a line, appended by the process that trains."""
        return self.folder / "events.jsonl"

    @property
    def control_file(self) -> Path:
        """Commands from other processes, one a line."""
        return self.folder / "control"

    @property
    def samples_folder(self) -> Path:
        """Sample grids, a PNG each."""
        return self.folder / "samples"

    @property
    def checkpoints_folder(self) -> Path:
        """Checkpoints, a folder each, named by images seen."""
        return self.folder / "checkpoints"

    def checkpoints(self) -> tuple[Path, ...]:
        """Give the checkpoints' folders, oldest first."""
        return tuple(sorted(self.checkpoints_folder.glob("[0-9]*")))

    def events(self) -> list[AnyEvent]:
        """Read all events so far."""
        return EventTail(self.events_file).read_new()

    def status(self) -> RunStatus:
        """Say where the run stands, from its lock and its last events."""
        return status_after(_decisive_events(self.events_file), is_locked=self.is_locked())

    def is_locked(self) -> bool:
        """Whether a process is training the run now."""
        try:
            lock = self._lock(patience_s=_PATIENCE_OF_A_READER_S)
        except SfumatoError:
            return False
        if lock is None:
            return True
        lock.release()
        return False

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the run, so that no other process or thread trains it.

        The system frees the lock when the process ends, however it ends.

        Raises:
            RunBusyError: If the run is held already.
        """
        lock = self._lock(patience_s=_PATIENCE_OF_A_TRAINER_S)
        if lock is None:
            raise RunBusyError(
                f"Run “{self.run_id}” is being trained already, by {self._owner()}.",
                hint="Wait for it, or stop it there first; two trainers would spoil the run.",
            )
        try:
            yield
        finally:
            lock.release()

    def name_owner(self) -> None:
        """Note which process trains the run, for the message to a second one."""
        with explain_disk_errors(self.folder):
            owner = f"process {os.getpid()} on {platform.node()}"
            (self.folder / "owner").write_text(owner, encoding="utf-8")

    def _lock(self, *, patience_s: float) -> filelock.BaseFileLock | None:
        """Take the run's lock; `None` if somebody else keeps it."""
        lock = filelock.FileLock(self.folder / "lock", is_singleton=False)
        with explain_disk_errors(self.folder):
            try:
                lock.acquire(timeout=patience_s, poll_interval=patience_s / 50)
            except filelock.Timeout:
                return None
        return lock

    def _owner(self) -> str:
        try:
            owner = (self.folder / "owner").read_text(encoding="utf-8", errors="replace").strip()
        except OSError:
            owner = ""  # it is being written now
        return owner or "another process"  # a full disk leaves the file empty


class EventLog:
    """Appends events to a run's file; each line reaches the system before `append` returns.

    A line that a killed process left unfinished is cut off when the log is opened. What a full disk
    refuses is kept, and written when the disk takes lines again; only steps are let go, for a night
    of them would fill the memory.
    """

    def __init__(self, file: Path) -> None:
        with explain_disk_errors(file):
            _cut_unfinished_line(file)
            self._stream = file.open("ab", buffering=0)
        self._file = file
        self._refused: list[bytes] = []

    def append(self, event: Event) -> None:
        """Write one event, after those that the disk refused so far.

        Raises:
            SfumatoError: If the disk is full or refuses.
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
        """Close the file, after a last try to write what the disk refused."""
        with suppress(SfumatoError):  # the stream has told it
            self._write(b"".join(self._refused))
        self._stream.close()

    def _write(self, block: bytes) -> None:
        with explain_disk_errors(self._file):
            size_bytes = os.fstat(self._stream.fileno()).st_size
            if self._stream.write(block) < len(block):  # so does a disk that has just become full
                self._stream.truncate(size_bytes)
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


class EventTail:
    """Reads the events that were added to a file since the last look."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._offset = 0

    def read_new(self) -> list[AnyEvent]:
        """Give the whole lines that came since the last call; unreadable ones are passed over."""
        events = []
        try:
            with self._file.open("rb", buffering=_BLOCK_BYTES) as stream:
                stream.seek(self._offset)
                for line in stream:
                    if not line.endswith(b"\n"):
                        break  # the rest of it is still to come
                    self._offset += len(line)
                    with suppress(SfumatoError):  # of a newer version, or damaged: see the rest
                        events.append(decode_event(line))
        except FileNotFoundError:
            return []
        return events


def status_after(events: list[AnyEvent], *, is_locked: bool) -> RunStatus:
    """Say where a run with these events stands, given whether a process holds it."""
    last = next((event for event in reversed(events) if isinstance(event, _DECISIVE)), None)
    if is_locked:
        return RunStatus.PAUSED if isinstance(last, RunPaused) else RunStatus.RUNNING
    match last:
        case None:
            return RunStatus.NEW if not events else RunStatus.INTERRUPTED
        case RunEnded(outcome="completed"):
            return RunStatus.COMPLETED
        case RunEnded():
            return RunStatus.STOPPED
        case RunFailed():
            return RunStatus.FAILED
        case _:
            return RunStatus.INTERRUPTED


def _decisive_events(file: Path) -> list[AnyEvent]:
    """Give the last event that decides the status, or the file's first if there is none.

    A night's run leaves some hundred thousand events, which are neither decoded nor held in memory.
    """
    try:
        with file.open("rb") as stream:
            for place in _decisive_places(stream):
                stream.seek(place)
                line = stream.readline()
                if line.endswith(b"\n"):
                    with suppress(SfumatoError):  # a damaged line decides nothing
                        return [decode_event(line)]
    except FileNotFoundError:
        return []
    return EventTail(file).read_new()[:1]


def _decisive_places(stream: BinaryIO) -> Iterator[int]:
    """Give where decisive lines begin, the last one first, looking through a block at a time."""
    end = stream.seek(0, os.SEEK_END)
    while end > 0:
        start = max(0, end - _BLOCK_BYTES)
        stream.seek(start)
        block = stream.read(end - start + len(_DECISIVE_LINE) - 1)  # it may lie across the border
        place = len(block)
        while (place := block.rfind(_DECISIVE_LINE, 0, place)) >= 0:
            yield start + place
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
    """Give where the last whole line ends, looking from the file's end a block at a time."""
    end = size_bytes
    while end > 0:
        start = max(0, end - _BLOCK_BYTES)
        stream.seek(start)
        place = stream.read(end - start).rfind(b"\n")
        if place >= 0:
            return start + place + 1
        end = start
    return 0
