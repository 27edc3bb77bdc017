"""Dialogs that ask for folders and files.

Each dialog opens without blocking the window, calls a slot with the chosen path, and is deleted
when it closes: a dialog that only has a parent would stay until its parent is deleted.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

__all__ = ["ask_for_file", "ask_for_folder", "ask_where_to_save"]

Receiver = Callable[[str], object]
"""A slot that receives the chosen path."""


def ask_for_folder(
    over: QWidget | None, title: str, receive: Receiver, *, start: str = ""
) -> QFileDialog:
    """Ask for an existing folder, starting in `start`, and return the open dialog."""
    dialog = QFileDialog(over, title, start)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _opened(dialog, receive)


def ask_for_file(
    over: QWidget | None,
    title: str,
    receive: Receiver,
    *,
    start: str = "",
    filters: Sequence[str] = (),
) -> QFileDialog:
    """Ask for an existing file, starting in `start`, and return the open dialog."""
    dialog = QFileDialog(over, title, start)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    if filters:
        dialog.setNameFilters(filters)
    return _opened(dialog, receive)


def ask_where_to_save(
    over: QWidget | None, title: str, receive: Receiver, *, start: str, filters: Sequence[str]
) -> QFileDialog:
    """Ask for the path of a new file, suggesting `start`, and return the open dialog."""
    dialog = QFileDialog(over, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters(filters)
    dialog.selectFile(start)
    return _opened(dialog, receive)


def _opened(dialog: QFileDialog, receive: Receiver) -> QFileDialog:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(receive)
    dialog.open()
    return dialog
