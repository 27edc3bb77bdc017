"""The exports of a run."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sfumato.plugins.catalog import Catalog
from sfumato.records.export_mark import export_mark
from sfumato.records.project import Project

__all__ = ["Export", "ExportFolders", "exports_of", "proof_in"]

_PROOF = "proof.html"


@dataclass(frozen=True)
class Export:
    """A model that was exported for other programs."""

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
    folders = {name: project.export_folder(run_id, name) for name in exporters}
    taken = {name: folder for name, folder in folders.items() if folder.is_dir()}
    found = [_export_in(folder, exporter=name) for name, folder in taken.items()]
    return ExportFolders(
        sorted(found, key=lambda export: (export.number, export.created), reverse=True),
        folders=folders,
        taken=frozenset(taken.values()),
    )


def _export_in(folder: Path, *, exporter: str) -> Export:
    mark = export_mark(folder)
    return Export(
        folder=folder,
        exporter=exporter,
        size_bytes=sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()),
        number=mark.number if mark else 0,
        created=mark.created if mark else 0.0,
        proof=proof_in(folder),
    )
