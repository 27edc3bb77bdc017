"""The commands that list a project's exports, and keep them in order."""

import msgspec
import typer

from sfumato.cli.arguments import AsJson, ProjectFolder
from sfumato.cli.housekeeping import add_housekeeping
from sfumato.cli.output import print_json, print_line, print_table
from sfumato.records.export_mark import export_mark
from sfumato.records.project import ItemKind, Project

__all__ = ["exports_commands"]

exports_commands = typer.Typer(
    name="exports", help="List, rename, and delete exports.", no_args_is_help=True
)


class ExportSummary(msgspec.Struct, frozen=True, kw_only=True):
    """A summary of an export, as JSON for other programs."""

    export: str
    folder: str
    run: str = ""
    """The run that was exported; "" if the export cannot be read."""
    exporter: str = ""
    images_seen: int = 0


@exports_commands.command("list")
def list_exports(project: ProjectFolder, *, as_json: AsJson = False) -> None:
    """List a project's exports."""
    opened = Project.open(project)
    found = [_summary(opened, name) for name in opened.item_names(ItemKind.EXPORT)]
    if as_json:
        print_json(found)
    elif found:
        print_table(
            ("export", "run", "exporter", "images"),
            [(one.export, one.run, one.exporter, f"{one.images_seen:,}") for one in found],
        )
    else:
        print_line(f"Project “{opened.name}” has no exports yet. Create one: sfumato export")


add_housekeeping(exports_commands, ItemKind.EXPORT)


def _summary(project: Project, name: str) -> ExportSummary:
    folder = project.exports_folder / name
    mark = export_mark(folder)
    if mark is None:
        return ExportSummary(export=name, folder=str(folder))
    return ExportSummary(
        export=name,
        folder=str(folder),
        run=project.current_name(ItemKind.RUN, mark.run),
        exporter=mark.exporter,
        images_seen=mark.images_seen,
    )
