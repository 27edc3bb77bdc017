"""Is the engine ready, and what machine does it find?

Importing torch takes seconds, so it begins in the background a moment after the window is painted,
long before anybody presses Start.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from sfumato.control import RunControl
from sfumato.events import AnyEvent
from sfumato_desktop.bridge.engine_jobs import EngineJobs, Job, Lane
from sfumato_desktop.core_texts import localize_message

if TYPE_CHECKING:
    from sfumato.engine import Engine

__all__ = ["EngineState", "Machine", "Readiness"]


class Readiness(StrEnum):
    """How far the engine has come."""

    WAITING = "waiting"
    PREPARING = "preparing"
    READY = "ready"
    FAILED = "failed"


@dataclass(frozen=True)
class Machine:
    """What the engine found to train on."""

    device: str
    kind: str
    """`cuda`, `mps` or `cpu`."""
    precision: str
    threads: int
    memory_bytes: int
    versions: dict[str, str]
    notes: tuple[str, ...] = ()
    """What the user should know of it, in whole sentences."""


def _import_chart_library() -> None:
    """Import what the chart of a run draws with, so that the GUI thread finds it there."""
    import pyqtgraph  # noqa: F401 (only to have it loaded)


class EngineState(QObject):
    """Gets the engine ready and says how far it is."""

    changed = Signal()
    _found = Signal(object)

    def __init__(self, jobs: EngineJobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._job: Job | None = None
        self.readiness = Readiness.WAITING
        self.machine: Machine | None = None
        self.failure = ""
        """Message of the failure, where there was one."""
        self._found.connect(self._take_machine)
        jobs.job_failed.connect(self._note_failure)

    @Slot()
    def prepare(self) -> None:
        """Import torch and look at the machine, in the training thread; the first call counts."""
        if self.readiness is not Readiness.WAITING:
            return
        self.readiness = Readiness.PREPARING
        self.changed.emit()
        self._job = self._jobs.submit(
            self.tr("Preparing the engine"), self._look, lane=Lane.TRAIN, is_housekeeping=True
        )

    def _look(self, engine: "Engine", control: RunControl) -> Iterator[AnyEvent]:
        """Ask the engine for the machine; runs in the training thread."""
        if not control.is_stopping:
            report = engine.system()
            _import_chart_library()
            self._found.emit(
                Machine(
                    device=report.device,
                    kind=report.kind,
                    precision=report.precision,
                    threads=report.threads,
                    memory_bytes=report.memory_bytes,
                    versions=dict(report.versions),
                    notes=report.notes,
                )
            )
        return iter(())

    @Slot(object)
    def _take_machine(self, machine: Machine) -> None:
        self.machine = machine
        self.readiness = Readiness.READY
        self.changed.emit()

    @Slot(object, str, str)
    def _note_failure(self, job: object, message: str, hint: str) -> None:
        if job is self._job:
            self.failure = f"{localize_message(message)} {localize_message(hint)}"
            self.readiness = Readiness.FAILED
            self.changed.emit()
