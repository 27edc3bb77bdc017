"""Background threads that survive unexpected errors, and signals that they may emit."""

import logging
import threading
import time
from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, SignalInstance

__all__ = ["JOIN_S", "Outlet", "start_thread"]

JOIN_S = 3.0
"""Maximum time that closing waits for a thread; one that hangs is abandoned."""

_LOG = logging.getLogger(__name__)
_MOST_ERRORS = 3
_WITHIN_S = 10.0

Failed = Callable[[Exception, bool], object]
"""Called in the thread with an unexpected error, and whether the thread has ended for good."""


def start_thread(
    name: str, work: Callable[[], object], *, failed: Failed | None = None
) -> threading.Thread:
    """Start a thread that does `work`, and does it again whenever it ends with an error.

    Each error is logged. After three errors within ten seconds, the thread ends.

    Args:
        name: The thread's name.
        work: Returns when the thread is to end.
        failed: Is told of each error.
    """
    thread = threading.Thread(target=_supervise, args=(work, failed), name=name, daemon=True)
    thread.start()
    return thread


def _supervise(work: Callable[[], object], failed: Failed | None) -> None:
    errors: deque[float] = deque(maxlen=_MOST_ERRORS)
    while True:
        try:
            work()
        except Exception as error:  # a bug must not end what the window depends on
            _LOG.exception("The thread “%s” met an error.", threading.current_thread().name)
            errors.append(time.monotonic())
            is_over = len(errors) == _MOST_ERRORS and errors[-1] - errors[0] < _WITHIN_S
            if failed is not None:
                failed(error, is_over)
            if is_over:
                return
        else:
            return


class Outlet:
    """Emits an object's signals from a thread until the object is deleted.

    Args:
        source: The object; it may be deleted while the thread runs.
    """

    def __init__(self, source: QObject) -> None:
        self._lock = threading.Lock()
        self._is_shut = False
        source.destroyed.connect(self._shut)

    def emit(self, signal: SignalInstance, *values: object) -> None:
        """Emit a signal unless its object is deleted."""
        with self._lock:
            if not self._is_shut:
                signal.emit(*values)

    def _shut(self) -> None:
        with self._lock:
            self._is_shut = True
