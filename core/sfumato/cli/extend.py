"""The command that extends a run."""

from typing import Annotated

import typer

from sfumato.cli.arguments import MOST_IMAGES, MOST_MINUTES, AsJson, ProjectFolder, RunName
from sfumato.cli.toolbox import toolbox_of
from sfumato.cli.train import train_run
from sfumato.project import Project

__all__ = ["extend"]


def extend(
    context: typer.Context,
    project: ProjectFolder,
    run: RunName,
    *,
    minutes: Annotated[
        float,
        typer.Option(
            metavar="M", min=0, max=MOST_MINUTES, help="By how many minutes.", show_default=False
        ),
    ] = 0.0,
    images: Annotated[
        int,
        typer.Option(
            metavar="N", min=0, max=MOST_IMAGES, help="By how many images.", show_default=False
        ),
    ] = 0,
    name: Annotated[
        str,
        typer.Option(
            "--run",
            metavar="ID",
            help="The longer run's name; a free one if not given.",
            show_default=False,
        ),
    ] = "",
    as_json: AsJson = False,
) -> None:
    """Train longer: start a new run from before a run's cool-down. The original is unchanged."""
    opened = Project.open(project)
    engine = toolbox_of(context).engine
    longer = engine.extend(opened, opened.run(run), minutes=minutes, images=images, run_id=name)
    train_run(engine, opened, longer, as_json=as_json)
