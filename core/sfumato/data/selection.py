"""Which of the files that were read are used, and which of those are held out.

Of 200 images or more, one in twenty is held out from training. Which one is decided by its content
alone, so an image keeps its split when others come and go; only where a class would be left with
nothing to learn from are its images kept in training. Where the folders themselves split the
images, they decide instead.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec.structs import replace

from sfumato.data.row_paths import below
from sfumato.manifest import ImageRow
from sfumato.split_folders import Role

__all__ = ["excluded_as_before", "is_redecided", "select"]

_HELD_OUT_SHARE = 0.05
_FEWEST_TO_HOLD_OUT = 200
_ORDER: tuple[Role, ...] = ("train", "held_out", "left_out")
"""Of two equal images, one to train on is kept rather than one to measure on."""
_COPY = "Same content as "
_NOT_TRAINED = "No image of its class is in a training folder."
_LEFT_OUT = "It is in a test folder; those images are neither trained on nor held out."


def excluded_as_before(rows: Iterable[ImageRow], older: Iterable[ImageRow]) -> Iterator[ImageRow]:
    """Exclude what the user had excluded, found by place or by content."""
    reason_by_key: dict[str, str] = {}
    for row in older:
        if row.status == "excluded":
            reason_by_key |= {row.path: row.reason, row.sha256: row.reason}
    for row in rows:
        key = row.path if row.path in reason_by_key else row.sha256
        if row.status == "in" and key in reason_by_key:
            yield replace(row, status="excluded", reason=reason_by_key[key])
        else:
            yield row


def select(
    rows: Sequence[ImageRow], *, roles: Sequence[Role] | None, folder: Path, source: Path
) -> list[ImageRow]:
    """Set copies aside, and decide which images are held out.

    Args:
        rows: The files, in order.
        roles: What the split folders make of each; `None` where there are none.
        folder: The dataset's.
        source: The folder of the images; reasons name files below it.
    """
    if roles is None:
        return _split_by_content(_without_copies(rows, folder, source))
    selected = [_in_role(row, role) for row, role in zip(rows, roles, strict=True)]
    order = sorted(range(len(rows)), key=lambda index: _ORDER.index(roles[index]))
    unique = _without_copies([selected[index] for index in order], folder, source)
    for index, row in zip(order, unique, strict=True):
        selected[index] = row
    learned = {row.class_name for row in selected if row.status == "in" and row.split == "train"}
    return [
        replace(row, status="skipped", reason=_NOT_TRAINED)
        if row.status == "in" and row.class_name not in learned
        else row
        for row in selected
    ]


def is_redecided(row: ImageRow) -> bool:
    """Return whether a file was set aside only for what other files are."""
    return row.status == "skipped" and row.reason.startswith((_COPY, _NOT_TRAINED))


def _in_role(row: ImageRow, role: Role) -> ImageRow:
    if role == "held_out":
        return replace(row, split="held_out")
    if role == "left_out" and row.status != "skipped":
        return replace(row, status="skipped", reason=_LEFT_OUT)
    return row


def _without_copies(rows: Iterable[ImageRow], folder: Path, source: Path) -> Iterator[ImageRow]:
    first_by_hash: dict[str, ImageRow] = {}
    for row in rows:
        if row.status == "skipped":
            yield row
            continue
        first = first_by_hash.setdefault(row.sha256, row)
        if first is row:
            yield row
        else:
            reason = f"Same content as “{below(source, first, folder)}”."
            yield replace(row, status="skipped", reason=reason)


def _split_by_content(rows: Iterable[ImageRow]) -> list[ImageRow]:
    rows = list(rows)
    if sum(row.status == "in" for row in rows) < _FEWEST_TO_HOLD_OUT:
        return rows
    learned = {row.class_name for row in rows if row.status == "in" and not _is_held_out(row)}
    return [
        replace(row, split="held_out") if _is_held_out(row) and row.class_name in learned else row
        for row in rows
    ]


def _is_held_out(row: ImageRow) -> bool:
    return bool(row.sha256) and int(row.sha256[:8], 16) < _HELD_OUT_SHARE * 2**32
