"""Garbage collection in the GUI thread only.

A garbage collection in another thread destroys Qt objects while the GUI thread uses them: a timer
stays in Qt's list after it has been deleted, or a widget loses its Python half during its own paint
event. Both crash the process. Python collects in whichever thread happens to allocate, and
libraries collect in the thread that calls them (torch after each compilation, wakepy when it closes
its bus). Automatic collection is therefore disabled, calls from other threads only set a flag, and
a timer in the GUI thread triggers collections. See docs/decisions/0026.

Objects that remain after importing torch are frozen, so that a collection is fast. Frozen objects
are never collected, even once they are garbage, so that nothing is frozen unless many modules were
imported. From time to time, the C library is asked to return free memory. Growing curves fragment
the memory, which caused a third of the app's memory growth over eight hours.
"""

import ctypes
import gc
import sys
import threading

from PySide6.QtCore import QObject, QTimer, Slot

__all__ = ["CollectionGuard", "GcScheduler"]

_INTERVAL_MS = 1_000
_TRIM_INTERVAL_MS = 20_000
_MANY_MODULES = 50
"""Number of new modules from which freezing is worth making all other objects immortal."""


class CollectionGuard:
    """Restricts garbage collection to the thread that creates this guard, until it is lifted.

    The guard replaces `gc.collect` and `gc.enable`. A module that imported these functions by name
    beforehand bypasses it, but no library in use does that.
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

    def pop_request(self) -> bool:
        """Return whether another thread requested a collection since the last call."""
        was_asked_for, self._is_asked_for = self._is_asked_for, False
        return was_asked_for

    def _collect_here(self, generation: int = 2) -> int:
        if threading.get_ident() == self._thread:
            return self._collect(generation)
        self._is_asked_for = True
        return 0  # tells the caller that nothing was collected

    def _stay_disabled(self) -> None:
        """Do nothing in place of `gc.enable`."""


class GcScheduler(QObject):
    """Collects garbage in the GUI thread; `close` restores automatic collection."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thresholds = gc.get_threshold()
        self._frozen_modules = len(sys.modules)
        self._guard = CollectionGuard()
        self._timer = QTimer(self)
        self._timer.setInterval(_INTERVAL_MS)
        self._timer.timeout.connect(self._collect)
        self._timer.start()
        self._trimmer = QTimer(self)
        self._trimmer.setInterval(_TRIM_INTERVAL_MS)
        self._trimmer.timeout.connect(self._trim_memory)
        self._trimmer.start()

    def rest(self) -> None:
        """Do not collect until `freeze_imports` is called: a large import is in progress."""
        self._timer.stop()

    def freeze_imports(self) -> None:
        """Exclude all existing objects from later collections if many of them are new modules.

        Collecting resumes in either case.
        """
        if len(sys.modules) - self._frozen_modules >= _MANY_MODULES:
            self._frozen_modules = len(sys.modules)
            gc.freeze()
        self._timer.start()

    def stop(self) -> None:
        """Stop collecting in every thread, because the process is ending with threads running."""
        self._timer.stop()
        self._trimmer.stop()

    def close(self) -> None:
        """Restore Python's automatic collection."""
        self.stop()
        gc.unfreeze()
        self._guard.lift()

    @Slot()
    def _collect(self) -> None:
        if self._guard.pop_request():
            gc.collect()
            return
        counts = gc.get_count()
        due = [age for age in range(3) if counts[age] > self._thresholds[age]]
        if due:
            gc.collect(due[-1])

    @Slot()
    def _trim_memory(self) -> None:
        """Return free memory to the system, if the C library requires an explicit call."""
        if sys.platform == "linux" and hasattr(library := ctypes.CDLL(None), "malloc_trim"):
            library.malloc_trim(0)
