"""The command that resumes a run."""

import typer

from sfumato.cli.arguments import AsJson, Assignments, ProjectFolder, RunName
from sfumato.cli.output import print_line
from sfumato.cli.toolbox import toolbox_of
from sfumato.cli.train import train_run
from sfumato.cli.wording import command_text, twice_as_long
from sfumato.records.project import Project
from sfumato.records.run_folder import RunStatus

__all__ = ["resume"]


def resume(
    context: typer.Context,
    project: ProjectFolder,
    run: RunName,
    *,
    assignments: Assignments = None,
    as_json: AsJson = False,
) -> None:
    """Resume a run from its last checkpoint, or start it if it has none.

    Use --set to change settings such as optimizer.learning_rate, minutes, batch_size, or precision
    for the rest of the run. Settings that define the network or its training cannot change.
    """
    opened = Project.open(project)
    folder, engine = opened.run(run), toolbox_of(context).engine
    if assignments:
        folder = engine.change_settings(folder, assignments)
    elif folder.status() is RunStatus.COMPLETED:
        print_line(f"Run “{folder.run_id}” has finished.", to_stderr=as_json)
        longer = command_text("extend", opened.folder, folder.run_id, *twice_as_long(folder.config))
        print_line(f"Extend it: {longer}", to_stderr=as_json)
        return
    train_run(engine, opened, folder, as_json=as_json)
