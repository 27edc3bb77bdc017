"""Tests that the watcher follows runs in whichever process they are trained."""

import shutil
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Slot
from pytestqt.qtbot import QtBot

from sfumato.plugins.registry import Plugins
from sfumato.records.control import RunControl
from sfumato.records.events import RunEnded, StepFinished
from sfumato.records.project import Project
from sfumato.records.run_folder import RunFolder, RunStatus
from sfumato_desktop.models import run_watcher
from sfumato_desktop.models.run_news import StepBlock, sorted_news
from sfumato_desktop.models.run_summary import RunSummary
from sfumato_desktop.models.run_watcher import RunWatcher
from sfumato_desktop.models.trained_runs import TrainedRun
from support.fake_engine import FakeEngine
from support.inline_store import InlineStore
from support.sample_project import add_run


class Listener(QObject):
    """Records the newest list and all events."""

    def __init__(self, watcher: RunWatcher) -> None:
        super().__init__()
        self.runs: tuple[RunSummary, ...] = ()
        self.trained: list[tuple[TrainedRun, ...]] = []
        self.events: list[object] = []
        self.troubles: list[str] = []
        watcher.runs_listed.connect(self.on_runs)
        watcher.trained_listed.connect(self.on_trained)
        watcher.events_read.connect(self.take_events)
        watcher.trouble_met.connect(self.on_trouble)

    @Slot(object)
    def on_runs(self, runs: tuple[RunSummary, ...]) -> None:
        self.runs = runs

    @Slot(object)
    def on_trained(self, trained: tuple[TrainedRun, ...]) -> None:
        self.trained.append(trained)

    @Slot(str, str)
    def on_trouble(self, message: str, hint: str) -> None:
        self.troubles.append(message)

    @Slot(object, object)
    def take_events(self, run: object, events: list[object]) -> None:
        self.events += events


@pytest.fixture
def watcher(store: InlineStore) -> Iterator[RunWatcher]:
    made = RunWatcher(store)
    yield made
    made.close()


def test_a_run_of_another_process_is_listed_and_followed(
    qtbot: QtBot, watcher: RunWatcher, project: Project, run: RunFolder
) -> None:
    listener = Listener(watcher)
    watcher.watch(project)
    watcher.follow(run)
    qtbot.waitUntil(lambda: bool(listener.runs))

    list(FakeEngine(Plugins()).train(project, run, RunControl()))
    qtbot.waitUntil(lambda: any(isinstance(event, RunEnded) for event in listener.events))
    qtbot.waitUntil(lambda: listener.runs[0].status is RunStatus.COMPLETED)

    blocks = [news for news in listener.events if isinstance(news, StepBlock)]
    assert sum(len(block.images) for block in blocks) == FakeEngine.steps


def test_a_killed_run_is_detected(
    qtbot: QtBot, watcher: RunWatcher, project: Project, run: RunFolder
) -> None:
    listener = Listener(watcher)
    stream = FakeEngine(Plugins()).train(project, run, RunControl())
    for event in stream:
        if isinstance(event, StepFinished):
            break
    watcher.watch(project)
    qtbot.waitUntil(lambda: bool(listener.runs) and listener.runs[0].status.is_active)

    stream.close()

    qtbot.waitUntil(lambda: listener.runs[0].status is RunStatus.INTERRUPTED)


def test_a_new_project_starts_a_new_list(
    qtbot: QtBot, watcher: RunWatcher, project: Project, run: RunFolder
) -> None:
    listener = Listener(watcher)
    watcher.watch(project)
    qtbot.waitUntil(lambda: bool(listener.runs))

    watcher.watch(None)

    assert listener.runs == ()


def test_another_run_is_read_from_its_first_event(
    qtbot: QtBot, watcher: RunWatcher, project: Project, done_run: RunFolder
) -> None:
    listener = Listener(watcher)
    watcher.watch(project)

    watcher.follow(done_run)

    qtbot.waitUntil(lambda: len(listener.events) == len(sorted_news(done_run.events())))


def test_a_run_without_its_sample_files_is_still_listed(
    qtbot: QtBot, watcher: RunWatcher, project: Project, done_run: RunFolder
) -> None:
    shutil.rmtree(done_run.samples_folder)
    listener = Listener(watcher)

    watcher.watch(project)

    qtbot.waitUntil(lambda: len(listener.runs) == 1)


def test_a_run_that_ended_before_its_first_event_is_listed(
    qtbot: QtBot, watcher: RunWatcher, project: Project, run: RunFolder
) -> None:
    with run.locked():
        """Locked and unlocked, as by a trainer that is killed immediately."""
    (run.folder / "lock").touch()
    listener = Listener(watcher)

    watcher.watch(project)

    qtbot.waitUntil(lambda: [one.status for one in listener.runs] == [RunStatus.NEW])


def test_a_damaged_run_is_reported_once_and_the_others_are_listed(
    qtbot: QtBot, watcher: RunWatcher, project: Project, done_run: RunFolder
) -> None:
    damaged = project.runs_folder / "damaged"
    damaged.mkdir()
    (damaged / "run.toml").write_text("batch_size = [")
    listener = Listener(watcher)

    watcher.watch(project)
    qtbot.waitUntil(lambda: len(listener.runs) == 1)
    list(FakeEngine(Plugins()).train(project, done_run, RunControl()))
    qtbot.waitUntil(lambda: bool(listener.troubles))

    assert len(listener.troubles) == 1
    assert str(damaged) in str(listener.troubles[0])


