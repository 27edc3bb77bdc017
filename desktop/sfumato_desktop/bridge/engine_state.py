"""The engine's readiness, and the machine it runs on.

Importing torch takes seconds, so it starts in the background shortly after the window is painted,
long before the user clicks Start.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from sfumato.messages import Text
from sfumato.records.control import RunControl
from sfumato.records.events import AnyEvent
from sfumato_desktop.bridge.engine_jobs import EngineJobs
from sfumato_desktop.bridge.job import JobKind, Outcome, OutcomeKind
from sfumato_desktop.core_texts import localize_message

if TYPE_CHECKING:
    from sfumato.engine import Engine

__all__ = ["EngineState", "Machine", "Readiness"]


class Readiness(StrEnum):
    """The loading state of the engine."""

    WAITING = "waiting"
    PREPARING = "preparing"
    READY = "ready"
    FAILED = "failed"


@dataclass(frozen=True)
class Machine:
    """The training hardware detected by the engine."""

    device: Text
    kind: str
    """`cuda`, `mps`, or `cpu`."""
    precision: str
    threads: int
    memory_bytes: int
    versions: dict[str, str]
    notes: tuple[Text, ...] = ()
    """Full sentences about the machine that the user should know."""


def _import_chart_library() -> None:
    """Import the charting library in the background, so that the GUI thread does not have to."""
    import pyqtgraph  # noqa: F401 (imported for its side effect)


class EngineState(QObject):
    """Loads the engine and reports its state."""

    changed = Signal()
    _found = Signal(object)

    def __init__(self, jobs: EngineJobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self.readiness = Readiness.WAITING
        self.machine: Machine | None = None
        self.failure = ""
        """Error message, if loading failed."""
        self._found.connect(self._handle_machine)

    @Slot()
    def prepare(self) -> None:
        """Import torch and detect the machine in the training thread. Later calls do nothing."""
        if self.readiness is not Readiness.WAITING:
            return
        self.readiness = Readiness.PREPARING
        self.changed.emit()
        title = self.tr("Preparing the engine")
        job = self._jobs.submit(title, self._detect, kind=JobKind.PREPARATION)
        job.finished.connect(self._note_failure)

    def _detect(self, engine: "Engine", control: RunControl) -> Iterator[AnyEvent]:
        """Detect the machine with the engine; runs in the training thread."""
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
    def _handle_machine(self, machine: Machine) -> None:
        self.machine = machine
        self.readiness = Readiness.READY
        self.changed.emit()

    @Slot(object)
    def _note_failure(self, outcome: Outcome) -> None:
        if outcome.kind is OutcomeKind.FAILED:
            self.failure = f"{localize_message(outcome.message)} {localize_message(outcome.hint)}"
            self.readiness = Readiness.FAILED
            self.changed.emit()
