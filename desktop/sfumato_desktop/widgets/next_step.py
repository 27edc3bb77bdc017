"""Placeholder for a page that needs a project or its first item.

The placeholder's single button leads to the missing step.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sfumato_desktop.shown_text import as_caption
from sfumato_desktop.widgets.empty_state import EmptyState
from sfumato_desktop.widgets.section import button

__all__ = ["NextStep"]


class NextStep(EmptyState):
    """An empty state whose single button depends on what is missing.

    Args:
        icon_name: Icon of the missing content.
        title: A single line, such as "No runs yet".
        parent: The parent widget.
    """

    wanted = Signal()
    """The user pressed the button."""

    def __init__(self, icon_name: str, title: str, parent: QWidget | None = None) -> None:
        self.button = button("", tip=self.tr("Continue"), role="primary")
        super().__init__(icon_name, title, "", self.button, parent=parent)
        self.button.clicked.connect(self.wanted)

    def lead(self, title: str, text: str, *, to: str) -> None:
        """Set the title, the text on how to get started, and the button's target."""
        self.set_text(title, text)
        self.button.setText(as_caption(to))

    def lead_home(self, text: str) -> None:
        """Show that no project is open, and what the page would show."""
        self.lead(self.tr("No project is open"), text, to=self.tr("Go to Home"))
