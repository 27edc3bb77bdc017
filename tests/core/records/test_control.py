"""Control of a run from any thread and from another process."""

import threading

import pytest

from sfumato.errors import SfumatoError
from sfumato.records import control as control_module
from sfumato.records.control import Command, RunControl, send_command, send_learning_rate
from support.source_tree import run_python


@pytest.fixture
def file(tmp_path, monkeypatch):
    """Return a control file that is read on every query."""
    monkeypatch.setattr(control_module, "_POLL_INTERVAL_S", 0.0)
    return tmp_path / "control"


class Loop:
    """A run that blocks in `wait_while_paused` in its own thread."""

    def __init__(self, control):
        self.resumed = threading.Event()
        self._control = control
        self._thread = threading.Thread(target=self._wait, name="sfumato-test-loop")
        self._thread.start()

    def _wait(self):
        self._control.wait_while_paused()
        self.resumed.set()

    def end(self):
        assert self.resumed.wait(10)
        self._thread.join()


def test_new_control_has_no_requests():
    control = RunControl()

    assert not control.is_paused
    assert not control.is_stopping
    assert not any(control.pop(command) for command in Command)


@pytest.mark.parametrize("wake", [Command.RESUME, Command.STOP])
def test_paused_loop_resumes_when_another_thread_asks(wake):
    control = RunControl()
    control.request(Command.PAUSE)
    loop = Loop(control)
    was_waiting = not loop.resumed.is_set()

    control.request(wake)

    loop.end()
    assert was_waiting
    assert control.is_stopping is (wake is Command.STOP)


def test_stopping_run_is_no_longer_paused():
    control = RunControl()
    control.request(Command.STOP)

    control.request(Command.PAUSE)

    assert not control.is_paused
    control.wait_while_paused()


@pytest.mark.parametrize("command", [Command.SAMPLE, Command.CHECKPOINT])
def test_request_is_taken_once(command):
    control = RunControl()
    control.request(command)

    assert control.pop(command)
    assert not control.pop(command)


def test_repeated_request_counts_once():
    control = RunControl()
    control.request(Command.SAMPLE)
    control.request(Command.SAMPLE)

    assert [control.pop(Command.SAMPLE) for _ in range(2)] == [True, False]


def test_commands_are_read_from_the_file(file):
    control = RunControl(file)

    send_command(file, Command.PAUSE)
    is_paused_first = control.is_paused
    send_command(file, Command.SAMPLE)
    send_command(file, Command.RESUME)

    assert is_paused_first
    assert control.pop(Command.SAMPLE)
    assert not control.is_paused
    assert not control.is_stopping


def test_commands_from_another_process_are_read_from_the_file(file):
    control = RunControl(file)

    run_python(
        "from pathlib import Path\n"
        "from sfumato.records.control import Command, send_command\n"
        f"send_command(Path({str(file)!r}), Command.STOP)"
    )

    assert control.is_stopping


def test_loop_paused_through_the_file_resumes_through_the_file(file):
    control = RunControl(file)
    send_command(file, Command.PAUSE)
    assert control.is_paused
    loop = Loop(control)

    send_command(file, Command.RESUME)

    loop.end()


def test_commands_older_than_the_run_are_ignored(file):
    send_command(file, Command.STOP)

    control = RunControl(file)

    assert not control.is_stopping


def test_command_is_executed_once_its_line_is_complete(file):
    control = RunControl(file)
    file.write_bytes(b"sto")
    hears_half = control.is_stopping

    with file.open("ab") as stream:
        stream.write(b"p\n")

    assert not hears_half
    assert control.is_stopping


def test_unknown_commands_are_ignored(file):
    control = RunControl(file)
    file.write_bytes(b"dance\n\xff\xfe\nerase everything\n")
    control.pop(Command.SAMPLE)

    send_command(file, Command.STOP)

    assert control.is_stopping


def test_unreadable_control_file_does_not_end_the_run(file):
    control = RunControl(file)
    file.mkdir()

    assert not control.is_stopping


def test_file_is_not_read_again_within_the_interval(tmp_path, monkeypatch):
    monkeypatch.setattr(control_module, "_POLL_INTERVAL_S", 3600.0)
    control = RunControl(tmp_path / "control")
    assert not control.is_stopping

    send_command(tmp_path / "control", Command.STOP)

    assert not control.is_stopping


def test_every_command_from_many_threads_is_executed_once(file):
    control = RunControl(file)
    for _ in range(50):
        send_command(file, Command.SAMPLE)
    taken = []

    def take():
        taken.extend(control.pop(Command.SAMPLE) for _ in range(100))

    threads = [threading.Thread(target=take, name="sfumato-test-taker") for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sum(taken) == 1


def test_command_to_a_missing_run_is_explained(tmp_path):
    with pytest.raises(SfumatoError, match="does not exist"):
        send_command(tmp_path / "gone" / "control", Command.STOP)


def test_learning_rate_from_another_process_is_applied(file):
    control = RunControl(file)

    send_learning_rate(file, 0.00025)

    assert control.pop_learning_rate() == 0.00025
    assert control.pop_learning_rate() is None


@pytest.mark.parametrize("line", ["learning_rate=", "learning_rate=-1", "learning_rate=nan"])
def test_invalid_learning_rate_is_ignored(file, line):
    control = RunControl(file)

    file.write_text(f"{line}\n")

    assert control.pop_learning_rate() is None


def test_stop_now_is_a_stop(file):
    control = RunControl(file)

    send_command(file, Command.STOP_NOW)

    assert control.is_stopping
    assert control.is_hasty
