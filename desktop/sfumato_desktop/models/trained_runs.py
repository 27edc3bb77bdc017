"""The runs that can generate images, with information about each."""

from dataclasses import dataclass, field
from pathlib import Path

from sfumato.config.settings import RunConfig
from sfumato.errors import SfumatoError
from sfumato.records.events import RunStarted, decode_event
from sfumato.records.run_folder import RunFolder, saved_at
from sfumato.records.run_order import RunOrder
from sfumato.records.tuned import Tuned, load_tuned

__all__ = ["TrainedRun", "describe_trained"]

_STARTED_WITHIN_LINES = 20
"""Number of lines to search, since a run records its training data in the first few lines."""


@dataclass(frozen=True)
class TrainedRun:
    """A run with at least one checkpoint."""

    run_id: str
    config: RunConfig
    checkpoints: tuple[int, ...]
    """Images seen at each checkpoint, oldest first."""
    sample: Path | None
    """The newest sample grid."""
    size_bytes: int
    """Size of the newest checkpoint."""
    changed: float
    """Time of the newest checkpoint in seconds since 1970-01-01 UTC; 0 if unknown."""
    classes: tuple[str, ...]
    """Class names that can be requested; empty for an unconditional model."""
    parameters: int
    """Number of the network's parameters; 0 if unknown."""
    tuned: Tuned | None = None
    """The sampler tuning of the newest checkpoint; `None` if it was not tuned."""
    order: RunOrder = field(default_factory=RunOrder)
    """Position among the project's runs by creation and by last start."""

    @property
    def images_seen(self) -> int:
        """The number of images seen at the newest checkpoint."""
        return self.checkpoints[-1]


def describe_trained(run: RunFolder) -> TrainedRun | None:
    """Return the description of a run, or `None` if it has no checkpoint."""
    checkpoints = run.checkpoints()
    if not checkpoints:
        return None
    newest = checkpoints[-1]
    started = _started(run)
    return TrainedRun(
        run_id=run.run_id,
        config=run.config,
        checkpoints=tuple(int(folder.name) for folder in checkpoints),
        sample=run.newest_sample(),
        size_bytes=sum(file.stat().st_size for file in newest.iterdir() if file.is_file()),
        order=run.order,
        changed=saved_at(newest),
        classes=started.classes if started is not None else (),
        parameters=started.parameters if started is not None else 0,
        tuned=_tuned(run, images_seen=int(newest.name)),
    )


def _tuned(run: RunFolder, *, images_seen: int) -> Tuned | None:
    """Return the tuning result of the newest checkpoint, or `None` if missing or damaged."""
    try:
        tuned = load_tuned(run.folder)
    except SfumatoError:
        return None
    return tuned if tuned is not None and tuned.images_seen == images_seen else None


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
