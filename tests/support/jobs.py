"""Signals about all jobs of a window, for tests that wait for whichever job comes next."""

from PySide6.QtCore import QObject, Signal, SignalInstance, Slot

from sfumato_desktop.bridge.engine_jobs import EngineJobs
from sfumato_desktop.bridge.job import Job, Outcome, OutcomeKind
from sfumato_desktop.models.project_model import ProjectModel

__all__ = ["announce", "job_end", "job_failure", "job_start"]


class _Ends(QObject):
    """Repeats the signals of every job, as long as the jobs exist."""

    started = Signal(object)
    ended = Signal(object)
    failed = Signal(object, object, object)

    def __init__(self, jobs: EngineJobs) -> None:
        super().__init__(jobs)
        for job in jobs.jobs:
            self._follow(job)
        jobs.job_added.connect(self._follow)

    @Slot(object)
    def _follow(self, job: Job) -> None:
        job.changed.connect(self._hear_change)
        job.finished.connect(self._hear_end)

    @Slot()
    def _hear_change(self) -> None:
        job = self.sender()
        assert isinstance(job, Job)
        if job.is_at_work:
            self.started.emit(job)

    @Slot(object)
    def _hear_end(self, outcome: Outcome) -> None:
        if outcome.kind is OutcomeKind.FAILED:
            self.failed.emit(self.sender(), outcome.message, outcome.hint)
        else:
            self.ended.emit(self.sender())


def announce(jobs: EngineJobs, project: ProjectModel) -> None:
    """Let a project announce the changes that jobs cause, as in the app."""
    jobs.job_added.connect(lambda job: job.event_happened.connect(project.handle_event))


def job_start(jobs: EngineJobs) -> SignalInstance:
    """Return a signal that is emitted with each `Job` that is at work and changes."""
    return _Ends(jobs).started


def job_end(jobs: EngineJobs) -> SignalInstance:
    """Return a signal that is emitted with each `Job` that ends without failing."""
    return _Ends(jobs).ended


def job_failure(jobs: EngineJobs) -> SignalInstance:
    """Return a signal that is emitted with each `Job` that fails, its message, and its hint."""
    return _Ends(jobs).failed
