"""Test of the window from first start to an exported bundle, without typing.

Drives the real window and engine through its buttons. Two environment variables turn it into the
generator of the screenshots in docs/images: SFUMATO_SCREENSHOTS is the folder to save them in, and
SFUMATO_WINDOW_MINUTES the training time.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QSize, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from sfumato.gallery import Gallery
from sfumato.plugins.registry import discover_plugins
from sfumato.records.run_folder import RunFolder, RunStatus
from sfumato_desktop.app import App
from sfumato_desktop.language import ENGLISH, speak
from sfumato_desktop.navigator import Page
from sfumato_desktop.pages.train import TrainPage
from sfumato_desktop.theme import Scheme

pytestmark = pytest.mark.slow

_MINUTES = float(os.environ.get("SFUMATO_WINDOW_MINUTES", "0"))
_IMAGES = 192
"""Length of the training if no minutes are set."""
_PATIENCE_MS = 300_000


@pytest.fixture
def app(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[App]:
    shown = "SFUMATO_SCREENSHOTS" in os.environ  # then the folder's name is visible
    projects = Path.home() / "Documents" / "Sfumato" if shown else tmp_path / "projects"
    monkeypatch.setenv("SFUMATO_PROJECTS_DIR", str(projects))
    QLocale.setDefault(QLocale(QLocale.Language.English))
    if shown:
        speak(qapp, ENGLISH)
    made = App(qapp, discover_plugins(folder=tmp_path / "no plugins"))
    yield made
    made.services.jobs.stop_all()
    made.close()
    made.window.hide()
    made.window.deleteLater()
    made.deleteLater()


def test_a_new_user_gets_from_the_first_start_to_an_exported_bundle(app: App, qtbot: QtBot) -> None:
    window = app.window
    window.resize(QSize(1280, 800))
    app.start()
    qtbot.waitUntil(window.isVisible)

    _press(qtbot, window, "Try the sample")
    qtbot.waitUntil(lambda: window.page is Page.TRAIN, timeout=_PATIENCE_MS)
    _shorten(window.page_widget(Page.TRAIN))
    _press(qtbot, window, "Start training")
    project = app.services.project.project
    assert project is not None
    qtbot.waitUntil(lambda: bool(project.run_ids()), timeout=_PATIENCE_MS)
    run = project.run(project.run_ids()[0])
    qtbot.waitUntil(lambda: window.page is Page.RUNS, timeout=_PATIENCE_MS)
    _wait_for(qtbot, run, RunStatus.COMPLETED)

    window.show_page(Page.GALLERY)
    _press(qtbot, window, "Generate images")
    _press(qtbot, window, "Generate")
    gallery = Gallery(project.gallery_folder)
    qtbot.waitUntil(lambda: len(gallery.ids()) == 64, timeout=_PATIENCE_MS)
    gallery.close()

    window.show_page(Page.MODELS)
    _press(qtbot, window, "Export")
    bundle = project.exports_folder / f"{run.run_id}-onnx"
    qtbot.waitUntil(bundle.exists, timeout=_PATIENCE_MS)
    qtbot.waitUntil(lambda: _button(window, "Export") is not None, timeout=_PATIENCE_MS)

    bundle_manifest = json.loads((bundle / "manifest.json").read_text())
    assert bundle_manifest["parity"]["within_one_share"] >= 0.999
    assert (bundle / "model.onnx").stat().st_size > 1_000_000
    _take_screenshots(app, qtbot)


def _press(qtbot: QtBot, window: QWidget, text: str) -> None:
    qtbot.waitUntil(lambda: _button(window, text) is not None, timeout=_PATIENCE_MS)
    button = _button(window, text)
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def _button(window: QWidget, text: str) -> QPushButton | None:
    return next(
        (
            button
            for button in window.findChildren(QPushButton)
            if button.text() == text and button.isVisible() and button.isEnabled()
        ),
        None,
    )


def _shorten(page: QWidget) -> None:
    assert isinstance(page, TrainPage)
    if _MINUTES:
        page.draft.override_length(minutes=_MINUTES)
    else:
        page.draft.override_length(images=_IMAGES)


def _wait_for(qtbot: QtBot, run: RunFolder, status: RunStatus) -> None:
    timeout = _PATIENCE_MS + int(_MINUTES * 60_000)
    qtbot.waitUntil(lambda: run.status() is status, timeout=timeout)


def _take_screenshots(app: App, qtbot: QtBot) -> None:
    folder = os.environ.get("SFUMATO_SCREENSHOTS")
    if not folder:
        return
    qtbot.waitUntil(lambda: not app.window.toasts.toasts, timeout=_PATIENCE_MS)
    for scheme in (Scheme.LIGHT, Scheme.DARK):
        app.theme.choose(scheme)
        for page in Page:
            app.window.show_page(page)
            qtbot.wait(1_500)  # for thumbnails and curves; nothing is asserted about them
            app.window.grab().save(str(Path(folder) / f"{page}-{scheme}.png"))
