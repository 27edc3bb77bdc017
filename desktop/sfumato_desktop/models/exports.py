"""Which exports of a run are there?"""

from dataclasses import dataclass
from pathlib import Path

from sfumato.catalog import Catalog
from sfumato.project import Project

__all__ = ["Export", "export_folder", "exports_of", "proof_in"]

_PROOF = "proof.html"


@dataclass(frozen=True)
class Export:
    """A model that was written for other programs."""

    folder: Path
    exporter: str
    size_bytes: int
    changed: float
    """Seconds since 1970-01-01 UTC."""
    proof: Path | None = None
    """A page that shows how well it draws what the gallery draws, if the exporter wrote one."""


def export_folder(project: Project, run_id: str, exporter: str) -> Path:
    """Give the folder that an export comes to lie in."""
    return project.export_folder(run_id, exporter)


def proof_in(folder: Path) -> Path | None:
    """Give the page of an export that shows its proof, if there is one."""
    page = folder / _PROOF
    return page if page.is_file() else None


def exports_of(project: Project, run_id: str, exporters: Catalog) -> list[Export]:
    """List the exports of a run, newest first."""
    folders = ((name, export_folder(project, run_id, name)) for name in exporters)
    found = [
        Export(
            folder=folder,
            exporter=name,
            size_bytes=sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()),
            changed=folder.stat().st_mtime,
            proof=proof_in(folder),
        )
        for name, folder in folders
        if folder.is_dir()
    ]
    return sorted(found, key=lambda export: export.changed, reverse=True)
