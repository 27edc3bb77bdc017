"""What is known of the run that is shown?

The events of its folder, sorted into what the page needs: curves as plain arrays, sample grids,
incidents and facts. It grows as events come and says which part grew.
"""

from array import array
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from sfumato.events import (
    CheckpointSaved,
    IncidentReported,
    QualityMeasured,
    RunEnded,
    RunExtended,
    RunFailed,
    RunPaused,
    RunResumed,
    RunStarted,
    SamplesDrawn,
    StepFinished,
    TuningFinished,
    ValidationMeasured,
)
from sfumato.run_folder import RunFolder

__all__ = ["Curves", "RunModel", "SampleGrid"]

_NOTABLE = (
    RunStarted,
    RunPaused,
    RunResumed,
    RunEnded,
    RunExtended,
    RunFailed,
    IncidentReported,
    CheckpointSaved,
    ValidationMeasured,
    QualityMeasured,
    TuningFinished,
)


class Curves:
    """The figures of each step report, in arrays of equal length."""

    def __init__(self) -> None:
        self.images = array("d")
        self.seconds = array("d")
        """Training time: pauses and nights between two sittings are left out."""
        self.loss = array("d")
        self.learning_rate = array("d")
        self.gradient_norm = array("d")
        self.validation_images = array("d")
        self.validation_seconds = array("d")
        self.validation_loss = array("d")
        self.quality_images = array("d")
        self.quality_seconds = array("d")
        self.quality = array("d")
        """Distance to real pictures as a multiple of that between real ones; 1 is the best."""
        self._last_time: float | None = None

    def start_sitting(self) -> None:
        """Note that the time until the next report is no training time."""
        self._last_time = None

    def cut_after(self, images_seen: int) -> None:
        """Forget what was learnt after a checkpoint that the run went back to."""
        keep = len(self.images)
        while keep and self.images[keep - 1] > images_seen:
            keep -= 1
        for values in self._step_arrays():
            del values[keep:]

    def add(self, step: StepFinished) -> None:
        """Add a step report."""
        before = self.seconds[-1] if self.seconds else 0.0
        passed = 0.0 if self._last_time is None else max(0.0, step.time - self._last_time)
        self._last_time = step.time
        self.images.append(step.images_seen)
        self.seconds.append(before + passed)
        self.loss.append(step.loss)
        self.learning_rate.append(step.learning_rate)
        self.gradient_norm.append(step.gradient_norm)

    def add_validation(self, event: ValidationMeasured) -> None:
        """Add a measurement on held-out pictures."""
        self.validation_images.append(event.images_seen)
        self.validation_seconds.append(self.seconds[-1] if self.seconds else 0.0)
        self.validation_loss.append(event.loss)

    def add_quality(self, event: QualityMeasured) -> None:
        """Add a comparison with real pictures."""
        self.quality_images.append(event.images_seen)
        self.quality_seconds.append(self.seconds[-1] if self.seconds else 0.0)
        self.quality.append(event.multiple)

    def _step_arrays(self) -> "tuple[array[float], ...]":
        return (self.images, self.seconds, self.loss, self.learning_rate, self.gradient_norm)


@dataclass(frozen=True)
class SampleGrid:
    """One sample grid of the run."""

    path: Path
    images_seen: int
    count: int
    columns: int


class RunModel(QObject):
    """The run that is shown, or none."""

    run_changed = Signal()
    """Another run is shown, or none."""
    curves_grew = Signal()
    samples_grew = Signal()
    happenings_grew = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.show(None)

    def show(self, run: RunFolder | None) -> None:
        """Show another run; its events are to follow."""
        self.run = run
        self.started: RunStarted | None = None
        self.curves = Curves()
        self.samples: list[SampleGrid] = []
        self.happenings: list[object] = []
        """The events a person would want to read, in their order."""
        self.last_step: StepFinished | None = None
        self.run_changed.emit()

    @Slot(object, object)
    def take(self, run: object, events: list[object]) -> None:
        """Take in new events of a run; those of another one than is shown are passed over."""
        if run is not self.run:
            return
        sizes = len(self.samples), len(self.happenings)
        for event in events:
            self._take_one(event)
        self.curves_grew.emit()
        if len(self.samples) != sizes[0]:
            self.samples_grew.emit()
        if len(self.happenings) != sizes[1]:
            self.happenings_grew.emit()

    def _take_one(self, event: object) -> None:
        match event:
            case StepFinished():
                self.curves.add(event)
                self.last_step = event
            case ValidationMeasured():
                self.curves.add_validation(event)
            case QualityMeasured():
                self.curves.add_quality(event)
            case SamplesDrawn():
                self._add_samples(event)
            case RunStarted():
                self.started = event
                self.curves.cut_after(event.images_seen)
                self.curves.start_sitting()
            case RunResumed():
                self.curves.start_sitting()
        if isinstance(event, _NOTABLE):
            self.happenings.append(event)

    def _add_samples(self, event: SamplesDrawn) -> None:
        assert self.run is not None
        self.samples = [grid for grid in self.samples if grid.images_seen < event.images_seen]
        self.samples.append(
            SampleGrid(
                path=self.run.folder / event.path,
                images_seen=event.images_seen,
                count=event.count,
                columns=event.columns,
            )
        )
