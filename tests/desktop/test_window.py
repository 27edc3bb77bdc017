"""Tests of the main window: navigation, stored state, notices, and closing."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSlider,
    QSplitter,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from sfumato.config.image_shape import ImageShape
from sfumato.config.presets import preset_config
from sfumato.errors import DatasetError
from sfumato.plugins.registry import PluginIncident, Plugins
from sfumato.records.control import RunControl
from sfumato.records.events import AnyEvent, Progressed, StepFinished
from sfumato.records.manifest import DatasetRules
from sfumato.records.project import Project
from sfumato.records.requests import GenerateRequest
from sfumato.records.run_folder import RunFolder, RunStatus
from sfumato_desktop.app import App
from sfumato_desktop.app_settings import AppSettings
from sfumato_desktop.bridge.engine_state import Readiness
from sfumato_desktop.bridge.export_process import ExportRequest
from sfumato_desktop.bridge.imports import import_folder
from sfumato_desktop.bridge.job import JobKind, JobState
from sfumato_desktop.navigator import Page
from sfumato_desktop.theme import Scheme
from sfumato_desktop.widgets.add_folder_dialog import AddFolderDialog
from sfumato_desktop.widgets.drop_zone import dropped_source
from sfumato_desktop.widgets.elided_label import ElidedLabel
from sfumato_desktop.widgets.plugins_dialog import PluginsDialog
from sfumato_desktop.widgets.quit_dialog import Quit, QuitAnywayDialog, QuitDialog
from sfumato_desktop.widgets.recent_card import RecentCard
from support import fake_export
from support.fake_engine import FakeEngine
from support.inline_store import inline_stores
from support.jobs import job_end, job_failure, job_start
from support.opened import create_project, open_project


@pytest.fixture
def endless(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FakeEngine, "steps", 1_000_000)
    monkeypatch.setattr(FakeEngine, "step_s", 0.002)


@pytest.fixture
def endless_import(monkeypatch: pytest.MonkeyPatch) -> None:
    def reading(self, project, rules, *, name, control):
        while not control.is_stopping:
            threading.Event().wait(0.002)
            yield Progressed(task="Reading images", done=1, total=0)

    monkeypatch.setattr(FakeEngine, "import_folder", reading)


def cut_off(project: Project, run: RunFolder) -> None:
    """Train a run briefly and end like a killed trainer."""
    stream = FakeEngine(Plugins()).train(project, run, RunControl())
    next(event for event in stream if isinstance(event, StepFinished))
    stream.close()


def takes_tab(control: QWidget) -> bool:
    """Return whether Tab should reach a control; of a group of radio buttons, only one."""
    kinds = (QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox, QSlider, QAbstractItemView)
    return (
        isinstance(control, kinds)
        and not (isinstance(control, QAbstractButton) and control.autoExclusive())
        and control.isVisible()
        and control.isEnabled()
        and bool(control.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and control.focusProxy() is None
    )


def name_of(control: QWidget) -> str:
    """Return a control's accessible name."""
    return control.accessibleName() or (
        control.text() if isinstance(control, QAbstractButton) else ""
    )


def start_training(qtbot: QtBot, app: App, project: Project) -> None:
    open_project(app.services.project, project.folder)
    config = preset_config("sketch", dataset="petals", shape=ImageShape.square(32), images=20)
    job = app.commands.start(project, config)
    qtbot.waitUntil(lambda: job.run_id != "")


def test_home_is_the_first_page(app: App) -> None:
    app.start()

    assert app.window.page is Page.HOME
    app.window.hide()


@pytest.mark.parametrize("target", Page)
def test_an_action_opens_each_page(app: App, target: Page) -> None:
    app.window.actions_book[f"go.{target}"].trigger()

    assert app.window.page is target


@pytest.mark.parametrize("target", Page)
def test_every_control_has_a_name_and_a_tooltip(
    qtbot: QtBot, app: App, project: Project, done_run: RunFolder, target: Page
) -> None:
    open_project(app.services.project, project.folder)
    page = app.window.page_widget(target)
    kinds = (QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox, QSlider)
    controls = [
        control
        for kind in kinds
        for control in page.findChildren(kind)
        if not isinstance(control.parent(), (QLineEdit, QAbstractSpinBox, QTabBar))
        and not control.objectName().startswith("qt_")  # Qt's own, like those above
    ]

    nameless = [
        control
        for control in controls
        if not (control.accessibleName() or getattr(control, "text", str)())
    ]
    tipless = [control for control in controls if not control.toolTip()]

    assert not nameless
    assert not tipless


