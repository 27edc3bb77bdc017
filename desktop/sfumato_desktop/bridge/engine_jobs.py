"""The threads that run the engine's jobs.

Jobs are submitted to a lane. Each lane is a background thread that is started with its first job
and imports torch and the engine. Events return through a queue that the GUI thread drains at most
thirty times a second, so that a fast run never floods the window.
"""

import logging
import queue
import threading
from collections import deque
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from sfumato.errors import SfumatoError
from sfumato.messages import Text
from sfumato.plugins.registry import Plugins
from sfumato.records.control import RunControl
from sfumato.records.events import AnyEvent, Progressed, StepFinished
from sfumato_desktop.bridge.job import (
    Job,
    JobKind,
    JobState,
    Lane,
    Outcome,
    OutcomeKind,
    Task,
    Work,
)
from sfumato_desktop.bridge.torch_libraries import preload_torch_libraries
from sfumato_desktop.language import translator
from sfumato_desktop.threads import start_thread

if TYPE_CHECKING:
    from sfumato.engine import Engine

__all__ = ["EngineFactory", "EngineJobs", "load_engine"]

_tr = translator("EngineJobs")

_DRAIN_INTERVAL_MS = 33
_JOIN_TIMEOUT_S = 60.0
_GRACE_S = 0.2
"""Time to wait for a thread that imports torch, which can take a minute, or that hangs."""
_CLOSE_DEADLINE_S = 5.0
"""Time in which every job is expected to stop when the window closes."""
_SPARE_CORES = 1
"""CPU cores reserved for the window."""
_LOG = logging.getLogger(__name__)

