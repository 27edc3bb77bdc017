"""The undo history of the open project.

A page that changes something passes in functions to apply and to revert the change. Edit > Undo
names the change that it reverts.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QUndoCommand, QUndoStack

__all__ = ["History"]

_LIMIT = 200
"""Maximum number of undo steps; each may hold the previous state of many images."""

Change = Callable[[], object]
"""Applies or reverts a change. Called in the GUI thread, and must be quick."""


class History(QObject):
    """The undoable changes of the open project.

    Pages add changes with `push`; menus and shortcuts use `stack`.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stack = QUndoStack(self)
        self.stack.setUndoLimit(_LIMIT)

    def push(self, text: str, *, do: Change, undo: Change) -> None:
        """Apply a change that can be undone.

        Args:
            text: Description of the change, shown after “Undo”, such as “rate 34 images”.
            do: Applies the change; called immediately, and again on Redo.
            undo: Reverts the change.
        """
        self.stack.push(_Step(text, do=do, undo=undo))

    def record(self, text: str, *, redo: Change, undo: Change) -> None:
        """Add a change that has already been applied; see `push`."""
        self.stack.push(_Step(text, do=redo, undo=undo, is_applied=True))

    @Slot()
    def forget(self) -> None:
        """Clear the history, because a different project was opened."""
        self.stack.clear()


class _Step(QUndoCommand):
    """A single change."""

    def __init__(self, text: str, *, do: Change, undo: Change, is_applied: bool = False) -> None:
        super().__init__(text)
        self._do = do
        self._undo = undo
        self._is_applied = is_applied

    def redo(self) -> None:
        """Apply the change, unless it has been applied before it was added."""
        if not self._is_applied:
            self._do()
        self._is_applied = False

    def undo(self) -> None:
        """Revert the change."""
        self._undo()
