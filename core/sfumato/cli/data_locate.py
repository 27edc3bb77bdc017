"""The command that sets the new location of a dataset's images."""

from pathlib import Path
from typing import Annotated

import typer

from sfumato.cli.arguments import AsJson, ProjectFolder
from sfumato.cli.streaming import show_until_stopped
from sfumato.cli.toolbox import toolbox_of
from sfumato.records.project import Project

__all__ = ["data_locate"]


def data_locate(
    context: typer.Context,
    project: ProjectFolder,
    name: Annotated[str, typer.Argument(metavar="NAME", help="Dataset name.", show_default=False)],
    *,
    new_folder: Annotated[
        Path,
        typer.Argument(
            metavar="NEW_FOLDER",
            help="Folder or archive that now contains the images.",
            show_default=False,
        ),
    ],
    as_json: AsJson = False,
) -> None:
    """Set a new location for a dataset's images, after checking that they match."""
    opened, source = Project.open(project), new_folder.expanduser().resolve()
    engine = toolbox_of(context).engine
    show_until_stopped(
        lambda control: engine.locate(opened, name, source, control=control), as_json=as_json
    )
