"""When does Python collect its garbage?

Left alone, Python collects in whichever thread happens to allocate, and a collection in the
training thread may delete Qt objects there, which crashes. So collection is off and is done by a
timer in the GUI thread; what torch's import left behind is frozen, so that a look takes no time.
Now and then the C library is asked to give free memory back: curves that grow leave holes in it,
which made a third of what the window grew by in eight hours.
"""

import ctypes
import gc
import sys

from PySide6.QtCore import QObject, QTimer, Slot

__all__ = ["Collector"]

_INTERVAL_MS = 1_000
_TRIM_INTERVAL_MS = 20_000


class Collector(QObject):
    """Collects garbage in the GUI thread as long as it lives; `close` gives the duty back."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thresholds = gc.get_threshold()
        gc.disable()
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

    def close(self) -> None:
        """Let Python collect by itself again."""
        self._timer.stop()
        self._trimmer.stop()
        gc.unfreeze()
        gc.enable()

    @Slot()
    def _collect(self) -> None:
        counts = gc.get_count()
        due = [age for age in range(3) if counts[age] > self._thresholds[age]]
        if due:
            gc.collect(due[-1])

    @Slot()
    def _give_back(self) -> None:
        """Give free memory back to the system, where the C library is one that must be asked."""
        if sys.platform == "linux" and hasattr(library := ctypes.CDLL(None), "malloc_trim"):
            library.malloc_trim(0)
