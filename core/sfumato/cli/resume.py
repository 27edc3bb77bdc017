"""The command that goes on with a run."""

import typer

from sfumato.cli.arguments import AsJson, ProjectFolder, RunName
from sfumato.cli.output import say
from sfumato.cli.toolbox import toolbox_of
from sfumato.cli.train import train_run
from sfumato.project import Project
from sfumato.run_folder import RunStatus

__all__ = ["resume"]


def resume(
    context: typer.Context, project: ProjectFolder, run: RunName, *, as_json: AsJson = False
) -> None:
    """Go on with a run that was stopped or cut off, from its last checkpoint."""
    opened = Project.open(project)
    folder = opened.run(run)
    if folder.status() is RunStatus.COMPLETED:
        say(f"Run “{folder.run_id}” has reached its end already.", is_aside=as_json)
        return
    train_run(toolbox_of(context).engine, opened, folder, as_json=as_json)
