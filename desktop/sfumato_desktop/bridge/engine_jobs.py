"""Background jobs of the engine.

Jobs are submitted to a lane. Each lane is a background thread that is started with its first job
and imports torch and the engine. Events return through a queue that the GUI thread drains at most
thirty times a second, so that a fast run never floods the window.
"""

import logging
import queue
import threading
from collections import deque
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from sfumato.errors import SfumatoError
from sfumato.messages import Text
from sfumato.plugins.registry import Plugins
from sfumato.records.control import Command, RunControl
from sfumato.records.events import (
    AnyEvent,
    Progressed,
    RunPaused,
    RunResumed,
    RunStarted,
    StepFinished,
)
from sfumato_desktop.bridge.torch_libraries import preload_torch_libraries
from sfumato_desktop.language import translator

if TYPE_CHECKING:
    from sfumato.engine import Engine

__all__ = ["EngineFactory", "EngineJobs", "Job", "JobState", "Lane", "Work", "load_engine"]

_tr = translator("EngineJobs")

_DRAIN_INTERVAL_MS = 33
_JOIN_TIMEOUT_S = 60.0
_IMPORT_GRACE_S = 0.2
"""Time to wait for a thread that imports torch, which can take a minute uninterruptibly."""
_SPARE_CORES = 1
"""CPU cores reserved for the window."""
_LOG = logging.getLogger(__name__)

EngineFactory = Callable[[Plugins], "Engine"]
"""Creates the engine, in the thread that will use it."""
Work = Callable[["Engine", RunControl], Iterator[AnyEvent]]
"""The work of a job, which is called and fully iterated in the lane's thread."""


class Lane(StrEnum):
    """Jobs in the same lane run one after another; different lanes run in parallel."""

    TRAIN = "train"
    WORK = "work"
    """Imports, generation, and evaluation."""


class JobState(StrEnum):
    """The state of a job, as known to the GUI thread."""

    QUEUED = "queued"
    RUNNING = "running"
    PAUSED = "paused"
    ENDED = "ended"
    FAILED = "failed"

    @property
    def is_over(self) -> bool:
        """Whether no further events will follow."""
        return self in (JobState.ENDED, JobState.FAILED)


class Job:
    """One unit of work, whose state only changes in the GUI thread."""

    def __init__(
        self, title: str, work: Work, *, lane: Lane, run_id: str, is_housekeeping: bool
    ) -> None:
        self.title = title
        self.lane = lane
        self.control = RunControl()
        self.state = JobState.QUEUED
        self.run_id = run_id
        """ID of the run being trained; if not given, it is set when `RunStarted` arrives."""
        self.is_housekeeping = is_housekeeping
        self.work = work

    def stop(self) -> None:
        """Request that the job stop; `job_ended` is emitted a moment later."""
        self.control.request(Command.STOP)

    def pause(self) -> None:
        """Request that the job pause between two steps."""
        self.control.request(Command.PAUSE)

    def resume(self) -> None:
        """Request that a paused job resume."""
        self.control.request(Command.RESUME)


def load_engine(plugins: Plugins) -> "Engine":
    """Return the engine, imported in the calling thread, with one core left for the window."""
    preload_torch_libraries()
    import psutil  # imported here for start-up time, like torch below
    import torch

    from sfumato.engine import Engine

    cores = psutil.cpu_count(logical=False) or psutil.cpu_count() or 1
    torch.set_num_threads(max(1, cores - _SPARE_CORES))  # applies to the calling thread
    return Engine(plugins, spare_cores=_SPARE_CORES)


