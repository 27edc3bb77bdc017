"""The command that animates a run's samples."""

from pathlib import Path
from typing import Annotated

import typer

from sfumato.cli.arguments import ProjectFolder, RunName
from sfumato.cli.output import print_line
from sfumato.cli.streaming import show_stream
from sfumato.records.project import Project
from sfumato.records.timelapse import save_timelapse

__all__ = ["timelapse"]


def timelapse(
    project: ProjectFolder,
    run: RunName,
    *,
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="WebP or GIF file to write. Defaults to RUN.webp.",
            show_default=False,
        ),
    ] = None,
    seconds: Annotated[
        float, typer.Option(metavar="S", min=0.5, max=600.0, help="Approximate duration.")
    ] = 8.0,
) -> None:
    """Create a time-lapse animation of a run's sample grids, from noise to images."""
    folder = Project.open(project).run(run)
    file = out or Path(f"{folder.run_id}.webp")
    show_stream(save_timelapse(folder, file, seconds=seconds))
    print_line(f"Animation saved as {file.resolve()}")
