"""What a newcomer sees of the first run: its preparation at once, its evaluation, its export."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from sfumato.errors import DatasetError
from sfumato.records.events import AnyEvent, ExportFinished, Progressed
from sfumato.records.project import Project
from sfumato.records.run_folder import RunFolder
from sfumato_desktop.app import App
from sfumato_desktop.bridge.job import JobKind
from sfumato_desktop.navigator import Page
from sfumato_desktop.pages.models import ModelsPage
from sfumato_desktop.pages.runs import RunsPage
from sfumato_desktop.pages.train import TrainPage
from support.fake_engine import FakeEngine
from support.opened import open_project


@pytest.fixture
def train(app: App, project: Project) -> TrainPage:
    open_project(app.services.project, project.folder)
    page = app.window.page_widget(Page.TRAIN)
    assert isinstance(page, TrainPage)
    return page


@pytest.fixture
def runs(app: App, train: TrainPage) -> RunsPage:
    page = app.window.page_widget(Page.RUNS)
    assert isinstance(page, RunsPage)
    return page


def test_start_goes_to_runs_at_once_and_shows_the_preparation(
    qtbot: QtBot, app: App, train: TrainPage, runs: RunsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    create, may_go_on = FakeEngine.new_run, threading.Event()

    def wait_and_create(*arguments: object, **more: object) -> RunFolder:
        may_go_on.wait(10.0)
        return create(*arguments, **more)  # type: ignore[arg-type]  # passed on as they came

    monkeypatch.setattr(FakeEngine, "new_run", wait_and_create)
    app.window.show()
    qtbot.mouseClick(train._start, Qt.MouseButton.LeftButton)
    page, shown = app.window.page, runs.currentWidget()
    texts = [one.text() for one in runs._preparation.findChildren(QLabel)]
    may_go_on.set()
    qtbot.waitUntil(lambda: runs.model.run is not None)
    qtbot.waitUntil(lambda: not app.services.jobs.jobs)
    app.window.hide()

    assert page is Page.RUNS
    assert shown is runs._preparation
    assert "Training on petals" in texts
    assert runs.currentWidget() is runs._page


def test_progress_before_the_first_update_is_shown(
    qtbot: QtBot, app: App, train: TrainPage, runs: RunsPage
) -> None:
    job = app.services.jobs.submit(
        "Training", lambda _engine, _control: iter(()), kind=JobKind.TRAINING
    )
    runs.await_run(job)

    job.event_happened.emit(Progressed(task="Reading images", done=3, total=20))

    texts = [one.text() for one in runs._preparation.findChildren(QLabel)]
    assert "Reading images: 3 of 20" in texts
    qtbot.waitUntil(lambda: not app.services.jobs.jobs)
    qtbot.waitUntil(lambda: runs.currentWidget() is runs._empty)


def test_run_that_cannot_be_created_leaves_the_preparation(
    qtbot: QtBot, app: App, train: TrainPage, runs: RunsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object, **_more: object) -> RunFolder:
        raise DatasetError("The images are gone.", hint="Bring them back.")

    monkeypatch.setattr(FakeEngine, "new_run", fail)
    train.start()
    qtbot.waitUntil(lambda: not app.services.jobs.jobs)

    qtbot.waitUntil(lambda: runs.currentWidget() is runs._empty)
    assert any("The images are gone." in one.text for _, one in app.services.notify.given)


def test_user_who_went_elsewhere_is_not_brought_back(
    qtbot: QtBot, app: App, train: TrainPage, runs: RunsPage
) -> None:
    app.window.show()
    train.start()
    app.window.show_page(Page.GALLERY)
    qtbot.waitUntil(lambda: not app.services.jobs.jobs)
    qtbot.waitUntil(lambda: runs.model.run is not None)
    page = app.window.page
    app.window.hide()

    assert page is Page.GALLERY


@pytest.fixture
def evaluated(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The runs that were evaluated; each evaluation reports its progress only."""
    found: list[str] = []

    def evaluate(self: FakeEngine, project: Project, run: RunFolder) -> Iterator[AnyEvent]:
        found.append(run.run_id)
        yield Progressed(task="Measuring", done=1, total=2)

    monkeypatch.setattr(FakeEngine, "evaluate", evaluate)
    return found


def test_models_and_runs_offer_an_evaluation(
    qtbot: QtBot,
    app: App,
    project: Project,
    done_run: RunFolder,
    runs: RunsPage,
    evaluated: list[str],
) -> None:
    models = app.window.page_widget(Page.MODELS)
    assert isinstance(models, ModelsPage)
    qtbot.waitUntil(lambda: runs.model.run is not None)
    qtbot.waitUntil(runs.header._evaluate_action.isEnabled)
    app.window.show()
    app.window.show_page(Page.MODELS)
    qtbot.waitUntil(lambda: models.run_id == "petals-01")

    qtbot.mouseClick(models._evaluate, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not app.services.jobs.jobs)
    runs.header._evaluate_action.trigger()
    qtbot.waitUntil(lambda: len(evaluated) == 2)
    qtbot.waitUntil(lambda: not app.services.jobs.jobs)
    app.window.hide()

    assert evaluated == ["petals-01", "petals-01"]


def test_result_of_an_export_scrolls_into_view(
    qtbot: QtBot, app: App, done_run: RunFolder, train: TrainPage, tmp_path: Path
) -> None:
    models = app.window.page_widget(Page.MODELS)
    assert isinstance(models, ModelsPage)
    app.window.show()
    app.window.resize(1000, 640)
    app.window.show_page(Page.MODELS)
    qtbot.waitUntil(lambda: models.run_id == "petals-01")
    models._panel.setMinimumHeight(2_000)
    models._exported_run = "petals-01"
    models._page.verticalScrollBar().setValue(0)

    models._handle_export(
        ExportFinished(path=str(tmp_path), exporter="onnx", size_bytes=1, summary="Equal.")
    )
    qtbot.waitUntil(lambda: models._page.verticalScrollBar().value() > 0)
    card, view = models._panel.result, models._page.viewport()
    top = card.mapTo(view, card.rect().topLeft()).y()
    is_seen = 0 <= top <= view.height() - card.height()
    app.window.hide()

    assert is_seen
    assert any("petals-01 was exported." in one.text for _, one in app.services.notify.given)
