"""The summary of a run for lists, without reading all of its events.

A summary is made from the run's config, the end of its event file, and its lock, so summarizing a
run of many days takes no longer than summarizing a new run.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from sfumato.config.image_shape import ImageShape
from sfumato.config.settings import RunConfig
from sfumato.errors import SfumatoError
from sfumato.messages import Text
from sfumato.records.events import AnyEvent, Event, RunEnded, RunFailed, StepFinished, decode_event
from sfumato.records.run_folder import RunFolder, RunStatus, planned_end, status_after
from sfumato.records.run_order import RunOrder

__all__ = [
    "RunSummary",
    "newest_sample",
    "read_summary",
    "sum_up",
    "throughput_monitor",
    "time_left_s",
]

_TAIL_BYTES = 32_768
E = TypeVar("E", bound=Event)


@dataclass(frozen=True)
class RunSummary:
    """The summary of one run."""

    run_id: str
    status: RunStatus
    dataset: str
    preset: str
    shape: ImageShape
    images_seen: int
    images_total: int
    """Planned number of images; 0 while unknown."""
    loss: float | None
    images_per_s: float
    eta_s: float
    order: RunOrder
    """Position among the project's runs by creation and by last start."""
    changed: float
    """Time of the last event in seconds since 1970-01-01 UTC; 0 if unknown."""
    sample: Path | None
    """The newest sample grid."""
    failure: Text = ""
    """The error message, if the run failed."""
    has_checkpoint: bool = False
    budget_s: float = 0.0
    """Planned training time; 0 if the run's length is a number of images."""
    elapsed_s: float = 0.0
    """Training time so far."""

    @property
    def share(self) -> float:
        """Progress as a fraction of the planned length, from 0 to 1."""
        if self.status is RunStatus.COMPLETED:
            return 1.0
        done, total = self.progress
        return min(1.0, done / total) if total else 0.0

    @property
    def progress(self) -> tuple[float, float]:
        """Completed and planned length, in seconds or images; 0 planned means unknown."""
        if self.budget_s:
            return self.elapsed_s, self.budget_s
        return self.images_seen, self.images_total

    @property
    def is_finishing(self) -> bool:
        """Whether training has reached its planned end and only final work remains."""
        return self.status is RunStatus.RUNNING and self.share >= 1.0


def read_summary(folder: Path) -> RunSummary:
    """Return the summary of the run in a folder.

    Raises:
        SfumatoError: If the folder is not a run, or its config cannot be read.
    """
    return sum_up(RunFolder.open(folder))


def sum_up(run: RunFolder) -> RunSummary:
    """Return the summary of an already opened run."""
    events = _last_events(run.events_file)
    step = _last(events, StepFinished)
    ended = _last(events, RunEnded)
    failed = _last(events, RunFailed)
    order = run.order
    checkpoints = run.checkpoints()
    budget_s = 60.0 * run.config.minutes
    seen = [event.images_seen for event in (step, ended) if event is not None]
    return RunSummary(
        run_id=run.run_id,
        status=status_after(events, is_locked=_may_be_active(events) and run.is_locked()),
        dataset=run.config.data.dataset,
        preset=run.config.preset,
        shape=run.config.data.shape,
        images_seen=max(seen, default=int(checkpoints[-1].name) if checkpoints else 0),
        images_total=planned_end(events, run.config.images_total),
        loss=step.loss if step else None,
        images_per_s=step.images_per_s if step else 0.0,
        eta_s=time_left_s(step, budget_s=budget_s) if step else 0.0,
        order=order,
        changed=events[-1].time if events else order.created,
        sample=newest_sample(run),
        failure=failed.message if failed and events[-1] is failed else "",
        has_checkpoint=bool(checkpoints),
        budget_s=budget_s,
        elapsed_s=step.elapsed_s if step else 0.0,
    )


def time_left_s(step: StepFinished, *, budget_s: float) -> float:
    """Return the remaining training time, which is exact if the run's length is a time."""
    return max(0.0, budget_s - step.elapsed_s) if budget_s else step.eta_s


def throughput_monitor(runs: Iterable[RunSummary], config: RunConfig) -> RunSummary | None:
    """Return the first run whose throughput can be used to estimate another run's duration."""
    return next(
        (
            run
            for run in runs
            if (run.preset, run.shape) == (config.preset, config.data.shape)
            and run.images_per_s > 0
        ),
        None,
    )


def newest_sample(run: RunFolder) -> Path | None:
    """Return the newest sample grid of a run."""
    return run.newest_sample()


def _may_be_active(events: list[AnyEvent]) -> bool:
    """Return whether the lock must be checked; a run is inactive once its end is recorded."""
    return not (events and isinstance(events[-1], (RunEnded, RunFailed)))


def _last_events(file: Path) -> list[AnyEvent]:
    try:
        with file.open("rb") as stream:
            stream.seek(0, 2)
            start = max(0, stream.tell() - _TAIL_BYTES)
            stream.seek(start)
            block = stream.read()
    except FileNotFoundError:
        return []
    lines = block[: block.rfind(b"\n") + 1].splitlines()
    return [event for line in lines[1 if start else 0 :] if (event := _decoded(line)) is not None]


def _decoded(line: bytes) -> AnyEvent | None:
    try:
        return decode_event(line)
    except SfumatoError:
        return None  # written by a newer version, or damaged, but the rest is still worth showing


def _last(events: list[AnyEvent], kind: type[E]) -> E | None:
    return next((event for event in reversed(events) if isinstance(event, kind)), None)
