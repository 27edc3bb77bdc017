"""Background imports of images into a project."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from sfumato.config.image_shape import ImageShape
from sfumato.records.control import RunControl
from sfumato.records.events import AnyEvent
from sfumato.records.manifest import DatasetRules
from sfumato.records.project import Project
from sfumato_desktop.bridge.engine_jobs import EngineJobs
from sfumato_desktop.bridge.job import Job, JobKind
from sfumato_desktop.language import translator

if TYPE_CHECKING:
    from sfumato.engine import Engine

__all__ = ["import_folder", "import_guessed", "import_sample", "locate_images"]

_tr = translator("Imports")

_SAMPLE_FOLDER = "images"
_SAMPLE_NAME = "pixel-faces"
_SAMPLE_SIZE_PX = 32


def import_folder(jobs: EngineJobs, project: Project, rules: DatasetRules, *, name: str) -> Job:
    """Create a dataset from a folder in the background."""

    def work(engine: "Engine", control: RunControl) -> Iterator[AnyEvent]:
        yield from engine.import_folder(project, rules, name=name, control=control)

    return jobs.submit(_tr("Importing {name}").format(name=name), work, kind=JobKind.IMPORT)


def locate_images(jobs: EngineJobs, project: Project, *, name: str, source: Path) -> Job:
    """Point a dataset to the new location of its images, in the background."""

    def work(engine: "Engine", control: RunControl) -> Iterator[AnyEvent]:
        yield from engine.locate(project, name, source, control=control)

    return jobs.submit(
        _tr("Locating the images of {name}").format(name=name), work, kind=JobKind.IMPORT
    )


def import_guessed(
    jobs: EngineJobs, project: Project, guess: Callable[[], DatasetRules], *, name: str
) -> Job:
    """Create a dataset in the background, including the slow step of guessing its rules."""

    def work(engine: "Engine", control: RunControl) -> Iterator[AnyEvent]:
        yield from engine.import_folder(project, guess(), name=name, control=control)

    return jobs.submit(_tr("Importing {name}").format(name=name), work, kind=JobKind.IMPORT)


def import_sample(jobs: EngineJobs, project: Project) -> Job:
    """Create a dataset in a project from the images bundled with Sfumato."""
    rules = DatasetRules(shape=ImageShape.square(_SAMPLE_SIZE_PX))

    def work(engine: "Engine", control: RunControl) -> Iterator[AnyEvent]:
        from sfumato.data.sample import unpack_sample  # above the lazy-import boundary

        source = unpack_sample(project.folder / _SAMPLE_FOLDER)
        chosen = msgspec.structs.replace(rules, source=str(source))
        yield from engine.import_folder(project, chosen, name=_SAMPLE_NAME, control=control)

    return jobs.submit(_tr("Unpacking the sample"), work, kind=JobKind.IMPORT)
