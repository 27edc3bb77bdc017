"""Image generation in the background, with its progress."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from sfumato.records.control import RunControl
from sfumato.records.events import AnyEvent, ImageGenerated
from sfumato.records.project import Project
from sfumato.records.requests import GenerateRequest
from sfumato.records.run_folder import RunFolder
from sfumato_desktop.bridge.engine_jobs import EngineJobs
from sfumato_desktop.bridge.job import Job, JobKind

if TYPE_CHECKING:
    from sfumato.engine import Engine

__all__ = ["Generation"]


class Generation(QObject):
    """The generation in progress, if any.

    Args:
        jobs: The engine's jobs.
        parent: The Qt parent.
    """

    progressed = Signal(int, int)
    """Emitted with the numbers of images generated and requested; 0 while the model is loading."""
    finished = Signal(int, int)
    """Emitted with the numbers of images generated and requested, which differ after a stop."""

    def __init__(self, jobs: EngineJobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._job: Job | None = None
        self._drawn = 0
        self._wanted = 0

    @property
    def is_running(self) -> bool:
        """Whether images are being generated."""
        return self._job is not None

    def start(self, project: Project, run: RunFolder, request: GenerateRequest) -> None:
        """Generate images into the project's gallery."""

        def work(engine: "Engine", control: RunControl) -> Iterator[AnyEvent]:
            return engine.generate(project, run, request, control=control)

        self._drawn, self._wanted = 0, request.count
        title = self.tr("Generating with {run}").format(run=run.run_id)
        self._job = self._jobs.submit(title, work, kind=JobKind.GENERATION)
        self._job.event_happened.connect(self._handle_event)
        self._job.finished.connect(self._handle_end)
        self.progressed.emit(0, 0)

    def stop(self) -> None:
        """Stop after the images currently being generated."""
        if self._job is not None:
            self._job.stop()

    @Slot(object)
    def _handle_event(self, event: object) -> None:
        if isinstance(event, ImageGenerated):
            self._drawn = event.done
            self.progressed.emit(event.done, event.total)

    @Slot()
    def _handle_end(self) -> None:
        self._job = None
        self.finished.emit(self._drawn, self._wanted)
