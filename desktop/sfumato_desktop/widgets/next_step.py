"""What does a place show that is empty for one of two reasons?

No project is open, or the open one has nothing of the kind yet; either way one button leads on.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sfumato_desktop.shown_text import as_caption
from sfumato_desktop.widgets.empty_state import EmptyState
from sfumato_desktop.widgets.section import button

__all__ = ["NextStep"]


class NextStep(EmptyState):
    """An empty state whose one button follows what is missing.

    Args:
        icon_name: What belongs here.
        title: One line: "No runs yet".
        parent: The Qt parent.
    """

    wanted = Signal()
    """The user wants to be led on."""

    def __init__(self, icon_name: str, title: str, parent: QWidget | None = None) -> None:
        self.button = button("", tip=self.tr("Go on"), role="primary")
        super().__init__(icon_name, title, "", self.button, parent=parent)
        self.button.clicked.connect(self.wanted)

    def lead(self, title: str, text: str, *, to: str) -> None:
        """Say what is missing, how it comes, and where the button leads."""
        self.say(title, text)
        self.button.setText(as_caption(to))

    def lead_home(self, text: str) -> None:
        """Say that no project is open, and what one would show here."""
        self.lead(self.tr("No project is open"), text, to=self.tr("Go to Home"))
