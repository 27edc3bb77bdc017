"""The command that previews the effect of augmentations on a dataset's images."""

from pathlib import Path
from typing import Annotated

import typer

from sfumato.cli.arguments import MOST_IMAGES, AsJson, Assignments, ProjectFolder
from sfumato.cli.streaming import show_stream
from sfumato.cli.toolbox import toolbox_of
from sfumato.config.loading import apply_assignments
from sfumato.config.settings import DataConfig, RunConfig
from sfumato.records.manifest import load_rules
from sfumato.records.project import Project

__all__ = ["data_preview"]


def data_preview(
    context: typer.Context,
    project: ProjectFolder,
    name: Annotated[str, typer.Argument(metavar="NAME", help="Dataset name.", show_default=False)],
    *,
    assignments: Assignments = None,
    sample: Annotated[
        int,
        typer.Option(
            metavar="N",
            min=0,
            max=MOST_IMAGES,
            help="Index of the first random sample; a different value shows different samples.",
        ),
    ] = 0,
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="PNG file to write. Defaults to NAME-preview.png.",
            show_default=False,
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Show images above their augmented versions."""
    opened = Project.open(project)
    shape = load_rules(opened.dataset_folder(name)).shape
    config = RunConfig(data=DataConfig(dataset=name, shape=shape))
    config = apply_assignments(config, assignments or ())
    path = (out or Path(f"{name}-preview.png")).resolve()
    images = toolbox_of(context).engine.images
    events = images.preview_augmentations(opened, config, path=path, first_draw_index=sample)
    show_stream(events, as_json=as_json)
