"""The TensorBoard logger: writes a run's curves and samples.

Each training session writes its own file into `tensorboard/` in the run's folder; TensorBoard joins
these files. The horizontal axis is the number of images seen.
"""

import re
import socket
import time
from pathlib import Path
from typing import BinaryIO

from sfumato.plugins.run_logger import RunLogger
from sfumato.records.events import (
    AnyEvent,
    QualityMeasured,
    SamplesGenerated,
    StepFinished,
    ValidationMeasured,
)
from sfumato.records.run_folder import RunFolder
from sfumato_plugins.loggers import TensorboardSettings
from sfumato_plugins.loggers.event_records import (
    image_value,
    record,
    scalar_value,
    summary_event,
    version_event,
)

__all__ = ["TensorboardLogger", "make_logger"]


_PREFIX = "events.out.tfevents."
_TIME = re.compile(r"\d+(\.\d+)?")


class TensorboardLogger(RunLogger):
    """Writes event files for TensorBoard.

    Args:
        folder: The parent folder, with one folder per run; `None` uses the run's own folder.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._run: RunFolder | None = None
        self._stream: BinaryIO | None = None

    def begin(self, run: RunFolder) -> None:
        """Open a new file for this training session."""
        folder = self._folder / run.run_id if self._folder else run.folder / "tensorboard"
        folder.mkdir(parents=True, exist_ok=True)
        now = max(time.time(), 1 + _newest(folder))
        name = f"{_PREFIX}{now:017.6f}.{socket.gethostname()}"
        self._run = run
        self._stream = (folder / name).open("xb")
        self._write(version_event(now))

    def log(self, event: AnyEvent) -> None:
        """Write the values and images of an event."""
        values = self._values(event)
        if values:
            self._write(summary_event(event.time, getattr(event, "images_seen", 0), values))

    def end(self) -> None:
        """Close the file."""
        if self._stream is not None:
            self._stream.close()

    def _values(self, event: AnyEvent) -> list[bytes]:
        if isinstance(event, SamplesGenerated):
            assert self._run is not None
            return [image_value("samples", (self._run.folder / event.path).read_bytes())]
        return [scalar_value(tag, value) for tag, value in _figures(event).items()]

    def _write(self, event: bytes) -> None:
        assert self._stream is not None
        self._stream.write(record(event))
        self._stream.flush()


def _newest(folder: Path) -> float:
    """Return the time in the name of the newest file, or 0 if there is no file.

    TensorBoard reads files in the order of their names and never returns to an earlier file, so a
    new file must sort last even if the system clock was set back.
    """
    names = (path.name.removeprefix(_PREFIX) for path in folder.glob(f"{_PREFIX}*"))
    found = (_TIME.match(name) for name in names)
    return max((float(match[0]) for match in found if match), default=0.0)


def make_logger(settings: TensorboardSettings) -> TensorboardLogger:
    """Return the logger."""
    return TensorboardLogger(Path(settings.folder).expanduser() if settings.folder else None)


def _figures(event: AnyEvent) -> dict[str, float]:
    match event:
        case StepFinished():
            return {
                "training/loss": event.loss,
                "training/learning_rate": event.learning_rate,
                "training/gradient_norm": event.gradient_norm,
                "training/images_per_s": event.images_per_s,
            }
        case ValidationMeasured():
            by_sigma = event.loss_by_sigma.items()
            return {
                "validation/loss": event.loss,
                **{f"validation_by_sigma/{sigma}": loss for sigma, loss in by_sigma},
            }
        case QualityMeasured():
            components = event.score.components.items()
            return {
                "quality/dirt": event.cleanliness.penalty,
                **{f"quality/{name}": one.value for name, one in components},
                **{f"quality/{name}_baseline": one.baseline for name, one in components},
            }
        case _:
            return {}
