"""The run folder is the source of truth about a run, while it grows and after interruption."""

import subprocess
import sys
import threading
import tracemalloc
from contextlib import ExitStack

import pytest

from sfumato.config.settings import OptimizerConfig, RunConfig
from sfumato.errors import RunBusyError, SfumatoError
from sfumato.records import event_file
from sfumato.records.event_file import EventLog, EventTail
from sfumato.records.run_folder import RunFolder, RunStatus
from support.disk import no_file_larger_than
from support.runs import (
    COMPLETED,
    FAILED,
    PAUSED,
    READING,
    RESUMED,
    STARTED,
    STEP,
    STOPPED,
    new_run,
    write_events,
)
from support.source_tree import PACKAGES

HOLD_THE_RUN = """
import sys
from pathlib import Path
sys.path[:0] = {roots!r}
from sfumato.records.run_folder import RunFolder
run = RunFolder.open(Path({folder!r}))
with run.locked():
    run.name_owner()
    print("held", flush=True)
    sys.stdin.read()
"""


class Holder:
    """Another process that locks a run until it is told to exit, or killed."""

    def __init__(self, run):
        roots = [str(folder.parent) for folder in PACKAGES.values()]
        code = HOLD_THE_RUN.format(roots=roots, folder=str(run.folder))
        self.process = subprocess.Popen(
            [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        assert self.process.stdout.readline() == "held\n"

    def kill(self):
        self.process.kill()
        self._close()

    def end(self):
        self.process.stdin.close()
        self._close()

    def _close(self):
        self.process.wait(30)
        self.process.stdout.close()
        if not self.process.stdin.closed:
            self.process.stdin.close()


@pytest.fixture
def run(tmp_path):
    return new_run(tmp_path)


@pytest.fixture
def traced_memory():
    tracemalloc.start()
    yield tracemalloc
    tracemalloc.stop()


@pytest.fixture
def holder(run):
    with ExitStack() as ends:
        holder = Holder(run)
        ends.callback(lambda: holder.process.poll() is None and holder.kill())
        yield holder


def test_new_run_keeps_its_exact_config(tmp_path):
    config = RunConfig(optimizer=OptimizerConfig(learning_rate=0.1 + 0.2), seed=7)

    new_run(tmp_path, config=config)

    assert RunFolder.open(tmp_path / "faces-01").config == config


def test_run_is_never_created_over_another(run):
    with pytest.raises(SfumatoError, match="“faces-01” already exists"):
        RunFolder.create(run.folder, RunConfig(seed=9))

    assert RunFolder.open(run.folder).config.seed == 0


def test_one_of_two_simultaneous_creations_succeeds(tmp_path):
    folder = tmp_path / "faces-01"

    with (
        pytest.raises(SfumatoError, match="already exists"),
        RunFolder.staged(folder, RunConfig(seed=2)),
    ):
        RunFolder.create(folder, RunConfig(seed=1))

    assert RunFolder.open(folder).config.seed == 1
    assert [path.name for path in tmp_path.iterdir()] == ["faces-01"]


@pytest.mark.skipif(sys.platform == "win32", reason="limits file sizes the Unix way")
def test_run_rejected_by_a_full_disk_leaves_nothing(tmp_path):
    with no_file_larger_than(100), pytest.raises(SfumatoError):
        new_run(tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_opening_a_folder_without_run_is_explained(tmp_path):
    with pytest.raises(SfumatoError, match=r"run\.toml"):
        RunFolder.open(tmp_path)


def test_events_are_returned_in_order(run):
    write_events(run, STARTED, STEP, COMPLETED)

    assert run.events() == [STARTED, STEP, COMPLETED]


def test_tail_returns_each_event_once(run):
    tail = EventTail(run.events_file)
    before_the_file = tail.read_new()
    write_events(run, STARTED)
    first = tail.read_new()
    write_events(run, STEP, PAUSED)

    assert before_the_file == []
    assert first == [STARTED]
    assert tail.read_new() == [STEP, PAUSED]
    assert tail.read_new() == []


def test_tail_waits_for_the_rest_of_a_line(run):
    write_events(run, STARTED)
    line = run.events_file.read_bytes()
    tail = EventTail(run.events_file)
    run.events_file.write_bytes(line + line[:20])
    first = tail.read_new()

    run.events_file.write_bytes(line + line)

    assert first == [STARTED]
    assert tail.read_new() == [STARTED]


def test_partial_line_of_a_killed_process_is_truncated(run):
    write_events(run, STARTED, STEP)
    whole = run.events_file.read_bytes()
    run.events_file.write_bytes(whole + b'{"event":"step_fin')

    write_events(run, STOPPED)

    assert run.events() == [STARTED, STEP, STOPPED]
    assert run.events_file.read_bytes().startswith(whole)


@pytest.mark.parametrize("block_bytes", [2, 7, 64, 4096])
@pytest.mark.parametrize("whole", [(), (STARTED,), (STARTED, *[STEP] * 20)])
def test_truncation_does_not_depend_on_read_sizes(run, monkeypatch, block_bytes, whole):
    monkeypatch.setattr(event_file, "_BLOCK_BYTES", block_bytes)
    write_events(run, *whole)
    with run.events_file.open("ab") as stream:
        stream.write(b'{"event":"step_finished","step":')

    write_events(run, STOPPED)

    assert run.events() == [*whole, STOPPED]
    assert run.events_file.read_bytes().count(b"\n") == len(whole) + 1


def test_long_file_is_read_one_block_at_a_time(run, traced_memory):
    damaged_line = bytes(999) + b"\n"
    write_events(run, STARTED)
    with run.events_file.open("ab") as stream:
        stream.writelines([damaged_line] * 8000)

    write_events(run, STEP)
    tail = EventTail(run.events_file)
    found = tail.read_new()
    write_events(run, STOPPED)

    assert run.events_file.stat().st_size > 7 * event_file._BLOCK_BYTES
    assert found == [STARTED, STEP]
    assert tail.read_new() == [STOPPED]
    assert traced_memory.get_traced_memory()[1] < 3 * event_file._BLOCK_BYTES


def test_damaged_lines_are_skipped(run):
    write_events(run, STARTED)
    with run.events_file.open("ab") as stream:
        stream.write(b"\x00\x00\x00\n{}\n")

    write_events(run, COMPLETED)

    assert run.events() == [STARTED, COMPLETED]


@pytest.mark.skipif(sys.platform == "win32", reason="limits file sizes the Unix way")
def test_line_truncated_by_a_full_disk_does_not_damage_the_next(run):
    log = EventLog(run.events_file)
    log.append(STARTED)
    room_for_half_a_line = run.events_file.stat().st_size + 20
    with no_file_larger_than(room_for_half_a_line), pytest.raises(SfumatoError):
        log.append(STEP)

    log.append(STOPPED)
    log.close()

    assert run.events() == [STARTED, STOPPED]


@pytest.mark.skipif(sys.platform == "win32", reason="limits file sizes the Unix way")
@pytest.mark.parametrize("last", [[], [COMPLETED]])
def test_events_rejected_by_a_full_disk_are_written_once_there_is_space(run, last):
    log = EventLog(run.events_file)
    log.append(STARTED)
    with no_file_larger_than(run.events_file.stat().st_size + 20):
        for event in (PAUSED, STEP, RESUMED):
            with pytest.raises(SfumatoError):
                log.append(event)

    for event in last:
        log.append(event)
    log.close()

    assert run.events() == [STARTED, PAUSED, RESUMED, *last]


@pytest.mark.parametrize(
    ("happened", "status"),
    [
        ([], RunStatus.NEW),
        ([READING], RunStatus.INTERRUPTED),
        ([STARTED], RunStatus.INTERRUPTED),
        ([STARTED, STEP], RunStatus.INTERRUPTED),
        ([STARTED, STEP, PAUSED], RunStatus.INTERRUPTED),
        ([STARTED, STEP, COMPLETED], RunStatus.COMPLETED),
        ([STARTED, STEP, STOPPED], RunStatus.STOPPED),
        ([STARTED, FAILED], RunStatus.FAILED),
        ([STARTED, STOPPED, STARTED, STEP], RunStatus.INTERRUPTED),
        ([STARTED, STOPPED, READING], RunStatus.STOPPED),
    ],
)
def test_status_of_an_unlocked_run_follows_from_its_events(run, happened, status):
    write_events(run, *happened)

    assert run.status() is status
    assert run.status().can_resume is (status is not RunStatus.COMPLETED)
    assert not run.status().is_active


@pytest.mark.parametrize(
    ("happened", "status"),
    [
        ([], RunStatus.RUNNING),
        ([STARTED, STEP], RunStatus.RUNNING),
        ([STARTED, PAUSED], RunStatus.PAUSED),
        ([STARTED, PAUSED, RESUMED], RunStatus.RUNNING),
        ([STARTED, STOPPED], RunStatus.RUNNING),
    ],
)
def test_locked_run_is_active(run, happened, status):
    write_events(run, *happened)

    with run.locked():
        assert run.status() is status
        assert run.status().is_active


def test_status_ignores_a_damaged_last_line(run):
    write_events(run, STARTED, COMPLETED)
    with run.events_file.open("ab") as stream:
        stream.write(b'{"event":"run_flew"}\n{"event":"run_pau')

    assert run.status() is RunStatus.COMPLETED


@pytest.mark.parametrize("block_bytes", [1, 7, 13, 64, 4096])
def test_status_does_not_depend_on_how_the_events_are_read(run, monkeypatch, block_bytes):
    monkeypatch.setattr(event_file, "_BLOCK_BYTES", block_bytes)
    write_events(run, STARTED, STEP, PAUSED, *[STEP] * 20)

    with run.locked():
        assert run.status() is RunStatus.PAUSED


def test_second_thread_is_rejected_with_the_owner(run):
    refused = []

    def train_too():
        try:
            with RunFolder.open(run.folder).locked():
                pass
        except RunBusyError as error:
            refused.append(error)

    with run.locked():
        run.name_owner()
        thread = threading.Thread(target=train_too, name="sfumato-test-second")
        thread.start()
        thread.join()

    assert "“faces-01” is already being trained by process" in str(refused[0].message)


def test_second_process_is_rejected(run, holder):
    with pytest.raises(RunBusyError, match=f"process {holder.process.pid} on"), run.locked():
        pass

    assert run.is_locked()


def test_run_is_unlocked_when_its_process_ends(run, holder):
    holder.end()

    with run.locked():
        assert run.is_locked()
    assert not run.is_locked()


def test_killed_process_unlocks_its_run_and_leaves_it_interrupted(run, holder):
    write_events(run, STARTED, STEP)
    status_before = run.status()

    holder.kill()

    assert status_before is RunStatus.RUNNING
    assert run.status() is RunStatus.INTERRUPTED
    with run.locked():
        assert run.is_locked()


def test_looking_at_a_run_never_keeps_a_trainer_out(run):
    stop = threading.Event()

    def look():
        while not stop.is_set():
            run.is_locked()

    lookers = [threading.Thread(target=look, name="sfumato-test-looker") for _ in range(3)]
    for looker in lookers:
        looker.start()

    try:
        for _ in range(20):
            with run.locked():
                assert run.is_locked()
    finally:
        stop.set()
        for looker in lookers:
            looker.join()


def test_checkpoints_are_listed_oldest_first(run):
    for name in ("000000000200", "000000000100", ".000000000300.tmp"):
        (run.checkpoints_folder / name).mkdir()

    assert [path.name for path in run.checkpoints()] == ["000000000100", "000000000200"]
