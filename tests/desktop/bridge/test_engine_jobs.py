"""Tests that jobs run beside the window, report events, and stop on request."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Slot
from pytestqt.qtbot import QtBot

from sfumato.errors import DatasetError
from sfumato.plugins.registry import Plugins
from sfumato.records.control import RunControl
from sfumato.records.events import AnyEvent, ImportFinished, Progressed
from sfumato_desktop.bridge.engine_jobs import EngineJobs
from sfumato_desktop.bridge.job import Job, JobKind, JobState
from sfumato_desktop.services import Services
from support.fake_engine import FakeEngine
from support.jobs import job_end, job_failure, job_start


class Listener(QObject):
    """Records what it receives, and in which thread."""

    def __init__(self, jobs: EngineJobs) -> None:
        super().__init__()
        self.events: list[object] = []
        self.threads: set[threading.Thread] = set()
        jobs.job_added.connect(self.follow)

    @Slot(object)
    def follow(self, job: Job) -> None:
        job.event_happened.connect(self.take)

    @Slot(object)
    def take(self, event: object) -> None:
        self.events.append(event)
        self.threads.add(threading.current_thread())


def counting(engine: FakeEngine, control: RunControl) -> Iterator[AnyEvent]:
    for done in range(5_000):
        yield Progressed(task="Counting", done=done + 1, total=5_000)
    yield ImportFinished(dataset="numbers", usable=1, skipped=0)


def endless(engine: FakeEngine, control: RunControl) -> Iterator[AnyEvent]:
    yield Progressed(task="Waiting", done=0, total=0)
    while not control.is_stopping:
        threading.Event().wait(0.001)


def failing(engine: FakeEngine, control: RunControl) -> Iterator[AnyEvent]:
    yield Progressed(task="Failing", done=0, total=1)
    raise DatasetError("There is no image.", hint="Add one.")


def broken(engine: FakeEngine, control: RunControl) -> Iterator[AnyEvent]:
    yield Progressed(task="Breaking", done=0, total=1)
    raise ZeroDivisionError("division by zero")


def test_events_arrive_in_the_gui_thread(qtbot: QtBot, services: Services) -> None:
    listener = Listener(services.jobs)

    with qtbot.waitSignal(job_end(services.jobs)):
        services.jobs.submit("Counting", counting, kind=JobKind.IMPORT)

    assert listener.threads == {threading.main_thread()}
    assert listener.events[-1] == next(e for e in listener.events if isinstance(e, ImportFinished))


def test_many_reports_are_coalesced_and_the_last_one_arrives(
    qtbot: QtBot, services: Services
) -> None:
    listener = Listener(services.jobs)

    with qtbot.waitSignal(job_end(services.jobs)):
        services.jobs.submit("Counting", counting, kind=JobKind.IMPORT)

    progress = [event for event in listener.events if isinstance(event, Progressed)]
    assert progress[-1].done == 5_000
    assert len(progress) < 500


def test_a_stopped_job_ends_and_frees_its_lane(qtbot: QtBot, services: Services) -> None:
    with qtbot.waitSignal(job_start(services.jobs)):
        job = services.jobs.submit("Waiting", endless, kind=JobKind.TRAINING)

    with qtbot.waitSignal(job_end(services.jobs)):
        job.stop()

    assert job.state is JobState.OVER
    assert services.jobs.jobs == ()


def test_lanes_run_side_by_side(qtbot: QtBot, services: Services) -> None:
    waiting = services.jobs.submit("Waiting", endless, kind=JobKind.TRAINING)

    with qtbot.waitSignal(job_end(services.jobs)) as ended:
        counted = services.jobs.submit("Counting", counting, kind=JobKind.IMPORT)

    assert ended.args == [counted]
    assert services.jobs.jobs == (waiting,)


def test_a_queued_job_that_is_stopped_never_starts(qtbot: QtBot, services: Services) -> None:
    first = services.jobs.submit("Waiting", endless, kind=JobKind.IMPORT)
    second = services.jobs.submit("Failing", failing, kind=JobKind.IMPORT)

    second.stop()
    first.stop()
    qtbot.waitUntil(lambda: not services.jobs.jobs)

    assert second.state is JobState.OVER


def test_an_error_arrives_as_message_and_hint(qtbot: QtBot, services: Services) -> None:
    with qtbot.waitSignal(job_failure(services.jobs)) as failed:
        job = services.jobs.submit("Failing", failing, kind=JobKind.IMPORT)

    assert [failed.args[0], *map(str, failed.args[1:])] == [job, "There is no image.", "Add one."]


def test_a_bug_is_logged_and_reported_without_a_traceback(
    qtbot: QtBot, services: Services, caplog: pytest.LogCaptureFixture
) -> None:
    with qtbot.waitSignal(job_failure(services.jobs)) as failed:
        services.jobs.submit("Breaking", broken, kind=JobKind.IMPORT)

    assert "ZeroDivisionError" in str(failed.args[1])
    assert "Traceback" not in str(failed.args[1]) + failed.args[2]
    assert "division by zero" in caplog.text


def test_shutdown_stops_all_jobs_and_joins_every_thread(qtbot: QtBot, services: Services) -> None:
    jobs: list[Job] = [
        services.jobs.submit("Waiting", endless, kind=kind)
        for kind in (JobKind.TRAINING, JobKind.IMPORT)
    ]

    services.jobs.shutdown()

    assert [job.state for job in jobs] == [JobState.OVER] * 2
    assert not [t for t in threading.enumerate() if t.name.startswith("sfumato")]


def test_the_engine_is_created_in_the_thread_that_uses_it(qtbot: QtBot) -> None:
    made_in: list[str] = []

    def factory(plugins: Plugins) -> FakeEngine:
        made_in.append(threading.current_thread().name)
        return FakeEngine(plugins)

    jobs = EngineJobs(Plugins(), engine_factory=factory)
    with qtbot.waitSignal(job_end(jobs)):
        jobs.submit("Counting", counting, kind=JobKind.IMPORT)
    jobs.shutdown()

    assert made_in == ["sfumato-work"]


@pytest.fixture
def importing() -> Iterator[tuple[EngineJobs, threading.Event]]:
    """Jobs whose engine import blocks until an event is set."""
    is_imported = threading.Event()

    def factory(plugins: Plugins) -> FakeEngine:
        is_imported.wait()
        return FakeEngine(plugins)

    jobs = EngineJobs(Plugins(), engine_factory=factory)
    yield jobs, is_imported
    is_imported.set()
    for thread in threading.enumerate():
        if thread.name.startswith("sfumato"):
            thread.join()


def test_jobs_waiting_for_the_engine_import_end_immediately_and_never_start(
    qtbot: QtBot, importing: tuple[EngineJobs, threading.Event]
) -> None:
    jobs, is_imported = importing
    with qtbot.waitSignal(job_start(jobs)):
        begun = jobs.submit("Failing", failing, kind=JobKind.IMPORT)
    queued = jobs.submit("Failing", failing, kind=JobKind.IMPORT)

    jobs.stop_all()
    left = jobs.jobs
    is_imported.set()
    with qtbot.waitSignal(job_end(jobs)):
        after = jobs.submit("Counting", counting, kind=JobKind.IMPORT)

    assert left == ()
    assert {job.state for job in (begun, queued, after)} == {JobState.OVER}
    jobs.shutdown()
    assert not jobs.has_left_threads


def test_shutdown_does_not_wait_for_the_engine_import(
    qtbot: QtBot,
    importing: tuple[EngineJobs, threading.Event],
    caplog: pytest.LogCaptureFixture,
) -> None:
    jobs, _ = importing
    with qtbot.waitSignal(job_start(jobs)):
        job = jobs.submit("Counting", counting, kind=JobKind.TRAINING)

    jobs.shutdown()

    assert job.state is JobState.OVER
    assert jobs.has_left_threads
    assert "keeps running" in caplog.text
