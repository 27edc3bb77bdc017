"""Where do deleted images go, so that they can come back?

Into `trash/` in the gallery's folder, from where they are restored at once. Emptying it hands the
files to the system's trash; nothing of Sfumato deletes an image for good.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from sfumato.errors import SfumatoError
from sfumato.storage import explain_disk_errors

__all__ = ["TRASH_FOLDER", "empty_trash", "move_files"]

TRASH_FOLDER = "trash"


def move_files(names: Iterable[str], source: Path, target: Path) -> Iterator[str]:
    """Move files from folder to folder of one disk, and name each that was there to be moved.

    Raises:
        SfumatoError: If the disk refuses.
    """
    with explain_disk_errors(target):
        target.mkdir(exist_ok=True)
    for name in names:
        with explain_disk_errors(source / name):
            try:
                (source / name).replace(target / name)
            except FileNotFoundError:
                continue  # somebody was faster; the next rescan notices
        yield name


def empty_trash(gallery_folder: Path) -> Iterator[str]:
    """Hand the images of a gallery's trash to the system's trash, and name each.

    Raises:
        SfumatoError: If the system refuses one; those before it are there.
    """
    from send2trash import send2trash  # here for start-up time

    for path in sorted((gallery_folder / TRASH_FOLDER).glob("*.png")):
        try:
            send2trash(path)
        except OSError as error:
            raise SfumatoError(
                f"“{path.name}” could not be moved to the system's trash: {error}.",
                hint="The disk may have no trash; delete the file in the file manager instead.",
            ) from error
        yield path.name
