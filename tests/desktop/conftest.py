"""Fixtures of the window's tests, and checks that no test leaves anything behind."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sfumato.config.image_shape import ImageShape
from sfumato.config.presets import preset_config
from sfumato.plugins.registry import Plugins
from sfumato.records.control import RunControl
from sfumato.records.manifest import DatasetRules
from sfumato.records.project import Project
from sfumato.records.run_folder import RunFolder
from sfumato_desktop.app import App
from sfumato_desktop.bridge.engine_jobs import EngineJobs
from sfumato_desktop.language import ENGLISH, speak
from sfumato_desktop.models.project_model import ProjectModel
from sfumato_desktop.models.run_watcher import RunWatcher
from sfumato_desktop.navigator import Navigator
from sfumato_desktop.notifier import Notifier
from sfumato_desktop.services import Services
from support.fake_engine import FakeEngine, write_gray_png
from support.inline_store import InlineStore, inline_stores
from support.jobs import announce
from support.timers import TimerBook, noted_timers

_ENDING_S = 5.0
"""How long a thread that was told to end may still take."""


@pytest.fixture(scope="session", autouse=True)
def _english_plurals(qapp: QApplication) -> None:
    speak(qapp, ENGLISH)


@pytest.fixture(autouse=True)
def _english_numbers() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English))
    yield
    QLocale.setDefault(before)


@pytest.fixture(autouse=True)
def _nothing_left_on_screen(qapp: QApplication) -> Iterator[None]:
    yield
    shown = [widget for widget in qapp.topLevelWidgets() if widget.isVisible()]
    for widget in shown:
        widget.hide()  # so that only the test that left it open fails
    assert not shown, f"The test left {shown} on the screen."


@pytest.fixture(scope="session")
def _timers() -> Iterator[TimerBook]:
    with noted_timers() as book:
        yield book


@pytest.fixture(autouse=True)
def _no_timers_left(qapp: QApplication, _timers: TimerBook) -> Iterator[None]:
    yield
    left = _timers.running()
    for timer in left:
        timer.stop()  # so that only the test that left it running fails
    assert not left, f"The test left timers running, of {[timer.parent() for timer in left]}."


@pytest.fixture(autouse=True)
def _no_thread_left_at_all() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    new = set(threading.enumerate()) - before
    for one in new:
        one.join(timeout=_ENDING_S)
    left = [one for one in new if one.is_alive()]
    assert not left, f"The test left threads running: {left}."


@pytest.fixture
def store(qtbot: QtBot) -> InlineStore:
    """The store of the services, which answers at once unless it is told to hold."""
    return InlineStore()


@pytest.fixture
def services(store: InlineStore) -> Iterator[Services]:
    """The services shared by the pages, with a fake engine."""
    plugins = Plugins()
    jobs = EngineJobs(plugins, engine_factory=FakeEngine)
    project = ProjectModel(store)
    announce(jobs, project)
    made = Services(
        project=project,
        jobs=jobs,
        plugins=plugins,
        notify=Notifier(),
        navigator=Navigator(),
        store=store,
        elsewhere=InlineStore(),
    )
    yield made
    jobs.shutdown()
    project.close()  # events still in the queue are dropped


@pytest.fixture
def watcher(services: Services) -> Iterator[RunWatcher]:
    """A watcher of the open project's runs."""
    made = RunWatcher(services.store)
    services.project.project_changed.connect(made.watch)
    services.project.runs_changed.connect(made.refresh_now)
    yield made
    made.close()


@pytest.fixture
def app(qapp: QApplication) -> Iterator[App]:
    """The whole window with a fake engine, always closed at the end."""
    made = App(qapp, Plugins(), engine_factory=FakeEngine, stores=inline_stores())
    yield made
    made.services.jobs.stop_all()
    made.close()
    made.window.hide()
    made.delete_window()
    made.deleteLater()


@pytest.fixture
def images(tmp_path: Path) -> Path:
    """A folder of twenty small images."""
    folder = tmp_path / "petals"
    for number in range(20):
        write_gray_png(folder / f"{number:02d}.png", 32, level=number * 8)
    return folder


@pytest.fixture
def project(tmp_path: Path, images: Path) -> Project:
    """A project with one dataset, “petals”."""
    made = Project.create(tmp_path / "Garden")
    engine = FakeEngine(Plugins())
    list(engine.import_folder(made, DatasetRules(source=str(images)), name="petals"))
    return made


@pytest.fixture
def run(project: Project) -> RunFolder:
    """A run that was created but not started."""
    config = preset_config("sketch", dataset="petals", shape=ImageShape.square(32), images=20)
    return FakeEngine(Plugins()).new_run(project, config)


@pytest.fixture
def done_run(project: Project, run: RunFolder) -> RunFolder:
    """A finished run."""
    list(FakeEngine(Plugins()).train(project, run, RunControl()))
    return run