def test_a_missing_project_folder_is_reported_and_its_runs_stay_listed(
    qtbot: QtBot, watcher: RunWatcher, project: Project, done_run: RunFolder
) -> None:
    listener = Listener(watcher)
    watcher.watch(project)
    qtbot.waitUntil(lambda: len(listener.runs) == 1)

    project.folder.rename(project.folder.with_name("Elsewhere"))
    watcher.refresh_now()
    qtbot.waitUntil(lambda: bool(listener.troubles))

    assert str(project.folder) in str(listener.troubles[0])
    assert len(listener.runs) == 1


def test_runs_that_can_generate_are_reported_with_their_metadata(
    qtbot: QtBot, watcher: RunWatcher, project: Project, run: RunFolder
) -> None:
    add_run(project, "faces", checkpoints=(10, 20), classes=("cats", "dogs"))

    watcher.watch(project)
    qtbot.waitUntil(lambda: len(watcher.runs) == 2)

    (trained,) = watcher.trained
    assert (trained.run_id, trained.checkpoints, trained.images_seen) == ("faces", (10, 20), 20)
    assert (trained.classes, trained.parameters) == (("cats", "dogs"), 1_600_000)


def test_the_first_checkpoint_and_its_removal_are_detected(
    qtbot: QtBot, watcher: RunWatcher, project: Project, run: RunFolder
) -> None:
    watcher.watch(project)
    qtbot.waitUntil(lambda: len(watcher.runs) == 1)
    known_before = watcher.trained

    checkpoint = run.checkpoints_folder / "000000000064"
    checkpoint.mkdir()
    qtbot.waitUntil(lambda: [one.images_seen for one in watcher.trained] == [64])
    checkpoint.rmdir()
    qtbot.waitUntil(lambda: watcher.trained == ())

    assert known_before == ()


def test_trained_runs_are_not_reported_again_without_changes(
    qtbot: QtBot, watcher: RunWatcher, project: Project, done_run: RunFolder
) -> None:
    listener = Listener(watcher)
    watcher.watch(project)
    qtbot.waitUntil(lambda: len(watcher.trained) == 1)
    reported = len(listener.trained)

    (done_run.folder / "events.jsonl").open("ab").close()
    with qtbot.waitSignal(watcher.runs_listed):
        add_run(project, "faces", checkpoints=())

    assert len(listener.trained) == reported


def test_an_unreadable_run_is_reported_once_and_hides_no_other(
    qtbot: QtBot,
    watcher: RunWatcher,
    project: Project,
    run: RunFolder,
    done_run: RunFolder,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    add_run(project, "damaged")
    summed_up = run_watcher.sum_up

    def failing(folder: RunFolder) -> RunSummary:
        if folder.run_id == "damaged":
            raise PermissionError(13, "Permission denied")
        return summed_up(folder)

    monkeypatch.setattr(run_watcher, "sum_up", failing)
    listener = Listener(watcher)
    watcher.watch(project)
    qtbot.waitUntil(lambda: len(listener.troubles) == 1)

    qtbot.waitUntil(lambda: [one.run_id for one in listener.runs] == [run.run_id])


def test_a_copied_checkpoint_folder_does_not_end_the_watcher(
    qtbot: QtBot, watcher: RunWatcher, project: Project, done_run: RunFolder
) -> None:
    newest = done_run.checkpoints()[-1]
    shutil.copytree(newest, newest.with_name(f"{newest.name} (copy)"))
    listener = Listener(watcher)

    watcher.watch(project)
    qtbot.waitUntil(lambda: bool(listener.runs))

    assert listener.runs[0].has_checkpoint
    assert not listener.troubles


def test_a_watcher_that_dies_is_restarted_once_and_the_user_is_told(
    qtbot: QtBot,
    watcher: RunWatcher,
    project: Project,
    done_run: RunFolder,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    refresh = run_watcher._Listing.refresh
    faults = [ZeroDivisionError("division by zero")]

    def failing(self: run_watcher._Listing) -> bool:
        if faults:
            raise faults.pop()
        return refresh(self)

    monkeypatch.setattr(run_watcher._Listing, "refresh", failing)
    listener = Listener(watcher)
    watcher.watch(project)
    qtbot.waitUntil(lambda: bool(listener.runs))

    assert "was restarted" in listener.troubles[0]
    assert "division by zero" in caplog.text


def test_nothing_is_read_while_nobody_sees_the_window(
    qtbot: QtBot, watcher: RunWatcher, project: Project, run: RunFolder
) -> None:
    watcher.watch(project)
    qtbot.waitUntil(lambda: len(watcher.runs) == 1)

    watcher.rest(True)  # noqa: FBT003 - as the window's signal calls it
    is_waiting = watcher._timer.isActive()
    add_run(project, "faces")
    watcher.refresh_now()
    listed = len(watcher.runs)
    watcher.rest(False)  # noqa: FBT003 - as above

    assert (is_waiting, listed) == (False, 1)
    qtbot.waitUntil(lambda: len(watcher.runs) == 2)
