"""The command that tunes a run's sampler."""

from typing import Annotated

import typer

from sfumato.cli.arguments import MOST_MINUTES, AsJson, ProjectFolder, RunName
from sfumato.cli.output import print_line
from sfumato.cli.streaming import show_until_stopped
from sfumato.cli.toolbox import toolbox_of
from sfumato.project import Project
from sfumato.tuned import remove_tuned

__all__ = ["tune"]


def tune(
    context: typer.Context,
    project: ProjectFolder,
    run: RunName,
    *,
    minutes: Annotated[
        float | None,
        typer.Option(
            metavar="M",
            min=0.1,
            max=MOST_MINUTES,
            help="How long to look; a share of the training time if not given, two minutes at "
            "least.",
            show_default=False,
        ),
    ] = None,
    reset: Annotated[
        bool,
        typer.Option("--reset", help="Forget what was found: draw as the run's settings say."),
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Find a run's best sampling settings: EMA length, sampler, steps, and noise levels."""
    opened = Project.open(project)
    folder = opened.run(run)
    if reset:
        was_tuned = remove_tuned(folder.folder)
        word = "draws as its settings say" if was_tuned else "was not tuned"
        print_line(f"Run “{folder.run_id}” {word}.", to_stderr=as_json)
        return
    engine = toolbox_of(context).engine
    show_until_stopped(
        lambda control: engine.tune(opened, folder, minutes=minutes or 0.0, control=control),
        as_json=as_json,
    )
