"""Manual changes of a run's learning rate.

The changes are stored in the run's folder as `learning_rates.json`, which is written before the
first update to which they apply. They are part of the run: if the run resumes from a checkpoint
that precedes a change, the change is repeated at the same image count, with the same result as in
an uninterrupted run.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

from sfumato.files.json_file import read_json_if_any, write_json
from sfumato.messages import msg

__all__ = ["RateChange", "load_rate_changes", "rate_after", "save_rate_changes", "with_change"]

_FILE = "learning_rates.json"


class RateChange(msgspec.Struct, frozen=True, kw_only=True):
    """A change of the learning rate."""

    images_seen: Annotated[int, Meta(ge=0)]
    """The image count at which the change was made."""
    learning_rate: Annotated[float, Meta(gt=0.0)]


def rate_after(changes: Sequence[RateChange], images_seen: int, *, configured: float) -> float:
    """Return the learning rate at a given point of the run.

    Args:
        changes: All changes, in order.
        images_seen: The run's image count.
        configured: The learning rate before the first change.
    """
    made = [change.learning_rate for change in changes if change.images_seen <= images_seen]
    return made[-1] if made else configured


def with_change(changes: Sequence[RateChange], change: RateChange) -> tuple[RateChange, ...]:
    """Return the changes with `change` added and all later changes removed.

    Later changes refer to training steps that were lost.
    """
    kept = [known for known in changes if known.images_seen < change.images_seen]
    return (*kept, change)


def save_rate_changes(folder: Path, changes: Sequence[RateChange]) -> None:
    """Write the changes to a run's folder atomically.

    Raises:
        SfumatoError: If the disk is full or not writable.
    """
    write_json(folder / _FILE, changes)


def load_rate_changes(folder: Path) -> tuple[RateChange, ...]:
    """Return the changes that are stored in a run's folder.

    Raises:
        SfumatoError: If the file is damaged. Guessing the changes would alter the run.
    """
    hint = msg(
        "rate_changes.remove_file", "Remove the file to resume with the learning rate in run.toml."
    )
    return read_json_if_any(folder / _FILE, tuple[RateChange, ...], hint=hint) or ()
