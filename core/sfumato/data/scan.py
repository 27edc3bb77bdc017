"""Which files of a folder are pictures, and which class does each belong to?

The folder is walked at any depth, each subfolder once, in the order a person would sort it. Hidden
files and macOS side files (`._name`) are passed over. What is neither named nor built like a
picture is counted and left alone.

Classes from folders: a picture's class is the first folder below the folder that all pictures have
in common. So `set/cats/1.png` and `set/dogs/a/1.png` give `cats` and `dogs`, also when the user
chose the folder above `set`. Where some pictures lie in the common folder itself, beside the
folders of others, their class is `(none)`; where all do, there are no classes.
"""

import os
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec

from sfumato.control import RunControl
from sfumato.data.kinds import HEAD_BYTES, UNREAD_KINDS, has_picture_name, looks_like_picture
from sfumato.data.spreading import obey
from sfumato.natural_order import natural_key

__all__ = ["NO_CLASS", "Scan", "class_names", "scan_folder"]

NO_CLASS = "(none)"
"""Class of pictures that lie beside the folders of the other classes."""

_UNREAD_KIND_BY_ENDING = {
    ending: kind for kind, endings in UNREAD_KINDS.items() for ending in endings
}


class Scan(msgspec.Struct, frozen=True, kw_only=True):
    """What was found in a folder."""

    pictures: tuple[Path, ...]
    """Files that are named or built like pictures, in natural order."""
    refused: tuple[tuple[Path, str], ...]
    """Files and folders that cannot be read whatever they hold, each with the reason."""
    ignored_by_ending: dict[str, int]
    """How many files of other kinds there are, by ending: `{".txt": 12}`."""

    @property
    def ignored_text(self) -> str:
        """What was passed over, as a sentence; "" if nothing was."""
        count = sum(self.ignored_by_ending.values())
        if not count:
            return ""
        commonest = Counter(self.ignored_by_ending).most_common(3)
        kinds = ", ".join(f"{ending or 'no ending'}: {number}" for ending, number in commonest)
        files = "1 file" if count == 1 else f"{count} files"
        return f"{files} of other kinds passed over ({kinds})."


def scan_folder(source: Path, *, skip: Path, control: RunControl | None = None) -> Scan:
    """Find the pictures in a folder, at any depth.

    Args:
        source: The folder.
        skip: A folder that is not entered even if it lies in `source`: the dataset's own.
        control: May ask for a stop.

    Raises:
        StopRequestedError: If the control asks for a stop.
        OSError: If `source` itself cannot be listed.
    """
    pictures: list[Path] = []
    refused: list[tuple[Path, str]] = []
    ignored: Counter[str] = Counter()
    os.scandir(source).close()
    for entry in _walk(source, refused, seen={_identity(skip)} - {None}):
        obey(control)
        path = Path(entry.path)
        ending = path.suffix.casefold()
        if has_picture_name(path):
            pictures.append(path)
        elif ending[1:] in _UNREAD_KIND_BY_ENDING:
            kind = _UNREAD_KIND_BY_ENDING[ending[1:]]
            refused.append((path, f"This is {kind} ({ending}); save it as PNG or JPEG to use it."))
        elif looks_like_picture(_head(path)):
            pictures.append(path)
        else:
            ignored[ending] += 1
    return Scan(pictures=tuple(pictures), refused=tuple(refused), ignored_by_ending=dict(ignored))


def class_names(pictures: tuple[Path, ...]) -> list[str | None]:
    """Give each picture's class by the folder it lies in; see the module's text for the rule."""
    if not pictures:
        return []
    common = Path(os.path.commonpath([path.parent for path in pictures]))
    names = [_class_below(common, path) for path in pictures]
    if all(name is None for name in names):
        return names
    return [NO_CLASS if name is None else name for name in names]


def _class_below(common: Path, path: Path) -> str | None:
    folders = path.relative_to(common).parts[:-1]
    return unicodedata.normalize("NFC", _readable(folders[0])) if folders else None


def _readable(name: str) -> str:
    """Replace what is no valid text in a name that came from another system."""
    return os.fsencode(name).decode("utf-8", "replace")


def _walk(
    folder: Path, refused: list[tuple[Path, str]], seen: set[tuple[int, int] | None]
) -> Iterator["os.DirEntry[str]"]:
    """Yield the files of a folder, then those of its subfolders; `seen` breaks circles of links."""
    identity = _identity(folder)
    if identity in seen:
        return
    if identity is not None:
        seen.add(identity)
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: natural_key(entry.name))
    except OSError as error:
        refused.append((folder, f"The folder cannot be opened: {error.strerror}."))
        return
    entries = [entry for entry in entries if not entry.name.startswith(".")]
    yield from (entry for entry in entries if _is_file(entry))
    for entry in entries:
        if entry.is_dir():
            yield from _walk(Path(entry.path), refused, seen)


def _is_file(entry: "os.DirEntry[str]") -> bool:
    is_broken_link = entry.is_symlink() and not Path(entry.path).exists()
    return entry.is_file() or is_broken_link  # the latter is named when it cannot be read


def _identity(folder: Path) -> tuple[int, int] | None:
    try:
        status = folder.stat()
    except OSError:
        return None  # it is missing, or the attempt to list it will say why not
    return (status.st_dev, status.st_ino)


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(HEAD_BYTES)
    except OSError:
        return b""
