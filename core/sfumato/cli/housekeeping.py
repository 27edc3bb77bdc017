"""The commands that rename, delete, and restore a project's runs, datasets, and exports."""

from typing import Annotated

import typer

from sfumato.cli.arguments import ProjectFolder
from sfumato.cli.output import print_line
from sfumato.cli.wording import command_text, counted
from sfumato.files.trash import empty_trash
from sfumato.records.housekeeping import delete_item, deleted_items, rename_item, restore_item
from sfumato.records.project import ItemKind, Project

__all__ = ["add_housekeeping"]

_Name = Annotated[str, typer.Argument(metavar="NAME", help="Current name.", show_default=False)]
_NewName = Annotated[str, typer.Argument(metavar="NEW_NAME", help="New name.", show_default=False)]
_Deleted = Annotated[
    str | None,
    typer.Argument(
        metavar="NAME", help="Name in the trash; omit to list the names.", show_default=False
    ),
]


def add_housekeeping(commands: typer.Typer, kind: ItemKind) -> None:
    """Add the commands for one kind to the group of its commands, which has the name `kind`s."""
    group = str(commands.info.name)

    def rename(project: ProjectFolder, name: _Name, new_name: _NewName) -> None:
        rename_item(Project.open(project), kind, name, new_name=new_name)
        print_line(f"Renamed {kind} “{name}” to “{new_name}”.")

    def delete(project: ProjectFolder, name: _Name) -> None:
        opened = Project.open(project)
        trashed = delete_item(opened, kind, name)
        print_line(f"Moved {kind} “{name}” to the project's trash.")
        print_line(f"Restore it: {command_text(group, 'restore', opened.folder, trashed)}")

    def restore(project: ProjectFolder, name: _Deleted = None) -> None:
        opened = Project.open(project)
        if name is not None:
            print_line(f"Restored {kind} “{restore_item(opened, kind, name)}”.")
            return
        found = deleted_items(opened, kind)
        print_line(f"{counted(len(found), f'{kind} is', f'{kind}s are')} in the trash.")
        for one in found:
            print_line(f"  {one}")

    def empty(project: ProjectFolder) -> None:
        moved = list(empty_trash(Project.open(project).items_folder(kind)))
        print_line(f"{counted(len(moved), kind, f'{kind}s')} moved to the system trash.")

    article = "an" if kind is ItemKind.EXPORT else "a"
    for name, command, text in (
        ("rename", rename, f"Rename {article} {kind}."),
        ("delete", delete, f"Move {article} {kind} to the project's trash."),
        ("restore", restore, f"Restore {article} {kind} from the project's trash."),
        ("empty-trash", empty, f"Move all {kind}s in the project's trash to the system trash."),
    ):
        commands.command(name, help=text)(command)
