"""The commands about the machine and the installation: versions, and the trouble report."""

import platform
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

from sfumato.cli.arguments import AsJson
from sfumato.cli.failures import log_file
from sfumato.cli.output import print_json, print_line, print_lines
from sfumato.cli.toolbox import toolbox_of
from sfumato.cli.wording import bytes_text
from sfumato.records.project import Project
from sfumato.records.trouble_report import free_report_file, write_report

__all__ = [
    "report",
    "system",
]


def system(context: typer.Context, *, as_json: AsJson = False) -> None:
    """Show hardware and versions."""
    report = toolbox_of(context).engine.system()
    if as_json:
        print_json(report)
        return
    metadata = {
        "device": f"{report.device} ({report.kind})",
        "precision": report.precision,
        "threads": str(report.threads),
        "memory": bytes_text(report.memory_bytes),
    }
    for name, text in (metadata | report.versions | report.folders).items():
        print_line(f"{name:<20} {text}")
    print_lines(map(str, report.notes))


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
