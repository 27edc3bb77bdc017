"""The command that controls a run while another process is training it."""

import math
from typing import Annotated

import typer

from sfumato.cli.arguments import ProjectFolder, RunName
from sfumato.cli.output import print_line
from sfumato.cli.toolbox import toolbox_of
from sfumato.cli.wording import command_text, twice_as_long
from sfumato.errors import SfumatoError
from sfumato.records.control import Command, send_command, send_learning_rate
from sfumato.records.project import Project
from sfumato.records.run_folder import RunFolder, RunStatus

__all__ = ["ask"]


def ask(
    context: typer.Context,
    project: ProjectFolder,
    run: RunName,
    *,
    commands: Annotated[
        list[Command] | None,
        typer.Argument(
            metavar="[COMMAND]...",
            help="pause, resume, sample, checkpoint, stop, or stop_now (without a checkpoint).",
            show_default=False,
        ),
    ] = None,
    learning_rate: Annotated[
        float | None,
        typer.Option(metavar="R", help="New learning rate, greater than 0.", show_default=False),
    ] = None,
) -> None:
    """Pause, resume, sample, save, or stop a training run, or change its learning rate.

    The run responds at its next step, in any process and on any machine. If it is not training, the
    learning rate takes effect when it resumes.
    """
    opened = Project.open(project)
    folder = opened.run(run)
    if not commands and learning_rate is None:
        raise typer.BadParameter("Specify a command or --learning-rate.")
    if learning_rate is not None and not 0 < learning_rate < math.inf:
        raise typer.BadParameter("The learning rate must be greater than 0.")
    if not folder.status().is_active:
        if commands:
            raise _not_training(opened, folder)
        _ask_for_later(context, opened, folder, f"optimizer.learning_rate={learning_rate!r}")
        return
    if learning_rate is not None:
        send_learning_rate(folder.control_file, learning_rate)
    for command in commands or ():
        send_command(folder.control_file, command)


def _ask_for_later(
    context: typer.Context, project: Project, run: RunFolder, assignment: str
) -> None:
    """Save a request to be applied when the run resumes."""
    toolbox_of(context).engine.change_settings(run, [assignment])
    print_line(f"Run “{run.run_id}” is not training; it will resume with {assignment}.")
    print_line(f"Resume it: {command_text('resume', project.folder, run.run_id)}")


def _not_training(project: Project, run: RunFolder) -> SfumatoError:
    if run.status() is RunStatus.COMPLETED:
        return SfumatoError(
            f"Run “{run.run_id}” has finished and accepts no commands.",
            hint="Extend it: "
            f"{command_text('extend', project.folder, run.run_id, *twice_as_long(run.config))}",
        )
    return SfumatoError(
        f"Run “{run.run_id}” is not training and accepts no commands.",
        hint=f"Resume it first: {command_text('resume', project.folder, run.run_id)}",
    )
