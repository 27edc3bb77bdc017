"""The command that tunes a run's sampler."""

from typing import Annotated

import typer

from sfumato.cli.arguments import MOST_MINUTES, AsJson, ProjectFolder, RunName
from sfumato.cli.output import print_line
from sfumato.cli.streaming import show_until_stopped
from sfumato.cli.toolbox import toolbox_of
from sfumato.records.project import Project
from sfumato.records.tuned import remove_tuned

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
            help="Time limit. Defaults to a fraction of the training time, at least two minutes.",
            show_default=False,
        ),
    ] = None,
    reset: Annotated[
        bool,
        typer.Option("--reset", help="Discard the result of earlier tuning."),
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Tune a run's sampling: EMA length, sampler, steps, and noise levels."""
    opened = Project.open(project)
    folder = opened.run(run)
    if reset:
        was_tuned = remove_tuned(folder.folder)
        result = (
            "now generates images with its own sampling settings"
            if was_tuned
            else "has not been tuned"
        )
        print_line(f"Run “{folder.run_id}” {result}.", to_stderr=as_json)
        return
    engine = toolbox_of(context).engine
    show_until_stopped(
        lambda control: engine.tune(opened, folder, minutes=minutes or 0.0, control=control),
        as_json=as_json,
    )
