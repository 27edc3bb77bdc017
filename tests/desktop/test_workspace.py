"""Tests of state carried over between launches, and of several windows at once."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess, QProcessEnvironment
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sfumato.config.image_shape import ImageShape
from sfumato.config.presets import preset_config
from sfumato.plugins.registry import Plugins
from sfumato.records.control import Command, RunControl
from sfumato.records.events import StepFinished
from sfumato.records.project import Project
from sfumato.records.run_folder import RunFolder, RunStatus
from sfumato_desktop.app import App
from sfumato_desktop.app_settings import AppSettings, Switch
from sfumato_desktop.bridge import sleep_inhibitor
from sfumato_desktop.bridge.background_run import resume_in_background
from sfumato_desktop.bridge.end_signals import EndSignals
from sfumato_desktop.bridge.job import JobKind
from sfumato_desktop.bridge.project_lock import ProjectLock
from sfumato_desktop.bridge.single_instance import SingleInstance, hand_over, own_address
from sfumato_desktop.bridge.system_notices import SystemNotices
from sfumato_desktop.navigator import Page
from sfumato_desktop.notifier import Notice
from sfumato_desktop.widgets.elsewhere_dialog import ElsewhereDialog
from sfumato_desktop.widgets.quit_dialog import Quit, QuitDialog
from support.fake_engine import FakeEngine
from support.jobs import job_failure

WRITES_ITS_ARGUMENTS = (
    "import pathlib, sys; pathlib.Path('arguments.txt').write_text(' '.join(sys.argv[1:]))"
)

HANDS_OVER = """
import sys
from pathlib import Path
from sfumato_desktop.bridge.single_instance import hand_over
from support.jobs import job_failure
sys.exit(0 if hand_over(Path(sys.argv[1]), address=sys.argv[2]) else 1)
"""


def _with_this_tree() -> QProcessEnvironment:
    environment = QProcessEnvironment.systemEnvironment()
    environment.insert("PYTHONPATH", os.pathsep.join(sys.path))
    return environment


@pytest.fixture
def endless(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FakeEngine, "steps", 1_000_000)
    monkeypatch.setattr(FakeEngine, "step_s", 0.002)


@pytest.fixture
def held(project: Project) -> Iterator[ProjectLock]:
    """The project, open in another window."""
    lock = ProjectLock("another window")
    lock.acquire(project.folder)
    yield lock
    lock.release()


@contextmanager
def in_training(project: Project, run: RunFolder) -> Iterator[None]:
    """Lock a run like a process that trains it."""
    stream = FakeEngine(Plugins()).train(project, run, RunControl())
    next(event for event in stream if isinstance(event, StepFinished))
    yield
    stream.close()


def start_training(qtbot: QtBot, app: App, project: Project) -> None:
    app.flows.open(str(project.folder))
    config = preset_config("sketch", dataset="petals", shape=ImageShape.square(32), images=20)
    job = app.commands.start(project, config)
    qtbot.waitUntil(lambda: job.run_id != "")


def test_a_second_launch_hands_over_its_project(
    qtbot: QtBot, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    first = SingleInstance()
    request.addfinalizer(first.close)
    address = str(tmp_path / "socket")
    assert first.listen(address)
    second = QProcess()
    second.setProcessEnvironment(_with_this_tree())

    opened: list[str] = []
    first.called.connect(opened.append)

    with qtbot.waitSignal(second.finished, timeout=60_000):
        second.start(sys.executable, ["-c", HANDS_OVER, str(tmp_path), address])

    assert opened == [str(tmp_path)]
    assert second.exitCode() == 0


def test_the_first_launch_finds_no_other_window(tmp_path: Path) -> None:
    assert not hand_over(None, address=str(tmp_path / "socket"))


def test_safe_mode_does_not_hand_over_to_a_window_with_plugins() -> None:
    assert own_address(is_safe=True) != own_address()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_window_comes_to_the_front_with_the_project(app: App, project: Project) -> None:
    app.start()

    app.workspace.raise_window(str(project.folder))

    assert app.services.project.project is not None
    app.window.hide()


def test_a_project_open_in_another_window_is_reported_and_opened_read_only(
    qtbot: QtBot, app: App, project: Project, held: ProjectLock
) -> None:
    app.start()

    app.flows.open(str(project.folder))
    dialog = app.window.findChild(ElsewhereDialog)
    dialog.open_read_only()
    job = app.services.jobs.submit(
        "Anything", lambda engine, control: iter(()), kind=JobKind.IMPORT
    )
    with qtbot.waitSignal(job_failure(app.services.jobs)) as failed:
        assert job is not None

    assert app.project_controller.is_read_only
    assert "read-only" in str(failed.args[1])
    app.window.hide()


def test_a_project_released_by_another_window_opens_normally(app: App, project: Project) -> None:
    lock = ProjectLock()
    lock.acquire(project.folder)
    lock.release()

    app.flows.open(str(project.folder))
    assert app.services.project.project is not None
    assert not app.project_controller.is_read_only


def test_a_read_only_project_becomes_writable_once_the_other_window_has_closed_it(
    app: App, project: Project, held: ProjectLock
) -> None:
    app.start(project.folder)
    app.window.findChild(ElsewhereDialog).open_read_only()
    was_read_only = app.services.project.is_read_only
    held.release()

    app.flows.open(str(project.folder))
    other = ProjectLock()
    holder = other.acquire(project.folder)
    other.release()

    assert was_read_only
    assert not app.services.project.is_read_only
    assert holder is not None
    app.window.hide()


def test_a_project_stays_locked_until_another_one_has_opened(
    app: App, project: Project, tmp_path: Path
) -> None:
    damaged = Project.create(tmp_path / "Damaged").folder
    (damaged / "sfumato.toml").write_text("format = 99")
    app.flows.open(str(project.folder))
    first, second = ProjectLock(), ProjectLock()

    app.flows.open(str(damaged))
    holders = first.acquire(project.folder), second.acquire(damaged)
    first.release()
    second.release()

    assert app.services.project.project.folder == project.folder
    assert holders[0] is not None
    assert holders[1] is None


def test_keep_training_hands_the_run_to_a_separate_process(
    qtbot: QtBot, app: App, project: Project, endless: None
) -> None:
    app.workspace.command = (sys.executable, "-c", WRITES_ITS_ARGUMENTS)
    start_training(qtbot, app, project)
    app.start(project.folder)
    app.window.close()

    with qtbot.waitSignal(app.window.closed):
        app.window.findChild(QuitDialog).choose(Quit.BACKGROUND)

    run = project.run("petals-01")
    written = run.folder / "arguments.txt"
    qtbot.waitUntil(lambda: written.exists() and bool(written.read_text()))
    assert written.read_text() == f"resume {project.folder} petals-01"
    assert run.status() is RunStatus.STOPPED
    assert app.settings.background_run == f"{project.folder}\npetals-01"


def test_a_process_that_cannot_be_started_is_reported(project: Project, run: RunFolder) -> None:
    assert not resume_in_background(project.folder, run, command=("no such program",))


def test_a_background_run_is_found_again_and_shown(
    qtbot: QtBot, app: App, project: Project, run: RunFolder
) -> None:
    app.settings.background_run = f"{project.folder}\n{run.run_id}"

    with in_training(project, run):
        app.start()
        qtbot.waitUntil(lambda: app.window.strip.outside_row is not None)

    assert app.window.page is Page.RUNS
    assert app.settings.background_run
    app.window.hide()


def test_a_run_that_ended_in_the_background_is_reported(
    qtbot: QtBot, app: App, project: Project, done_run: RunFolder
) -> None:
    app.settings.background_run = f"{project.folder}\n{done_run.run_id}"

    with qtbot.waitSignal(app.services.notify.notice_given) as given:
        app.start()

    assert "finished while" in given.args[0].text
    assert app.settings.background_run == ""
    app.window.hide()


def test_the_last_project_is_reopened_if_enabled(app: App, project: Project) -> None:
    app.recent.add(project.folder)
    app.settings.turn(Switch.REOPEN, is_on=True)

    app.start()

    assert app.services.project.project is not None
    app.window.hide()


def test_a_project_opens_at_its_last_page(app: App, project: Project, done_run: RunFolder) -> None:
    app.flows.open(str(project.folder))
    app.window.show_page(Page.TRAIN)
    app.services.project.close()

    app.flows.open(str(project.folder))

    assert app.window.page is Page.TRAIN


def test_the_machine_is_kept_awake_only_while_a_run_is_training(
    qtbot: QtBot, app: App, project: Project, endless: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    @contextmanager
    def kept_awake() -> Iterator[bool]:
        said.append("awake")
        yield True
        said.append("let go")

    monkeypatch.setattr(sleep_inhibitor, "kept_awake", kept_awake)

    start_training(qtbot, app, project)
    qtbot.waitUntil(lambda: said == ["awake"])
    app.services.jobs.training_job().request(Command.PAUSE)
    qtbot.waitUntil(lambda: said == ["awake", "let go"])


def test_system_notices_are_sent_only_while_the_window_is_inactive(
    qtbot: QtBot, qapp: QApplication
) -> None:
    window, other = QWidget(), QWidget()
    for widget in (window, other):
        qtbot.addWidget(widget)
        widget.show()
    notices = SystemNotices(window, AppSettings())

    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    notices.show(Notice(kind="info", text="seen"))
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    notices.show(Notice(kind="error", text="Not seen.", hint="Look."))

    assert notices.reported == ["Not seen. Look."]
    notices.close()


def test_the_end_of_the_session_pauses_the_run(
    qtbot: QtBot, app: App, project: Project, endless: None
) -> None:
    start_training(qtbot, app, project)
    app.start(project.folder)

    app.workspace._pause()

    assert project.run("petals-01").status() is RunStatus.STOPPED
    assert app.settings.paused_run == f"{project.folder}\npetals-01"
    app.window.hide()


def test_a_window_that_crashed_offers_its_project_again(
    qtbot: QtBot, app: App, project: Project
) -> None:
    app.recent.add(project.folder)
    app.settings.is_open = True

    with qtbot.waitSignal(app.services.notify.notice_given) as given:
        app.start()
    given.args[0].action()

    assert app.services.project.project is not None
    app.window.hide()


def test_a_closed_window_does_not_count_as_crashed(app: App, project: Project) -> None:
    app.recent.add(project.folder)
    app.start()
    was_open = app.settings.is_open

    app.window.close()

    assert was_open
    assert not app.settings.is_open


@pytest.mark.skipif(sys.platform == "win32", reason="its signals are others")
def test_a_system_signal_is_received(qtbot: QtBot) -> None:
    end = EndSignals()
    end.listen()

    with qtbot.waitSignal(end.asked):
        os.kill(os.getpid(), signal.SIGTERM)

    end.close()
