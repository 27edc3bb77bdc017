"""What can be taken back?

One history for each open project. A place that changes something hands in how it is done and how
it is undone; Edit > Undo names what it takes back.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QUndoCommand, QUndoStack

__all__ = ["History"]

_LIMIT = 200
"""Steps that are remembered; each may hold the former state of many images."""

Change = Callable[[], object]
"""Changes something; called in the GUI thread, and quick."""


class History(QObject):
    """What was done in the open project, and can be undone.

    Places adopt it by `push`; menus and keys work on `stack`.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stack = QUndoStack(self)
        self.stack.setUndoLimit(_LIMIT)

    def push(self, text: str, *, do: Change, undo: Change) -> None:
        """Do something that can be undone.

        Args:
            text: What it is, to stand after “Undo”: “rate 34 images”.
            do: Does it; called at once, and again by Redo.
            undo: Takes it back.
        """
        self.stack.push(_Step(text, do=do, undo=undo))

    @Slot()
    def forget(self) -> None:
        """Forget everything, as another project is open."""
        self.stack.clear()


class _Step(QUndoCommand):
    """One thing that was done."""

    def __init__(self, text: str, *, do: Change, undo: Change) -> None:
        super().__init__(text)
        self._do = do
        self._undo = undo

    def redo(self) -> None:
        """Do it."""
        self._do()

    def undo(self) -> None:
        """Take it back."""
        self._undo()
