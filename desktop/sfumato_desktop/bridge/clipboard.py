"""Copying of images to the clipboard, and cleanup of the clipboard before the program exits."""

import os
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication, QImage

__all__ = ["copy_images", "hand_over_clipboard"]

_FORMAT = "application/x-sfumato-process"
"""MIME type that marks data copied by this process."""


def copy_images(paths: list[Path]) -> None:
    """Copy files; a single image is also copied as pixels for programs that need them."""
    mime = QMimeData()
    mime.setData(_FORMAT, _this_process())
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    if len(paths) == 1:
        mime.setImageData(QImage(str(paths[0])))
    QGuiApplication.clipboard().setMimeData(mime)


def hand_over_clipboard() -> None:
    """Leave only the paths of copied files on the clipboard.

    Call this before the program exits: PySide 6.11 crashes at exit while data created in Python is
    on the clipboard.
    """
    clipboard = QGuiApplication.clipboard()
    mime = clipboard.mimeData()
    if mime is not None and mime.data(_FORMAT).data() == _this_process():
        clipboard.setText("\n".join(url.toLocalFile() for url in mime.urls()))


def _this_process() -> bytes:
    return str(os.getpid()).encode()
