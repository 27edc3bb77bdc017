"""The run folder, which contains everything that a run stores on disk.

The folder is the single source of truth about a run. The process that trains the run holds its
lock; all other processes only read the config, the events, the sample grids, and the checkpoints.
The lock and the events determine whether a run is running, paused, finished, or interrupted.
"""

import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path

import filelock
import msgspec

from sfumato.config.loading import load_settings, save_settings
from sfumato.config.settings import RunConfig
from sfumato.errors import RunBusyError, SfumatoError
from sfumato.files.json_file import glance_at
from sfumato.files.storage import explain_disk_errors, staged_new_folder
from sfumato.messages import Message, msg
from sfumato.records.event_file import EventTail, decisive_events
from sfumato.records.events import (
    AnyEvent,
    RunEnded,
    RunExtended,
    RunFailed,
    RunPaused,
    RunResumed,
    RunStarted,
    StepFinished,
)
from sfumato.records.run_files import RunFiles, numbered_files
from sfumato.records.run_order import RunOrder, record_creation, run_order

__all__ = ["RunFolder", "RunStatus", "planned_end", "saved_at", "status_after"]

_CONFIG_FILE = "run.toml"

# Checking whether a run is locked holds its lock for an instant. Both times are longer than that.
_PATIENCE_OF_A_READER_S = 0.005
_PATIENCE_OF_A_TRAINER_S = 0.5

_DECISIVE = (RunStarted, RunPaused, RunResumed, RunEnded, RunExtended, RunFailed)


class _Saved(msgspec.Struct, frozen=True):
    """The fields of a checkpoint's `state.json` that are shown in lists."""

    saved: float = 0.0


class RunStatus(StrEnum):
    """The status of a run."""

    NEW = "new"
    RUNNING = "running"
    PAUSED = "paused"
    COMPLETED = "completed"
    STOPPED = "stopped"
    FAILED = "failed"
    INTERRUPTED = "interrupted"
    """Its process exited unexpectedly: it was killed, it crashed, or the machine shut down."""

    @property
    def is_active(self) -> bool:
        """Whether a process is currently working on the run."""
        return self in (RunStatus.RUNNING, RunStatus.PAUSED)

    @property
    def can_resume(self) -> bool:
        """Whether the run has remaining steps and no process is training it."""
        return self in _RESUMABLE


_RESUMABLE = frozenset((RunStatus.NEW, RunStatus.STOPPED, RunStatus.FAILED, RunStatus.INTERRUPTED))


