"""Tests of the Train page: configuring and starting runs."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

import sfumato_plugins
from sfumato.errors import DeviceError
from sfumato.plugins.registry import Plugins
from sfumato.records.control import RunControl
from sfumato.records.events import Progressed
from sfumato.records.project import Project
from sfumato.records.run_folder import RunFolder
from sfumato_desktop.app import App
from sfumato_desktop.bridge.job import JobKind, Outcome, OutcomeKind
from sfumato_desktop.navigator import Page
from sfumato_desktop.pages.train import TrainPage
from sfumato_desktop.widgets.entry_list import EntryListField
from sfumato_desktop.widgets.entry_settings import EntrySettings
from support.fake_engine import FakeEngine
from support.inline_store import inline_stores
from support.jobs import job_end, job_failure, job_start
from support.opened import create_project, open_project


@pytest.fixture
def train(app: App, project: Project) -> TrainPage:
    open_project(app.services.project, project.folder)
    page = app.window.page_widget(Page.TRAIN)
    assert isinstance(page, TrainPage)
    return page


def test_the_defaults_are_complete(train: TrainPage) -> None:
    assert train.draft.problem() is None
    assert train.draft.config().data.dataset == "petals"
    assert train._start.isEnabled()


def test_start_trains_and_opens_the_run(
    qtbot: QtBot, app: App, train: TrainPage, project: Project
) -> None:
    with qtbot.waitSignal(app.services.navigator.run_requested) as shown:
        qtbot.mouseClick(train._start, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not app.services.jobs.jobs)

    assert shown.args == ["petals-01"]
    assert project.run("petals-01").config == train.draft.config()
    assert app.window.page is Page.RUNS


def test_an_invalid_setting_prevents_the_start(qtbot: QtBot, train: TrainPage) -> None:
    row = train._advanced["optimizer.learning_rate"]
    row.editor.control.setText("fast")
    row.editor.edited.emit()

    assert not train._start.isEnabled()
    assert "Learning rate" in train._preflight._first.text()


def test_the_labels_of_the_main_settings_have_their_access_keys(train: TrainPage) -> None:
    captions = [label.text() for label in train._main.findChildren(QLabel) if label.buddy()]

    assert captions[:3] == ["&Dataset", "Start &from", "&Length"]


def test_a_changed_batch_size_reaches_the_config(train: TrainPage) -> None:
    train._main._numbers["batch_size"].setValue(48)

    assert train.draft.config().batch_size == 48


@pytest.fixture
def equipped(qapp: QApplication, project: Project) -> Iterator[TrainPage]:
    """The page with all built-in components available."""
    app = App(
        qapp,
        Plugins([("builtin", sfumato_plugins)]),
        engine_factory=FakeEngine,
        stores=inline_stores(),
    )
    open_project(app.services.project, project.folder)
    page = app.window.page_widget(Page.TRAIN)
    assert isinstance(page, TrainPage)
    yield page
    app.close()
    app.delete_window()
    app.deleteLater()


def choose(train: TrainPage, path: str, name: str, **settings: str) -> None:
    train._advanced[path].set_value(name)
    train._advanced[path].edited.emit(path)
    part = train._advanced.part(f"{path}_settings")
    assert isinstance(part, EntrySettings)
    for setting, text in settings.items():
        assert part.form is not None
        line = part.form.rows[setting].editor.control
        line.setText(text)
        line.textEdited.emit(text)


def test_settings_of_selected_components_reach_the_run(
    qtbot: QtBot, project: Project, equipped: TrainPage
) -> None:
    choose(equipped, "sampling.sampler", "ddim", eta="0.4")
    choose(equipped, "optimizer.schedule", "cosine", min_share="0.1")
    loggers = equipped._advanced.part("report.loggers")
    assert isinstance(loggers, EntryListField)
    loggers.entries.tick("tensorboard")

    equipped.start()
    qtbot.waitUntil(lambda: not equipped._services.jobs.jobs)

    config = project.run("petals-01").config
    assert (config.sampling.sampler, config.sampling.sampler_settings) == ("ddim", {"eta": 0.4})
    assert config.optimizer.schedule_settings == {"min_share": 0.1}
    assert config.report.loggers == {"tensorboard": {}}


def test_settings_of_an_unselected_component_are_left_out_of_the_run(
    equipped: TrainPage,
) -> None:
    choose(equipped, "sampling.sampler", "ddim", eta="0.4")

    choose(equipped, "sampling.sampler", "heun")

    assert equipped.draft.config().sampling.sampler_settings == {}


def test_an_invalid_component_setting_prevents_the_start(equipped: TrainPage) -> None:
    choose(equipped, "sampling.sampler", "ddim", eta="4")

    assert not equipped._start.isEnabled()
    assert "Eta" in equipped._preflight._first.text()


def test_a_length_in_images_reaches_the_config(train: TrainPage) -> None:
    train._main._length_unit.setCurrentIndex(1)
    train._main._length_unit.activated.emit(1)
    train._main._length.setValue(6_400)

    assert (train.draft.config().images_total, train.draft.config().minutes) == (6_400, 0.0)


def test_another_preset_fills_the_form(train: TrainPage) -> None:
    train._presets._cards._cards["quick"].click()

    assert train.draft.preset == "quick"
    assert train._main._numbers["batch_size"].value() == 128
    assert train._advanced["model.widths"].editor.value() == [64, 128, 128]
    assert train._advanced.changed_values() == {}


def test_arrow_keys_move_between_the_presets(qtbot: QtBot, app: App, train: TrainPage) -> None:
    app.window.show()
    app.window.show_page(Page.TRAIN)
    app.window.activateWindow()
    train._presets._cards._cards["sketch"].setFocus()
    qtbot.waitUntil(train._presets._cards._cards["sketch"].hasFocus)

    qtbot.keyClick(train._presets._cards._cards["sketch"], Qt.Key.Key_Right)

    assert train.draft.preset == "quick"
    app.window.hide()


def test_a_base_model_is_passed_to_the_engine(
    qtbot: QtBot, app: App, train: TrainPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    bases = []
    new_run = FakeEngine.new_run

    def noting(self, project, config, *, run_id="", base=""):
        bases.append(base)
        return new_run(self, project, config, run_id=run_id, base=base)

    monkeypatch.setattr(FakeEngine, "new_run", noting)
    train._choose_base("petals-00")
    with qtbot.waitSignal(job_end(app.services.jobs)):
        train.start()

    assert bases == ["petals-00"]


def test_a_project_without_images_links_to_datasets(qtbot: QtBot, app: App, tmp_path) -> None:
    create_project(app.services.project, tmp_path / "Bare")
    train = app.window.page_widget(Page.TRAIN)
    assert isinstance(train, TrainPage)

    assert train.currentWidget() is train._no_dataset


def offered_bases(train: TrainPage) -> list[str]:
    box = train._main._base
    return [box.itemData(row) for row in range(box.count()) if box.itemData(row)]


def test_a_damaged_run_does_not_hide_other_base_models(
    qtbot: QtBot, project: Project, done_run: RunFolder, train: TrainPage
) -> None:
    damaged = project.runs_folder / "damaged"
    damaged.mkdir()
    (damaged / "run.toml").write_text("batch_size = [")

    qtbot.waitUntil(lambda: offered_bases(train) == [done_run.run_id])

    assert train._start.isEnabled()


def test_a_selected_base_folder_stays_selected_while_runs_arrive(train: TrainPage) -> None:
    train._main._set_base_folder("/models/faces")

    train._main.fill_bases(["petals-01"])

    assert train._main._base.currentData() == train.draft.base == "/models/faces"


def test_a_run_of_another_project_is_no_base_model(
    qtbot: QtBot, app: App, done_run: RunFolder, train: TrainPage, tmp_path: Path
) -> None:
    qtbot.waitUntil(lambda: offered_bases(train) == [done_run.run_id])
    train._main._base.setCurrentIndex(1)
    train._main._base.activated.emit(1)
    assert train.draft.base == done_run.run_id

    create_project(app.services.project, tmp_path / "Other")

    assert offered_bases(train) == []
    assert train.draft.base == ""


def test_an_unreadable_dataset_prevents_the_start(qtbot: QtBot, app: App, project: Project) -> None:
    (project.dataset_folder("petals") / "dataset.toml").write_text("shape = [")
    open_project(app.services.project, project.folder)

    page = app.window.page_widget(Page.TRAIN)

    assert isinstance(page, TrainPage)
    assert not page._start.isEnabled()
    assert "No readable dataset" in page._preflight._first.text()
    assert page._main.value("batch_size") > 1


def test_a_length_in_images_is_shown_as_time_once_a_similar_run_was_timed(
    qtbot: QtBot, train: TrainPage, project: Project, run: RunFolder
) -> None:
    train._override_length(0.0, 60_000)
    assert "throughput" not in train._preflight._second.text()

    list(FakeEngine(Plugins()).train(project, run, RunControl()))  # 100 images/s

    qtbot.waitUntil(
        lambda: f"about 10 min at the throughput of {run.run_id}" in train._preflight._second.text()
    )
    train._choose_preset("balanced")
    assert "throughput" not in train._preflight._second.text()


def test_presets_are_timed_on_this_machine_and_show_their_forecast(
    qtbot: QtBot, app: App, train: TrainPage
) -> None:
    with qtbot.waitSignal(job_end(app.services.jobs)):
        qtbot.mouseClick(train._presets._try, Qt.MouseButton.LeftButton)

    notes = {name: card.choice.note for name, card in train._presets._cards._cards.items()}
    assert notes["sketch"] == "48k images in 8 min\nClear images"
    assert notes["quick"].startswith("3,840 images") or notes["quick"].startswith("3.8k images")
    assert notes["best"] == "Too slow or too large for this machine."
    assert "Sketch is recommended for 8 min on CPU, 2 cores." in train._presets._advice.text()
    assert train._presets._try.isEnabled()


def test_a_forecast_does_not_overwrite_the_user_s_choice(
    qtbot: QtBot, app: App, train: TrainPage
) -> None:
    train._presets._cards._cards["quick"].click()

    with qtbot.waitSignal(job_end(app.services.jobs)):
        train._presets._try.click()

    assert train.draft.preset == "quick"


def test_a_forecast_uses_the_selected_minutes(qtbot: QtBot, app: App, train: TrainPage) -> None:
    train.draft.override_length(minutes=30.0)

    with qtbot.waitSignal(job_end(app.services.jobs)):
        train._presets._try.click()

    assert "30 min" in train._presets._advice.text()


def test_a_failed_forecast_can_be_retried(
    qtbot: QtBot, app: App, train: TrainPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FakeEngine, "forecast", _no_memory)

    with qtbot.waitSignal(job_failure(app.services.jobs)):
        train._presets._try.click()

    assert train._presets._try.isEnabled()
    assert train._presets._advice.text() == ""


def _no_memory(*_: object, **__: object) -> None:
    raise DeviceError("There is no memory left.", hint="Close other programs.")


def test_a_canceled_forecast_leaves_the_button_alive_and_is_no_training_run(
    qtbot: QtBot, app: App, train: TrainPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def waiting(self, project, dataset, *, minutes=0.0, control):
        yield Progressed(task="Benchmarking", done=0, total=4)
        while not control.is_stopping:
            threading.Event().wait(0.001)

    monkeypatch.setattr(FakeEngine, "forecast", waiting)
    with qtbot.waitSignal(job_start(app.services.jobs)):
        train._presets._try.click()
    training = app.services.jobs.training_job()
    (row,) = app.window.strip.rows

    with qtbot.waitSignal(job_end(app.services.jobs)):
        row._stop.click()

    assert training is None
    assert not row._pause.isVisibleTo(row)
    assert train._presets._try.isEnabled()


def test_a_queued_run_that_starts_does_not_change_the_page(
    qtbot: QtBot, app: App, train: TrainPage
) -> None:
    hold = threading.Event()

    def waiting(engine, control):
        hold.wait()
        return iter(())

    app.window.show_page(Page.TRAIN)
    app.services.jobs.submit("Benchmarking", waiting, kind=JobKind.FORECAST)
    train.start()
    hold.set()
    with qtbot.waitSignal(job_end(app.services.jobs)):
        pass
    qtbot.waitUntil(lambda: not app.services.jobs.jobs)

    assert app.window.page is Page.TRAIN


def test_a_queued_job_that_is_canceled_disappears_at_once(qtbot: QtBot, app: App) -> None:
    hold = threading.Event()

    def waiting(engine, control):
        hold.wait()
        return iter(())

    app.services.jobs.submit("First", waiting, kind=JobKind.IMPORT)
    second = app.services.jobs.submit("Second", waiting, kind=JobKind.IMPORT)
    second.stop()

    assert [row.job.title for row in app.window.strip.rows] == ["First"]
    assert second.outcome == Outcome(OutcomeKind.CANCELED)
    hold.set()
    qtbot.waitUntil(lambda: not app.services.jobs.jobs)
