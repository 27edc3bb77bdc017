"""SIGTERM and SIGINT as a Qt signal.

Python handles both signals between two steps of the interpreter, which does not run while Qt waits.
The signal therefore writes a byte to a socket pair, which notifies Qt.
"""

import signal
import socket
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Signal, Slot

__all__ = ["EndSignals"]

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class EndSignals(QObject):
    """Converts system signals to a Qt signal, from the call to `listen` until `close`.

    Args:
        parent: The Qt parent.
    """

    asked = Signal()
    """Emitted when the process should end."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ours, self._theirs = socket.socketpair()
        for end in (self._ours, self._theirs):
            end.settimeout(0)
        self._notifier = QSocketNotifier(
            self._ours.fileno(), QSocketNotifier.Type.Read, parent=self
        )
        self._notifier.activated.connect(self._pass_on)
        self._before: dict[int, object] = {}

    def listen(self) -> None:
        """Start handling the signals; a second signal ends the process immediately."""
        signal.set_wakeup_fd(self._theirs.fileno(), warn_on_full_buffer=False)
        for number in _SIGNALS:
            self._before[number] = signal.signal(number, _handle)

    def close(self) -> None:
        """Restore the previous signal handlers."""
        self._notifier.setEnabled(False)
        if self._before:
            signal.set_wakeup_fd(-1)
        for number, handler in self._before.items():
            signal.signal(number, handler)  # type: ignore[arg-type]  # as returned by signal()
        self._before = {}
        self._ours.close()
        self._theirs.close()

    @Slot()
    def _pass_on(self) -> None:
        self._ours.recv(64)
        self.asked.emit()


def _handle(number: int, frame: FrameType | None) -> None:
    del number, frame  # Python has already written to the socket
    for each in _SIGNALS:
        signal.signal(each, signal.SIG_DFL)
