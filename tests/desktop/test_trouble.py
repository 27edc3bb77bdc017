"""Tests that disk failures and other windows are reported and cause no data loss."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from sfumato.config.image_shape import ImageShape
from sfumato.config.presets import preset_config
from sfumato.gallery import Gallery, GalleryFilter
from sfumato.plugins.registry import Plugins
from sfumato.records.manifest import DatasetRules
from sfumato.records.project import Project
from sfumato.records.requests import GenerateRequest
from sfumato.records.run_folder import RunFolder
from sfumato_desktop.app import App
from sfumato_desktop.bridge.export_process import ExportRequest
from sfumato_desktop.bridge.imports import import_folder
from sfumato_desktop.bridge.project_lock import ProjectLock
from sfumato_desktop.navigator import Page
from sfumato_desktop.pages.datasets import DatasetsPage
from sfumato_desktop.pages.gallery import GalleryPage
from sfumato_desktop.pages.models import ModelsPage
from sfumato_desktop.widgets.elsewhere_dialog import ElsewhereDialog
from support.fake_engine import FakeEngine
from support.jobs import job_end, job_failure
from support.odd_images import make_read_only, small_disk


@pytest.fixture
def full_project(project: Project, done_run: RunFolder) -> Project:
    """A project with a dataset, a finished run, and four of its images."""
    list(FakeEngine(Plugins()).generate(project, done_run, GenerateRequest(count=4)))
    return project


@pytest.fixture
def reported(app: App) -> list[str]:
    """Return all errors shown to the user, as message and hint."""
    lines: list[str] = []
    app.services.notify.notice_given.connect(
        lambda notice: lines.append(f"{notice.text} | {notice.hint}")
    )
    return lines


def visit_all(app: App) -> None:
    """Visit and refresh each page."""
    for page in Page:
        app.window.show_page(page)
        app.services.project.refresh()


def start_training(app: App, project: Project) -> None:
    config = preset_config("sketch", dataset="petals", shape=ImageShape.square(32), images=20)
    app.commands.start(project, config)


def rate_first(app: App, qtbot: QtBot) -> GalleryPage:
    gallery = app.window.page_widget(Page.GALLERY)
    assert isinstance(gallery, GalleryPage)
    app.window.show_page(Page.GALLERY)
    app.window.activateWindow()  # shortcuts require an active window
    qtbot.waitUntil(app.window.isActiveWindow)
    gallery.grid.setFocus()
    gallery.grid.select_row(0)
    qtbot.keyClick(gallery.grid, Qt.Key.Key_5)
    return gallery


def rated(project: Project, *, stars: int) -> int:
    """Return the number of images with so many stars, as another program finds it."""
    gallery = Gallery(project.gallery_folder)
    try:
        return gallery.count(GalleryFilter(min_rating=stars, max_rating=stars))
    finally:
        gallery.close()


def works_on(app: App, project: Project, images: Path) -> list[Callable[[], object]]:
    """Return the actions of a project that use the engine."""
    jobs = app.services.jobs
    return [
        lambda: start_training(app, project),
        lambda: import_folder(jobs, project, DatasetRules(source=str(images)), name="more"),
        lambda: app.commands.extend(project, project.run("petals-01")),
    ]


def test_a_moved_project_is_reported_and_reopens_intact(
    qtbot: QtBot, app: App, full_project: Project, reported: list[str], tmp_path: Path
) -> None:
    app.start(full_project.folder)
    visit_all(app)
    gallery = rate_first(app, qtbot)
    away = full_project.folder.rename(tmp_path / "Elsewhere")

    with qtbot.waitSignal(app.watcher.trouble_met):
        app.watcher.refresh_now()
    visit_all(app)
    with qtbot.waitSignal(job_failure(app.services.jobs)):
        start_training(app, full_project)
    was_made_anew = full_project.folder.exists()
    rate_first(app, qtbot)
    away.rename(full_project.folder)
    visit_all(app)
    with qtbot.waitSignal(job_end(app.services.jobs)):
        start_training(app, full_project)

    assert not was_made_anew
    assert all("no longer exists" in str(line) for line in reported[:2])
    assert len(gallery.images.ids) == 4
    assert rated(full_project, stars=5) == 1
    assert full_project.run_ids() == ("petals-01", "petals-02")
    app.window.hide()


def test_a_deleted_project_is_reported_and_not_recreated(
    qtbot: QtBot, app: App, full_project: Project, reported: list[str], images: Path
) -> None:
    app.start(full_project.folder)
    visit_all(app)
    run = full_project.run("petals-01")
    shutil.rmtree(full_project.folder)

    with qtbot.waitSignal(app.watcher.trouble_met):
        app.watcher.refresh_now()
    visit_all(app)
    rate_first(app, qtbot)
    for work in (
        lambda: start_training(app, full_project),
        lambda: app.commands.resume(full_project, run),
    ):
        with qtbot.waitSignal(job_failure(app.services.jobs)):
            work()

    assert not full_project.folder.exists()
    assert all(line.split(" | ")[1] for line in reported)
    assert not any("unexpected" in line for line in reported)
    app.window.close()


def test_a_project_restored_from_a_backup_is_reopened(
    qtbot: QtBot, app: App, full_project: Project, tmp_path: Path
) -> None:
    app.start(full_project.folder)
    visit_all(app)
    rate_first(app, qtbot)
    copy = shutil.copytree(full_project.folder, tmp_path / "backup")
    shutil.rmtree(full_project.folder)
    visit_all(app)
    copy.rename(full_project.folder)

    visit_all(app)
    gallery = rate_first(app, qtbot)
    qtbot.keyClick(gallery.grid, Qt.Key.Key_4)

    assert rated(full_project, stars=4) == 1
    with qtbot.waitSignal(job_end(app.services.jobs)):
        start_training(app, full_project)
    assert full_project.run_ids() == ("petals-01", "petals-02")
    app.window.hide()


def test_a_project_on_a_read_only_disk_opens_and_explains_why_nothing_starts(
    qtbot: QtBot,
    app: App,
    full_project: Project,
    reported: list[str],
    tmp_path: Path,
    images: Path,
) -> None:
    with small_disk(tmp_path / "disk", size="4m") as disk:
        shutil.copytree(full_project.folder, disk / "project")
        project = Project.open(disk / "project")
        make_read_only(disk)
        app.start(project.folder)
        visit_all(app)
        gallery = rate_first(app, qtbot)
        shown = len(gallery.images.ids)
        at_opening, reported[:] = list(reported), []
        for work in works_on(app, project, images)[:1]:
            with qtbot.waitSignal(job_failure(app.services.jobs)):
                work()
        app.window.close()
        app.services.project.close()

    assert shown == 4
    assert [line for line in at_opening if "read-only" in line]
    assert reported
    assert all("read-only" in line for line in reported)


@pytest.fixture
def held(full_project: Project) -> Iterator[ProjectLock]:
    """The project, open in another window."""
    lock = ProjectLock("another window")
    lock.acquire(full_project.folder)
    yield lock
    lock.release()


@pytest.fixture
def viewed(app: App, full_project: Project, held: ProjectLock) -> Project:
    """The project, opened read-only because another window has it open."""
    app.start(full_project.folder)
    app.window.findChild(ElsewhereDialog).open_read_only()
    return full_project


def test_every_page_reports_that_another_window_has_the_project(app: App, viewed: Project) -> None:
    visit_all(app)

    assert app.window.windowTitle() == "Garden (read-only) – Sfumato"
    assert "Read-only" in app.window.strip._idle.text()
    app.services.project.close()
    assert "read-only" not in app.window.windowTitle()
    assert "Read-only" not in app.window.strip._idle.text()
    app.window.hide()


def test_a_read_only_window_changes_nothing_in_the_project(
    qtbot: QtBot, app: App, viewed: Project, reported: list[str], images: Path
) -> None:
    before = _files_of(viewed)
    gallery = rate_first(app, qtbot)
    qtbot.keyClick(gallery.grid, Qt.Key.Key_Delete)
    gallery._acts.empty_trash()
    datasets = app.window.page_widget(Page.DATASETS)
    assert isinstance(datasets, DatasetsPage)
    datasets._page.move_requested.emit([1], True)  # noqa: FBT003 (a signal accepts only positional arguments)
    models = app.window.page_widget(Page.MODELS)
    assert isinstance(models, ModelsPage)
    models._export("safetensors", {})
    refused = len(reported)
    for work in works_on(app, viewed, images):
        with qtbot.waitSignal(job_failure(app.services.jobs)):
            work()

    assert refused == 5
    assert len(reported) == 8
    assert all("read-only" in line for line in reported)
    assert len(gallery.images.ids) == 4
    assert _files_of(viewed) == before
    assert not app.exports.is_running
    app.window.hide()


def test_an_export_that_cannot_be_written_is_reported(
    qtbot: QtBot, app: App, full_project: Project
) -> None:
    target = full_project.exports_folder / "nothing"

    with qtbot.waitSignal(app.exports.failed, timeout=60_000) as failed:
        app.exports.start(
            ExportRequest(
                project=full_project.folder / "gone",
                run_id="petals-01",
                exporter="safetensors",
                target=target,
            )
        )

    assert "not a Sfumato project" in str(failed.args[0])
    assert not target.exists()


def _files_of(project: Project) -> dict[str, int]:
    """Return a project's user files with their sizes, without indexes and locks."""
    return {
        str(path.relative_to(project.folder)): path.stat().st_size
        for path in project.folder.rglob("*")
        if path.is_file() and "gallery.db" not in path.name and "manifest.db" not in path.name
    }
