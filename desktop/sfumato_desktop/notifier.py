"""Unobtrusive messages to the user.

Any code in the GUI thread passes a `Notice` to the `Notifier`; the window shows it as a toast above
the run strip. Errors stay until they are closed; all other messages disappear on their own.
"""

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QObject, Signal, Slot

from sfumato.messages import Text
from sfumato_desktop.core_texts import localize_message

__all__ = ["Notice", "Notifier"]

_KEPT = 100


@dataclass(frozen=True)
class Notice:
    """A single message."""

    kind: Literal["info", "error"]
    text: str
    hint: str = ""
    """What to do about an error."""
    action_label: str = ""
    action: Callable[[], object] | None = None
    """Called in the GUI thread when the user clicks the button."""
    is_lasting: bool = False
    """Whether the message stays until it is closed, like an error."""


class Notifier(QObject):
    """Passes notices to the window."""

    notice_given = Signal(object)
    """Emitted with the `Notice`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._given: deque[tuple[float, Notice]] = deque(maxlen=_KEPT)
        self.notice_given.connect(self._keep)

    @property
    def given(self) -> tuple[tuple[float, Notice], ...]:
        """Recent notices, newest first, each with its time in seconds since 1970-01-01 UTC."""
        return tuple(reversed(self._given))

    def info(self, text: str) -> None:
        """Report success."""
        self.notice_given.emit(Notice(kind="info", text=text))

    @Slot(object, object)
    def error(self, message: Text, hint: Text) -> None:
        """Report an error from the engine or the window, and what to do about it."""
        self.notice_given.emit(
            Notice(kind="error", text=localize_message(message), hint=localize_message(hint))
        )

    def action(
        self, text: str, label: str, callback: Callable[[], object], *, is_lasting: bool = False
    ) -> None:
        """Show a message with one button, such as Undo or Show."""
        self.notice_given.emit(
            Notice("info", text, action_label=label, action=callback, is_lasting=is_lasting)
        )

    @Slot(object)
    def _keep(self, notice: Notice) -> None:
        self._given.append((time.time(), notice))