class EngineJobs(QObject):
    """Runs jobs in background threads and reports their events to the GUI thread.

    Args:
        plugins: The plugins available to the engine.
        engine_factory: Creates the engine, in the thread that will use it.
        parent: The Qt parent.
    """

    job_queued = Signal(object)
    job_started = Signal(object)
    event_happened = Signal(object, object)
    """Emitted with the `Job` and its event; superseded step and progress events are dropped."""
    job_ended = Signal(object)
    """Emitted when a job has finished, or has stopped on request."""
    job_failed = Signal(object, object, object)
    """Emitted with the `Job`, a message, and a hint."""
    _news_came = Signal()

    def __init__(
        self,
        plugins: Plugins,
        *,
        engine_factory: EngineFactory = load_engine,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._plugins = plugins
        self._engine_factory = engine_factory
        self._threads: dict[Lane, threading.Thread] = {}
        self._queues: dict[Lane, queue.SimpleQueue[Job | None]] = {}
        self._jobs: list[Job] = []
        self._at_work: dict[Lane, Job] = {}
        """The current job of each thread; written by that thread, and read without a lock."""
        self._importing: set[Lane] = set()
        self.has_left_threads = False
        """Whether a thread was left running, in which case a normal exit would hang or crash."""
        self._news: deque[tuple[Job, object]] = deque()
        self._is_announced = False
        self._refusal: tuple[Text, Text] = ("", "")
        self._drain_timer = QTimer(self)
        self._drain_timer.setSingleShot(True)
        self._drain_timer.setInterval(_DRAIN_INTERVAL_MS)
        self._drain_timer.timeout.connect(self._drain)
        self._news_came.connect(self._wait_to_drain)

    @property
    def jobs(self) -> tuple[Job, ...]:
        """The queued, running, and paused jobs, oldest first."""
        return tuple(self._jobs)

    @property
    def wanted_jobs(self) -> tuple[Job, ...]:
        """The jobs that the user started, oldest first."""
        return tuple(job for job in self._jobs if not job.is_housekeeping)

    def training_job(self) -> Job | None:
        """Return the job that is currently training, if there is one."""
        running = (JobState.RUNNING, JobState.PAUSED)
        return next(
            (job for job in self.wanted_jobs if job.lane is Lane.TRAIN and job.state in running),
            None,
        )

    def job_of(self, run_id: str) -> Job | None:
        """Return the job that trains a run in this process, if there is one."""
        return next((job for job in self._jobs if job.run_id == run_id), None)

    def refuse(self, message: Text, hint: Text) -> None:
        """Make every job that the user starts fail with this message; "" accepts jobs again."""
        self._refusal = (message, hint)

    def submit(
        self,
        title: str,
        work: Work,
        *,
        lane: Lane,
        run_id: str = "",
        is_housekeeping: bool = False,
    ) -> Job:
        """Queue a job.

        Args:
            title: Display name of the job, such as "Importing faces".
            work: The function that is called in the lane's thread with the engine and the job's
                control.
            lane: The lane in which the job waits for earlier ones.
            run_id: The run that the job trains, if known in advance.
            is_housekeeping: Whether the job was not started by the user, who need not wait for it.
        """
        if self._refusal[0] and not is_housekeeping:
            work = _refusing(*self._refusal)
        job = Job(title, work, lane=lane, run_id=run_id, is_housekeeping=is_housekeeping)
        self._jobs.append(job)
        self.job_queued.emit(job)
        if lane not in self._threads:
            self._start_thread(lane)
        self._queues[lane].put(job)
        return job

    def stop_all(self) -> None:
        """Request that every job stop; jobs that have not started end immediately."""
        for job in self.jobs:
            job.stop()
            if self._at_work.get(job.lane) is not job:
                self._drain()  # the job may have ended already
                self._end_early(job)

    def shutdown(self) -> None:
        """Stop all jobs and wait for the threads to end.

        The object cannot be used afterward.

        A thread that is still importing torch or probing the machine is left running, which loses
        nothing.
        """
        self.stop_all()
        for waiting in self._queues.values():
            waiting.put(None)
        for lane, thread in self._threads.items():
            job = self._at_work.get(lane)
            is_idle = lane in self._importing or (job is not None and job.is_housekeeping)
            patience_s = _IMPORT_GRACE_S if is_idle else _JOIN_TIMEOUT_S
            thread.join(patience_s)
            if thread.is_alive():
                self.has_left_threads = True
                _LOG.warning(
                    "%s did not end within %g s and keeps running.", thread.name, patience_s
                )
        self._threads.clear()
        self._drain_timer.stop()
        self._drain()

    def _start_thread(self, lane: Lane) -> None:
        self._queues[lane] = queue.SimpleQueue()
        thread = threading.Thread(
            target=self._serve, args=(lane,), name=f"sfumato-{lane}", daemon=True
        )
        self._threads[lane] = thread
        thread.start()

    def _serve(self, lane: Lane) -> None:
        """Run a lane's jobs one after another; runs in the lane's thread."""
        waiting = self._queues[lane]
        engine: Engine | None = None
        while (job := waiting.get()) is not None:
            self._publish(job, _Started())
            try:
                if engine is None and not job.control.is_stopping:
                    engine = self._make_engine(lane)
                self._at_work[lane] = job  # before the check: `stop_all` does the reverse
                if engine is not None and not job.control.is_stopping:
                    for event in job.work(engine, job.control):
                        self._publish(job, event)
            except SfumatoError as error:
                self._publish(job, _Failed(error.message, error.hint))
            except Exception as error:  # a bug must only end the job, not the lane
                _LOG.exception("“%s” failed.", job.title)
                self._publish(job, _unexpected(job, error))
            else:
                self._publish(job, _Ended())
            self._at_work.pop(lane, None)  # after its end is reported: see `stop_all`

    def _make_engine(self, lane: Lane) -> "Engine":
        self._importing.add(lane)
        try:
            return self._engine_factory(self._plugins)
        finally:
            self._importing.discard(lane)

    def _publish(self, job: Job, news: object) -> None:
        self._news.append((job, news))  # before the flag is checked, to avoid a long wait
        if not self._is_announced:
            self._is_announced = True
            self._news_came.emit()

    @Slot()
    def _wait_to_drain(self) -> None:
        if not self._drain_timer.isActive():
            self._drain_timer.start()

    @Slot()
    def _drain(self) -> None:
        self._is_announced = False  # before the events are taken, as above
        for job, news in _newest_only(_taken(self._news)):
            self._pass_on(job, news)

    def _pass_on(self, job: Job, news: object) -> None:
        if job.state.is_over:
            return  # the job was ended before its thread started it
        match news:
            case _Started():
                job.state = JobState.RUNNING
                self.job_started.emit(job)
            case _Ended():
                self._finish(job, JobState.ENDED)
                self.job_ended.emit(job)
            case _Failed():
                self._finish(job, JobState.FAILED)
                self.job_failed.emit(job, news.message, news.hint)
            case _:
                _note_state(job, news)
                self.event_happened.emit(job, news)

    def _end_early(self, job: Job) -> None:
        if not job.state.is_over:
            self._finish(job, JobState.ENDED)
            self.job_ended.emit(job)

    def _finish(self, job: Job, state: JobState) -> None:
        job.state = state
        self._jobs.remove(job)


class _Started:
    """The lane started the job."""


class _Ended:
    """The job's stream ended."""


class _Failed:
    """The job raised an error."""

    def __init__(self, message: Text, hint: Text) -> None:
        self.message = message
        self.hint = hint


def _refusing(message: Text, hint: Text) -> Work:
    """Return work that fails immediately, before the engine is used."""

    def work(engine: "Engine", control: RunControl) -> Iterator[AnyEvent]:  # noqa: ARG001 (the signature of `Work`)
        raise SfumatoError(message, hint=hint)

    return work


def _unexpected(job: Job, error: Exception) -> _Failed:
    return _Failed(
        _tr("Internal error in “{job}”: {error}").format(
            job=job.title, error=f"{type(error).__name__}: {error}"
        ),
        _tr("For details, choose Help > Open logs folder."),
    )


def _note_state(job: Job, event: object) -> None:
    match event:
        case RunStarted():
            job.run_id = event.run
        case RunPaused():
            job.state = JobState.PAUSED
        case RunResumed():
            job.state = JobState.RUNNING
        case _:
            return


def _taken(news: "deque[tuple[Job, Any]]") -> list[tuple[Job, Any]]:
    return [news.popleft() for _ in range(len(news))]


def _newest_only(news: list[tuple[Job, Any]]) -> list[tuple[Job, Any]]:
    """Return the events without step and progress reports superseded by newer ones of the job."""
    kept = []
    reported: set[tuple[Job, type]] = set()
    for job, event in reversed(news):
        if isinstance(event, (StepFinished, Progressed)):
            if (job, type(event)) in reported:
                continue
            reported.add((job, type(event)))
        kept.append((job, event))
    kept.reverse()
    return kept
