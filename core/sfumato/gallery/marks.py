"""Marks: the user's ratings, flags, tags, boards, and saved filters.

Each action of the user is a `Mark`. It refers to images by their file names, which depend only on
the recipe and not on the ids that the index assigns. Marks are stored as lines of JSON, so fields
may be added to them but not removed.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from sfumato.errors import SfumatoError
from sfumato.files.plain_values import fault_in
from sfumato.gallery.search import GalleryFilter, Stars
from sfumato.messages import Text, msg

__all__ = [
    "AnyMark",
    "FilterRemoved",
    "FilterSaved",
    "Flag",
    "Flagged",
    "LabelKind",
    "LabelRemoved",
    "LabelRenamed",
    "Labeled",
    "Rated",
    "require_readable",
]

Files = tuple[str, ...]
Name = Annotated[str, Meta(min_length=1, max_length=100)]
LabelKind = Literal["tag", "board"]


class Flag(StrEnum):
    """Whether an image is picked, rejected, or not flagged."""

    NONE = ""
    PICK = "pick"
    REJECT = "reject"


class Mark(msgspec.Struct, frozen=True, kw_only=True, tag_field="mark", omit_defaults=True):
    """An action of the user; see the subclasses."""


class Rated(Mark, frozen=True, tag="rated"):
    """Images were rated."""

    files: Files
    stars: Stars = 0


class Flagged(Mark, frozen=True, tag="flagged"):
    """Images were flagged as picked or rejected, or their flags were cleared."""

    files: Files
    flag: Flag = Flag.NONE


class Labeled(Mark, frozen=True, tag="labeled"):
    """Images were added to a board or tag, or removed from it.

    A board may be created empty.
    """

    kind: LabelKind
    name: Name
    files: Files = ()
    is_on: bool = True


class LabelRenamed(Mark, frozen=True, tag="label_renamed"):
    """A board or tag was renamed."""

    kind: LabelKind
    name: Name
    new_name: Name


class LabelRemoved(Mark, frozen=True, tag="label_removed"):
    """A board or tag was removed; its images were kept."""

    kind: LabelKind
    name: Name


class FilterSaved(Mark, frozen=True, tag="filter_saved"):
    """A filter was saved with a name."""

    name: Name
    wanted: GalleryFilter


class FilterRemoved(Mark, frozen=True, tag="filter_removed"):
    """A saved filter was removed."""

    name: Name


AnyMark = Rated | Flagged | Labeled | LabelRenamed | LabelRemoved | FilterSaved | FilterRemoved


def require_readable(marks: Iterable[AnyMark]) -> None:
    """Raise an error for marks that could not be read back from the journal.

    Such marks would be lost if the index were lost.

    Raises:
        SfumatoError: If a name is empty, too long, or not valid text, or a number is out of bounds.
    """
    values = [msgspec.to_builtins(mark) for mark in marks]
    fault = fault_in(values)
    reason: Text = fault[1] if fault else ""
    try:
        msgspec.convert(values, list[AnyMark])
    except msgspec.ValidationError as error:
        reason = reason or str(error)
    if reason:
        raise SfumatoError(
            msg(
                "gallery.mark_is_invalid",
                "This rating or label is invalid: {reason}.",
                reason=reason,
            ),
            hint=msg(
                "gallery.limits_of_marks",
                "Names of boards, tags, and filters must have 1 to 100 characters; ratings must be "
                "between 0 and 5.",
            ),
        )
