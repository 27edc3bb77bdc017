"""Tests of the Runs page: live display, control, and resuming."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sfumato.config.image_shape import ImageShape
from sfumato.config.presets import preset_config
from sfumato.plugins.registry import Plugins
from sfumato.records.control import RunControl
from sfumato.records.events import (
    AnyEvent,
    IncidentReported,
    QualityMeasured,
    RunEnded,
    StepFinished,
)
from sfumato.records.project import Project
from sfumato.records.run_folder import RunFolder, RunStatus
from sfumato_desktop.app import App
from sfumato_desktop.bridge.job import JobKind
from sfumato_desktop.navigator import Page
from sfumato_desktop.pages.runs import RunsPage
from sfumato_desktop.widgets.resume_dialog import ResumeDialog
from support.fake_engine import FakeEngine
from support.jobs import job_failure
from support.opened import create_project, open_project
from support.scores import CLEAN, score


@pytest.fixture
def runs(app: App, project: Project) -> RunsPage:
    open_project(app.services.project, project.folder)
    page = app.window.page_widget(Page.RUNS)
    assert isinstance(page, RunsPage)
    return page


def status(runs: RunsPage) -> RunStatus | None:
    shown = runs._list_model.runs
    return shown[0].status if shown else None


def test_a_project_without_runs_explains_how_to_start_one(qtbot: QtBot, runs: RunsPage) -> None:
    assert runs.currentWidget() is runs._empty
    assert runs._empty.button.text() == "Train a model"


def test_without_a_project_the_page_links_to_home(app: App, runs: RunsPage) -> None:
    app.services.project.close()

    runs._empty.button.click()

    assert runs._empty.button.text() == "Go to Home"
    assert app.window.page is Page.HOME


def test_a_run_trained_from_a_terminal_is_shown(
    qtbot: QtBot, project: Project, done_run: RunFolder, runs: RunsPage
) -> None:
    qtbot.waitUntil(lambda: len(runs.model.curves.loss) == FakeEngine.steps)
    qtbot.waitUntil(lambda: status(runs) is RunStatus.COMPLETED)

    assert len(runs.model.samples) == 2
    assert runs.wall.shown is runs.model.samples[-1]
    assert runs.header.button_named("resume").isHidden()


def test_another_project_shows_its_own_runs(
    qtbot: QtBot, app: App, done_run: RunFolder, runs: RunsPage, tmp_path: Path
) -> None:
    qtbot.waitUntil(lambda: runs.model.run is not None)

    create_project(app.services.project, tmp_path / "Other")

    assert runs.model.run is None
    assert runs.currentWidget() is runs._empty


def test_the_slider_keeps_its_position(qtbot: QtBot, done_run: RunFolder, runs: RunsPage) -> None:
    qtbot.waitUntil(lambda: len(runs.model.samples) == 2)

    runs.wall._leave_live()
    runs.wall._slider.setValue(0)
    runs.model.samples_grew.emit()

    assert runs.wall.shown is runs.model.samples[0]


def test_the_chart_shows_every_point(
    qtbot: QtBot, app: App, done_run: RunFolder, runs: RunsPage
) -> None:
    app.window.show()
    app.window.show_page(Page.RUNS)

    qtbot.waitUntil(lambda: runs.chart.shown_points() == FakeEngine.steps)

    app.window.hide()


def test_the_chart_has_a_tab_for_quality(
    qtbot: QtBot, app: App, done_run: RunFolder, runs: RunsPage
) -> None:
    app.window.show()
    app.window.show_page(Page.RUNS)
    qtbot.waitUntil(lambda: runs.chart.shown_points() == FakeEngine.steps)
    measured = QualityMeasured(images_seen=10, score=score(6.0), cleanliness=CLEAN)

    runs.model.handle_news(runs.model.run, [measured])
    runs.chart._tabs.setCurrentIndex(4)

    qtbot.waitUntil(lambda: runs.chart.shown_points() == 1)
    app.window.hide()


def test_pause_resume_and_stop_reach_the_run(
    qtbot: QtBot, app: App, project: Project, runs: RunsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FakeEngine, "steps", 1_000_000)
    monkeypatch.setattr(FakeEngine, "step_s", 0.002)
    config = preset_config("sketch", dataset="petals", shape=ImageShape.square(32), images=20)
    app.commands.start(project, config)
    qtbot.waitUntil(lambda: status(runs) is RunStatus.RUNNING)

    runs.header.button_named("pause").click()
    qtbot.waitUntil(lambda: status(runs) is RunStatus.PAUSED)
    runs.header.button_named("resume").click()
    qtbot.waitUntil(lambda: status(runs) is RunStatus.RUNNING)
    runs.header.button_named("stop").click()
    qtbot.waitUntil(lambda: status(runs) is RunStatus.STOPPED)

    assert not runs.header.button_named("resume").isHidden()


def test_an_interrupted_run_is_shown_as_such_and_resumed(
    qtbot: QtBot, app: App, project: Project, run: RunFolder, runs: RunsPage
) -> None:
    stream = FakeEngine(Plugins()).train(project, run, RunControl())
    for event in stream:
        if isinstance(event, StepFinished):
            break
    stream.close()
    qtbot.waitUntil(lambda: status(runs) is RunStatus.INTERRUPTED)
    assert "before its first checkpoint" in runs.header._note.text()

    runs.header.button_named("resume").click()

    qtbot.waitUntil(lambda: status(runs) is RunStatus.COMPLETED)


def test_an_interrupted_run_resumes_with_changed_settings(
    qtbot: QtBot, project: Project, run: RunFolder, runs: RunsPage
) -> None:
    stream = FakeEngine(Plugins()).train(project, run, RunControl())
    for event in stream:
        if isinstance(event, StepFinished):
            break
    stream.close()
    qtbot.waitUntil(lambda: status(runs) is RunStatus.INTERRUPTED)

    runs.header.changes_requested.emit()
    dialog = runs.findChild(ResumeDialog)
    dialog.form.set_values({"batch_size": 4})
    dialog.resume_button.click()

    qtbot.waitUntil(lambda: status(runs) is RunStatus.COMPLETED)
    assert RunFolder.open(run.folder).config.batch_size == 4


def test_a_run_locked_by_another_process_is_refused_and_its_owner_named(
    qtbot: QtBot, app: App, project: Project, run: RunFolder, runs: RunsPage
) -> None:
    with run.locked(), qtbot.waitSignal(job_failure(app.services.jobs)) as failed:
        run.name_owner()
        app.commands.resume(project, run)

    assert "already being trained" in str(failed.args[1])


def test_a_run_of_another_process_is_controlled_through_its_control_file(
    qtbot: QtBot, run: RunFolder, runs: RunsPage
) -> None:
    qtbot.waitUntil(lambda: runs.model.run is not None)

    with run.locked():
        qtbot.waitUntil(lambda: status(runs) is RunStatus.RUNNING, timeout=8_000)
        runs.header.button_named("pause").click()

    assert run.control_file.read_text() == "pause\n"


def test_clicking_resume_twice_queues_the_run_once(
    qtbot: QtBot, app: App, project: Project, run: RunFolder
) -> None:
    first = app.commands.resume(project, run)
    second = app.commands.resume(project, run)

    assert first is second
    assert app.services.jobs.wanted_jobs == (first,)
    qtbot.waitUntil(lambda: not app.services.jobs.jobs)


def test_a_run_damaged_in_the_meantime_is_not_resumed_but_explained(
    qtbot: QtBot, app: App, run: RunFolder, runs: RunsPage
) -> None:
    qtbot.waitUntil(lambda: runs.model.run is not None)
    (run.folder / "run.toml").write_text("batch_size = [")

    with qtbot.waitSignal(app.services.notify.notice_given) as given:
        runs.header.button_named("resume").click()

    assert str(given.args[0].hint)
    assert not app.services.jobs.wanted_jobs


def test_training_a_finished_run_longer_creates_a_new_run(
    qtbot: QtBot, project: Project, done_run: RunFolder, runs: RunsPage
) -> None:
    qtbot.waitUntil(lambda: status(runs) is RunStatus.COMPLETED)
    button = runs.header.button_named("longer")
    assert not button.isHidden()

    button.click()

    qtbot.waitUntil(lambda: len(runs._list_model.runs) == 2)
    qtbot.waitUntil(lambda: all(run.status is RunStatus.COMPLETED for run in runs._list_model.runs))
    longer = project.run(f"{done_run.run_id}-longer-01").config
    first = done_run.config
    assert (longer.images_total, longer.minutes) == (2 * first.images_total, 2 * first.minutes)


def test_selected_runs_are_plotted_together(
    qtbot: QtBot, app: App, project: Project, done_run: RunFolder, runs: RunsPage
) -> None:
    config = preset_config("quick", dataset="petals", shape=ImageShape.square(32), images=20)
    second = FakeEngine(Plugins()).new_run(project, config, run_id="other")
    list(FakeEngine(Plugins()).train(project, second, RunControl()))
    runs._watcher.refresh_now()
    qtbot.waitUntil(lambda: len(runs._list_model.runs) == 2)

    runs._list.selectAll()

    qtbot.waitUntil(lambda: len(runs.comparison.others) == 1)
    qtbot.waitUntil(lambda: len(runs.comparison.others[0].curves.loss) == FakeEngine.steps)
    titles = [runs.differences.item(row, 0).text() for row in range(runs.differences.rowCount())]
    assert "Preset" in titles
    runs._list.choose(done_run.run_id)
    qtbot.waitUntil(lambda: not runs.comparison.others)
    assert runs._details.indexOf(runs.differences) < 0


def test_an_incident_is_reported_while_the_run_continues(
    qtbot: QtBot, done_run: RunFolder, runs: RunsPage
) -> None:
    qtbot.waitUntil(lambda: runs.model.run is not None)
    incident = IncidentReported(
        kind="storage", images_seen=10, message="The disk is full.", hint="Free some."
    )

    runs.model.handle_news(runs.model.run, [incident])
    reported = runs.incident._text.text(), runs.incident._help.text(), runs.incident.isHidden()
    runs.model.handle_news(
        runs.model.run, [RunEnded(outcome="completed", images_seen=20, elapsed_s=1.0)]
    )

    assert reported == ("The disk is full.", "Show in folder", False)
    assert runs.incident.isHidden()


def test_an_animation_is_saved_and_shown(
    qtbot: QtBot, app: App, done_run: RunFolder, runs: RunsPage, tmp_path: Path
) -> None:
    qtbot.waitUntil(lambda: len(runs.model.samples) == 2)

    with qtbot.waitSignal(app.services.notify.notice_given, timeout=60_000) as given:
        runs.animations.save(done_run, tmp_path / "way.webp")

    assert "way.webp" in given.args[0].text
    assert (tmp_path / "way.webp").stat().st_size > 100
    runs.shutdown()


def test_stop_of_a_background_run_is_shown_at_once(
    qtbot: QtBot, run: RunFolder, runs: RunsPage
) -> None:
    qtbot.waitUntil(lambda: runs.model.run is not None)

    with run.locked():
        qtbot.waitUntil(lambda: status(runs) is RunStatus.RUNNING, timeout=8_000)
        runs.header.button_named("stop").click()
        shown = runs.header._figures.text()

    assert "Stopping…" in shown


def test_a_canceled_job_of_a_run_no_longer_says_that_the_run_is_queued(
    qtbot: QtBot, app: App, project: Project, run: RunFolder, runs: RunsPage
) -> None:
    hold = threading.Event()

    def waiting(engine: FakeEngine, control: RunControl) -> Iterator[AnyEvent]:
        hold.wait()
        return iter(())

    qtbot.waitUntil(lambda: runs.model.run is not None)
    app.services.jobs.submit("Benchmarking", waiting, kind=JobKind.FORECAST)
    queued = app.commands.resume(project, run)
    was_queued = "queued to resume" in runs.header._figures.text()

    queued.stop()

    assert was_queued
    assert "queued to resume" not in runs.header._figures.text()
    hold.set()
    qtbot.waitUntil(lambda: not app.services.jobs.jobs)
