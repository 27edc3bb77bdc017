"""What can be done where the user is now, besides the commands of the whole window?

A place that has keys of its own offers their actions here, so that the palette and the sheet of
keys show them while the place is looked at.
"""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

__all__ = ["offer_here", "offered_in"]

_MARK = "is_offered_here"


def offer_here(action: QAction) -> None:
    """Show an action as a command while the widget that owns it can be seen."""
    action.setProperty(_MARK, True)  # noqa: FBT003 - Qt takes it by place only


def offered_in(window: QWidget) -> list[QAction]:
    """Return the commands of what is seen of a window now."""
    found = []
    for action in window.findChildren(QAction):
        owner = action.parent()
        is_seen = isinstance(owner, QWidget) and owner.isVisible() and action.isVisible()
        if action.property(_MARK) and is_seen:
            found.append(action)
    return found
