"""Tests that a run of another process is shown and controlled in run strip and menu."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from sfumato.config.image_shape import ImageShape
from sfumato.config.presets import preset_config
from sfumato.records.project import Project
from sfumato.records.run_folder import RunFolder, RunStatus
from sfumato_desktop.app import App
from sfumato_desktop.navigator import Page
from sfumato_desktop.widgets.job_bar import OutsideRow
from support.fake_engine import FakeEngine
from support.opened import open_project
from support.terminal import python_process

_TRAINER = """
import sys
from sfumato.records.control import RunControl
from sfumato.plugins.registry import Plugins
from sfumato.records.project import Project
from support.fake_engine import FakeEngine

FakeEngine.steps, FakeEngine.step_s = 1_000_000, 0.02
project = Project.open(sys.argv[1])
list(FakeEngine(Plugins()).train(project, project.run(sys.argv[2]), RunControl()))
"""


@pytest.fixture
def outside_run(app: App, project: Project, run: RunFolder) -> Iterator[RunFolder]:
    """A run of the open project that a second process is training."""
    process = python_process(
        _TRAINER, str(project.folder), run.run_id, folder=project.folder.parent
    )
    open_project(app.services.project, project.folder)
    yield run
    process.kill()
    process.communicate()


def shown_row(qtbot: QtBot, app: App) -> OutsideRow:
    qtbot.waitUntil(lambda: app.window.strip.outside_row is not None, timeout=10_000)
    row = app.window.strip.outside_row
    assert row is not None
    return row


def test_a_run_of_another_process_is_shown_with_its_figures(
    qtbot: QtBot, app: App, outside_run: RunFolder
) -> None:
    row = shown_row(qtbot, app)
    qtbot.waitUntil(lambda: "images/s" in row._figures.text())

    assert row._name.text() == outside_run.run_id
    assert "other process" in row._figures.text()
    assert not app.window.strip._idle.isVisibleTo(app.window.strip)


def test_its_buttons_pause_resume_and_stop_it(
    qtbot: QtBot, app: App, outside_run: RunFolder
) -> None:
    row = shown_row(qtbot, app)

    row._pause.click()
    reported = row._figures.text()
    qtbot.waitUntil(lambda: row.run.status is RunStatus.PAUSED)
    row._resume.click()
    qtbot.waitUntil(lambda: row.run.status is RunStatus.RUNNING)
    row._stop.click()
    qtbot.waitUntil(lambda: app.window.strip.outside_row is None)

    assert "Pausing" in reported
    assert outside_run.status() is RunStatus.STOPPED


def test_the_run_menu_controls_it_while_this_window_trains_nothing(
    qtbot: QtBot, app: App, outside_run: RunFolder
) -> None:
    actions = app.window.actions_book
    could_stop = actions["run.stop"].isEnabled()
    shown_row(qtbot, app)

    actions["run.stop"].trigger()
    qtbot.waitUntil(lambda: app.window.strip.outside_row is None)

    assert not could_stop
    assert not actions["run.stop"].isEnabled()
    assert outside_run.status() is RunStatus.STOPPED


def test_show_opens_the_run(qtbot: QtBot, app: App, outside_run: RunFolder) -> None:
    shown_row(qtbot, app)

    app.window.strip._show.click()

    assert app.window.page is Page.RUNS


def test_a_run_of_this_window_takes_precedence_and_never_counts_as_outside(
    qtbot: QtBot,
    app: App,
    project: Project,
    outside_run: RunFolder,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(FakeEngine, "step_s", 0.02)
    outside = shown_row(qtbot, app)
    seen: set[str] = set()
    app.outside.changed.connect(lambda run: seen.add(run.run_id))

    config = preset_config("sketch", dataset="petals", shape=ImageShape.square(32), images=20)
    job = app.commands.start(project, config)
    (own,) = app.window.strip.rows
    pages = [app.window.strip._layout.indexOf(row) for row in (own, outside)]
    qtbot.waitUntil(lambda: not app.services.jobs.jobs)
    qtbot.waitUntil(lambda: app.watcher.runs[0].status is RunStatus.COMPLETED)

    assert pages == sorted(pages)
    assert job.run_id
    assert seen <= {outside_run.run_id}


def test_closing_the_project_hides_it(qtbot: QtBot, app: App, outside_run: RunFolder) -> None:
    shown_row(qtbot, app)

    app.services.project.close()

    assert app.window.strip.outside_row is None
