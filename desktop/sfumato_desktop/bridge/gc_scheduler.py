"""Garbage collection in the GUI thread, and in no other.

A collection in another thread takes Qt objects apart while the GUI thread uses them: a timer stays
in Qt's list after it is gone, a widget loses its Python half during its own paint event. Both end
the process. Python collects in whichever thread happens to allocate, and libraries collect in the
thread that calls them (torch after each compilation, wakepy when it closes its bus). So automatic
collection is off, calls from other threads only leave a note, and a timer in the GUI thread
collects. See docs/decisions/0026.

What torch's import left behind is frozen, so that a collection takes no time. Now and then the C
library is asked to give free memory back: curves that grow leave holes in it, which made a third
of what the window grew by in eight hours.
"""

import ctypes
import gc
import sys
import threading

from PySide6.QtCore import QObject, QTimer, Slot

__all__ = ["CollectionGuard", "GcScheduler"]

_INTERVAL_MS = 1_000
_TRIM_INTERVAL_MS = 20_000


class CollectionGuard:
    """Keeps garbage collection in the thread that makes it, until it is lifted.

    It takes the place of `gc.collect` and `gc.enable`. A module that imported these by name before
    escapes it; no library in use does that.
    """

    def __init__(self) -> None:
        self._thread = threading.get_ident()
        self._was_enabled = gc.isenabled()
        self._collect, self._enable = gc.collect, gc.enable
        self._is_asked_for = False
        gc.disable()
        gc.collect = self._collect_here
        gc.enable = self._stay_disabled

    def lift(self) -> None:
        """Let every thread collect again."""
        gc.collect, gc.enable = self._collect, self._enable
        if self._was_enabled:
            gc.enable()

    def take_request(self) -> bool:
        """Return whether another thread wanted to collect since the last call."""
        was_asked_for, self._is_asked_for = self._is_asked_for, False
        return was_asked_for

    def _collect_here(self, generation: int = 2) -> int:
        if threading.get_ident() == self._thread:
            return self._collect(generation)
        self._is_asked_for = True
        return 0  # nothing was found, as far as the caller need know

    def _stay_disabled(self) -> None:
        """Do nothing in place of `gc.enable`."""


class GcScheduler(QObject):
    """Collects garbage in the GUI thread as long as it lives; `close` gives the duty back."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thresholds = gc.get_threshold()
        self._guard = CollectionGuard()
        self._timer = QTimer(self)
        self._timer.setInterval(_INTERVAL_MS)
        self._timer.timeout.connect(self._collect)
        self._timer.start()
        self._trimmer = QTimer(self)
        self._trimmer.setInterval(_TRIM_INTERVAL_MS)
        self._trimmer.timeout.connect(self._give_back)
        self._trimmer.start()

    def rest(self) -> None:
        """Collect nothing until `freeze` is called: a large import is going on."""
        self._timer.stop()

    def freeze(self) -> None:
        """Pass over everything that exists now in all later collections, which go on."""
        gc.freeze()
        self._timer.start()

    def stop(self) -> None:
        """Collect no more, and let no other thread do it: some are left and the process ends."""
        self._timer.stop()
        self._trimmer.stop()

    def close(self) -> None:
        """Let Python collect by itself again."""
        self.stop()
        gc.unfreeze()
        self._guard.lift()

    @Slot()
    def _collect(self) -> None:
        if self._guard.take_request():
            gc.collect()
            return
        counts = gc.get_count()
        due = [age for age in range(3) if counts[age] > self._thresholds[age]]
        if due:
            gc.collect(due[-1])

    @Slot()
    def _give_back(self) -> None:
        """Return free memory back to the system, where the C library is one that must be asked."""
        if sys.platform == "linux" and hasattr(library := ctypes.CDLL(None), "malloc_trim"):
            library.malloc_trim(0)
