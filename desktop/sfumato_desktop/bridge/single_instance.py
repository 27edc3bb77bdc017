"""How does a second start become the first window?

The first process listens on a local socket that belongs to the user and the folder of settings. A
second one finds it, hands over what it was to open, and ends; the first one comes to the front.
"""

import hashlib
import json
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from sfumato_desktop.app_settings import settings_folder

__all__ = ["SingleInstance", "hand_over", "own_address"]

_PATIENCE_MS = 2_000
_ANSWER = b"ok\n"


def own_address(*, is_safe: bool = False) -> str:
    """Return the name of the socket of this user's window.

    Args:
        is_safe: Whether it is a window without plugins of strangers. It has a name of its own: a
            window that such a plugin has frozen must not be the one that opens.
    """
    mark = hashlib.sha256(str(settings_folder().resolve()).encode()).hexdigest()[:16]
    return f"sfumato-safe-{mark}" if is_safe else f"sfumato-{mark}"


def hand_over(project: Path | None, *, address: str) -> bool:
    """Ask the window at an address to come forward and open a project; say whether one did."""
    socket = QLocalSocket()
    socket.connectToServer(address)
    if not socket.waitForConnected(_PATIENCE_MS):
        return False
    image_request = {"project": str(project.expanduser().resolve()) if project else ""}
    socket.write(json.dumps(image_request).encode() + b"\n")
    socket.flush()
    is_taken = socket.waitForReadyRead(_PATIENCE_MS)
    socket.disconnectFromServer()
    return is_taken


class SingleInstance(QObject):
    """Listens for later starts.

    Args:
        parent: The Qt parent.
    """

    called = Signal(str)
    """A later start hands over: with the project's folder, or nothing."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._take)

    def listen(self, address: str) -> bool:
        """Begin to listen; what a crashed process left of its socket is cleared away."""
        if self._server.listen(address):
            return True
        QLocalServer.removeServer(address)
        return bool(self._server.listen(address))

    @Slot()
    def close(self) -> None:
        """Listen no more."""
        self._server.close()

    @Slot()
    def _take(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(self._read)
            socket.disconnected.connect(socket.deleteLater)
            if socket.canReadLine():
                self._answer(socket)

    @Slot()
    def _read(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket) and socket.canReadLine():
            self._answer(socket)

    def _answer(self, socket: QLocalSocket) -> None:
        try:
            image_request = json.loads(bytes(socket.readLine().data()))
            project = str(image_request["project"])
        except (ValueError, KeyError, TypeError):
            return  # no start of ours
        socket.write(_ANSWER)
        socket.flush()
        self.called.emit(project)
