"""Classification of the files and folders in a folder or an archive.

Every import uses this module, so a folder, the same folder in a ZIP file, and a plugin's importer
all give the same results. Names are checked first, because system folders are not even entered.
Other files are classified by extension and, if the extension is inconclusive, by their first bytes.
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
from sfumato.files.storage import write_whole
from sfumato.files.system_files import system_entry
from sfumato.messages import Message

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
    """The classification of a file or folder."""

    kind: Literal["image", "unsupported", "skipped", "other"]
    """The kind of file or folder.

    An `image` is read. An `unsupported` file is listed by name, with the reason. A `skipped` file
    or folder is counted by reason. Any `other` file is not an image and is counted by extension.
    """
    reason: Message = Message()
    """Why the file or folder is unsupported or skipped; empty otherwise."""


class SkippedKind(msgspec.Struct, frozen=True, kw_only=True):
    """The number of files and folders that were skipped for the same reason."""

    reason: Message
    count: int
    """The number of files and folders; the content of a skipped folder is not counted."""
    example: str
    """The first skipped file or folder, relative to the imported folder."""


class SkippedList:
    """A count of skipped files and folders by reason."""

    def __init__(self) -> None:
        self._count_by_reason: dict[Message, int] = {}
        self._example_by_reason: dict[Message, str] = {}

    def add(self, reason: Message, example: str) -> None:
        """Count one more skipped file or folder."""
        self._count_by_reason[reason] = self._count_by_reason.get(reason, 0) + 1
        self._example_by_reason.setdefault(reason, example)

    def kinds(self) -> tuple[SkippedKind, ...]:
        """Return the counts, starting with the most frequent reason."""
        return tuple(
            SkippedKind(reason=reason, count=count, example=self._example_by_reason[reason])
            for reason, count in sorted(
                self._count_by_reason.items(), key=lambda item: (-item[1], str(item[0]))
            )
        )


def classify(
    path: PurePath, *, is_folder: bool = False, head: Callable[[], bytes] | None = None
) -> Judgment:
    """Classify a file or folder by its name and, if needed, its first bytes.

    Args:
        path: The path of the file or folder; its parent folders are ignored.
        is_folder: Whether the path is a folder; a folder that should be entered is classified as
            `image`.
        head: A function that reads the first `HEAD_BYTES` of a file; called only if the name is
            inconclusive.
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
    """Classify a file whose parent folders have not been classified, as in an archive.

    Args:
        path: The path of the file, relative to the archive's root.
        head: A function that reads the first `HEAD_BYTES` of the file; called only if the name is
            inconclusive.
    """
    for folder in path.parts[:-1]:
        judgment = classify(PurePath(folder), is_folder=True)
        if judgment.kind == "skipped":
            return judgment
    return classify(path, head=head)


def save_skipped(folder: Path, kinds: tuple[SkippedKind, ...]) -> None:
    """Save the counts of skipped files and folders in a dataset's folder."""
    write_whole(folder / _SKIPPED_FILE, msgspec.json.encode(kinds))


def load_skipped(folder: Path) -> tuple[SkippedKind, ...]:
    """Return what the last import of the dataset in `folder` skipped, if known."""
    try:
        content = (folder / _SKIPPED_FILE).read_bytes()
        return msgspec.json.decode(content, type=tuple[SkippedKind, ...])
    except (OSError, msgspec.DecodeError):
        return ()
