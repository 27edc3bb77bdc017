"""The search for images in a folder, and the derivation of their classes.

The folder is searched at any depth, in natural order, and each subfolder is searched once.
`entries.classify` classifies each file and folder and determines whether to skip it; skipped
folders are not entered. Files that have neither the name nor the content of an image are counted
and otherwise ignored. A circular link, a folder without read permission, or a pipe is reported by
name and does not end the search.

Classes are derived from folders: an image's class is the first folder below the folder that all
images have in common. Therefore, `set/cats/1.png` and `set/dogs/a/1.png` have the classes `cats`
and `dogs`, even if the user selected the parent of `set`. If some images are directly in the common
folder, next to the class folders, their class is `(none)`. If all images are directly in the common
folder, there are no classes.
"""

import errno
import os
import stat
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Literal

import msgspec

from sfumato.data.entries import SkippedKind, SkippedList, classify
from sfumato.data.kinds import HEAD_BYTES, has_image_name
from sfumato.data.spreading import check_control
from sfumato.files.natural_order import natural_key
from sfumato.messages import Message, Text, msg
from sfumato.records.control import RunControl

__all__ = ["NO_CLASS", "Scan", "class_names", "scan_folder"]

NO_CLASS = "(none)"
"""The class of images that are next to the folders of other classes."""

_DEVICE = msg("data.is_a_device", "This is a device, not a file.")
_SPECIAL_KINDS = {
    stat.S_IFIFO: msg("data.is_a_named_pipe", "This is a named pipe, not a file."),
    stat.S_IFSOCK: msg("data.is_a_socket", "This is a socket, not a file."),
}
"""Why special files are rejected, by file type; all other special files are devices."""


class Scan(msgspec.Struct, frozen=True, kw_only=True):
    """The content of a folder."""

    images: tuple[Path, ...]
    """Files that have the name or the content of an image, in natural order."""
    refused: tuple[tuple[Path, Message], ...]
    """Files and folders that cannot be read, regardless of their content, each with the reason."""
    ignored_by_ending: dict[str, int]
    """The number of files of other types by extension, such as `{".txt": 12}`."""
    skipped: tuple[SkippedKind, ...] = ()
    """Files and folders that belong to systems and programs, counted by reason."""

    @property
    def ignored_text(self) -> Message:
        """A sentence that lists the skipped files; empty if there are none."""
        count = sum(self.ignored_by_ending.values())
        if not count:
            return Message()
        commonest = Counter(self.ignored_by_ending).most_common(3)
        return msg(
            "data.skipped_files_of_other_kinds",
            "Skipped {n:,} files that are not images ({kinds}).",
            one="Skipped 1 file that is not an image ({kinds}).",
            n=count,
            kinds=[_kind(ending, number) for ending, number in commonest],
        )


def scan_folder(source: Path, *, skip: Path, control: RunControl | None = None) -> Scan:
    """Find the images in a folder, at any depth.

    Args:
        source: The folder.
        skip: A folder that is not entered even if it is inside `source`, such as the dataset's own
            folder.
        control: May request a stop.

    Raises:
        StopRequestedError: If the control requests a stop.
        OSError: If `source` itself cannot be listed.
    """
    os.scandir(source).close()
    found = _Found(source)
    for path in _walk(source, found, seen={_identity(skip)} - {None}):
        check_control(control)
        judgment = classify(path, head=partial(_head, path))
        if judgment.kind == "image":
            found.images.append(path)
        elif judgment.kind == "unsupported":
            found.refused.append((path, judgment.reason))
        elif judgment.kind == "other":
            found.ignored[path.suffix.casefold()] += 1
        else:
            found.skip(path, judgment.reason)
    return Scan(
        images=tuple(found.images),
        refused=tuple(found.refused),
        ignored_by_ending=dict(found.ignored),
        skipped=found.skipped.kinds(),
    )


def class_names(images: tuple[Path, ...]) -> list[str | None]:
    """Return each image's class, which its folder determines; see the module's docstring."""
    if not images:
        return []
    common = Path(os.path.commonpath([path.parent for path in images]))
    names = [_class_below(common, path) for path in images]
    if all(name is None for name in names):
        return names
    return [NO_CLASS if name is None else name for name in names]


def _class_below(common: Path, path: Path) -> str | None:
    folders = path.relative_to(common).parts[:-1]
    return unicodedata.normalize("NFC", _readable(folders[0])) if folders else None


