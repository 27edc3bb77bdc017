"""Tests that an export process reports progress and result, and leaves nothing behind."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sfumato.messages import msg
from sfumato.records.events import ExportFinished, Progressed
from sfumato_desktop.bridge import export_process
from sfumato_desktop.bridge.export_process import ExportProcess, ExportRequest, terminal_command
from support import fake_export

COMMAND = (sys.executable, fake_export.__file__)


@pytest.fixture
def process(qtbot: QtBot) -> Iterator[ExportProcess]:
    made = ExportProcess(COMMAND)
    yield made
    made.shutdown()


def request(tmp_path: Path, exporter: str, **settings: object) -> ExportRequest:
    return ExportRequest(
        project=tmp_path,
        run_id="faces-01",
        exporter=exporter,
        target=tmp_path / "exports" / f"faces-01-{exporter}",
        settings=settings,
    )


def test_progress_and_result_arrive_as_events(
    qtbot: QtBot, process: ExportProcess, tmp_path: Path
) -> None:
    reported: list[Progressed] = []
    process.progressed.connect(reported.append)

    with qtbot.waitSignal(process.succeeded, timeout=20_000) as blocker:
        process.start(request(tmp_path, "fast"))

    assert blocker.args is not None
    result = blocker.args[0]
    assert isinstance(result, ExportFinished)
    assert result.summary == "All equal."
    assert [event.task for event in reported] == ["Tracing"]
    assert not process.is_running


def test_settings_are_passed_as_assignments(
    qtbot: QtBot, process: ExportProcess, tmp_path: Path
) -> None:
    with qtbot.waitSignal(process.succeeded, timeout=20_000):
        process.start(request(tmp_path, "fast", opset=18, license="CC0", loud=True))

    options = (tmp_path / "exports/faces-01-fast/arguments.txt").read_text().splitlines()
    assignments = [options[n + 1] for n, option in enumerate(options) if option == "--set"]
    assert assignments == ["opset=18", 'license="CC0"', "loud=true"]


def test_a_failure_reports_message_and_hint(
    qtbot: QtBot, process: ExportProcess, tmp_path: Path
) -> None:
    with qtbot.waitSignal(process.failed, timeout=20_000) as blocker:
        process.start(request(tmp_path, "small"))

    assert blocker.args == [msg("test.too_large", "The model is too large."), "Train less."]


def test_a_crash_is_reported(qtbot: QtBot, process: ExportProcess, tmp_path: Path) -> None:
    with qtbot.waitSignal(process.failed, timeout=20_000) as blocker:
        process.start(request(tmp_path, "crash"))

    assert blocker.args is not None
    assert "unexpectedly" in blocker.args[0]


def test_cancel_ends_the_process_and_removes_staging_folders(
    qtbot: QtBot, process: ExportProcess, tmp_path: Path
) -> None:
    exports = tmp_path / "exports"
    process.start(request(tmp_path, "slow"))
    qtbot.waitUntil(lambda: exports.exists() and any(exports.iterdir()), timeout=20_000)

    with qtbot.waitSignal(process.canceled, timeout=20_000):
        process.cancel()

    assert list(exports.iterdir()) == []


def test_a_program_that_does_not_start_is_named(qtbot: QtBot, tmp_path: Path) -> None:
    process = ExportProcess((str(tmp_path / "missing"),))

    with qtbot.waitSignal(process.failed) as blocker:
        process.start(request(tmp_path, "fast"))

    assert blocker.args is not None
    assert "missing" in blocker.args[0]
    assert not process.is_running


def test_a_bundle_calls_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export_process.sys, "frozen", True, raising=False)

    assert terminal_command() == (sys.executable,)


def test_an_installation_calls_the_module() -> None:
    assert terminal_command() == (sys.executable, "-m", "sfumato")
