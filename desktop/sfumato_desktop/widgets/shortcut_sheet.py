"""Dialog that lists the keyboard shortcuts."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from sfumato_desktop.action_book import ActionBook
from sfumato_desktop.page_commands import offered_in
from sfumato_desktop.theme import Space, set_role
from sfumato_desktop.widgets.section import button, label, row

__all__ = ["ShortcutSheet", "keys_text"]

_COLUMNS = 2
_GAP_PX = 200
_MOST_PX = 480
"""Maximum height of the list before it scrolls."""


def keys_text(keys: str, *, between: str) -> str:
    """Return shortcuts as labeled on this machine's keyboard, separated by a word."""
    sequences = QKeySequence.listFromString(keys)
    native = QKeySequence.SequenceFormat.NativeText
    return between.join(sequence.toString(native) for sequence in sequences)


class ShortcutSheet(QDialog):
    """All commands with shortcuts, grouped by menu, and those of the current page.

    Args:
        actions: The commands.
        parent: The parent window.
    """

    change_requested = Signal()
    """The user wants to change the shortcuts."""

    def __init__(self, actions: ActionBook, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.L)
        grid.setVerticalSpacing(Space.S)
        everywhere = [
            (actions.keys_of(action.name), action.text)
            for action in actions
            if actions.keys_of(action.name)
        ]
        here = [
            (QKeySequence.listToString(action.shortcuts()), action.text())
            for action in offered_in(parent)
            if action.shortcuts()
        ]
        height = -(-(len(everywhere) + len(here)) // _COLUMNS)
        for index, (keys, text) in enumerate(everywhere + here):
            column = 2 * (index // height)
            printed = keys_text(keys, between=self.tr(" or "))
            grid.addWidget(label(printed, role="strong"), index % height, column)
            grid.addWidget(label(text), index % height, column + 1)
        grid.setColumnMinimumWidth(1, _GAP_PX)
        change = button(
            self.tr("Change shortcuts…"), tip=self.tr("Change keyboard shortcuts in the settings")
        )
        close = button(self.tr("Close"), tip=self.tr("Close this window"), role="primary")
        change.clicked.connect(self._change)
        close.clicked.connect(self.accept)
        close.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        layout.setSpacing(Space.L)
        layout.addWidget(label(self.tr("Keyboard shortcuts"), role="heading"))
        layout.addWidget(self._scrolled(grid), 1)
        layout.addLayout(row(change, 1, close))
        close.setFocus()

    def _scrolled(self, grid: QGridLayout) -> QScrollArea:
        """Return a scroll area for a list that may be taller than the screen."""
        page = QWidget()
        page.setLayout(grid)
        set_role(page, "page")
        area = QScrollArea()
        set_role(area, "reading")
        area.setAccessibleName(self.windowTitle())
        area.setToolTip(self.tr("Shortcuts for this page and for the whole window"))
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for child in page.findChildren(QWidget):
            child.ensurePolished()  # the style sheet sets their font sizes
        size = grid.totalSizeHint()
        area.setMinimumWidth(size.width() + Space.XL)
        area.setMinimumHeight(min(size.height() + Space.S, _MOST_PX))
        return area

    def _change(self) -> None:
        self.accept()
        self.change_requested.emit()
