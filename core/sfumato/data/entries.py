"""Classification of the entries of a folder or an archive: image, unsupported, or skipped.

Everything that imports uses it, so a folder, the same folder in a ZIP file, and a plugin's importer
agree. Names are checked first, because system folders are not even entered; other files are
classified by extension and, if that is inconclusive, by their first bytes.
"""

from collections.abc import Callable
from pathlib import Path, PurePath
from typing import Literal, NamedTuple

import msgspec

from sfumato.data.kinds import (
    has_image_name,
    looks_like_image,
    unread_ending,
    unsupported_kind,
)
from sfumato.data.unsupported import UnsupportedImageError
from sfumato.storage import write_whole
from sfumato.system_files import system_entry

__all__ = [
    "Judgment",
    "SkippedKind",
    "SkippedList",
    "classify",
    "classify_within",
    "load_skipped",
    "save_skipped",
]

_SKIPPED_FILE = "skipped.json"


class Judgment(NamedTuple):
    """The classification of an entry."""

    kind: Literal["image", "unsupported", "skipped", "other"]
    """`image` is read, `unsupported` is listed by name with its reason, `skipped` is counted by
    reason, and `other` is not an image and is counted by extension.
    """
    reason: str = ""
    """Why the entry is unsupported or skipped; "" otherwise."""


class SkippedKind(msgspec.Struct, frozen=True, kw_only=True):
    """The number of entries skipped for one reason."""

    reason: str
    count: int
    """Files and folders; the content of a skipped folder is not counted."""
    example: str
    """The first such entry, relative to the imported folder."""


class SkippedList:
    """A count of skipped entries by reason."""

    def __init__(self) -> None:
        self._count_by_reason: dict[str, int] = {}
        self._example_by_reason: dict[str, str] = {}

    def add(self, reason: str, example: str) -> None:
        """Count one more entry."""
        self._count_by_reason[reason] = self._count_by_reason.get(reason, 0) + 1
        self._example_by_reason.setdefault(reason, example)

    def kinds(self) -> tuple[SkippedKind, ...]:
        """Return the reasons, most frequent first."""
        return tuple(
            SkippedKind(reason=reason, count=count, example=self._example_by_reason[reason])
            for reason, count in sorted(
                self._count_by_reason.items(), key=lambda item: (-item[1], item[0])
            )
        )


def classify(
    path: PurePath, *, is_folder: bool = False, head: Callable[[], bytes] | None = None
) -> Judgment:
    """Classify an entry by its name and, if needed, its first bytes.

    Args:
        path: The entry; its parent folders are ignored.
        is_folder: Whether it is a folder; a folder that is not skipped is an `image` to enter.
        head: Reads the first `HEAD_BYTES` of a file; called only if the name is inconclusive.
    """
    reason = system_entry(path.name, is_folder=is_folder)
    if reason is not None:
        return Judgment("skipped", reason)
    if is_folder or has_image_name(path):
        return Judgment("image")
    if unread := unread_ending(path):
        return Judgment("unsupported", unread)
    content = head() if head is not None else b""
    if looks_like_image(content):
        return Judgment("image")
    if kind := unsupported_kind(content):
        return Judgment("unsupported", UnsupportedImageError(kind).message)
    return Judgment("other")


def classify_within(path: PurePath, *, head: Callable[[], bytes] | None = None) -> Judgment:
    """Classify a file whose parent folders were not classified before, as in an archive.

    Args:
        path: The file, relative to the archive's root.
        head: Reads its first `HEAD_BYTES`; called only if the name is inconclusive.
    """
    for folder in path.parts[:-1]:
        judgment = classify(PurePath(folder), is_folder=True)
        if judgment.kind == "skipped":
            return judgment
    return classify(path, head=head)


def save_skipped(folder: Path, kinds: tuple[SkippedKind, ...]) -> None:
    """Write the skipped entries to a dataset's folder."""
    write_whole(folder / _SKIPPED_FILE, msgspec.json.encode(kinds))


def load_skipped(folder: Path) -> tuple[SkippedKind, ...]:
    """Return the entries that the last import of the dataset in `folder` skipped, if known."""
    try:
        content = (folder / _SKIPPED_FILE).read_bytes()
        return msgspec.json.decode(content, type=tuple[SkippedKind, ...])
    except (OSError, msgspec.DecodeError):
        return ()
