"""An automated user who presses the buttons of a real window and waits for the results."""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from sfumato.records.project import Project
from sfumato_desktop.app import App

__all__ = ["Newcomer"]

_PATIENCE_S = 300.0
_LOOK_MS = 20


class Newcomer:
    """Presses buttons and waits for the results.

    Args:
        app: The app behind the window.
    """

    def __init__(self, app: App) -> None:
        self.app = app
        self._steps = 0

    @property
    def project(self) -> Project:
        """The open project."""
        project = self.app.services.project.project
        assert project is not None
        return project

    def wait_for(self, what: str, condition: Callable[[], object]) -> None:
        """Run the event loop until a condition holds."""
        loop = QEventLoop()
        end = time.monotonic() + _PATIENCE_S
        timer = QTimer()
        timer.setInterval(_LOOK_MS)
        timer.timeout.connect(lambda: loop.quit() if condition() or is_late() else None)

        def is_late() -> bool:
            return time.monotonic() > end

        timer.start()
        loop.exec()
        timer.stop()
        if not condition():
            raise SystemExit(f"This never came: {what}.")

    def press(self, text: str) -> None:
        """Press a button of the window or of a dialog over it, as soon as it exists."""
        self.wait_for(f"a button “{text}”", lambda: self._button(text))
        button = self._button(text)
        assert button is not None
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def keep(self, name: str) -> None:
        """Announce a step, and save a screenshot if SFUMATO_SCREENSHOTS names a folder."""
        self._steps += 1
        self.report(name)
        if folder := os.environ.get("SFUMATO_SCREENSHOTS"):
            self.pause_for(1.0)
            file = Path(folder) / f"{self.app.settings.scheme}-{self._steps:02d}-{name}.png"
            self._image().save(str(file))

    def report(self, word: str) -> None:
        """Report a step to the parent process."""
        sys.stdout.write(f"{word}\n")
        sys.stdout.flush()

    def pause_for(self, seconds: float) -> None:
        """Keep the window open for a while."""
        loop = QEventLoop()
        QTimer.singleShot(int(seconds * 1000), loop.quit)
        loop.exec()

    def _image(self) -> QPixmap:
        """Return a screenshot of the window and its dialogs, if the platform has a screen."""
        window = self.app.window
        if QGuiApplication.platformName() == "xcb":
            return window.screen().grabWindow(0)
        return window.grab()

    def _button(self, text: str) -> QAbstractButton | None:
        return next(
            (
                button
                for button in self.app.window.findChildren(QAbstractButton)
                if button.text() == text and button.isVisible() and button.isEnabled()
            ),
            None,
        )
