"""Labels and menu entries that show any text literally."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMenu, QWidget

from sfumato.system.printable import printable_lines
from sfumato_desktop.shown_text import as_caption, as_tip

__all__ = ["PlainLabel", "add_entry"]


class PlainLabel(QLabel):
    """A label that never interprets its text as markup and escapes control characters.

    A label with a buddy interprets mnemonics, so its text must be set with `as_caption`.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Set the text, shown literally."""
        super().setText(printable_lines(text))


def add_entry(menu: QMenu, text: str) -> QAction:
    """Return a new menu entry with literal text, which is repeated in the tooltip.

    Without an explicit tooltip, Qt would derive one from the caption.
    """
    made = menu.addAction(as_caption(text))
    made.setToolTip(as_tip(text))
    return made
