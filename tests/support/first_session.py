"""A newcomer's first session in a real window, across two starts.

Run as a program with the name of an act: `begin` tries the sample, trains, watches, pauses, and
quits; `resume` starts again, resumes, generates images, and exports. `leave` quits while the run
continues in the background; `find` starts again, sees the run live, and stops it. The acts only
press buttons, as a person would, and type nothing. If SFUMATO_SCREENSHOTS names a folder, a
screenshot of each step is saved there.
"""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QLocale, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton

from sfumato.gallery import ALL_IMAGES, Gallery, GalleryFilter
from sfumato.plugins.registry import discover_plugins
from sfumato.records.project import Project
from sfumato.records.run_folder import RunFolder, RunStatus
from sfumato_desktop.app import App
from sfumato_desktop.navigator import Page
from sfumato_desktop.pages.gallery import GalleryPage
from sfumato_desktop.pages.runs import RunsPage
from sfumato_desktop.pages.train import TrainPage
from support.newcomer import Newcomer

__all__: list[str] = []

_IMAGES = 192
_MANY_IMAGES = 1_000_000
"""More than any test waits for."""


def begin(newcomer: Newcomer) -> None:
    """Try the sample, train, watch, pause, and quit."""
    app = newcomer.app
    runs = _train(newcomer, images=_IMAGES)
    newcomer.keep("watch")
    newcomer.press("Pause")
    newcomer.wait_for("the pause", lambda: _run(newcomer).status() is RunStatus.PAUSED)
    newcomer.wait_for("the word for it", lambda: runs.header.button_named("resume").isVisible())
    newcomer.keep("paused")
    app.window.close()
    newcomer.keep("asked")
    newcomer.press("Pause and quit")
    newcomer.wait_for("the end", lambda: not app.window.isVisible())


def leave(newcomer: Newcomer) -> None:
    """Try the sample, train, and quit while the run continues."""
    _train(newcomer, images=_MANY_IMAGES)
    newcomer.app.window.close()
    newcomer.press("Train in background")
    newcomer.wait_for("the end", lambda: not newcomer.app.window.isVisible())
    newcomer.keep("left")


def find(newcomer: Newcomer) -> None:
    """Start again, see the run live, and stop it."""
    app = newcomer.app
    folder = next(Path(os.environ["SFUMATO_PROJECTS_DIR"]).glob("*/runs/*"))
    run = RunFolder.open(folder)
    newcomer.wait_for("the process in the background", run.is_locked)
    app.start()
    newcomer.wait_for("the run", lambda: app.window.strip.outside_row is not None)
    runs = app.window.page_widget(Page.RUNS)
    assert isinstance(runs, RunsPage)
    newcomer.wait_for("its Stop button", lambda: runs.header.button_named("stop").isVisible())
    newcomer.keep("found")
    newcomer.press("Stop")
    newcomer.wait_for("its end", lambda: run.status() is RunStatus.STOPPED)
    newcomer.keep("stopped")
    app.window.close()


def resume(newcomer: Newcomer) -> None:
    """Start again, resume, view images, and export."""
    app = newcomer.app
    app.start()
    newcomer.wait_for("the window", app.window.isVisible)
    newcomer.keep("home-again")
    newcomer.press("Pixel faces")
    newcomer.press("Resume training")
    newcomer.keep("resumed")
    newcomer.wait_for("the end", lambda: _run(newcomer).status() is RunStatus.COMPLETED)
    newcomer.press("Images")
    newcomer.wait_for("the Gallery", lambda: app.window.page is Page.GALLERY)
    newcomer.press("Generate images")
    newcomer.press("Generate")
    newcomer.wait_for("images", lambda: _count(newcomer.project) >= 16)
    newcomer.wait_for("an idle engine", lambda: not app.services.jobs.wanted_jobs)
    newcomer.keep("gallery")
    _rate_and_flag(newcomer)
    app.window.show_page(Page.MODELS)
    newcomer.wait_for("the exporters", lambda: _exporter(app, "safetensors"))
    choice = _exporter(app, "safetensors")
    assert choice is not None
    choice.click()
    newcomer.press("Export")
    newcomer.wait_for("the export", lambda: list(newcomer.project.exports_folder.glob("*/*")))
    newcomer.wait_for("its end", lambda: not app.exports.is_running)
    newcomer.keep("exported")
    app.window.close()


