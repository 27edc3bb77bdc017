"""Users see no tracebacks, and the details are logged."""

from sfumato.cli.failures import log_file
from sfumato.records.events import RunFailed, decode_event
from support.fake_engine import FakeEngine
from support.terminal import run_python


class CarelessEngine(FakeEngine):
    def system(self):
        raise ZeroDivisionError("of our own making")

    def train(self, project, run, control):
        yield RunFailed(message="The loss is not a number.", hint="Lower the learning rate.")


def test_internal_error_is_two_lines_and_a_log(terminal, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))

    ending = terminal("system", engine=CarelessEngine)

    assert ending.code == 1
    assert "Traceback" not in ending.err
    assert "ZeroDivisionError: of our own making" in ending.err.splitlines()[0]
    assert str(log_file()) in ending.err.splitlines()[1]
    assert "Traceback" in log_file().read_text()


def test_failed_command_with_json_prints_the_error_as_one_event(terminal, tmp_path):
    ending = terminal("runs", "list", tmp_path / "missing", "--json")

    assert ending.code == 1
    (line,) = ending.out.splitlines()
    event = decode_event(line.encode())
    assert isinstance(event, RunFailed)
    assert event.message.id
    assert ending.err.splitlines() == [str(event.message), str(event.hint)]


def test_internal_error_with_json_is_an_event_that_can_be_translated(terminal):
    ending = terminal("system", "--json", engine=CarelessEngine)

    event = decode_event(ending.out.splitlines()[-1].encode())
    assert event.message.id == "cli.internal_error"
    assert event.hint.id == "cli.report_with_details"


def test_failure_that_ends_a_stream_is_printed_once(terminal, filled):
    ending = terminal("train", filled.folder, "--data", "faces", "--json", engine=CarelessEngine)

    assert ending.code == 1
    assert sum("run_failed" in line for line in ending.out.splitlines()) == 1


def test_unwritable_log_folder_does_not_hide_the_error(terminal, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setattr("platformdirs.user_log_dir", lambda *_, **__: str(tmp_path / "file"))

    ending = terminal("system", engine=CarelessEngine)

    assert ending.code == 1
    assert "Cannot write the details" in ending.err


def test_warnings_and_log_records_go_to_the_log_and_not_to_the_screen(tmp_path):
    code = (
        "import logging, warnings\n"
        "from sfumato.cli.failures import log_file, send_records_to_log\n"
        "send_records_to_log()\n"
        "warnings.warn('mind the gap')\n"
        "logging.getLogger('sfumato').warning('a loose end')\n"
        "print(log_file().read_text())\n"
    )

    ending = run_python(code, folder=tmp_path)

    assert ending.err == ""
    assert "mind the gap" in ending.out
    assert "a loose end" in ending.out
