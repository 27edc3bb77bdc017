"""The data of the run that is shown.

The events in the run's folder are sorted into the data that the page needs: curves as plain arrays,
sample grids, incidents, and log entries. The model grows as events arrive, and signals which part
has changed.
"""

from array import array
from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from sfumato.records.events import (
    AugmentationChanged,
    CheckpointSaved,
    IncidentReported,
    LearningRateChanged,
    QualityMeasured,
    RunEnded,
    RunExtended,
    RunFailed,
    RunPaused,
    RunResumed,
    RunStarted,
    SamplesGenerated,
    SettingsChanged,
    StepFinished,
    TuningFinished,
    ValidationMeasured,
)
from sfumato.records.run_folder import RunFolder
from sfumato_desktop.models.run_news import Preview, StepBlock, WholeRead, clock_of

__all__ = ["Curves", "RunModel", "SampleGrid"]

_NOTABLE = (
    RunStarted,
    RunPaused,
    RunResumed,
    RunEnded,
    RunExtended,
    RunFailed,
    IncidentReported,
    LearningRateChanged,
    SettingsChanged,
    AugmentationChanged,
    CheckpointSaved,
    ValidationMeasured,
    QualityMeasured,
    TuningFinished,
)


class Curves:
    """The figures of each step report, in arrays of equal length."""

    def __init__(self) -> None:
        self.steps = array("d")
        self.images = array("d")
        self.seconds = array("d")
        """Training time, excluding pauses and breaks between training sessions."""
        self.loss = array("f")
        """In single precision, like the next three arrays; a chart cannot show more."""
        self.learning_rate = array("f")
        self.gradient_norm = array("f")
        self.images_per_s = array("f")
        self.validation_steps = array("d")
        self.validation_images = array("d")
        self.validation_seconds = array("d")
        self.validation_loss = array("d")
        self.quality_steps = array("d")
        self.quality_images = array("d")
        self.quality_seconds = array("d")
        self.quality = array("d")
        """Distance to real images as a multiple of the real-vs-real baseline; 1 is best."""
        self._last_s: float | None = None

    def start_session(self) -> None:
        """Record that the time until the next report is not training time."""
        self._last_s = None

    def cut_after(self, images_seen: int) -> None:
        """Drop the values after a checkpoint that the run was rolled back to."""
        keep = len(self.images)
        while keep and self.images[keep - 1] > images_seen:
            keep -= 1
        for values in self._step_arrays():
            del values[keep:]

    def add(self, block: StepBlock) -> None:
        """Append step reports."""
        before = self.seconds[-1] if self.seconds else 0.0
        if self._last_s is not None:
            before += max(0.0, block.first_s - self._last_s)
        self._last_s = clock_of(block.last)
        self.seconds.extend(accumulate(block.passed, initial=before))
        self.steps.extend(block.steps)
        self.images.extend(block.images)
        self.loss.extend(block.loss)
        self.learning_rate.extend(block.learning_rate)
        self.gradient_norm.extend(block.gradient_norm)
        self.images_per_s.extend(block.images_per_s)

    def moment(self, images_seen: float) -> tuple[float, float]:
        """Return the number of steps and the seconds at a point of the run."""
        index = bisect_left(self.images, images_seen)
        if index >= len(self.images):
            return (self.steps[-1], self.seconds[-1]) if self.steps else (0.0, 0.0)
        return self.steps[index], self.seconds[index]

    def add_validation(self, event: ValidationMeasured) -> None:
        """Append a measurement on held-out images."""
        self.validation_steps.append(self.steps[-1] if self.steps else 0.0)
        self.validation_images.append(event.images_seen)
        self.validation_seconds.append(self.seconds[-1] if self.seconds else 0.0)
        self.validation_loss.append(event.loss)

    def add_quality(self, event: QualityMeasured) -> None:
        """Append a comparison with real images."""
        self.quality_steps.append(self.steps[-1] if self.steps else 0.0)
        self.quality_images.append(event.images_seen)
        self.quality_seconds.append(self.seconds[-1] if self.seconds else 0.0)
        self.quality.append(event.score.frechet.multiple)

    def _step_arrays(self) -> "tuple[array[float], ...]":
        return (
            *(self.steps, self.images, self.seconds, self.loss, self.learning_rate),
            *(self.gradient_norm, self.images_per_s),
        )


@dataclass(frozen=True)
class SampleGrid:
    """A sample grid of the run."""

    path: Path
    images_seen: int
    count: int
    columns: int
    raw_path: Path | None = None
    """Samples of the same seeds, generated with the weights without EMA."""
    class_names: tuple[str, ...] = ()
    """The class of each sample; empty for a model without classes."""


class RunModel(QObject):
    """The run that is shown, if any."""

    run_changed = Signal()
    """Emitted when a different run, or no run, is shown."""
    curves_grew = Signal()
    samples_grew = Signal()
    log_entries_added = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.show(None)

    @property
    def incident(self) -> IncidentReported | None:
        """The newest incident of the current training session, if any."""
        found: IncidentReported | None = None
        for event in self.log_entries:
            if isinstance(event, RunStarted | RunEnded):
                found = None  # the incident is part of the log, but can no longer be acted on
            elif isinstance(event, IncidentReported):
                found = event
        return found

    def show(self, run: RunFolder | None) -> None:
        """Show another run, whose events are then passed to `handle_news`."""
        self.run = run
        self.started: RunStarted | None = None
        self.curves = Curves()
        self._coming: Curves | None = None
        """Data read so far from a run that is shown as a preview."""
        self.samples: list[SampleGrid] = []
        self.log_entries: list[object] = []
        """The events worth showing in the log, in order."""
        self.last_step: StepFinished | None = None
        self.run_changed.emit()

    @Slot(object, object)
    def handle_news(self, run: object, events: list[object]) -> None:
        """Apply a run's events, as returned by `sorted_news`, unless a different run is shown."""
        if run is not self.run:
            return
        sizes = len(self.samples), len(self.log_entries)
        for event in events:
            self._handle_one(event)
        if self._coming is None or any(isinstance(event, Preview) for event in events):
            self.curves_grew.emit()
        if len(self.samples) != sizes[0]:
            self.samples_grew.emit()
        if len(self.log_entries) != sizes[1]:
            self.log_entries_added.emit()

    def _handle_one(self, event: object) -> None:
        curves = self._coming or self.curves
        match event:
            case StepBlock():
                curves.add(event)
                self.last_step = event.last
            case Preview():
                self._coming = Curves()
                self.curves.add(event.block)
            case WholeRead():
                self.curves, self._coming = self._coming or self.curves, None
            case ValidationMeasured():
                curves.add_validation(event)
            case QualityMeasured():
                curves.add_quality(event)
            case SamplesGenerated():
                self._add_samples(event)
            case RunStarted():
                self.started = event
                curves.cut_after(event.images_seen)
                curves.start_session()
            case RunResumed():
                curves.start_session()
        if isinstance(event, _NOTABLE):
            self.log_entries.append(event)

    def _add_samples(self, event: SamplesGenerated) -> None:
        assert self.run is not None
        self.samples = [grid for grid in self.samples if grid.images_seen < event.images_seen]
        self.samples.append(
            SampleGrid(
                path=self.run.folder / event.path,
                images_seen=event.images_seen,
                count=event.count,
                columns=event.columns,
                raw_path=self.run.folder / event.raw_path if event.raw_path else None,
                class_names=event.class_names,
            )
        )