def _rate_and_flag(newcomer: Newcomer) -> None:
    """Select images with the keyboard, compare two, and animate from one to the other."""
    page = newcomer.app.window.page_widget(Page.GALLERY)
    assert isinstance(page, GalleryPage)
    key = Qt.Key
    newcomer.app.window.activateWindow()
    newcomer.wait_for("the keyboard", newcomer.app.window.isActiveWindow)
    page.grid.setFocus()
    page.grid.select_row(0)
    for pressed in (key.Key_P, key.Key_5, key.Key_Right, key.Key_X, key.Key_Right, key.Key_4):
        QTest.keyClick(page.grid, pressed)
    good = GalleryFilter(flag="pick", min_rating=5)
    newcomer.wait_for("the marks", lambda: _count(newcomer.project, good) == 1)
    newcomer.keep("culled")
    QTest.keyClick(page.grid, key.Key_Home)
    QTest.keyClick(page.grid, key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(page.grid, key.Key_C)
    newcomer.keep("compared")
    newcomer.press("Grid")
    QTest.keyClick(page.grid, key.Key_I, Qt.KeyboardModifier.ControlModifier)
    newcomer.keep("asked-for-animation")
    newcomer.press("Generate animation")
    films = newcomer.project.gallery_folder / "animations"
    newcomer.wait_for("the animation", lambda: list(films.glob("*.webp")))
    newcomer.keep("animated")
    newcomer.press("Close")


def _train(newcomer: Newcomer, *, images: int) -> RunsPage:
    """Go from the first start to a run that visibly learns."""
    app = newcomer.app
    app.start()
    newcomer.wait_for("the window", app.window.isVisible)
    newcomer.keep("home")
    newcomer.press("Try the sample")
    newcomer.wait_for("the Train page", lambda: app.window.page is Page.TRAIN)
    train = app.window.page_widget(Page.TRAIN)
    assert isinstance(train, TrainPage)
    train.draft.override_length(images=images)  # the only shortcut: eight minutes would be too long
    newcomer.keep("train")
    newcomer.press("Start training")
    newcomer.wait_for("the Runs page", lambda: app.window.page is Page.RUNS)
    runs = app.window.page_widget(Page.RUNS)
    assert isinstance(runs, RunsPage)
    newcomer.wait_for("the first samples", lambda: runs.model.samples)
    newcomer.wait_for("a curve", runs.chart.shown_points)
    return runs


def _run(newcomer: Newcomer) -> RunFolder:
    return newcomer.project.run(newcomer.project.run_ids()[0])


def _count(project: Project, wanted: GalleryFilter = ALL_IMAGES) -> int:
    gallery = Gallery(project.gallery_folder)
    try:
        return gallery.count(wanted)
    finally:
        gallery.close()


def _exporter(app: App, name: str) -> QRadioButton | None:
    buttons = app.window.findChildren(QRadioButton)
    return next((one for one in buttons if one.property("exporter") == name), None)


def main() -> None:
    """Play the act named on the command line."""
    QLocale.setDefault(QLocale(QLocale.Language.English))
    application = QApplication(sys.argv[:1])
    app = App(application, discover_plugins(folder=Path(os.environ["SFUMATO_SETTINGS_DIR"]) / "no"))
    app.window.resize(QSize(1280, 720))
    acts = {"begin": begin, "resume": resume, "leave": leave, "find": find}
    try:
        acts[sys.argv[1]](Newcomer(app))
    finally:
        app.services.jobs.stop_all()
        app.close()
        app.window.hide()
        app.delete_window()


if __name__ == "__main__":
    main()
