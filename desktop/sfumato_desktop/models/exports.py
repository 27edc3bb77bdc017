"""The exports of a run."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sfumato.plugins.catalog import Catalog
from sfumato.records.export_mark import ExportMark, export_mark
from sfumato.records.project import ItemKind, Project

__all__ = ["Export", "ExportFolders", "exports_of", "proof_in"]

_PROOF = "proof.html"


@dataclass(frozen=True)
class Export:
    """A model that was exported for other programs."""

    name: str
    folder: Path
    exporter: str
    size_bytes: int
    number: int
    """Number that is higher than those of all earlier exports of the project; 0 if unknown."""
    created: float
    """Time of the export in seconds since 1970-01-01 UTC; 0 if unknown."""
    proof: Path | None = None
    """Page that compares the export's images with the gallery's, if the exporter wrote one."""


@dataclass(frozen=True)
class ExportFolders:
    """The exports of a run, and the folders that further ones are written to."""

    exports: list[Export]
    """The exports, newest first."""
    folders: Mapping[str, Path]
    """The folder of each exporter."""
    taken: frozenset[Path]
    """The folders that exist, whose content an export replaces."""


def proof_in(folder: Path) -> Path | None:
    """Return the proof page of an export, if there is one."""
    page = folder / _PROOF
    return page if page.is_file() else None


def exports_of(project: Project, run_id: str, exporters: Catalog) -> ExportFolders:
    """Return the exports of a run, whose folders are read."""
    folders = map(project.exports_folder.joinpath, project.item_names(ItemKind.EXPORT))
    marks = ((folder, export_mark(folder)) for folder in folders)
    found = [
        _export_in(folder, mark)
        for folder, mark in marks
        if mark is not None
        and mark.exporter in exporters
        and project.current_name(ItemKind.RUN, mark.run) == run_id
    ]
    targets = {name: project.export_folder(run_id, name) for name in exporters}
    return ExportFolders(
        sorted(found, key=lambda export: (export.number, export.created), reverse=True),
        folders=targets,
        taken=frozenset(target for target in targets.values() if target.is_dir()),
    )


def _export_in(folder: Path, mark: ExportMark) -> Export:
    return Export(
        name=folder.name,
        folder=folder,
        exporter=mark.exporter,
        size_bytes=sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()),
        number=mark.number,
        created=mark.created,
        proof=proof_in(folder),
    )
