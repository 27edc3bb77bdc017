"""Which runs have something to draw from, and what is known of each?"""

from dataclasses import dataclass
from pathlib import Path

from sfumato.errors import SfumatoError
from sfumato.events import RunStarted, decode_event
from sfumato.project import Project
from sfumato.run_folder import RunFolder

__all__ = ["TrainedRun", "trained_runs"]

_STARTED_WITHIN_LINES = 20
"""A run says within its first lines what it learns from."""


@dataclass(frozen=True)
class TrainedRun:
    """A run with at least one checkpoint."""

    run: RunFolder
    checkpoints: tuple[int, ...]
    """Images seen at each checkpoint, oldest first."""
    sample: Path | None
    """The newest sample grid."""
    size_bytes: int
    """Of the newest checkpoint."""
    changed: float
    """When the newest checkpoint was written, seconds since 1970-01-01 UTC."""
    classes: tuple[str, ...]
    """Names of what can be asked for; empty for a model without classes."""
    parameters: int
    """Weights of the network; 0 if not known."""

    @property
    def run_id(self) -> str:
        """The run's name."""
        return self.run.run_id

    @property
    def images_seen(self) -> int:
        """The clock of the newest checkpoint."""
        return self.checkpoints[-1]


def trained_runs(project: Project) -> list[TrainedRun]:
    """List the runs that have a checkpoint, the one worked on last first."""
    found = []
    for run_id in project.run_ids():
        try:
            run = RunFolder.open(project.runs_folder / run_id)
        except SfumatoError:
            continue  # a damaged run is named in Runs; there is nothing to draw from here
        if run.checkpoints():
            found.append(_describe(run))
    return sorted(found, key=lambda trained: trained.changed, reverse=True)


def _describe(run: RunFolder) -> TrainedRun:
    checkpoints = run.checkpoints()
    newest = checkpoints[-1]
    started = _started(run)
    return TrainedRun(
        run=run,
        checkpoints=tuple(int(folder.name) for folder in checkpoints),
        sample=max(run.samples_folder.glob("*.png"), default=None),
        size_bytes=sum(file.stat().st_size for file in newest.iterdir() if file.is_file()),
        changed=newest.stat().st_mtime,
        classes=started.classes if started is not None else (),
        parameters=started.parameters if started is not None else 0,
    )


def _started(run: RunFolder) -> RunStarted | None:
    try:
        with run.events_file.open("rb") as stream:
            lines = [stream.readline() for _ in range(_STARTED_WITHIN_LINES)]
    except OSError:
        return None
    for line in lines:
        try:
            event = decode_event(line)
        except SfumatoError:
            continue
        if isinstance(event, RunStarted):
            return event
    return None
