"""Tests that uncaught errors and crashes are logged and reported once."""

import logging
import subprocess
import sys
import threading

import pytest

from sfumato_desktop.app_settings import log_folder
from sfumato_desktop.log import pop_crash, report_crash, report_uncaught_errors


@pytest.fixture
def _own_hook(monkeypatch: pytest.MonkeyPatch) -> None:
    for place, name in (
        (sys, "excepthook"),
        (sys, "unraisablehook"),
        (threading, "excepthook"),
    ):
        monkeypatch.setattr(place, name, getattr(place, name))  # restored after the test


@pytest.mark.usefixtures("_own_hook")
def test_an_error_is_shown_with_a_hint() -> None:
    reported: list[tuple[str, str]] = []
    report_uncaught_errors(lambda message, hint: reported.append((message, hint)))

    sys.excepthook(ValueError, ValueError("no image"), None)

    assert "ValueError: no image" in reported[0][0]
    assert "log" in reported[0][1]


@pytest.mark.usefixtures("_own_hook")
def test_an_error_that_ends_a_thread_is_logged_and_shown(caplog: pytest.LogCaptureFixture) -> None:
    reported: list[str] = []
    report_uncaught_errors(lambda message, hint: reported.append(message))

    def die() -> None:
        raise ValueError("no image")

    thread = threading.Thread(target=die, name="sfumato-test")
    thread.start()
    thread.join()

    assert "ValueError: no image" in reported[0]
    assert "sfumato-test" in caplog.text


@pytest.mark.usefixtures("_own_hook")
def test_an_error_while_showing_an_error_is_only_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    reported: list[str] = []

    def tell(message: str, hint: str) -> None:
        reported.append(message)
        sys.excepthook(ValueError, ValueError("again"), None)
        raise RuntimeError("The window is deleted already.")

    report_uncaught_errors(tell)
    for _ in range(2):
        sys.excepthook(ValueError, ValueError("first"), None)

    assert len(reported) == 2
    assert [record.levelno for record in caplog.records] == [logging.ERROR] * 4


def test_a_crash_preserves_its_stacks_for_the_next_start_and_is_reported_once() -> None:
    program = (
        "import faulthandler\n"
        "from sfumato_desktop.log import start_log, pop_crash\n"
        "assert not pop_crash()\n"
        "start_log()\n"
        "faulthandler._sigsegv()\n"
    )

    died = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)

    assert died.returncode != 0
    assert pop_crash()
    assert "Segmentation fault" in (log_folder() / "crash-last.log").read_text("utf-8")
    assert not pop_crash()


def test_a_crash_is_reported_with_the_action_that_writes_a_report() -> None:
    reported: list[tuple[str, str]] = []

    report_crash(lambda message, hint: reported.append((message, hint)), has_crashed=True)

    assert "crashed" in reported[0][0]
    assert "Create report…" in reported[0][1]
