"""The gallery's trash, from which deleted images can be restored.

Deleted images are moved to `trash/` in the gallery's folder. Emptying it moves the files to the
system's trash; Sfumato never deletes an image permanently.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from sfumato.errors import SfumatoError
from sfumato.files.storage import explain_disk_errors
from sfumato.messages import msg

__all__ = ["TRASH_FOLDER", "empty_trash", "move_files"]

TRASH_FOLDER = "trash"


def move_files(names: Iterable[str], source: Path, target: Path) -> Iterator[str]:
    """Move files between folders on the same disk, and yield the name of each file moved.

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


def empty_trash(gallery_folder: Path) -> Iterator[str]:
    """Move a gallery's trash to the system's trash, and yield the name of each image.

    Raises:
        SfumatoError: If the system reports an error. Images before it have already been moved.
    """
    from send2trash import send2trash  # imported late for start-up time

    for path in sorted((gallery_folder / TRASH_FOLDER).glob("*.png")):
        try:
            send2trash(path)
        except OSError as error:
            raise SfumatoError(
                msg(
                    "gallery.moving_to_trash_failed",
                    "“{name}” could not be moved to the system trash: {error}.",
                    name=path.name,
                    error=error,
                ),
                hint=msg(
                    "gallery.delete_in_file_manager",
                    "This disk may not have a trash folder; delete the file in your file "
                    "manager instead.",
                ),
            ) from error
        yield path.name
