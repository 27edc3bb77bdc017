"""Run folders and events for tests."""

from pathlib import Path

from sfumato.config.settings import RunConfig
from sfumato.records.event_file import EventLog
from sfumato.records.events import (
    Progressed,
    RunEnded,
    RunFailed,
    RunPaused,
    RunResumed,
    RunStarted,
    StepFinished,
)
from sfumato.records.run_folder import RunFolder

__all__ = [
    "COMPLETED",
    "FAILED",
    "PAUSED",
    "READING",
    "RESUMED",
    "STARTED",
    "STEP",
    "STOPPED",
    "new_run",
    "write_events",
]

STARTED = RunStarted(
    run="faces-01",
    images_seen=0,
    images_total=6400,
    device="cpu",
    precision="fp32",
    threads=1,
    parameters=1000,
    images=16,
)
STEP = StepFinished(
    step=1,
    images_seen=64,
    images_total=6400,
    loss=0.5,
    learning_rate=1e-3,
    gradient_norm=1.0,
    images_per_s=100.0,
    eta_s=63.0,
)
READING = Progressed(task="Reading images", done=1, total=16)
PAUSED = RunPaused(images_seen=64)
RESUMED = RunResumed(images_seen=64)
COMPLETED = RunEnded(outcome="completed", images_seen=6400, elapsed_s=64.0)
STOPPED = RunEnded(outcome="stopped", images_seen=640, elapsed_s=6.4)
FAILED = RunFailed(message="It failed.", hint="Try again.")


def new_run(parent: Path, *, config: RunConfig | None = None) -> RunFolder:
    """Create a run folder with the name that the events use."""
    return RunFolder.create(parent / "faces-01", config or RunConfig())


def write_events(run: RunFolder, *happened: object) -> None:
    """Append events to a run as its trainer does."""
    log = EventLog(run.events_file)
    for event in happened:
        log.append(event)  # type: ignore[arg-type]  # all of them are Events
    log.close()
