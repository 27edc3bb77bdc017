"""Which keys does the window know?"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from sfumato_desktop.action_book import ActionBook
from sfumato_desktop.theme import Space
from sfumato_desktop.widgets.section import button, label, row

__all__ = ["ShortcutSheet", "keys_text"]


def keys_text(keys: str, *, between: str) -> str:
    """Give keys as they are printed on this machine's keyboard, the ways set apart by a word."""
    sequences = QKeySequence.listFromString(keys)
    native = QKeySequence.SequenceFormat.NativeText
    return between.join(sequence.toString(native) for sequence in sequences)


class ShortcutSheet(QDialog):
    """All commands that have keys, by menu.

    Args:
        actions: The commands.
        parent: The window.
    """

    change_wanted = Signal()
    """The user wants other keys."""

    def __init__(self, actions: ActionBook, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.S)
        with_keys = [action for action in actions if actions.keys_of(action.name)]
        half = (len(with_keys) + 1) // 2
        for place, action in enumerate(with_keys):
            column = 2 * (place // half)
            keys = keys_text(actions.keys_of(action.name), between=self.tr(" or "))
            grid.addWidget(label(keys, role="strong"), place % half, column)
            grid.addWidget(label(action.text), place % half, column + 1)
        grid.setColumnMinimumWidth(1, 200)
        change = button(self.tr("Change keys…"), tip=self.tr("Choose other keys in the settings"))
        close = button(self.tr("Close"), tip=self.tr("Close this window"), role="primary")
        change.clicked.connect(self._change)
        close.clicked.connect(self.accept)
        close.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        layout.setSpacing(Space.L)
        layout.addWidget(label(self.tr("Keyboard shortcuts"), role="heading"))
        layout.addLayout(grid)
        layout.addLayout(row(change, 1, close))

    def _change(self) -> None:
        self.accept()
        self.change_wanted.emit()
