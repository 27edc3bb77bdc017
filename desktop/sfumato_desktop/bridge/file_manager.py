"""How are files shown in, and moved away by, the system's own means?"""

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from send2trash import send2trash

from sfumato.errors import SfumatoError

__all__ = ["move_to_trash", "show_in_folder"]


def show_in_folder(path: Path) -> None:
    """Open the system's file manager at a file, selected where the system can, or at a folder."""
    if path.is_file() and sys.platform == "win32":
        subprocess.Popen(["explorer", "/select,", str(path)])
    elif path.is_file() and sys.platform == "darwin":
        subprocess.Popen(["open", "-R", str(path)])
    else:
        folder = path if path.is_dir() else path.parent
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def move_to_trash(paths: Iterable[Path]) -> None:
    """Move files to the system's trash; one that is gone already is passed over.

    Raises:
        SfumatoError: If the system refuses one; those before it are moved.
    """
    for path in paths:
        try:
            if path.exists():
                send2trash(path)
        except OSError as error:
            raise SfumatoError(
                f"“{path.name}” could not be moved to the trash: {error}.",
                hint="The disk may have no trash; delete the file in the file manager instead.",
            ) from error
