"""Commands that belong to the current page rather than to the whole window.

A page with its own shortcuts registers their actions here, so that the command palette and the
shortcut sheet list them while the page is visible.
"""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

__all__ = ["offer_here", "offered_in"]

_MARK = "is_offered_here"


def offer_here(action: QAction) -> None:
    """List an action as a command while the widget that owns it is visible."""
    action.setProperty(_MARK, True)  # noqa: FBT003 - Qt accepts it only as a positional argument


def offered_in(window: QWidget) -> list[QAction]:
    """Return the commands that belong to the visible parts of a window."""
    found = []
    for action in window.findChildren(QAction):
        owner = action.parent()
        is_seen = isinstance(owner, QWidget) and owner.isVisible() and action.isVisible()
        if action.property(_MARK) and is_seen:
            found.append(action)
    return found
