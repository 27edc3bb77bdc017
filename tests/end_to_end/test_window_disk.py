"""Tests of the window on a disk that is full or gone.

The real window and engine run on a disk of a few megabytes: training, generating, importing, and
exporting are all refused with a message, and succeed once there is room again.
"""

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sfumato.config.image_shape import ImageShape
from sfumato.plugins.registry import discover_plugins
from sfumato.records.control import Command
from sfumato.records.manifest import DatasetRules
from sfumato.records.project import Project
from sfumato.records.requests import GenerateRequest
from sfumato.records.run_folder import RunFolder, RunStatus
from sfumato_desktop.app import App
from sfumato_desktop.bridge.export_process import ExportRequest
from sfumato_desktop.bridge.generation import Generation
from sfumato_desktop.bridge.imports import import_folder
from sfumato_desktop.navigator import Page
from sfumato_desktop.pages.runs import RunsPage
from support.odd_images import noise_folder, small_disk
from support.small_projects import full_disk
from support.toy import toy_project, with_changes

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="a small disk is mounted"),
]

_PATIENCE_MS = 120_000
_RUN = "toys-01"


@pytest.fixture
def app(qapp: QApplication, tmp_path: Path) -> Iterator[App]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English))
    made = App(qapp, discover_plugins(folder=tmp_path / "no plugins"))
    yield made
    made.services.jobs.stop_all()
    made.close()
    made.window.hide()
    made.delete_window()
    made.deleteLater()
    QLocale.setDefault(before)


@pytest.fixture
def reported(app: App) -> list[str]:
    """The messages and hints shown to the user."""
    lines: list[str] = []
    app.services.notify.notice_given.connect(
        lambda notice: lines.append(f"{notice.text} | {notice.hint}")
    )
    return lines


def endless_run(project: Project) -> RunFolder:
    return RunFolder.create(project.runs_folder / _RUN, with_changes(images_total=100_000_000))


def wait(qtbot: QtBot, condition: Callable[[], object]) -> None:
    qtbot.waitUntil(lambda: bool(condition()), timeout=_PATIENCE_MS)


def train(qtbot: QtBot, app: App, project: Project, run: RunFolder) -> RunsPage:
    """Train a run until its first checkpoint, and show its page."""
    app.start(project.folder)
    wait(qtbot, lambda: app.services.project.project is not None)
    job = app.commands.resume(project, run)
    app.services.navigator.show_run(run.run_id)
    wait(qtbot, lambda: job.run_id and run.status() is RunStatus.RUNNING)
    send(app, run, Command.CHECKPOINT)
    wait(qtbot, run.checkpoints)
    runs = app.window.page_widget(Page.RUNS)
    assert isinstance(runs, RunsPage)
    return runs


def send(app: App, run: RunFolder, command: Command) -> None:
    """Send a command to a run as its buttons do."""
    app.commands.send(run, command, then=lambda: None, failed=app.services.notify.error)


def stop(qtbot: QtBot, app: App, run: RunFolder) -> None:
    send(app, run, Command.STOP)
    wait(qtbot, lambda: not app.services.jobs.wanted_jobs)


def newest(run: RunFolder) -> int:
    return int(run.checkpoints()[-1].name) if run.checkpoints() else 0


def test_a_full_disk_is_reported_and_everything_works_once_there_is_room(
    qtbot: QtBot, app: App, reported: list[str], tmp_path: Path
) -> None:
    with small_disk(tmp_path / "disk", size="3m") as disk:
        toys = toy_project(tmp_path)
        project = Project.open(shutil.copytree(toys.folder, disk / "project"))
        run = endless_run(project)
        runs = train(qtbot, app, project, run)
        saved = newest(run)
        with full_disk(disk):
            send(app, run, Command.CHECKPOINT)
            wait(qtbot, lambda: any("Cannot save a checkpoint" in line for line in reported))
            wait(qtbot, runs.incident.isVisible)
        send(app, run, Command.CHECKPOINT)
        wait(qtbot, lambda: newest(run) > saved)
        stop(qtbot, app, run)

        works = _works(app, project, run, noise_folder(tmp_path / "more", 20))
        with full_disk(disk):
            refused = [_message_of(qtbot, reported, work) for work in works]
        wait(qtbot, lambda: not app.services.jobs.wanted_jobs and not app.exports.is_running)
        left = (
            list(project.gallery_folder.glob("*.png")),
            project.dataset_names(),
            list(project.exports_folder.glob("*")),
        )
        reported.clear()
        for work in works:
            work()
            wait(qtbot, lambda: not app.services.jobs.wanted_jobs and not app.exports.is_running)

        assert run.status() is RunStatus.STOPPED
        assert ["full" in line for line in refused] == [True] * 3, refused
        assert left == ([], ("toys",), [])
        assert len(list(project.gallery_folder.glob("*.png"))) == 8
        assert project.dataset_names() == ("more", "toys")
        assert [path.name for path in project.exports_folder.iterdir()] == ["out"]
        app.window.close()


def test_a_project_that_is_moved_during_training_is_reported_and_continues(
    qtbot: QtBot, app: App, reported: list[str], tmp_path: Path
) -> None:
    project = toy_project(tmp_path)
    run = endless_run(project)
    train(qtbot, app, project, run)
    saved = newest(run)

    away = project.folder.rename(tmp_path / "elsewhere")
    send(app, run, Command.CHECKPOINT)
    wait(qtbot, lambda: any("Cannot save a checkpoint" in line for line in reported))
    wait(qtbot, lambda: any("no longer exists" in line for line in reported))
    for page in Page:
        app.window.show_page(page)
    was_made_anew = project.folder.exists()
    is_still_training = app.services.jobs.training_job() is not None
    away.rename(project.folder)
    send(app, run, Command.CHECKPOINT)
    wait(qtbot, lambda: newest(run) > saved)
    stop(qtbot, app, run)

    assert not was_made_anew
    assert is_still_training
    assert run.status() is RunStatus.STOPPED
    assert not any("unexpected" in line for line in reported)
    app.window.close()


def test_a_project_that_is_deleted_during_training_fails_the_run_with_a_message(
    qtbot: QtBot, app: App, reported: list[str], tmp_path: Path
) -> None:
    project = toy_project(tmp_path)
    run = endless_run(project)
    train(qtbot, app, project, run)

    while project.folder.exists():  # the run may write into a folder that is being emptied
        shutil.rmtree(project.folder, ignore_errors=True)
    send(app, run, Command.STOP)
    wait(qtbot, lambda: not app.services.jobs.wanted_jobs)

    assert not project.folder.exists()
    assert any("does not exist" in line for line in reported)
    assert not any("unexpected" in line for line in reported)
    app.window.close()


def _works(app: App, project: Project, run: RunFolder, images: Path) -> list[Callable[[], object]]:
    """Return the actions that write to a project, besides training."""
    jobs = app.services.jobs
    generation = Generation(jobs, app)
    app.window.page_widget(Page.MODELS)  # where exports are reported
    rules = DatasetRules(source=str(images), shape=ImageShape.square(8))
    request = ExportRequest(
        project=project.folder,
        run_id=run.run_id,
        exporter="safetensors",
        target=project.exports_folder / "out",
    )
    return [
        lambda: generation.start(project, run, GenerateRequest(count=8)),
        lambda: import_folder(jobs, project, rules, name="more"),
        lambda: app.exports.start(request),
    ]


def _message_of(qtbot: QtBot, reported: list[str], work: Callable[[], object]) -> str:
    """Do something that fails, and return what was reported."""
    reported.clear()
    work()
    wait(qtbot, lambda: reported)
    return reported[0]
