"""Labels and menu entries that show any name as it is."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMenu, QWidget

from sfumato.printable import printable_lines
from sfumato_desktop.shown_text import as_caption, as_tip

__all__ = ["PlainLabel", "add_entry"]


class PlainLabel(QLabel):
    """A label that never reads its text as markup, and shows control characters as escapes.

    One with a buddy reads mnemonics: give it an `as_caption`.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show a text as it is."""
        super().setText(printable_lines(text))


def add_entry(menu: QMenu, text: str) -> QAction:
    """Add an entry to a menu that says a text, and says it again in its tooltip.

    Without one of its own, Qt would make a tooltip of the caption.
    """
    made = menu.addAction(as_caption(text))
    made.setToolTip(as_tip(text))
    return made
