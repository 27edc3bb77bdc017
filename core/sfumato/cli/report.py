"""The command that creates a trouble report."""

import platform
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

from sfumato.cli.failures import log_file
from sfumato.cli.output import print_line
from sfumato.records.project import Project
from sfumato.records.trouble_report import free_report_file, write_report

__all__ = ["report"]


def report(
    project: Annotated[
        Path | None,
        typer.Argument(metavar="[PROJECT]", help="Project to include.", show_default=False),
    ] = None,
    run: Annotated[
        str,
        typer.Argument(
            metavar="[RUN]", help="Run to include. Defaults to the newest.", show_default=False
        ),
    ] = "",
    *,
    out: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="ZIP file to write.", show_default=False),
    ] = None,
    images: Annotated[
        bool, typer.Option("--images", help="Include the run's newest sample grid.")
    ] = False,
) -> None:
    """Save logs and versions in a ZIP file. Nothing is sent."""
    chosen = Project.open(project).run(run or "latest") if project else None
    folder = log_file().parent
    written = write_report(
        out or free_report_file(Path()),
        metadata=f"Sfumato {version('sfumato')}\nPython {platform.python_version()}\n"
        f"{platform.platform()}\n",
        logs=sorted(folder.glob("*.log*")),
        run=chosen,
        has_images=images,
    )
    print_line(f"Report saved as {written.resolve()}")
