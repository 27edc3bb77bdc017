"""A collapsible section."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from sfumato_desktop.icons import icon
from sfumato_desktop.shown_text import as_caption, as_tip
from sfumato_desktop.theme import Space, set_role
from sfumato_desktop.widgets.section import row

__all__ = ["Fold"]


class Fold(QWidget):
    """A heading that expands and collapses the content below it.

    Args:
        title: The heading.
        content: Widget shown while the section is expanded.
        beside: Widget at the right of the heading while the section is expanded.
    """

    toggled = Signal(bool)

    def __init__(self, title: str, content: QWidget, beside: QWidget | None = None) -> None:
        super().__init__()
        self._content = content
        self._beside = beside
        self.heading = QToolButton()
        self.heading.setText(as_caption(title))
        self.heading.setAccessibleName(title)
        self.heading.setToolTip(as_tip(self.tr("Show or hide: {title}").format(title=title)))
        self.heading.setCheckable(True)
        self.heading.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.heading.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        set_role(self.heading, "fold")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.M)
        head = row(self.heading, 1)
        if beside is not None:
            head.addWidget(beside)
        layout.addLayout(head)
        layout.addWidget(content)
        self.heading.toggled.connect(self._show)
        self._show()

    def set_title(self, title: str) -> None:
        """Set the heading."""
        self.heading.setText(as_caption(title))
        self.heading.setAccessibleName(title)

    def open(self) -> None:
        """Expand the section."""
        self.heading.setChecked(True)

    def _show(self) -> None:
        is_open = self.heading.isChecked()
        self.heading.setIcon(icon("chevron-down" if is_open else "chevron-right"))
        self._content.setVisible(is_open)
        if self._beside is not None:
            self._beside.setVisible(is_open)
        self.toggled.emit(is_open)
