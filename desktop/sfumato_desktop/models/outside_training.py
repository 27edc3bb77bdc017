"""The run of the open project that another process is training.

A terminal, or a second window, may train in the same project. The watcher reports such a run as
active although no job of this window is working on it.
"""

from PySide6.QtCore import QObject, Signal, Slot

from sfumato_desktop.bridge.engine_jobs import EngineJobs
from sfumato_desktop.models.run_summary import RunSummary
from sfumato_desktop.models.run_watcher import RunWatcher

__all__ = ["OutsideTraining"]


class OutsideTraining(QObject):
    """The newest run that another process is training, if any.

    Args:
        jobs: The jobs of this window.
        watcher: Reports the state of the project's runs.
        parent: The Qt parent.
    """

    changed = Signal(object)
    """Emitted with `RunSummary | None` when the run or its figures change."""

    def __init__(
        self, jobs: EngineJobs, watcher: RunWatcher, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._watcher = watcher
        self._own: set[str] = set()
        """This window's runs, until seen to be inactive; a summary may lag behind its job."""
        self.run: RunSummary | None = None
        watcher.runs_listed.connect(self._refresh)
        jobs.jobs_changed.connect(self._note_own)

    @Slot()
    def _note_own(self) -> None:
        at_work = self._at_work()
        if not at_work <= self._own:
            self._own |= at_work
            self._refresh()

    @Slot(object)
    def _refresh(self) -> None:
        active = [run for run in self._watcher.runs if run.status.is_active]
        at_work = self._at_work()
        self._own &= at_work | {run.run_id for run in active}
        foreign = [run for run in active if run.run_id not in self._own | at_work]
        found = foreign[0] if foreign and not self._is_starting() else None
        if found != self.run:
            self.run = found
            self.changed.emit(found)

    def _at_work(self) -> set[str]:
        """Return the runs that this window is training."""
        return {job.run_id for job in self._jobs.jobs if job.is_at_work and job.run_id}

    def _is_starting(self) -> bool:
        """Return whether this window may have started a run whose ID is not yet known."""
        training = self._jobs.training_job()
        return training is not None and not training.run_id
