"""Users see no tracebacks, and the details are logged."""

from sfumato.cli.failures import log_file
from support.fake_engine import FakeEngine
from support.terminal import run_python


class CarelessEngine(FakeEngine):
    def system(self):
        raise ZeroDivisionError("of our own making")


def test_internal_error_is_two_lines_and_a_log(terminal, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))

    ending = terminal("system", engine=CarelessEngine)

    assert ending.code == 1
    assert "Traceback" not in ending.err
    assert "ZeroDivisionError: of our own making" in ending.err.splitlines()[0]
    assert str(log_file()) in ending.err.splitlines()[1]
    assert "Traceback" in log_file().read_text()


def test_unwritable_log_folder_does_not_hide_the_error(terminal, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setattr("platformdirs.user_log_dir", lambda *_, **__: str(tmp_path / "file"))

    ending = terminal("system", engine=CarelessEngine)

    assert ending.code == 1
    assert "could not be written" in ending.err


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
