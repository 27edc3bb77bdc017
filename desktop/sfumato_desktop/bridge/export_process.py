"""Export of a model in a separate process that can be canceled.

The process runs the `sfumato` command, because the first export blocks a Python process for several
seconds. Its events arrive as JSON lines. Canceling ends the process and removes partial files.
"""

import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, QProcess, QTimer, Signal, Slot

from sfumato.errors import SfumatoError
from sfumato.messages import Text
from sfumato.records.events import AnyEvent, ExportFinished, Progressed, RunFailed, decode_event

__all__ = ["ExportProcess", "ExportRequest", "events_in", "terminal_command"]

_KILL_AFTER_MS = 3_000


@dataclass(frozen=True)
class ExportRequest:
    """What to export, how to export it, and where to write it."""

    project: Path
    run_id: str
    exporter: str
    target: Path
    """The target folder; an existing export is replaced once the new export is verified."""
    settings: dict[str, object] = field(default_factory=dict)
    """Settings that differ from the exporter's defaults."""

    @property
    def arguments(self) -> list[str]:
        """The arguments of the `sfumato` command."""
        assignments = [
            f"{name}={msgspec.json.encode(value).decode()}" for name, value in self.settings.items()
        ]
        return [
            "export",
            str(self.project),
            self.run_id,
            "--to",
            self.exporter,
            "--out",
            str(self.target),
            "--json",
            *(part for assignment in assignments for part in ("--set", assignment)),
        ]


class ExportProcess(QObject):
    """Runs one export at a time in another process.

    Args:
        command: Program and initial arguments equivalent to `sfumato` in a terminal.
        parent: The Qt parent.
    """

    progressed = Signal(object)
    """Emitted with the `Progressed` event."""
    succeeded = Signal(object)
    """Emitted with the `ExportFinished` event."""
    failed = Signal(object, object)
    """Emitted with a message and a hint."""
    canceled = Signal()

    def __init__(
        self, command: tuple[str, ...] | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._command = command or terminal_command()
        self._request: ExportRequest | None = None
        self._is_canceled = False
        self._result: ExportFinished | None = None
        self._failure: RunFailed | None = None
        self._rest = b""
        self._process = QProcess(self)
        self._process.readyReadStandardOutput.connect(self._read)
        self._process.finished.connect(self._finish)
        self._process.errorOccurred.connect(self._handle_error)
        self._killer = QTimer(self)
        self._killer.setSingleShot(True)
        self._killer.setInterval(_KILL_AFTER_MS)
        self._killer.timeout.connect(self._process.kill)

    @property
    def is_running(self) -> bool:
        """Whether an export is running."""
        return self._request is not None

    @property
    def title(self) -> str:
        """Display name of the running export, or "" if there is none."""
        if self._request is None:
            return ""
        return self.tr("Exporting {run}").format(run=self._request.run_id)

    def start(self, request: ExportRequest) -> None:
        """Start an export; no other export may be running."""
        assert self._request is None, "one export at a time"
        self._request = request
        self._is_canceled, self._result, self._failure = False, None, None
        self._rest = b""
        self._process.start(self._command[0], [*self._command[1:], *request.arguments])

    def cancel(self) -> None:
        """Cancel the export; `canceled` is emitted when it has ended."""
        if self._request is not None:
            self._is_canceled = True
            self._process.terminate()
            self._killer.start()

    @Slot()
    def shutdown(self) -> None:
        """End the process and wait for it."""
        if self._request is not None:
            self._is_canceled = True
            self._process.kill()
            self._process.waitForFinished()

    @Slot()
    def _read(self) -> None:
        *lines, self._rest = (
            self._rest + bytes(self._process.readAllStandardOutput().data())
        ).split(b"\n")
        for event in events_in(lines):
            match event:
                case Progressed():
                    self.progressed.emit(event)
                case ExportFinished():
                    self._result = event
                case RunFailed():
                    self._failure = event

    @Slot(int)
    def _finish(self, exit_code: int) -> None:
        self._killer.stop()
        self._read()
        request, self._request = self._request, None
        if request is None:
            return
        if self._is_canceled:
            _clear_away(request.target)
            self.canceled.emit()
        elif exit_code == 0 and self._result is not None:
            self.succeeded.emit(self._result)
        else:
            _clear_away(request.target)
            self.failed.emit(*self._explanation())

    @Slot(QProcess.ProcessError)
    def _handle_error(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart and self._request is not None:
            self._request = None
            self.failed.emit(
                self.tr("“{program}” could not be started: {reason}.").format(
                    program=self._command[0], reason=self._process.errorString()
                ),
                self.tr("The installation may be damaged; install Sfumato again."),
            )

    def _explanation(self) -> tuple[Text, Text]:
        """Return a message and hint, which are the command's own unless it crashed."""
        if self._failure is not None:
            return self._failure.message, self._failure.hint
        text = bytes(self._process.readAllStandardError().data()).decode("utf-8", "replace")
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        last = lines[-1] if lines else self.tr("no error message")
        return (
            self.tr("The export process exited unexpectedly: {reason}.").format(
                reason=last.rstrip(".")
            ),
            self.tr("Close other programs to free memory, then try again."),
        )


def events_in(lines: Iterable[bytes]) -> Iterator[AnyEvent]:
    """Yield the events in a command's JSON output, ignoring other lines."""
    for line in lines:
        with suppress(SfumatoError):  # a library printed output
            yield decode_event(line)


def terminal_command() -> tuple[str, ...]:
    """Return the program and arguments equivalent to `sfumato` in a terminal."""
    if getattr(sys, "frozen", False):
        return (sys.executable,)  # in a bundle, the executable is the command
    return (sys.executable, "-m", "sfumato")


def _clear_away(target: Path) -> None:
    """Remove the staging folders that a killed export left behind; see `staged_folder`."""
    for stage in target.parent.glob(f".{target.name}.*"):
        shutil.rmtree(stage, ignore_errors=True)
