"""The timers that a test leaves running.

Qt has no list of its timers, so each one started from Python is recorded.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from weakref import WeakSet

from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from shiboken6 import isValid

__all__ = ["TimerBook", "noted_timers"]


class TimerBook:
    """The timers that were started and may still be running."""

    def __init__(self) -> None:
        self._started: WeakSet[QTimer] = WeakSet()

    def note(self, timer: QTimer) -> None:
        """Record that a timer was started."""
        self._started.add(timer)

    def running(self) -> list[QTimer]:
        """Return the running timers, after everything scheduled for deletion is gone."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        if self._active():
            gc.collect()  # a reference cycle between a window's parts may keep its timers alive
        return self._active()

    def _active(self) -> list[QTimer]:
        return [timer for timer in self._started if isValid(timer) and timer.isActive()]


@contextmanager
def noted_timers() -> Iterator[TimerBook]:
    """Yield a record of every `QTimer` that is started within the block."""
    book, start = TimerBook(), QTimer.start

    def noted(timer: QTimer, *interval: Any) -> None:  # milliseconds, or a duration
        book.note(timer)
        is_word = bool(interval) and isinstance(interval[0], str)  # of a signal, which Qt drops
        start(timer, *(() if is_word else interval))

    QTimer.start = noted  # type: ignore[method-assign]  # undone below
    try:
        yield book
    finally:
        QTimer.start = start  # type: ignore[method-assign] # the original
