"""The command that distills a run."""

from typing import Annotated

import typer

from sfumato.cli.arguments import MOST_MINUTES, AsJson, Assignments, ProjectFolder, RunName
from sfumato.cli.toolbox import toolbox_of
from sfumato.cli.train import train_run
from sfumato.project import Project

__all__ = ["distill"]


def distill(
    context: typer.Context,
    project: ProjectFolder,
    run: RunName,
    *,
    share: Annotated[
        float,
        typer.Option(min=0.0, max=10.0, help="How long, as a share of the run's own training."),
    ] = 0.15,
    minutes: Annotated[
        float,
        typer.Option(
            metavar="M",
            min=0.0,
            max=MOST_MINUTES,
            help="How long in minutes; the share if not given.",
            show_default=False,
        ),
    ] = 0.0,
    assignments: Assignments = None,
    run_id: Annotated[
        str,
        typer.Option(
            "--run",
            metavar="ID",
            help="The new run's name; made from the old one's if not given.",
            show_default=False,
        ),
    ] = "",
    as_json: AsJson = False,
) -> None:
    """Distill a run so that it generates in one or two steps, and compare it with the original."""
    opened = Project.open(project)
    engine = toolbox_of(context).engine
    made = engine.new_distilled_run(
        opened,
        opened.run(run),
        share=share,
        minutes=minutes,
        run_id=run_id,
        assignments=assignments or (),
    )
    train_run(engine, opened, made, as_json=as_json)
