"""A scrolling page with a column of limited width.

The column is centered so that lines stay readable on wide screens.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from sfumato_desktop.theme import Space, set_role

__all__ = ["ScrollPage"]


class ScrollPage(QScrollArea):
    """A scrolling page; items added to `column` are stacked vertically."""

    def __init__(self, *, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the content takes the focus and scrolls
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content = QWidget()
        set_role(content, "page")
        body = QWidget()
        set_role(body, "page")
        body.setMaximumWidth(width)
        self.column = QVBoxLayout(body)
        self.column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        self.column.setSpacing(Space.L)
        outer = QHBoxLayout(content)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addStretch(1)
        outer.addWidget(body, 1000)
        outer.addStretch(1)
        self.setWidget(content)
