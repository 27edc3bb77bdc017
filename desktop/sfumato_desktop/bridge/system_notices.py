"""System notifications while the window is not active.

They are sent through the tray if there is one, or otherwise through the desktop's notification
service. If neither is available, the window is highlighted in the task bar.
"""

from PySide6.QtCore import QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from sfumato_desktop.app_settings import AppSettings, Switch
from sfumato_desktop.icons import icon
from sfumato_desktop.notifier import Notice
from sfumato_desktop.shown_text import as_notification

__all__ = ["SystemNotices"]

_SERVICE = "org.freedesktop.Notifications"
_PATH = "/org/freedesktop/Notifications"


class SystemNotices(QObject):
    """Passes notices to the system while the window is not active.

    Args:
        window: The window that sends them.
        settings: Stores whether the user wants them.
        parent: The Qt parent.
    """

    def __init__(
        self, window: QWidget, settings: AppSettings, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._settings = settings
        self._tray: QSystemTrayIcon | None = None
        self.reported: list[str] = []
        """All notices passed to the system, for reports and tests."""

    @Slot(object)
    def show(self, notice: Notice) -> None:
        """Pass on a notice, unless the user can see it in the window."""
        is_seen = self._window.isActiveWindow() or not self._window.isVisible()
        if is_seen or not self._settings.is_on(Switch.SYSTEM_NOTICES):
            return
        text = " ".join(part for part in (notice.text, notice.hint) if part)
        self.reported.append(text)
        QApplication.alert(self._window)
        if QSystemTrayIcon.isSystemTrayAvailable():
            self._notify_by_tray(text)
        else:
            self._notify_by_service(text)

    @Slot()
    def close(self) -> None:
        """Remove the tray icon."""
        if self._tray is not None:
            self._tray.hide()
            self._tray.deleteLater()
            self._tray = None

    def _notify_by_tray(self, text: str) -> None:
        if self._tray is None:
            self._tray = QSystemTrayIcon(icon("app"), self)
            self._tray.setToolTip(self.tr("Sfumato"))
            self._tray.activated.connect(self._raise)
            self._tray.messageClicked.connect(self._raise)
        self._tray.show()
        self._tray.showMessage(self.tr("Sfumato"), as_notification(text))

    def _notify_by_service(self, text: str) -> None:
        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            return
        message = QDBusMessage.createMethodCall(_SERVICE, _PATH, _SERVICE, "Notify")
        message.setArguments(
            ["Sfumato", 0, "sfumato", "Sfumato", as_notification(text), [], {}, -1]
        )
        bus.send(message)

    @Slot()
    def _raise(self) -> None:
        self._window.raise_()
        self._window.activateWindow()
        self.close()
