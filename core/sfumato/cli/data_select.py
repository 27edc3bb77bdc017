"""The commands that exclude images from a dataset, and include them again."""

from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from sfumato.cli.arguments import AsJson, ProjectFolder
from sfumato.cli.output import print_json, print_line
from sfumato.cli.wording import counted
from sfumato.data.row_paths import below
from sfumato.errors import DatasetError
from sfumato.messages import Message, msg
from sfumato.records.findings import FINDING_KINDS, Finding, Findings
from sfumato.records.image_source import images_root
from sfumato.records.manifest import ImageRow, Manifest, Status, load_rules
from sfumato.records.project import Project

__all__ = ["data_exclude", "data_include"]

_Name = Annotated[str, typer.Argument(metavar="NAME", help="Dataset name.", show_default=False)]
_Files = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="FILES",
        help="Files, as listed by “sfumato data check” or as paths.",
        show_default=False,
    ),
]
_Kinds = Annotated[
    list[str] | None,
    typer.Option(
        "--finding",
        metavar="KIND",
        help="All images with findings of this kind, such as blurred. Can be repeated.",
        show_default=False,
    ),
]


class Selection(msgspec.Struct, frozen=True, kw_only=True):
    """What a command changed, as JSON for other programs."""

    dataset: str
    status: Status
    changed: list[str]
    """The paths of the images whose status changed."""


def data_exclude(
    project: ProjectFolder,
    name: _Name,
    files: _Files = None,
    *,
    finding: _Kinds = None,
    as_json: AsJson = False,
) -> None:
    """Exclude images from training; their files are not changed."""
    folder = Project.open(project).dataset_folder(name)
    reason_by_path = dict.fromkeys(_named(folder, files or ()), Message())
    reason_by_path |= {one.path: one.message for one in _findings(folder, finding or ())}
    _change(folder, "excluded", reason_by_path, as_json=as_json)


def data_include(
    project: ProjectFolder,
    name: _Name,
    files: _Files = None,
    *,
    every: Annotated[
        bool, typer.Option("--all", help="Include all images that were excluded.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Include images that were excluded."""
    folder = Project.open(project).dataset_folder(name)
    paths = _named(folder, files or ())
    if every:
        with closing(Manifest(folder)) as manifest:
            paths = [row.path for row in manifest.rows(status="excluded")]
    _change(folder, "in", dict.fromkeys(paths, Message()), as_json=as_json)


def _change(
    folder: Path, status: Status, reason_by_path: dict[str, Message], *, as_json: bool
) -> None:
    with closing(Manifest(folder)) as manifest:
        others = {row.path for row in manifest.rows() if row.status not in ("skipped", status)}
        changed = [path for path in reason_by_path if path in others]
        for reason in dict.fromkeys(reason_by_path[path] for path in changed):
            paths = [path for path in changed if reason_by_path[path] == reason]
            manifest.set_status(paths, status, reason=reason)
    if as_json:
        print_json(Selection(dataset=folder.name, status=status, changed=changed))
        return
    done = "included" if status == "in" else "excluded"
    print_line(f"{counted(len(changed), 'image', 'images')} {done}")


def _named(folder: Path, files: Sequence[str]) -> list[str]:
    """Return the paths of the rows that the user named."""
    if not files:
        return []
    root = images_root(folder, load_rules(folder))
    with closing(Manifest(folder)) as manifest:
        path_by_name = dict(_names_of(manifest.rows(), root, folder))
    unknown = [file for file in files if file not in path_by_name]
    if unknown:
        raise DatasetError(
            msg(
                "data.file_is_not_in_dataset",
                "“{file}” is not in dataset “{name}”.",
                file=unknown[0],
                name=folder.name,
            ),
            hint=msg(
                "data.list_files_of_dataset",
                "Use a path relative to the imported folder, or the complete path.",
            ),
        )
    return [path_by_name[file] for file in files]


def _names_of(rows: Iterable[ImageRow], root: Path, folder: Path) -> Iterable[tuple[str, str]]:
    for row in rows:
        yield from ((row.path, row.path), (row.path_in(folder), row.path))
        yield below(root, row, folder), row.path


def _findings(folder: Path, kinds: Sequence[str]) -> list[Finding]:
    if not kinds:
        return []
    unknown = [kind for kind in kinds if kind not in FINDING_KINDS]
    if unknown:
        raise DatasetError(
            msg("data.unknown_finding", "There is no finding “{kind}”.", kind=unknown[0]),
            hint=msg(
                "data.available_findings",
                "Available findings: {kinds}.",
                kinds=list(FINDING_KINDS),
            ),
        )
    with closing(Findings(folder)) as stored:
        return stored.findings(kinds)
