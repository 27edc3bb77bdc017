"""What a new run does before it is listed, such as starting the engine and reading images."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sfumato.records.events import Progressed
from sfumato_desktop.bridge.job import Job
from sfumato_desktop.widgets.job_progress import JobProgress
from sfumato_desktop.widgets.section import card

__all__ = ["RunPreparation"]

_WIDTH = 560


class RunPreparation(QWidget):
    """The progress of a job until the run that it trains is listed."""

    progressed = Signal()
    """The job has reported something; the run may have been created by now."""
    ended = Signal()
    """The job ended without a run, because it failed or was canceled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self._known: frozenset[str] = frozenset()
        """The runs that were listed before the job was submitted."""
        self._progress = JobProgress(cancel_tip=self.tr("Cancel the run before it starts"))
        self._progress.cancel_requested.connect(self._cancel)
        content = card(self._progress)
        content.setFixedWidth(_WIDTH)
        QVBoxLayout(self).addWidget(content, 0, Qt.AlignmentFlag.AlignCenter)

    @property
    def is_active(self) -> bool:
        """Whether a run is being prepared."""
        return self._job is not None

    def begin(self, job: Job, known: Iterable[str]) -> None:
        """Show the progress of a job until it has added a run to the known ones."""
        self._job, self._known = job, frozenset(known)
        self._progress.start(job.title)
        job.event_happened.connect(self._hear)
        job.finished.connect(self._end)

    def find_run(self, listed: Iterable[str]) -> str:
        """Return the new run if it is listed, which ends the preparation; otherwise ""."""
        found = next((run_id for run_id in listed if run_id not in self._known), "")
        if self._job is None or not found:
            return ""
        self._job = None
        return found

    def forget(self) -> None:
        """End the preparation, because the project was closed."""
        self._job = None

    @Slot(object)
    def _hear(self, event: object) -> None:
        if isinstance(event, Progressed):
            self._progress.show_progress(event.task, event.done, event.total)
        self.progressed.emit()

    @Slot()
    def _end(self) -> None:
        if self._job is self.sender():
            self._job = None
            self.ended.emit()

    @Slot()
    def _cancel(self) -> None:
        if self._job is not None:
            self._job.stop()
