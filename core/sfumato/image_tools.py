"""Tools for images: animations, contact sheets, similar training images, augmentation previews.

Each is a stream of events like those of `sfumato.engine.Engine`, which exposes this class.
"""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from sfumato.config.settings import RunConfig
from sfumato.data.cache import open_cache, prepare_cache, training_files
from sfumato.data.freshness import bring_up_to_date
from sfumato.data.locating import follow_project
from sfumato.data.spreading import StopRequestedError
from sfumato.evaluation.nearest import nearest_training_files
from sfumato.generation.animation import animate
from sfumato.generation.loading import load_asked
from sfumato.generation.sheet import generate_sheet
from sfumato.plugins.registry import Plugins
from sfumato.records.control import RunControl
from sfumato.records.events import AnyEvent
from sfumato.records.image_requests import AnimationRequest, SheetRequest
from sfumato.records.project import Project
from sfumato.records.requests import request_from
from sfumato.records.run_folder import RunFolder
from sfumato.training.augmentation_preview import preview_augmentations

__all__ = ["ImageTools"]


class ImageTools:
    """Tools for images that a model generated or will be trained on.

    Args:
        plugins: The plugins, which provide the samplers.
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
        """Generate an animation from one image to another.

        Yields `Progressed`, then `FileWritten`. Stopping ends the stream and leaves no file.

        Raises:
            ConfigError: If the two images come from different models.
            CheckpointError: If their checkpoint no longer exists.
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
        """Generate the same images in several variants, side by side, as a PNG.

        Yields `Progressed`, then `FileWritten`. Stopping ends the stream and leaves no file.

        Raises:
            CheckpointError: If a requested checkpoint or average does not exist.
        """
        control = control or RunControl()
        yield from generate_sheet(run, request, path=path, plugins=self._plugins, control=control)

    def preview_augmentations(
        self, project: Project, config: RunConfig, *, path: Path, first_draw_index: int = 0
    ) -> Iterator[AnyEvent]:
        """Render a PNG that shows the effect of a run's augmentations on its images.

        Yields `FileWritten`, preceded by `IncidentReported` for each augmentation that fails. No
        run may be training in this process at the same time: see
        `sfumato.training.augmentation_preview`.

        Raises:
            ConfigError: If an augmentation has invalid settings.
            DatasetError: If none of the images can be read.
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
        """Find the training images of a run that are most similar to an image.

        Yields `Progressed`, then `NearestFound`.

        Raises:
            DatasetError: If the training images are missing.
        """
        dataset_folder = project.dataset_folder(run.config.data.dataset)
        shape = run.config.data.shape
        yield from prepare_cache(dataset_folder, shape=shape, control=control)
        if control is not None and control.is_stopping:
            return
        cache, files = open_cache(dataset_folder, shape), training_files(dataset_folder, shape)
        yield from nearest_training_files(path, cache, files, count=count)
