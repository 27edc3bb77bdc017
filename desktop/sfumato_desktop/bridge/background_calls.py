"""Slow file operations outside the GUI thread.

A single thread makes the calls one after another and returns the results as signals. This is
intended for work that does not need the engine, such as moving files to the trash or scanning a
folder.
"""

import logging
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, Signal, SignalInstance, Slot

from sfumato.errors import SfumatoError

__all__ = ["BackgroundCalls", "Outlet"]

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Call:
    name: str
    make: Callable[[], object]


class BackgroundCalls(QObject):
    """Makes calls in a thread that runs as long as there are calls.

    Args:
        parent: The Qt parent.
    """

    succeeded = Signal(str, object)
    """Emitted with the call's name and its result."""
    failed = Signal(str, object, object)
    """Emitted with the call's name, a message, and a hint."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = threading.Lock()
        self._outlet = Outlet(self)
        self._waiting: deque[_Call] = deque()
        self._thread: threading.Thread | None = None

    def make(self, name: str, call: Callable[[], object]) -> None:
        """Queue a call.

        Args:
            name: Identifies the call in the signals.
            call: The function to call in the thread. It may access files, but not widgets.
        """
        with self._lock:
            self._waiting.append(_Call(name, call))
            if self._thread is None:
                self._thread = threading.Thread(
                    target=self._work, name="sfumato-background-calls", daemon=True
                )
                self._thread.start()

    def drop_queued(self) -> None:
        """Forget the calls that have not started."""
        with self._lock:
            self._waiting.clear()

    @Slot()
    def close(self) -> None:
        """Wait until all queued calls are finished."""
        with self._lock:
            thread = self._thread
        if thread is not None:
            thread.join()

    def _next(self) -> _Call | None:
        """Return the next call. If there is none, the thread ends."""
        with self._lock:
            if self._waiting:
                return self._waiting.popleft()
            self._thread = None
            return None

    def _work(self) -> None:
        while (call := self._next()) is not None:
            try:
                result = call.make()
            except SfumatoError as error:
                self._outlet.emit(self.failed, call.name, error.message, error.hint)
            except Exception as error:  # a bug must only end the call, not the thread
                _LOG.exception("The call “%s” failed.", call.name)
                text = QCoreApplication.translate(
                    "BackgroundCalls", "Internal error in “{call}”: {error}"
                )
                self._outlet.emit(
                    self.failed,
                    call.name,
                    text.format(call=call.name, error=repr(error)),
                    QCoreApplication.translate(
                        "BackgroundCalls", "For details, choose Help > Open logs folder."
                    ),
                )
            else:
                self._outlet.emit(self.succeeded, call.name, result)


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
