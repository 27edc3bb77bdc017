"""The command that creates a project."""

from typing import Annotated

import typer

from sfumato.cli.arguments import ProjectFolder
from sfumato.cli.output import print_line
from sfumato.cli.wording import command_text
from sfumato.records.project import Project

__all__ = ["new"]


def new(
    project: ProjectFolder,
    *,
    name: Annotated[
        str, typer.Option(help="Display name. Defaults to the folder's name.", show_default=False)
    ] = "",
) -> None:
    """Create a new, empty project."""
    made = Project.create(project, name=name)
    print_line(f"Created project “{made.name}” in {made.folder}")
    print_line(f"Next: {command_text('data', 'add', project, 'FOLDER_OF_IMAGES')}")
