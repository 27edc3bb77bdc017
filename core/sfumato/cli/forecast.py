"""The command that times each preset on this machine and recommends one."""

from typing import Annotated

import typer

from sfumato.cli.arguments import MOST_MINUTES, AsJson, ProjectFolder
from sfumato.cli.streaming import show_until_stopped
from sfumato.cli.toolbox import toolbox_of
from sfumato.records.project import Project

__all__ = ["forecast"]


def forecast(
    context: typer.Context,
    project: ProjectFolder,
    *,
    data: Annotated[str, typer.Option(metavar="NAME", help="Dataset to train on.")],
    minutes: Annotated[
        float | None,
        typer.Option(
            metavar="M",
            min=0.1,
            max=MOST_MINUTES,
            help="Available training time. Defaults to one night on a GPU and eight minutes on a "
            "CPU.",
            show_default=False,
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Benchmark each preset on this machine, show what to expect, and recommend a preset."""
    opened = Project.open(project)
    engine = toolbox_of(context).engine
    show_until_stopped(
        lambda control: engine.forecast(opened, data, minutes=minutes or 0.0, control=control),
        as_json=as_json,
    )
