"""Navigation rail for switching between pages.

The rail on the left lists the six pages; the arrow keys move along it.
"""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from sfumato_desktop.action_book import ActionBook
from sfumato_desktop.navigator import Page
from sfumato_desktop.shown_text import as_tip
from sfumato_desktop.theme import Space, set_role

__all__ = ["Rail"]

_WIDTH = 84
_ICON_SIZE = 24
_PADDING = 2
"""Padding beside a page's name, as in the style sheet."""


class Rail(QFrame):
    """The buttons of the six pages, one of which is selected.

    Args:
        actions: Provides the `go.…` commands that the buttons trigger.
        parent: The parent widget.
    """

    def __init__(self, actions: ActionBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "rail")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(self.tr("Pages"))
        self._buttons = [self._button(actions, page) for page in Page]
        widest = max(made.minimumWidth() for made in self._buttons)
        side = Space.S if widest + 2 * Space.S <= _WIDTH else Space.XS
        layout = QVBoxLayout(self)
        layout.setContentsMargins(side, Space.M, side, Space.M)
        layout.setSpacing(Space.XS)
        for made in self._buttons:
            layout.addWidget(made)
        layout.addStretch(1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move between the buttons with the arrow keys."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        here = next((i for i, made in enumerate(self._buttons) if made.hasFocus()), None)
        if step is None or here is None:
            super().keyPressEvent(event)
            return
        self._buttons[(here + step) % len(self._buttons)].setFocus(Qt.FocusReason.TabFocusReason)

    def _button(self, actions: ActionBook, page: Page) -> QToolButton:
        action = actions[f"go.{page}"]
        made = QToolButton()
        made.setDefaultAction(action)
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        made.setToolTip(as_tip(f"{action.toolTip()} ({keys})"))
        made.setAccessibleName(action.text())
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        made.setIconSize(QSize(_ICON_SIZE, _ICON_SIZE))
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.setMinimumWidth(_WIDTH - 2 * Space.S)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        set_role(made, "place")
        made.ensurePolished()
        chosen = QFont(made.font())
        chosen.setBold(True)  # the selected page's name is bold
        room = QFontMetrics(chosen).horizontalAdvance(action.text())
        made.setMinimumWidth(room + 2 * _PADDING)
        return made
