"""The command that shows the machine's hardware and versions."""

import typer

from sfumato.cli.arguments import AsJson
from sfumato.cli.output import print_json, print_line, print_lines
from sfumato.cli.toolbox import toolbox_of
from sfumato.cli.wording import bytes_text

__all__ = ["system"]


def system(context: typer.Context, *, as_json: AsJson = False) -> None:
    """Show the machine's hardware and versions: device, precision, memory, and folders."""
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
