"""Background jobs that process images, for example to make an animation.

Each of them is a job of the engine. It appears in the run strip, where it can be canceled, and a
signal reports its result.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from sfumato.gallery import Gallery
from sfumato.gallery.image_export import export_images
from sfumato.records.control import RunControl
from sfumato.records.events import AnyEvent, FileWritten, NearestFound
from sfumato.records.image_requests import AnimationRequest, SheetRequest
from sfumato.records.project import Project
from sfumato.records.run_folder import RunFolder
from sfumato_desktop.bridge.engine_jobs import EngineJobs
from sfumato_desktop.bridge.job import Job, JobKind, Work

if TYPE_CHECKING:
    from sfumato.engine import Engine

__all__ = ["ImageJobs"]


class ImageJobs(QObject):
    """Starts jobs that process images, and reports their results.

    Args:
        jobs: The engine's jobs.
        parent: The Qt parent.
    """

    made = Signal(str)
    """Emitted with the path of a finished animation or contact sheet."""
    exported = Signal(str)
    """Emitted with the path of the export manifest once images have been copied."""
    nearest_found = Signal(object)
    """Emitted with the `NearestFound`."""
    nearest_ended = Signal()
    """Emitted when the search for the nearest images has ended, whether successful or not."""

    def __init__(self, jobs: EngineJobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs

    def animate(self, project: Project, request: AnimationRequest, path: Path) -> None:
        """Write an animation that interpolates between two images."""

        def work(engine: "Engine", control: RunControl) -> Iterator[AnyEvent]:
            return engine.images.animate(project, request, path=path, control=control)

        self._submit(self.tr("Generating an animation"), work, self._handle_written)

    def generate_sheet(self, run: RunFolder, request: SheetRequest, path: Path) -> None:
        """Write a contact sheet of the same images in several variants."""

        def work(engine: "Engine", control: RunControl) -> Iterator[AnyEvent]:
            return engine.images.generate_sheet(run, request, path=path, control=control)

        self._submit(self.tr("Generating a contact sheet"), work, self._handle_written)

    def find_nearest(self, project: Project, run: RunFolder, image: Path) -> None:
        """Find the training images nearest to an image."""

        def work(engine: "Engine", control: RunControl) -> Iterator[AnyEvent]:
            return engine.images.find_nearest(project, run, image, control=control)

        title = self.tr("Finding the nearest training images")
        self._submit(title, work, self._handle_nearest).finished.connect(self.nearest_ended)

    def export(self, project: Project, ids: Sequence[int], folder: Path) -> None:
        """Copy images to a folder, with an export manifest."""

        def work(engine: "Engine", control: RunControl) -> Iterator[AnyEvent]:  # noqa: ARG001, a Work
            gallery = Gallery(project.gallery_folder)
            try:
                yield from export_images(gallery, ids, folder, control=control)
            finally:
                gallery.close()

        self._submit(self.tr("Exporting images"), work, self._show_exported)

    def _submit(self, title: str, work: Work, handle: Callable[[AnyEvent], object]) -> Job:
        job = self._jobs.submit(title, work, kind=JobKind.IMAGES)
        job.event_happened.connect(handle)
        return job

    @Slot(object)
    def _handle_written(self, event: AnyEvent) -> None:
        if isinstance(event, FileWritten):
            self.made.emit(event.path)

    @Slot(object)
    def _show_exported(self, event: AnyEvent) -> None:
        if isinstance(event, FileWritten):
            self.exported.emit(event.path)

    @Slot(object)
    def _handle_nearest(self, event: AnyEvent) -> None:
        if isinstance(event, NearestFound):
            self.nearest_found.emit(event)