EngineFactory = Callable[[Plugins], "Engine"]
"""Creates the engine, in the thread that will use it."""


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

    job_added = Signal(object)
    """Emitted with each new `Job`, before `submit` returns it."""
    jobs_changed = Signal()
    """Emitted when a job was added, has changed its state, or has ended."""
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
        self._queues: dict[Lane, queue.SimpleQueue[Task | None]] = {}
        self._job_by_task: dict[Task, Job] = {}
        self._at_work: dict[Lane, Task] = {}
        """The current task of each thread; written by that thread, and read without a lock."""
        self._importing: set[Lane] = set()
        self.has_left_threads = False
        """Whether a thread was left running, in which case a normal exit would hang or crash."""
        self._news: deque[tuple[Task, _News]] = deque()
        self._fresh: deque[tuple[Task, _News]] = deque()
        """Drained and not yet passed on: a listener may cause another drain."""
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
        return tuple(self._job_by_task.values())

    @property
    def wanted_jobs(self) -> tuple[Job, ...]:
        """The jobs that the user started, oldest first."""
        return tuple(job for job in self.jobs if not job.kind.is_housekeeping)

    def training_job(self) -> Job | None:
        """Return the job that is currently training a run, if there is one."""
        training = (job for job in self.jobs if job.kind is JobKind.TRAINING)
        return next((job for job in training if job.is_at_work), None)

    def job_of(self, run_id: str) -> Job | None:
        """Return the job that trains a run in this process, if there is one."""
        return next((job for job in self.jobs if job.run_id == run_id), None)

    def job_ahead_of(self, job: Job) -> Job | None:
        """Return the job that the user started and that a queued job waits for, if any."""
        lane = [one for one in self.wanted_jobs if one.kind.lane is job.kind.lane]
        return lane[lane.index(job) - 1] if lane and lane[0] is not job else None

    def refuse(self, message: Text, hint: Text) -> None:
        """Make every job that the user starts fail with this message; "" accepts jobs again."""
        self._refusal = (message, hint)

    def submit(self, title: str, work: Work, *, kind: JobKind, run_id: str = "") -> Job:
        """Queue a job and return it.

        Args:
            title: Display name of the job, such as "Importing faces".
            work: The function that is called in the lane's thread with the engine and the job's
                control.
            kind: The purpose of the job, which determines its lane.
            run_id: The run that the job trains, if known in advance.
        """
        if self._refusal[0] and not kind.is_housekeeping:
            work = _refusing(*self._refusal)
        job = Job(title, work, kind=kind, run_id=run_id)
        self._job_by_task[job.task] = job
        job.stop_requested.connect(self._end_unbegun)
        job.changed.connect(self.jobs_changed)
        self.job_added.emit(job)
        self.jobs_changed.emit()
        if kind.lane not in self._threads:
            self._start_thread(kind.lane)
        self._queues[kind.lane].put(job.task)
        return job

    def stop_all(self, deadline_s: float = _CLOSE_DEADLINE_S) -> None:
        """Request that every job stop; jobs whose work has not begun end immediately."""
        for job in self.jobs:
            job.stop(deadline_s)

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
            patience_s = self._patience_s(lane)
            thread.join(patience_s)
            if thread.is_alive():
                self.has_left_threads = True
                _LOG.warning(
                    "%s did not end within %g s and keeps running.", thread.name, patience_s
                )
        self._threads.clear()
        self._drain_timer.stop()
        self._drain()
        for job in self.jobs:
            self._finish(job, Outcome(OutcomeKind.STOPPED))

    def _patience_s(self, lane: Lane) -> float:
        task = self._at_work.get(lane)
        job = self._job_by_task.get(task) if task is not None else None
        is_vain = job is None or job.kind.is_housekeeping or job.is_overdue
        return _GRACE_S if is_vain or lane in self._importing else _JOIN_TIMEOUT_S

    def _start_thread(self, lane: Lane) -> None:
        self._queues[lane] = queue.SimpleQueue()
        self._threads[lane] = start_thread(
            f"sfumato-{lane}",
            partial(self._serve, lane),
            failed=lambda error, _: self._fail_current(lane, error),
        )

    def _fail_current(self, lane: Lane, error: Exception) -> None:
        """End the job at which a lane's thread has met an error; called in that thread."""
        task = self._at_work.pop(lane, None)
        if task is not None:
            self._publish(task, _unexpected(task.title, error))

    def _serve(self, lane: Lane) -> None:
        """Run a lane's tasks one after another; runs in the lane's thread."""
        waiting = self._queues[lane]
        engine: Engine | None = None
        while (task := waiting.get()) is not None:
            self._publish(task, _Begun())
            try:
                if engine is None and not task.control.is_stopping:
                    engine = self._make_engine(lane)
                self._at_work[lane] = task  # before the check: `_end_unbegun` does the reverse
                if engine is not None and not task.control.is_stopping:
                    for event in task.work(engine, task.control):
                        self._publish(task, event)
            except SfumatoError as error:
                self._publish(task, Outcome(OutcomeKind.FAILED, error.message, error.hint))
            except Exception as error:  # a bug must only end the job, not the lane
                _LOG.exception("“%s” failed.", task.title)
                self._publish(task, _unexpected(task.title, error))
            else:
                is_stopped = task.control.is_stopping
                kind = OutcomeKind.STOPPED if is_stopped else OutcomeKind.DONE
                self._publish(task, Outcome(kind))
            self._at_work.pop(lane, None)  # after its end is published: see `_end_unbegun`

    def _make_engine(self, lane: Lane) -> "Engine":
        self._importing.add(lane)
        try:
            return self._engine_factory(self._plugins)
        finally:
            self._importing.discard(lane)

    def _publish(self, task: Task, news: "_News") -> None:
        self._news.append((task, news))  # before the flag is checked, to avoid a long wait
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
        self._fresh.extend(_newest_only(_taken(self._news)))
        while self._fresh:
            self._pass_on(*self._fresh.popleft())

    def _pass_on(self, task: Task, news: "_News") -> None:
        job = self._job_by_task.get(task)
        if job is None:
            return  # the job was ended before its thread reached it
        match news:
            case _Begun():
                job.begin()
            case Outcome():
                self._finish(job, news)
            case _:
                job.take(news)

    @Slot()
    def _end_unbegun(self) -> None:
        """End the jobs that are to stop and whose work has not begun."""
        self._drain()  # a job may have ended already
        for job in self.jobs:
            is_begun = self._at_work.get(job.kind.lane) is job.task
            if job.control.is_stopping and not is_begun:
                self._drain()  # as above, for a job that ended since
                if job.state is not JobState.OVER:
                    self._finish(job, Outcome(OutcomeKind.CANCELED))

    def _finish(self, job: Job, outcome: Outcome) -> None:
        del self._job_by_task[job.task]
        job.finish(outcome)


class _Begun:
    """The lane reached the task."""


_News = _Begun | Outcome | AnyEvent


def _refusing(message: Text, hint: Text) -> Work:
    """Return work that fails immediately, before the engine is used."""

    def work(engine: "Engine", control: RunControl) -> Iterator[AnyEvent]:  # noqa: ARG001 (the signature of `Work`)
        raise SfumatoError(message, hint=hint)

    return work


def _unexpected(title: str, error: Exception) -> Outcome:
    return Outcome(
        OutcomeKind.FAILED,
        _tr("Internal error in “{job}”: {error}").format(
            job=title, error=f"{type(error).__name__}: {error}"
        ),
        _tr("For details, choose Help > Open logs folder."),
    )


def _taken(news: "deque[tuple[Task, _News]]") -> "list[tuple[Task, _News]]":
    return [news.popleft() for _ in range(len(news))]


def _newest_only(news: "list[tuple[Task, _News]]") -> "list[tuple[Task, _News]]":
    """Return the news without step and progress reports superseded by newer ones of the task."""
    kept = []
    reported: set[tuple[Task, type]] = set()
    for task, event in reversed(news):
        if isinstance(event, (StepFinished, Progressed)):
            if (task, type(event)) in reported:
                continue
            reported.add((task, type(event)))
        kept.append((task, event))
    kept.reverse()
    return kept