@pytest.mark.parametrize("target", Page)
def test_tab_reaches_every_control_and_wraps_around(
    qtbot: QtBot, app: App, project: Project, done_run: RunFolder, target: Page
) -> None:
    list(FakeEngine(Plugins()).generate(project, done_run, GenerateRequest(count=4)))
    open_project(app.services.project, project.folder)
    app.start()
    app.window.activateWindow()
    app.window.show_page(target)
    qtbot.waitUntil(lambda: app.window.focusWidget() is not None)

    reached: list[QWidget] = []
    while (focus := app.window.focusWidget()) not in reached:
        reached.append(focus)
        qtbot.keyClick(focus, Qt.Key.Key_Tab)

    page = app.window.page_widget(target)
    wanted = [control for control in page.findChildren(QWidget) if takes_tab(control)]
    assert [control for control in wanted if control not in reached] == []
    assert [control for control in reached if not name_of(control)] == []
    app.window.hide()


def test_f6_cycles_through_the_parts_and_stops_at_a_notice(qtbot: QtBot, app: App) -> None:
    app.start()
    app.window.activateWindow()
    qtbot.waitUntil(lambda: app.window.focusWidget() is not None)
    app.services.notify.error("The disk is full.", "Free some space.")
    walk = app.window.actions_book["view.next_part"].trigger

    names = []
    for _ in range(3):
        walk()
        names.append(name_of(app.window.focusWidget()))

    assert names == ["Dismiss this notice", "Home", "Home"]
    assert app.window.focusWidget() is app.window.page_widget(Page.HOME)
    app.window.hide()


