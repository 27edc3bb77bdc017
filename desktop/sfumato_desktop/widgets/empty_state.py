"""Placeholder for a page that has no content yet.

It consists of an icon, a title that names the missing content, a sentence about how to get started,
and buttons for doing so.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from sfumato_desktop.theme import Space
from sfumato_desktop.widgets.section import label, row
from sfumato_desktop.widgets.sign import Sign

__all__ = ["EmptyState"]

_TEXT_WIDTH = 420
_ICON_SIZE = 56


class EmptyState(QWidget):
    """A centered placeholder for an empty page.

    Args:
        icon_name: Icon of the missing content.
        title: A single line, such as "No runs yet".
        text: One or two sentences on how to get started.
        actions: Buttons for the next steps, starting with the most likely.
    """

    def __init__(
        self,
        icon_name: str,
        title: str,
        text: str,
        *actions: QPushButton,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._title = label(title, role="heading")
        self._text = label(text, role="muted", is_wrapped=True)
        self._text.setMinimumWidth(_TEXT_WIDTH)
        self._text.setMaximumWidth(_TEXT_WIDTH)
        layout = QVBoxLayout(self)
        layout.setSpacing(Space.M)
        layout.addStretch(2)
        layout.addWidget(Sign(icon_name, size=_ICON_SIZE), 0, Qt.AlignmentFlag.AlignHCenter)
        for text_label in (self._title, self._text):
            text_label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(text_label, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(Space.XS)
        layout.addLayout(row(1, *actions, 1))
        layout.addStretch(3)
        self._actions = actions
        self.set_text(title, text)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the focus to the first button."""
        super().focusInEvent(event)
        if self._actions:
            self._actions[0].setFocus(event.reason())

    def set_text(self, title: str, text: str) -> None:
        """Change the title and text."""
        self._title.setText(title)
        self._text.setText(text)
        self._text.setMinimumHeight(max(0, self._text.heightForWidth(_TEXT_WIDTH)))
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
