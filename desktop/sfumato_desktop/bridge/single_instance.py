"""Single-instance support: a second launch opens its project in the first window.

The first process listens on a local socket tied to the user and the settings folder. A second
process connects to the socket, passes on the project it was asked to open, and exits. The first
window then comes to the front.
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
        is_safe: Whether the window runs without third-party plugins. Such a window has a separate
            name, so that a window frozen by a plugin does not prevent it from opening.
    """
    mark = hashlib.sha256(str(settings_folder().resolve()).encode()).hexdigest()[:16]
    return f"sfumato-safe-{mark}" if is_safe else f"sfumato-{mark}"


def hand_over(project: Path | None, *, address: str) -> bool:
    """Ask the window at an address to open a project; return whether it agreed."""
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
    """Listens for later launches.

    Args:
        parent: The Qt parent.
    """

    called = Signal(str)
    """Emitted when a later launch connects, with the project's folder or an empty string."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._accept)

    def listen(self, address: str) -> bool:
        """Start listening, after removing any socket that a crashed process left behind."""
        if self._server.listen(address):
            return True
        QLocalServer.removeServer(address)
        return bool(self._server.listen(address))

    @Slot()
    def close(self) -> None:
        """Stop listening."""
        self._server.close()

    @Slot()
    def _accept(self) -> None:
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
            return  # not from a launch of Sfumato
        socket.write(_ANSWER)
        socket.flush()
        self.called.emit(project)
