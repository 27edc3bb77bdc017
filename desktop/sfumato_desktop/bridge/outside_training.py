"""The run of the open project that another process is training.

A terminal, or a second window, may train in the same project. The watcher reports such a run as
active although no job of this window is working on it.
"""

from PySide6.QtCore import QObject, Signal, Slot

from sfumato_desktop.bridge.engine_jobs import EngineJobs, Job, JobState
from sfumato_desktop.bridge.run_watcher import RunWatcher
from sfumato_desktop.models.run_summary import RunSummary

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
        jobs.event_happened.connect(self._note_job)

    @Slot(object, object)
    def _note_job(self, job: Job, event: object) -> None:  # noqa: ARG002 (the signal's signature)
        if job.run_id and job.run_id not in self._own:
            self._own.add(job.run_id)
            self._refresh()

    @Slot(object)
    def _refresh(self) -> None:
        active = [run for run in self._watcher.runs if run.status.is_active]
        at_work = {job.run_id for job in self._jobs.jobs if job.state is not JobState.QUEUED}
        self._own &= at_work | {run.run_id for run in active}
        foreign = [run for run in active if run.run_id not in self._own | at_work]
        found = foreign[0] if foreign and not self._is_starting() else None
        if found != self.run:
            self.run = found
            self.changed.emit(found)

    def _is_starting(self) -> bool:
        """Return whether this window may have started a run whose ID is not yet known."""
        training = self._jobs.training_job()
        return training is not None and not training.run_id
