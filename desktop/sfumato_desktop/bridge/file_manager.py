"""Opening files in the system's file manager and browser."""

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

__all__ = ["open_in_browser", "show_in_folder"]


def show_in_folder(path: Path) -> None:
    """Show a folder in the system's file manager, or a file, selected where supported."""
    if path.is_file() and sys.platform == "win32":
        subprocess.Popen(["explorer", "/select,", str(path)])
    elif path.is_file() and sys.platform == "darwin":
        subprocess.Popen(["open", "-R", str(path)])
    else:
        folder = path if path.is_dir() else path.parent
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def open_in_browser(path: Path) -> bool:
    """Open a local page in the browser, and return whether this succeeded."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