def test_the_sample_leads_to_a_train_page_ready_to_start(
    qtbot: QtBot, app: App, images: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sfumato.data.sample.unpack_sample", lambda folder: images)

    app.window.actions_book["project.sample"].trigger()
    qtbot.waitUntil(lambda: app.window.page is Page.TRAIN)

    project = app.services.project.project
    assert project is not None
    assert project.dataset_names() == ("pixel-faces",)
    assert app.recent.folders == (project.folder,)


def test_a_dropped_folder_becomes_a_project_with_its_name(
    qtbot: QtBot, app: App, images: Path
) -> None:
    with qtbot.waitSignal(job_end(app.services.jobs)):
        app.flows.open_source(str(images))

    project = app.services.project.project
    assert project is not None
    assert (project.name, project.dataset_names()) == ("petals", ("petals",))


def test_a_folder_dropped_with_a_project_open_is_added_to_it(
    qtbot: QtBot, app: App, project: Project, images: Path
) -> None:
    app.start(project.folder)

    app.flows.open_source(str(images))
    dialog = app.window.findChild(AddFolderDialog)
    qtbot.waitUntil(dialog._add.isEnabled)
    with qtbot.waitSignal(job_end(app.services.jobs)):
        dialog._add.click()

    assert app.services.project.project is not None
    assert app.services.project.project.folder == project.folder
    assert project.dataset_names() == ("petals", "petals-2")
    app.window.hide()


def test_a_folder_without_images_leaves_no_project(
    qtbot: QtBot, app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refusing(self, project, rules, *, name, control):
        raise DatasetError("No images.", hint="Choose another folder.")
        yield

    monkeypatch.setattr(FakeEngine, "import_folder", refusing)
    empty = tmp_path / "Nothing"
    empty.mkdir()
    app.start()

    with qtbot.waitSignal(job_failure(app.services.jobs)):
        app.flows.open_source(str(empty))

    assert app.services.project.project is None
    assert app.window.page is Page.HOME
    assert app.recent.folders == ()
    assert not (app.settings.projects_folder / "Nothing").exists()
    assert empty.is_dir()
    app.window.hide()


def test_a_notice_stays_in_front_of_every_page(qtbot: QtBot, app: App) -> None:
    app.start()
    app.services.notify.error("The disk is full.", "Free some space.")

    for target in Page:
        app.window.show_page(target)
        toast = app.window.toasts.toasts[0]
        corner = toast.mapTo(app.window, toast.rect().bottomRight())

        assert app.window.rect().contains(corner)
        assert app.window.childAt(corner) in (toast, *toast.findChildren(QWidget))
    app.window.hide()


def test_long_names_do_not_widen_any_page(
    qtbot: QtBot, app: App, project: Project, done_run: RunFolder
) -> None:
    name = "a-name-of-more-than-sixty-characters-which-somebody-did-not-shorten-花瓣"
    project.datasets_folder.joinpath("petals").rename(project.datasets_folder / name)
    done_run.folder.rename(project.runs_folder / name)
    open_project(app.services.project, project.folder)
    app.start()
    app.window.resize(960, 620)

    for target in (Page.DATASETS, Page.RUNS, Page.MODELS):
        app.window.show_page(target)
        getattr(app.window.page_widget(target), f"show_{target[:-1]}", lambda _: None)(name)
        title = app.window.page_widget(target).findChild(ElidedLabel)
        qtbot.waitUntil(lambda title=title: title.text() == name)

        assert app.window.width() == 960
        assert app.window.page_widget(target).minimumSizeHint().width() <= 860
    app.window.hide()


def test_the_gallery_fits_into_the_smallest_window(
    qtbot: QtBot, app: App, project: Project, done_run: RunFolder
) -> None:
    list(FakeEngine(Plugins()).generate(project, done_run, GenerateRequest(count=2)))
    open_project(app.services.project, project.folder)
    app.start()
    app.window.resize(960, 620)
    app.window.show_page(Page.GALLERY)

    gallery = app.window.page_widget(Page.GALLERY)

    qtbot.waitUntil(lambda: len(gallery.images.ids) == 2)
    assert app.window.width() == 960
    assert gallery.minimumSizeHint().width() <= 860
    assert gallery._bar.layout().minimumSize().width() <= gallery._bar.width()
    app.window.hide()


def test_a_project_in_a_deep_folder_does_not_widen_home(
    qtbot: QtBot, app: App, tmp_path: Path
) -> None:
    create_project(app.services.project, tmp_path / "/".join(["a-folder-with-a-longish-name"] * 6))
    app.start()

    page = app.window.page_widget(Page.HOME)

    assert isinstance(page, QScrollArea)
    assert page.widget().minimumSizeHint().width() <= 860
    app.window.hide()


def test_one_folder_or_one_readable_file_can_be_dropped(images: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(images))])
    assert dropped_source(data, ()) == str(images)

    data.setUrls([QUrl.fromLocalFile(str(images / "00.png"))])
    assert dropped_source(data, (".zip",)) == ""

    data.setUrls([QUrl.fromLocalFile(str(images / "all.ZIP"))])
    assert dropped_source(data, (".zip",)) == str(images / "all.ZIP")

    data.setUrls([QUrl.fromLocalFile(str(images))] * 2)
    assert dropped_source(data, (".zip",)) == ""


def test_an_invalid_project_is_reported_by_message_and_hint(
    qtbot: QtBot, app: App, tmp_path: Path
) -> None:
    with qtbot.waitSignal(app.services.notify.notice_given) as given:
        app.flows.open(str(tmp_path))

    notice = given.args[0]
    assert (notice.kind, bool(str(notice.hint))) == ("error", True)
    assert "not a Sfumato project" in notice.text


def test_the_strip_shows_the_run_and_a_notice_reports_its_end(
    qtbot: QtBot, app: App, project: Project
) -> None:
    start_training(qtbot, app, project)
    qtbot.waitUntil(lambda: not app.services.jobs.jobs)

    assert app.window.strip.rows == ()
    assert "petals-01 finished in" in app.window.toasts.toasts[-1].accessibleName()


def test_the_strip_s_pause_and_stop_reach_the_run(
    qtbot: QtBot, app: App, project: Project, endless: None
) -> None:
    start_training(qtbot, app, project)
    (row,) = app.window.strip.rows

    row._pause.click()
    qtbot.waitUntil(lambda: row.job.state is JobState.PAUSED)
    row._resume.click()
    qtbot.waitUntil(lambda: row.job.state is JobState.RUNNING)
    row._stop.click()
    qtbot.waitUntil(lambda: row.job.state is JobState.OVER)


