"""The real window under test for being killed, terminated, or closed at a bad moment.

Run as a program with the name of an act and a project. It starts through the terminal's entry
point, `open_window`, performs user actions, and prints a word at each milestone so that a test
knows when to interrupt. `train` marks images, trains, and stays open; `come_back` verifies what
that left; `close_early` closes while torch is imported; `german` types numbers with a decimal
comma.
"""

import json
import locale
import os
import sys
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QLocale, Qt, QTimer, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

import sfumato_desktop.app
from sfumato.gallery import Gallery, GalleryFilter
from sfumato.records.project import Project
from sfumato.records.run_folder import RunFolder, RunStatus
from sfumato_desktop.app import App
from sfumato_desktop.bridge.engine_state import Readiness
from sfumato_desktop.navigator import Page
from sfumato_desktop.pages.gallery import GalleryPage
from sfumato_desktop.pages.train import TrainPage
from sfumato_desktop.start import open_window
from sfumato_desktop.theme import Scheme
from support.newcomer import Newcomer

__all__ = ["RATE", "RUN"]

RUN = "toys-01"
RATE = "0,0005"
"""Learning rate typed by `german`."""
_LONGEST_S = 120.0


def train(newcomer: Newcomer) -> None:
    """Mark images, choose colors, train, and stay open."""
    app = newcomer.app
    app.window.show_page(Page.GALLERY)
    gallery = _gallery(app)
    newcomer.wait_for("images", lambda: len(gallery.images.ids) == 4)
    app.window.activateWindow()
    newcomer.wait_for("the keyboard", app.window.isActiveWindow)
    gallery.grid.setFocus()
    gallery.grid.select_row(0)
    QTest.keyClick(gallery.grid, Qt.Key.Key_5)
    gallery.grid.select_row(1)
    QTest.keyClick(gallery.grid, Qt.Key.Key_Delete)
    app.dialogs.set_scheme(Scheme.DARK)
    run = newcomer.project.run(RUN)
    app.commands.resume(newcomer.project, run)
    newcomer.wait_for("a checkpoint", run.checkpoints)
    newcomer.report("training")


def come_back(newcomer: Newcomer) -> None:
    """Accept the offer to resume, report what an earlier window left, and stop."""
    app = newcomer.app
    newcomer.wait_for("an offer", lambda: app.window.toasts.toasts)
    offer = " ".join(
        label.text() for toast in app.window.toasts.toasts for label in toast.findChildren(QLabel)
    )
    app.window.show_page(Page.GALLERY)
    gallery = _gallery(app)
    newcomer.wait_for("the images", lambda: gallery.images.ids)
    found = Gallery(newcomer.project.gallery_folder)
    left = {
        "offer": offer,
        "images": found.count(),
        "five_stars": found.count(GalleryFilter(min_rating=5)),
        "in_trash": found.count(GalleryFilter(in_trash=True)),
        "scheme": str(app.settings.scheme),
    }
    found.close()
    newcomer.press("Resume training")
    run = newcomer.project.run(RUN)
    newcomer.wait_for("the run", lambda: run.status() is RunStatus.RUNNING)
    newcomer.report(json.dumps(left))
    app.window.close()
    newcomer.press("Stop and quit")


def close_early(newcomer: Newcomer) -> None:
    """Start a job, and close during the import of torch."""
    app = newcomer.app
    app.commands.resume(newcomer.project, newcomer.project.run(RUN))
    newcomer.wait_for("the import", lambda: "torch" in sys.modules)
    app.window.close()
    newcomer.press("Stop and quit")
    newcomer.report(f"closed {time.time()} {app.engine_state.readiness is Readiness.READY}")


def german(newcomer: Newcomer) -> None:
    """Type a learning rate with a comma, train to the end, and close."""
    app = newcomer.app
    app.window.show_page(Page.TRAIN)
    page = app.window.page_widget(Page.TRAIN)
    assert isinstance(page, TrainPage)
    for path, text in (
        ("optimizer.learning_rate", RATE),
        ("model.widths", "8"),
        ("model.attention_sizes", ""),
    ):
        editor = page._advanced[path].editor.control
        editor.clear()
        QTest.keyClicks(editor, text)
    page.draft.override_length(images=64)
    page.draft.override("batch_size", 8)
    newcomer.press(page.tr("Start training"))  # the window is in German, too
    newcomer.wait_for("a run", lambda: len(newcomer.project.run_ids()) == 2)
    run = _newest(newcomer.project)
    newcomer.wait_for("its end", lambda: run.status() is RunStatus.COMPLETED)
    point, comma = locale.localeconv()["decimal_point"], QLocale().decimalPoint()
    newcomer.report(f"{run.run_id} {point} {comma}")
    newcomer.wait_for("rest", lambda: not app.services.jobs.wanted_jobs)
    app.window.close()


_ACTS: dict[str, Callable[[Newcomer], None]] = {
    "train": train,
    "come_back": come_back,
    "close_early": close_early,
    "german": german,
}


class DrivenApp(App):
    """The app with an automated user."""

    def start(self, project: Path | None = None) -> None:
        """Show the window and start the act."""
        super().start(project)
        self._begin = QTimer(self)
        self._begin.setInterval(20)
        self._begin.timeout.connect(self._begin_act)
        self._begin.start()

    @Slot()
    def _begin_act(self) -> None:
        if self.services.project.project is not None:
            self._begin.stop()
            self._act()

    @Slot()
    def _act(self) -> None:
        try:
            _ACTS[sys.argv[1]](Newcomer(self))
        except BaseException:
            traceback.print_exc()
            sys.stderr.flush()
            os._exit(3)  # Qt would continue without the act


def _gallery(app: App) -> GalleryPage:
    page = app.window.page_widget(Page.GALLERY)
    assert isinstance(page, GalleryPage)
    return page


def _newest(project: Project) -> RunFolder:
    return project.run(next(name for name in project.run_ids() if name != RUN))


def main() -> None:
    """Open the window, and exit as the terminal's command does."""
    guard = threading.Timer(_LONGEST_S, os._exit, (4,))
    guard.daemon = True
    guard.start()
    sfumato_desktop.app.App = DrivenApp  # type: ignore[misc] # imported by `open_window`
    code = open_window(Path(sys.argv[2]))
    guard.cancel()
    sys.exit(code)


if __name__ == "__main__":
    main()
