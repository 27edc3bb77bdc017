"""Selection of the files that are used for training and the files that are held out.

If there are 200 or more images, one in twenty is held out from training; of 20 or more, one in ten.
The choice depends only on content, so an image keeps its split when other images are added or
removed. Images of the same content, such as duplicates and bursts, are on the same side of the
split. If a class would have no training images left, its images are kept for training. If split
folders exist, they determine the split instead.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec.structs import replace

from sfumato.data.grouping import grouped
from sfumato.data.row_paths import below
from sfumato.files.split_folders import Role
from sfumato.messages import Message, msg
from sfumato.records.manifest import ImageRow

__all__ = ["excluded_as_before", "is_redecided", "select", "split_by_content"]

_HELD_OUT_SHARE, _HELD_OUT_SHARE_OF_FEW = 0.05, 0.1
_FEWEST_TO_HOLD_OUT, _MANY = 20, 200

Pairs = Iterable[tuple[str, str]]
"""Images of the same content, by the hashes of their files."""
_ORDER: tuple[Role, ...] = ("train", "held_out", "left_out")
"""The order of roles in which an image is kept if it has copies in several splits."""
_NOT_TRAINED = msg(
    "data.class_has_no_training_images", "No training folder contains an image of this class."
)
_LEFT_OUT = msg(
    "data.is_in_test_folder", "Images in test folders are neither trained on nor held out."
)


def excluded_as_before(rows: Iterable[ImageRow], older: Iterable[ImageRow]) -> Iterator[ImageRow]:
    """Exclude images that the user has already excluded, matched by path or by content."""
    reason_by_key: dict[str, Message] = {}
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
    rows: Sequence[ImageRow],
    *,
    roles: Sequence[Role] | None,
    folder: Path,
    source: Path,
    twins: Pairs = (),
) -> list[ImageRow]:
    """Mark copies as skipped, and determine which images are held out.

    Args:
        rows: The rows of the files, in order.
        roles: The role of each file in the split folders; `None` if there are no split folders.
        folder: The dataset's folder.
        source: The folder of the images; file names in the reasons are relative to it.
        twins: Images that must be on the same side of the split.
    """
    if roles is None:
        return split_by_content(_without_copies(rows, folder, source), twins)
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


def split_by_content(rows: Iterable[ImageRow], twins: Pairs = ()) -> list[ImageRow]:
    """Determine which images are held out; twins share a side of the split.

    Excluding images does not change the split of others.
    """
    rows = list(rows)
    groups = _groups([row.sha256 for row in rows if row.status != "skipped"], twins)
    held_out = _held_out(groups)
    trained = {row.class_name for row in rows if row.status == "in" and row.sha256 not in held_out}
    kept = {row.sha256 for row in rows if row.class_name not in trained}
    for group in groups:
        if group & kept:
            held_out -= group
    return [replace(row, split="held_out" if row.sha256 in held_out else "train") for row in rows]


def is_redecided(row: ImageRow) -> bool:
    """Return whether a file was skipped only because of other files."""
    return row.status == "skipped" and row.reason.id in ("data.same_content", _NOT_TRAINED.id)


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
            reason = msg(
                "data.same_content", "Same content as “{file}”.", file=below(source, first, folder)
            )
            yield replace(row, status="skipped", reason=reason)


def _groups(hashes: Iterable[str], twins: Pairs) -> list[set[str]]:
    """Return the groups of images of the same content; most consist of one image."""
    known = set(hashes) - {""}
    groups = grouped(pair for pair in twins if known.issuperset(pair))
    return [*groups, *({sha256} for sha256 in known.difference(*groups))]


def _held_out(groups: Sequence[set[str]]) -> set[str]:
    """Return the hashes of the images to hold out."""
    total = sum(map(len, groups))
    if total < _FEWEST_TO_HOLD_OUT:
        return set()
    if total >= _MANY:
        return set().union(*(group for group in groups if _place(group) < _HELD_OUT_SHARE))
    found: set[str] = set()
    for group in sorted(groups, key=_place):
        if len(found) + len(group) <= _HELD_OUT_SHARE_OF_FEW * total:
            found |= group
    return found


def _place(group: set[str]) -> float:
    """Return a group's place from 0 to 1, which depends only on its content."""
    first = min(group)
    if len(group) > 1:  # the smallest of several hashes is not evenly distributed
        first = hashlib.sha256(first.encode()).hexdigest()
    return int(first[:8], 16) / 2**32
