"""A still window for screenshots and checks.

A `Stage` opens the app on a home folder with an engine that completes half of each request and then
waits. It provides the actions that reach a screen, and waits until everything has settled.
"""

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QSize, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDialog, QWidget

import sfumato_plugins
from sfumato.plugins.registry import Plugins
from sfumato.records.control import RunControl
from sfumato.records.event_file import EventLog
from sfumato.records.events import (
    AnyEvent,
    ImageGenerated,
    Progressed,
    RunEnded,
    RunStarted,
)
from sfumato.records.manifest import DatasetRules
from sfumato.records.project import Project
from sfumato.records.requests import GenerateRequest
from sfumato.records.run_folder import RunFolder
from sfumato_desktop.app import App
from sfumato_desktop.app_settings import AppSettings
from sfumato_desktop.bridge.device_readings import DeviceReadings, Reading
from sfumato_desktop.bridge.engine_state import Readiness
from sfumato_desktop.navigator import Page
from sfumato_desktop.theme import Scheme
from support.fake_engine import FakeEngine
from support.inline_store import inline_stores
from support.still_home import MOMENT, StillHome, step_at

__all__ = ["SIZE", "Stage", "StillEngine", "W", "still_device"]

SIZE = QSize(1280, 720)
"""The smallest screen that the window supports."""
_PATIENCE_S = 20.0
_LOOK_MS = 20
_MOST_POLLS = 150
_SOON_MS = 400
W = TypeVar("W", bound=QWidget)


class StillEngine(FakeEngine):
    """Completes half of each request and waits until it is stopped."""

    def import_folder(
        self,
        project: Project,
        rules: DatasetRules,
        *,
        name: str,
        control: RunControl | None = None,
    ) -> Iterator[AnyEvent]:
        assert control is not None
        yield Progressed(task="Reading images", done=412, total=1_024)
        _wait(control)

    def train(self, project: Project, run: RunFolder, control: RunControl) -> Iterator[AnyEvent]:
        with run.locked():
            log = EventLog(run.events_file)
            for event in self._half_a_run(run):
                log.append(event)
                yield event
            _wait(control)
            end = RunEnded(outcome="stopped", images_seen=120_000, elapsed_s=240.0, time=MOMENT)
            log.append(end)
            log.close()
            yield end

    def _half_a_run(self, run: RunFolder) -> Iterator[AnyEvent]:
        yield RunStarted(
            run=run.run_id,
            images_seen=0,
            images_total=240_000,
            device="CPU, 2 cores",
            precision="fp32",
            threads=1,
            parameters=1_640_000,
            images=48,
            time=MOMENT - 240,
        )
        for part in range(1, 61):
            yield step_at(part * 2_000, moment=MOMENT - 240 + 4 * part)

    def generate(
        self,
        project: Project,
        run: RunFolder,
        request: GenerateRequest,
        *,
        folder: Path | None = None,
        control: RunControl | None = None,
    ) -> Iterator[AnyEvent]:
        assert control is not None
        yield ImageGenerated(path="", seed=0, done=24, total=request.count)
        _wait(control)


class Stage:
    """The app on a home folder, at one size, with every clock at `MOMENT`.

    Args:
        application: Qt's application object.
        still: The home folder, which scenes may change: it is restored for each scene.
        original: The home folder that it is restored from.
        scheme: The color scheme.
    """

    def __init__(
        self, application: QApplication, still: StillHome, *, original: Path, scheme: Scheme
    ) -> None:
        self._application = application
        self.still = still
        self._original = original
        self._scheme = scheme
        self._app: App | None = None

    @property
    def app(self) -> App:
        """The app behind the window."""
        assert self._app is not None
        return self._app

    @property
    def window(self) -> QWidget:
        """The main window."""
        return self.app.window

    @contextmanager
    def scene(self) -> Iterator[None]:
        """Restore the home folder, and end everything that was started in it."""
        shutil.rmtree(self.still.home, ignore_errors=True)
        shutil.copytree(self._original, self.still.home)
        try:
            yield
        finally:
            if self._app is not None:
                self.close()

    def open(self, project: Path | None = None, *, recent: tuple[Path, ...] = ()) -> None:
        """Start the app with an engine that is ready."""
        settings = AppSettings()
        settings.scheme = self._scheme
        settings.recent_folders = recent
        settings.sync()
        plugins = Plugins([("builtin", sfumato_plugins)])
        self._app = App(
            self._application, plugins, engine_factory=StillEngine, stores=inline_stores()
        )
        self.app.window.resize(SIZE)
        self.app.start(project)
        self.app.window.activateWindow()
        self.app.engine_state.prepare()
        self.wait_for("a ready engine", lambda: self.app.engine_state.readiness is Readiness.READY)
        if project is not None and any((project / "runs").glob("*")):
            self.wait_for("the runs", lambda: self.app.watcher.runs)

    def close(self) -> None:
        """Close the app, whatever it is doing."""
        app, self._app = self.app, None
        app.services.jobs.stop_all()
        for dialog in app.window.findChildren(QDialog):
            dialog.close()
        app.close()
        app.window.hide()
        app.delete_window()
        app.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def go(self, page: Page) -> QWidget:
        """Show a page."""
        self.app.window.show_page(page)
        return self.app.window.page_widget(page)

    def trigger(self, command: str) -> None:
        """Trigger a menu command."""
        self.app.window.actions_book[command].trigger()

    def dialog(self, kind: type[W]) -> W:
        """Return the open dialog of a type."""
        found = [one for one in self.app.window.findChildren(kind) if one.isVisible()]
        assert len(found) == 1, f"{len(found)} of {kind.__name__} are open."
        return found[0]

    def wait_for(self, what: str, condition: Callable[[], object]) -> None:
        """Run the event loop until a condition holds."""
        end = time.monotonic() + _PATIENCE_S
        while not condition():
            if time.monotonic() > end:
                raise TimeoutError(f"This never came: {what}.")
            let_run(_LOOK_MS)

    def settle(self, shown: QWidget) -> QImage:
        """Run the event loop until two consecutive images are equal, and return the image."""
        for toast in self.app.window.toasts.toasts:
            toast._timer.stop()  # it would disappear while it is inspected
        let_run(_LOOK_MS)
        before = shown.grab().toImage()
        for _ in range(_MOST_POLLS):
            let_run(2 * _LOOK_MS)
            if self._is_about_to_change():
                continue
            now = shown.grab().toImage()
            if now == before:
                return now
            before = now
        raise TimeoutError("The screen never stands still.")

    def _is_about_to_change(self) -> bool:
        """Return whether a pending update has yet to be shown."""
        timers = self.app.window.findChildren(QTimer)
        return any(
            one.isActive() and one.isSingleShot() and one.interval() <= _SOON_MS for one in timers
        )


def let_run(milliseconds: int) -> None:
    """Run the event loop for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def still_device(readings: DeviceReadings) -> None:
    """Report a fixed machine once, on every host; replaces the thread that reads the sensors."""
    readings.taken.emit(
        (
            Reading(name="Processor", load=0.62, memory=0.41, memory_text="13.1 of 32 GB"),
            Reading(
                name="GeForce RTX 4070",
                load=0.97,
                memory=0.55,
                memory_text="6.6 of 12 GB",
                temperature=64.0,
                power=178.0,
            ),
        )
    )


def _wait(control: RunControl) -> None:
    while not control.is_stopping:
        threading.Event().wait(0.01)