class RunFolder:
    """A run on disk, returned by `create` or `open`."""

    def __init__(self, folder: Path, config: RunConfig) -> None:
        self.folder = folder
        self.config = config

    @classmethod
    def create(cls, folder: Path, config: RunConfig) -> "RunFolder":
        """Create the folder of a new run and store its config.

        Raises:
            SfumatoError: If the folder already exists or cannot be written to.
        """
        with cls.staged(folder, config):
            return cls(folder, config)

    @classmethod
    @contextmanager
    def staged(cls, folder: Path, config: RunConfig) -> Iterator["RunFolder"]:
        """Yield a new run in a temporary folder, which becomes `folder` when the block ends.

        This way, a run that starts from a checkpoint appears together with it, or not at all.

        Raises:
            SfumatoError: If the folder already exists or cannot be written to.
        """
        if folder.exists():
            raise SfumatoError(
                msg("run_folder.run_exists", "Run “{name}” already exists.", name=folder.name),
                hint=msg(
                    "run_folder.resume_or_rename",
                    "Resume it: sfumato resume PROJECT {name}. Or choose another name, for example "
                    "--run {name}-2",
                    name=folder.name,
                ),
            )
        with staged_new_folder(folder) as stage:
            for part in ("samples", "checkpoints"):
                (stage / part).mkdir()
            save_settings(stage / _CONFIG_FILE, config)
            record_creation(stage, runs_folder=folder.parent)
            yield cls(stage, config)

    @classmethod
    def open(cls, folder: Path) -> "RunFolder":
        """Open an existing run.

        Raises:
            SfumatoError: If the folder is not a run, or its config cannot be read.
        """
        return cls(folder, load_settings(folder / _CONFIG_FILE, RunConfig))

    def write_config(self, config: RunConfig) -> None:
        """Replace the config of the run's next training session.

        Raises:
            SfumatoError: If the disk is full or not writable.
        """
        save_settings(self.folder / _CONFIG_FILE, config)

    @property
    def run_id(self) -> str:
        """The run's name, which is also the name of its folder."""
        return self.folder.name

    @property
    def events_file(self) -> Path:
        """The file of events, one per line, to which the training process appends."""
        return self.folder / "events.jsonl"

    @property
    def control_file(self) -> Path:
        """The file of commands from other processes, one per line."""
        return self.folder / "control"

    @property
    def samples_folder(self) -> Path:
        """The folder of sample grids, which are PNG files."""
        return self.folder / "samples"

    @property
    def checkpoints_folder(self) -> Path:
        """The folder of checkpoints, which are subfolders named by the number of images seen."""
        return self.folder / "checkpoints"

    @property
    def averages_folder(self) -> Path:
        """The folder of averaged weights, in files named by the number of images seen."""
        return self.folder / "averages"

    @property
    def order(self) -> RunOrder:
        """The order in which the project's runs were created and last started."""
        return run_order(self.folder)

    def checkpoints(self) -> tuple[Path, ...]:
        """Return the folders of the checkpoints, starting with the oldest."""
        return tuple(found.path for found in numbered_files(self.folder, RunFiles.CHECKPOINTS))

    def sample_grids(self) -> tuple[Path, ...]:
        """Return the sample grids of the averaged weights, starting with the oldest."""
        found = numbered_files(self.folder, RunFiles.SAMPLES)
        return tuple(grid.path for grid in found if grid.suffix == ".png")

    def newest_sample(self) -> Path | None:
        """Return the newest sample grid; if image counts are equal, the tuned sampler's grid."""
        found = numbered_files(self.folder, RunFiles.SAMPLES)
        return found[-1].path if found else None

    def events(self) -> list[AnyEvent]:
        """Return all events so far."""
        return EventTail(self.events_file).read_new()

    def status(self) -> RunStatus:
        """Return the run's status, which follows from its lock and its last events."""
        return status_after(decisive_events(self.events_file), is_locked=self.is_locked())

    def is_locked(self) -> bool:
        """Return whether a process is currently training the run."""
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
        """Lock the run, so that no other process or thread can train it.

        The operating system releases the lock when the process ends, for whatever reason.

        Raises:
            RunBusyError: If the run is already locked.
        """
        lock = self._lock(patience_s=_PATIENCE_OF_A_TRAINER_S)
        if lock is None:
            raise RunBusyError(
                msg(
                    "run_folder.run_is_locked",
                    "Run “{run_id}” is already being trained by {owner}.",
                    run_id=self.run_id,
                    owner=self._owner(),
                ),
                hint=msg(
                    "run_folder.wait_or_stop",
                    "Wait until it finishes, or stop it: sfumato ask PROJECT {run_id} stop",
                    run_id=self.run_id,
                ),
            )
        try:
            yield
        finally:
            lock.release()

    def name_owner(self) -> None:
        """Record which process trains the run, for the error message in other processes."""
        with explain_disk_errors(self.folder):
            owner = f"{os.getpid()} {platform.node()}"
            (self.folder / "owner").write_text(owner, encoding="utf-8")

    def _lock(self, *, patience_s: float) -> filelock.BaseFileLock | None:
        """Acquire the run's lock; return `None` if another process holds it."""
        lock = filelock.FileLock(self.folder / "lock", is_singleton=False)
        with explain_disk_errors(self.folder):
            self.folder.stat()  # locking would recreate a folder that no longer exists
            try:
                lock.acquire(timeout=patience_s, poll_interval=patience_s / 50)
            except filelock.Timeout:
                return None
        return lock

    def _owner(self) -> Message:
        try:
            owner = (self.folder / "owner").read_text(encoding="utf-8", errors="replace").strip()
        except OSError:
            owner = ""  # it is currently being written
        process, _, host = owner.partition(" ")
        if not (process.isdigit() and host):  # a full disk leaves the file empty
            return msg("run_folder.another_process", "another process")
        return msg(
            "run_folder.process_on_host",
            "process {process} on {host}",
            process=process,
            host=host,
        )


def saved_at(checkpoint: Path) -> float:
    """Return when a checkpoint was written, in seconds since 1970, or 0 if not recorded."""
    return (glance_at(checkpoint / "state.json", _Saved) or _Saved()).saved


def status_after(events: list[AnyEvent], *, is_locked: bool) -> RunStatus:
    """Return the status of a run, given its events and whether a process holds its lock."""
    last = next((event for event in reversed(events) if isinstance(event, _DECISIVE)), None)
    if is_locked:
        return RunStatus.PAUSED if isinstance(last, RunPaused) else RunStatus.RUNNING
    match last:
        case None:
            return RunStatus.NEW if not events else RunStatus.INTERRUPTED
        case RunEnded(outcome="completed"):
            return RunStatus.COMPLETED
        case RunEnded() | RunExtended():
            return RunStatus.STOPPED
        case RunFailed():
            return RunStatus.FAILED
        case _:
            return RunStatus.INTERRUPTED


def planned_end(events: list[AnyEvent], configured: int) -> int:
    """Return the image count at which a run has ended or, as last planned, will end.

    Args:
        events: All of the run's events, or only its last events.
        configured: The result to return if the events do not determine it.
    """
    for event in reversed(events):
        if isinstance(event, RunEnded) and event.outcome == "completed":
            return event.images_seen
        if isinstance(event, StepFinished | RunStarted | RunExtended):
            return event.images_total
    return configured