def _kind(ending: str, number: int) -> str | Message:
    if ending:
        return f"{ending}: {number}"
    return msg("data.no_extension", "no extension: {count}", count=number)


def _readable(name: str) -> str:
    """Replace invalid text in a name that came from another system."""
    return os.fsencode(name).decode("utf-8", "replace")


class _Found:
    """The files and folders found so far."""

    def __init__(self, source: Path) -> None:
        self.images: list[Path] = []
        self.refused: list[tuple[Path, Message]] = []
        self.ignored: Counter[str] = Counter()
        self.skipped = SkippedList()
        self._source = source

    def skip(self, path: Path, reason: Message) -> None:
        self.skipped.add(reason, _readable(str(path.relative_to(self._source))))

    def skips(self, path: Path, *, is_folder: bool = False) -> bool:
        """Return whether a file or folder is skipped because of its name, and count it if so."""
        judgment = classify(path, is_folder=is_folder)
        if judgment.kind == "skipped":
            self.skip(path, judgment.reason)
        return judgment.kind == "skipped"


def _walk(source: Path, found: _Found, seen: set[tuple[int, int] | None]) -> Iterator[Path]:
    """Yield the files of a folder, then the files of its subfolders.

    `seen` prevents endless loops through circular links.
    """
    waiting = [source]
    while waiting:
        folder = waiting.pop()
        identity = _identity(folder)
        if identity in seen:
            continue
        if identity is not None:
            seen.add(identity)
        folders = []
        for entry in _listed(folder, found):
            path, kind = Path(entry.path), _kind_of(entry, found)
            if kind == "file":
                yield path
            elif kind == "folder" and not found.skips(path, is_folder=True):
                folders.append(path)
        waiting += reversed(folders)


def _listed(folder: Path, found: _Found) -> list["os.DirEntry[str]"]:
    try:
        with os.scandir(folder) as listing:
            return sorted(listing, key=lambda entry: natural_key(entry.name))
    except OSError as error:
        found.refused.append(
            (
                folder,
                msg(
                    "data.folder_cannot_be_opened",
                    "The folder cannot be opened: {cause}.",
                    cause=_cause(error),
                ),
            )
        )
        return []


def _kind_of(entry: "os.DirEntry[str]", found: _Found) -> Literal["file", "folder", "neither"]:
    """Return whether an entry, or the target of a link, is a file or a folder.

    Entries of other types are reported by name.
    """
    path = Path(entry.path)
    is_link = False
    try:
        is_link = entry.is_symlink()
        if not is_link and entry.is_file(follow_symlinks=False):
            return "file"  # known from the folder's listing, without accessing the file
        if not is_link and entry.is_dir(follow_symlinks=False):
            return "folder"
        mode = path.stat().st_mode
    except OSError as error:
        if not found.skips(path):
            _refuse(path, error, found, is_link=is_link)
        return "neither"
    if stat.S_ISREG(mode):
        return "file"
    if stat.S_ISDIR(mode):
        return "folder"
    if not found.skips(path):
        found.refused.append((path, _SPECIAL_KINDS.get(stat.S_IFMT(mode), _DEVICE)))
    return "neither"


def _refuse(path: Path, error: OSError, found: _Found, *, is_link: bool) -> None:
    """Report an entry that cannot be accessed, or count it if its name is not that of an image."""
    if not isinstance(error, FileNotFoundError):
        cause = _cause(error)
        if is_link:
            reason = msg(
                "data.link_cannot_be_followed", "The link cannot be followed: {cause}.", cause=cause
            )
        else:
            reason = msg(
                "data.file_cannot_be_read", "The file cannot be read: {cause}.", cause=cause
            )
        found.refused.append((path, reason))
    elif has_image_name(path):
        found.images.append(path)  # reading it will report that it is missing
    else:
        found.ignored[path.suffix.casefold()] += 1


def _cause(error: OSError) -> Text:
    """Return the system's error text; for circular links, return a clearer text."""
    if error.errno == errno.ELOOP:
        return msg("data.circular_link", "it points back to itself")
    return str(error.strerror or error)


def _identity(folder: Path) -> tuple[int, int] | None:
    try:
        status = folder.stat()
    except OSError:
        return None  # the folder is missing, or listing it will report the reason
    return (status.st_dev, status.st_ino)


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(HEAD_BYTES)
    except OSError:
        return b""
