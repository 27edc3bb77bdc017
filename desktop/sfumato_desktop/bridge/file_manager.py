"""How is a file shown in the system's own programs: the file manager, the browser?"""

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

__all__ = ["open_in_browser", "show_in_folder"]


def show_in_folder(path: Path) -> None:
    """Open the system's file manager at a file, selected where the system can, or at a folder."""
    if path.is_file() and sys.platform == "win32":
        subprocess.Popen(["explorer", "/select,", str(path)])
    elif path.is_file() and sys.platform == "darwin":
        subprocess.Popen(["open", "-R", str(path)])
    else:
        folder = path if path.is_dir() else path.parent
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def open_in_browser(path: Path) -> bool:
    """Open a page that lies on the disk in the browser; say whether the system could."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
