"""The trash of a project's lists, from which deleted entries can be restored.

Each list (gallery, runs, datasets, exports) is a folder with one file or folder per entry. Its
deleted entries are moved to the folder `trash` inside it. Emptying the trash moves them to the
system's trash; Sfumato never deletes an image, run, dataset, or export permanently.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from sfumato.errors import SfumatoError
from sfumato.files.storage import explain_disk_errors
from sfumato.messages import msg

__all__ = ["TRASH_FOLDER", "empty_trash", "move_entries", "trash_of"]

TRASH_FOLDER = "trash"
"""The name of the trash in the folder of a list, which therefore no entry can have."""


def trash_of(folder: Path) -> Path:
    """Return the folder for the deleted entries of the list in `folder`."""
    return folder / TRASH_FOLDER


def move_entries(names: Iterable[str], source: Path, target: Path) -> Iterator[str]:
    """Move files or folders on the same disk, and yield the name of each one moved.

    Raises:
        SfumatoError: If the disk reports an error.
    """
    with explain_disk_errors(target):
        target.mkdir(exist_ok=True)
    for name in names:
        with explain_disk_errors(source / name):
            try:
                (source / name).replace(target / name)
            except FileNotFoundError:
                continue  # another process has moved it; the next rescan detects this
        yield name


def empty_trash(folder: Path, pattern: str = "[!.]*") -> Iterator[str]:
    """Move the deleted entries of a list to the system's trash, and yield the name of each one.

    Args:
        folder: The folder of the list.
        pattern: The names of its entries; other files in its trash stay where they are.

    Raises:
        SfumatoError: If the system reports an error. Entries before it have already been moved.
    """
    from send2trash import send2trash  # imported late for start-up time

    for path in sorted(trash_of(folder).glob(pattern)):
        try:
            send2trash(path)
        except OSError as error:
            raise SfumatoError(
                msg(
                    "trash.moving_failed",
                    "“{name}” could not be moved to the system trash: {error}.",
                    name=path.name,
                    error=error,
                ),
                hint=msg(
                    "trash.delete_in_file_manager",
                    "This disk may not have a trash folder; delete it in your file manager "
                    "instead.",
                ),
            ) from error
        yield path.name
