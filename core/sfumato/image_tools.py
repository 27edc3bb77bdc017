"""What can be made of, and learned about, images that a model drew or is to learn from?

An animation between two, the same image in several ways, the training images it comes nearest
to, what augmentations make of those. Each is a stream of events, as those of
`sfumato.engine.Engine`, which hands this class out.
"""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from sfumato.config.settings import RunConfig
from sfumato.control import RunControl
from sfumato.data.cache import open_cache, prepare_cache, training_files
from sfumato.data.freshness import bring_up_to_date
from sfumato.data.locating import follow_project
from sfumato.data.spreading import StopRequestedError
from sfumato.evaluation.near_image import near_training_files
from sfumato.events import AnyEvent
from sfumato.generation.animation import animate
from sfumato.generation.loading import load_asked
from sfumato.generation.sheet import generate_sheet
from sfumato.image_requests import AnimationRequest, SheetRequest
from sfumato.plugins import Plugins
from sfumato.project import Project
from sfumato.requests import request_from
from sfumato.run_folder import RunFolder
from sfumato.training.augmentation_preview import preview_augmentations

__all__ = ["ImageTools"]


class ImageTools:
    """Makes something of images.

    Args:
        plugins: Where samplers come from.
    """

    def __init__(self, plugins: Plugins) -> None:
        self._plugins = plugins

    def animate(
        self,
        project: Project,
        request: AnimationRequest,
        *,
        path: Path,
        control: RunControl | None = None,
    ) -> Iterator[AnyEvent]:
        """Draw the way from one image to another as a moving image.

        Yields `Progressed`, at the end `FileWritten`. A stop ends the stream and leaves no file.

        Raises:
            ConfigError: If the two were drawn by different models.
            CheckpointError: If their checkpoint is gone.
        """
        asked = request_from(request.start)
        model = load_asked(project.run(request.start.run), asked, plugins=self._plugins)
        yield from animate(model, request, path=path, control=control or RunControl())

    def generate_sheet(
        self,
        run: RunFolder,
        request: SheetRequest,
        *,
        path: Path,
        control: RunControl | None = None,
    ) -> Iterator[AnyEvent]:
        """Draw the same images in several ways, side by side, as a PNG.

        Yields `Progressed`, at the end `FileWritten`. A stop ends the stream and leaves no file.

        Raises:
            CheckpointError: If a checkpoint or average that is asked for is not there.
        """
        control = control or RunControl()
        yield from generate_sheet(run, request, path=path, plugins=self._plugins, control=control)

    def preview_augmentations(
        self, project: Project, config: RunConfig, *, path: Path, first_draw_index: int = 0
    ) -> Iterator[AnyEvent]:
        """Draw what the augmentations of a run would make of its images, as a PNG.

        Yields `FileWritten`, and before it `IncidentReported` for an augmentation that fails. No
        run may be trained in this process meanwhile: see `sfumato.training.augmentation_preview`.

        Raises:
            ConfigError: If an augmentation is set wrongly.
            DatasetError: If no image can be read.
        """
        folder = project.dataset_folder(config.data.dataset)
        with suppress(StopRequestedError):
            yield from follow_project(folder)
            yield from bring_up_to_date(folder)
        yield from preview_augmentations(
            folder,
            config,
            plugins=self._plugins,
            path=path,
            first_draw_index=first_draw_index,
        )

    def find_nearest(
        self,
        project: Project,
        run: RunFolder,
        path: Path,
        *,
        count: int = 8,
        control: RunControl | None = None,
    ) -> Iterator[AnyEvent]:
        """Find the training images of a run that an image comes nearest to.

        Yields `Progressed`, at the end `NearestFound`.

        Raises:
            DatasetError: If the images it learned from are gone.
        """
        dataset_folder = project.dataset_folder(run.config.data.dataset)
        size_px = run.config.data.size_px
        yield from prepare_cache(dataset_folder, size_px=size_px, control=control)
        if control is not None and control.is_stopping:
            return
        cache, files = open_cache(dataset_folder, size_px), training_files(dataset_folder, size_px)
        yield from near_training_files(path, cache, files, count=count)
