"""The order in which runs were created and started, independent of clocks and file times.

The order is stored in `<run>/order.json`, which contains numbers that count up within the project,
and the time according to the clock. The run that was started last is the latest run of the project.
"""

from contextlib import suppress
from pathlib import Path
from time import time

import msgspec

from sfumato.errors import SfumatoError
from sfumato.files.json_file import Number, glance_at, next_number
from sfumato.files.storage import explain_disk_errors, write_whole
from sfumato.records.events import decode_event

__all__ = ["ORDER_FILE", "RunOrder", "record_creation", "record_start", "run_order"]

ORDER_FILE = "order.json"


class RunOrder(msgspec.Struct, frozen=True, kw_only=True):
    """The position of a run among all runs of its project."""

    number: Number = 0
    """The number assigned when the run was last started, or when it was created.

    It is 0 for a run of an older version that has not been started since.
    """
    made: Number = 0
    """The number assigned when the run was created."""
    created: float = 0.0
    """When the run was created, in seconds since 1970-01-01 UTC by the clock; 0 if unknown."""

    @property
    def by_start(self) -> tuple[int, float]:
        """The sort key that puts the latest run last."""
        return self.number, self.created

    @property
    def by_making(self) -> tuple[int, float]:
        """The sort key for listing the most recently created runs first."""
        return self.made, self.created


def run_order(folder: Path) -> RunOrder:
    """Return the order of the run in a folder.

    For older runs, it is derived from the first event.
    """
    order = glance_at(folder / ORDER_FILE, RunOrder)
    return order or RunOrder(created=_first_time(folder / "events.jsonl"))


def record_creation(folder: Path, *, runs_folder: Path) -> None:
    """Assign a new run a number that is higher than those in `runs_folder`.

    `folder` is the run's staged folder.
    """
    number = _next(runs_folder)
    order = RunOrder(number=number, made=number, created=time())
    with explain_disk_errors(folder):
        (folder / ORDER_FILE).write_bytes(msgspec.json.encode(order))


def record_start(folder: Path) -> None:
    """Record that a run was started, which makes it the latest run of its project.

    Raises:
        SfumatoError: If the disk is full or not writable.
    """
    order, others = run_order(folder), _next(folder.parent, but=folder)
    if order.number < others:
        order = msgspec.structs.replace(order, number=others)
        write_whole(folder / ORDER_FILE, msgspec.json.encode(order))


def _next(runs_folder: Path, *, but: Path | None = None) -> int:
    files = runs_folder.glob(f"*/{ORDER_FILE}")
    return next_number(file for file in files if file.parent != but)


def _first_time(events_file: Path) -> float:
    with suppress(OSError, SfumatoError), events_file.open("rb") as stream:
        return decode_event(stream.readline()).time
    return 0.0
