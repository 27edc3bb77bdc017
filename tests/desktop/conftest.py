"""What do the window's tests share?"""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sfumato.plugins import Plugins
from sfumato_desktop.bridge.engine_jobs import EngineJobs
from sfumato_desktop.models.project_model import ProjectModel
from sfumato_desktop.navigator import Navigator
from sfumato_desktop.notifier import Notifier
from sfumato_desktop.services import Services
from support.fake_engine import FakeEngine


@pytest.fixture(autouse=True)
def _nothing_left_on_screen(qapp: QApplication) -> Iterator[None]:
    yield
    for widget in qapp.topLevelWidgets():  # closed by qtbot, deleted when the loop next turns
        for timer in widget.findChildren(QTimer):
            assert not (timer.isActive() and widget.isVisible()), f"{widget} left a timer running."
        assert not widget.isVisible(), f"{widget} is still shown."


@pytest.fixture
def services(qtbot: QtBot) -> Iterator[Services]:
    """What every place is given, with a fake engine behind it."""
    plugins = Plugins()
    jobs = EngineJobs(plugins, engine_factory=FakeEngine)
    project = ProjectModel()
    jobs.event_happened.connect(project.take_event)
    made = Services(
        project=project, jobs=jobs, plugins=plugins, notify=Notifier(), navigator=Navigator()
    )
    yield made
    jobs.shutdown()