def test_the_engine_is_loaded_automatically(qtbot: QtBot, app: App) -> None:
    app.engine_state.prepare()
    qtbot.waitUntil(lambda: app.engine_state.readiness is Readiness.READY)

    assert app.engine_state.machine is not None
    assert "CPU, 2 cores" in app.window.strip._idle.text()


def test_a_window_without_unfinished_work_closes_immediately(qtbot: QtBot, app: App) -> None:
    app.start()

    with qtbot.waitSignal(app.window.closed):
        app.window.close()


def test_no_other_project_opens_while_this_one_has_unfinished_work(
    qtbot: QtBot, app: App, project: Project, tmp_path: Path, endless: None
) -> None:
    other = Project.create(tmp_path / "Other")
    start_training(qtbot, app, project)

    with qtbot.waitSignal(app.services.notify.notice_given) as given:
        app.flows.open(str(other.folder))

    assert "petals-01" in given.args[0].text
    assert not app.window.actions_book["project.close"].isEnabled()
    opened = app.services.project.project
    assert opened is not None
    assert opened.folder == project.folder


def test_closing_while_training_asks_for_confirmation(
    qtbot: QtBot, app: App, project: Project, endless: None
) -> None:
    start_training(qtbot, app, project)
    app.start()

    with qtbot.assertNotEmitted(app.window.closed):
        app.window.close()

    dialog = app.window.findChild(QuitDialog)
    assert dialog is not None
    dialog.reject()
    assert app.services.jobs.training_job() is not None
    app.window.hide()


def test_pause_and_quit_saves_and_offers_to_resume_at_the_next_start(
    qtbot: QtBot, app: App, project: Project, endless: None
) -> None:
    start_training(qtbot, app, project)
    app.start()
    app.window.close()

    with qtbot.waitSignal(app.window.closed):
        app.window.findChild(QuitDialog).choose(Quit.PAUSE)

    assert project.run("petals-01").status() is RunStatus.STOPPED
    assert project.run("petals-01").checkpoints()
    assert app.settings.paused_run.endswith("petals-01")


def test_a_paused_run_is_offered_once(
    qtbot: QtBot, request: pytest.FixtureRequest, project: Project, run: RunFolder
) -> None:
    list(FakeEngine(Plugins()).train(project, run, _stopping()))
    AppSettings().paused_run = f"{project.folder}\n{run.run_id}"
    app: App = request.getfixturevalue("app")

    with qtbot.waitSignal(app.services.notify.notice_given) as given:
        open_project(app.services.project, project.folder)

    assert given.args[0].action_label == "Resume training"
    assert given.args[0].is_lasting
    assert app.settings.paused_run == ""


def test_an_interrupted_run_is_offered_when_its_project_opens(
    qtbot: QtBot, app: App, project: Project, run: RunFolder
) -> None:
    cut_off(project, run)

    with qtbot.waitSignal(app.services.notify.notice_given) as given:
        open_project(app.services.project, project.folder)
    given.args[0].action()

    assert "was interrupted" in given.args[0].text
    assert app.window.page is Page.RUNS
    qtbot.waitUntil(lambda: run.status() is RunStatus.COMPLETED)


def test_home_shows_an_interrupted_run_as_such(
    qtbot: QtBot, app: App, project: Project, run: RunFolder, tmp_path: Path
) -> None:
    cut_off(project, run)
    app.recent.add(project.folder)

    app.start()

    qtbot.waitUntil(lambda: app.window.findChild(RecentCard) is not None)
    assert "Interrupted" in app.window.findChild(RecentCard).accessibleName()
    app.window.hide()


def test_stop_and_quit_ends_the_run(
    qtbot: QtBot, app: App, project: Project, endless: None
) -> None:
    start_training(qtbot, app, project)
    app.start()
    app.window.close()

    with qtbot.waitSignal(app.window.closed):
        app.window.findChild(QuitDialog).choose(Quit.STOP)

    assert app.settings.paused_run == ""
    assert project.run("petals-01").status() is RunStatus.STOPPED


