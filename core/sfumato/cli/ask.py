"""The command that asks something of a run which another process trains."""

import math
from typing import Annotated

import typer

from sfumato.cli.arguments import ProjectFolder, RunName
from sfumato.control import Command, send_command, send_learning_rate
from sfumato.errors import SfumatoError
from sfumato.project import Project

__all__ = ["ask"]


def ask(
    project: ProjectFolder,
    run: RunName,
    commands: Annotated[
        list[Command] | None,
        typer.Argument(
            metavar="[COMMAND]...",
            help="pause, resume, sample, checkpoint, stop, or stop_now without a checkpoint.",
            show_default=False,
        ),
    ] = None,
    *,
    learning_rate: Annotated[
        float | None,
        typer.Option(
            metavar="R", help="The learning rate to go on with, above 0.", show_default=False
        ),
    ] = None,
) -> None:
    """Ask a run in training to pause, go on, draw samples, save, stop, or learn at another rate.

    The run obeys between two steps, in whichever process and on whichever machine it is trained.
    """
    folder = Project.open(project).run(run)
    if not commands and learning_rate is None:
        raise typer.BadParameter("Say what to ask for: a command or --learning-rate.")
    if learning_rate is not None and not 0 < learning_rate < math.inf:
        raise typer.BadParameter("The learning rate must be above 0.")
    if not folder.status().is_active:
        raise SfumatoError(
            f"Run “{folder.run_id}” is not being trained, so nothing can be asked of it.",
            hint=f"Go on with it first: sfumato resume PROJECT {folder.run_id}",
        )
    if learning_rate is not None:
        send_learning_rate(folder.control_file, learning_rate)
    for command in commands or ():
        send_command(folder.control_file, command)
