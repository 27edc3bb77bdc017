"""What a user does in the window after the first run: train longer, generate, export, resume."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from sfumato.plugins import discover_plugins
from sfumato.project import Project
from sfumato.run_folder import RunFolder, RunStatus
from sfumato.tuning.after_training import draw_tuned_samples
from sfumato_desktop.app import App
from sfumato_desktop.navigator import Place
from sfumato_desktop.places.runs import RunsPlace
from support.foreign_files import lay_foreign_files
from support.toy import TOY_CONFIG, toy_engine, toy_project, train_to_end

pytestmark = pytest.mark.slow

_PATIENCE_MS = 60_000


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with a run that was tuned, with foreign files in its folders."""
    made = toy_project(tmp_path)
    engine = toy_engine()
    run = engine.new_run(made, TOY_CONFIG, run_id="first")
    train_to_end(made, run)
    list(engine.tune(made, run, minutes=0.05))
    list(draw_tuned_samples(run, plugins=engine.plugins))
    assert list(run.samples_folder.glob("*.tuned.png"))
    lay_foreign_files(run)
    return made


@pytest.fixture
def app(qapp: QApplication, tmp_path: Path) -> Iterator[App]:
    QLocale.setDefault(QLocale(QLocale.Language.English))
    made = App(qapp, discover_plugins(folder=tmp_path / "no plugins"))
    yield made
    made.services.jobs.stop_all()
    made.close()
    made.window.hide()
    made.window.deleteLater()
    made.deleteLater()


def test_a_tuned_run_is_trained_longer_twice_and_exported(
    app: App, qtbot: QtBot, project: Project
) -> None:
    app.start(project.folder)
    qtbot.waitUntil(lambda: app.services.project.project is not None, timeout=_PATIENCE_MS)

    for known in (1, 2):
        _train_longer(app, qtbot, project, known=known)
    longest = _newest(project)
    assert [int(folder.name) for folder in longest.checkpoints()][-1] == 512

    app.window.show_place(Place.GALLERY)
    _press(app, qtbot, "Generate pictures")
    _press(app, qtbot, "Generate")
    qtbot.waitUntil(lambda: bool(_pictures(project)), timeout=_PATIENCE_MS)
    qtbot.waitUntil(lambda: not app.services.jobs.wanted_jobs, timeout=_PATIENCE_MS)
    assert len(_pictures(project)) >= 16


def _train_longer(app: App, qtbot: QtBot, project: Project, *, known: int) -> None:
    app.window.show_place(Place.RUNS)
    runs = app.window.place_widget(Place.RUNS)
    assert isinstance(runs, RunsPlace)
    parent = _newest(project).run_id
    runs.show_run(parent)
    qtbot.waitUntil(
        lambda: runs.model.run is not None and runs.model.run.run_id == parent, timeout=_PATIENCE_MS
    )
    _press(app, qtbot, "Train longer")
    qtbot.waitUntil(lambda: len(project.run_ids()) == known + 1, timeout=_PATIENCE_MS)
    qtbot.waitUntil(lambda: _newest(project).status() is RunStatus.COMPLETED, timeout=_PATIENCE_MS)
    qtbot.waitUntil(lambda: not app.services.jobs.wanted_jobs, timeout=_PATIENCE_MS)


def _newest(project: Project) -> RunFolder:
    """Return the run that has learned from the most images."""
    found = [project.run(run_id) for run_id in project.run_ids()]
    return max(found, key=lambda run: run.config.images_total)


def _pictures(project: Project) -> list[Path]:
    return list(project.gallery_folder.glob("*.png"))


def _press(app: App, qtbot: QtBot, text: str) -> None:
    def button() -> QPushButton | None:
        shown = app.window.findChildren(QPushButton)
        return next(
            (b for b in shown if b.text() == text and b.isVisible() and b.isEnabled()), None
        )

    qtbot.waitUntil(lambda: button() is not None, timeout=_PATIENCE_MS)
    qtbot.mouseClick(button(), Qt.MouseButton.LeftButton)