def test_the_window_geometry_is_restored(
    qtbot: QtBot, app: App, project: Project, done_run: RunFolder
) -> None:
    open_project(app.services.project, project.folder)
    app.start()
    splitter = app.window.page_widget(Page.RUNS).findChild(QSplitter, "runs")
    splitter.setSizes([320, 700])
    state = splitter.saveState()

    app.window.close()

    settings = AppSettings()
    assert settings.state_of("runs") == state
    assert not settings.state_of("window").isEmpty()


def test_the_color_scheme_is_restored(qtbot: QtBot, app: App) -> None:
    app.window.actions_book["view.dark"].trigger()

    assert app.settings.scheme is Scheme.DARK
    assert app.theme.scheme is Scheme.DARK


def _stopping():
    from sfumato.records.control import Command, RunControl

    control = RunControl()
    control.request(Command.STOP)
    return control


def test_an_export_keeps_the_window_open_until_it_is_canceled(
    qtbot: QtBot, app: App, project: Project, done_run: RunFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app.exports, "_command", (sys.executable, fake_export.__file__))
    target = project.exports_folder / "petals-01-slow"
    app.start()
    with qtbot.waitSignal(app.exports.progressed, timeout=20_000):
        app.exports.start(
            ExportRequest(
                project=project.folder, run_id="petals-01", exporter="slow", target=target
            )
        )

    app.window.close()
    dialog = app.window.findChild(QuitDialog)
    assert "Exporting petals-01" in dialog.findChild(QLabel).text()
    with qtbot.waitSignal(app.window.closed):
        dialog.choose(Quit.STOP)

    assert not app.exports.is_running
    assert not list(project.exports_folder.glob("*"))


def test_closing_while_importing_asks_and_stops_the_import(
    qtbot: QtBot, app: App, project: Project, endless_import: None
) -> None:
    open_project(app.services.project, project.folder)
    app.start()
    import_folder(app.services.jobs, project, DatasetRules(source=""), name="more")
    qtbot.waitUntil(lambda: bool(app.services.jobs.wanted_jobs))

    app.window.close()
    with qtbot.waitSignal(app.window.closed):
        app.window.findChild(QuitDialog).choose(Quit.STOP)

    assert project.dataset_names() == ("petals",)


def test_a_faulty_plugin_is_reported_at_start_and_listed(qtbot: QtBot, qapp: QApplication) -> None:
    incident = PluginIncident(plugin="pinhole", message="It could not be imported: no lens.")
    app = App(
        qapp,
        Plugins(incidents=[incident]),
        engine_factory=FakeEngine,
        stores=inline_stores(),
    )

    with qtbot.waitSignal(app.services.notify.notice_given) as given:
        app.start()
    given.args[0].action()

    dialog = app.window.findChild(PluginsDialog)
    texts = [shown.text() for shown in dialog.findChildren(QLabel)]
    assert "“pinhole”" in given.args[0].text
    assert str(incident.message) in texts
    dialog.close()
    app.close()
    app.window.hide()
    app.delete_window()


def test_a_job_that_ignores_stop_is_named_and_quit_anyway_ends_the_window(
    qtbot: QtBot, app: App, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    is_released = threading.Event()

    def hang(engine: FakeEngine, control: RunControl) -> Iterator[AnyEvent]:
        is_released.wait()
        return iter(())

    app.start()
    with qtbot.waitSignal(job_start(app.services.jobs)):
        job = app.services.jobs.submit("Importing petals", hang, kind=JobKind.IMPORT)
    qtbot.waitUntil(lambda: bool(app.services.jobs._at_work))
    app.window.close()
    app.window.findChild(QuitDialog).choose(Quit.STOP)
    with qtbot.waitSignal(job.overdue, timeout=8_000):
        pass
    dialog = app.window.findChild(QuitAnywayDialog)
    named = dialog.findChild(QLabel).text()

    with qtbot.waitSignal(app.window.closed):
        dialog.accept()

    assert "Importing petals" in named
    assert app.services.jobs.has_left_threads
    assert not app.window.isVisible()
    assert "keeps running" in caplog.text
    is_released.set()
    for thread in threading.enumerate():
        if thread.name == "sfumato-work":
            thread.join()
