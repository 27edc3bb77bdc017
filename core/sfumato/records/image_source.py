"""The location of a dataset's images, and where to search if they have been moved."""

import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from sfumato.records.manifest import DatasetRules, Manifest, load_rules
from sfumato.records.project import UNPACKED_FOLDER
from sfumato.system.printable import shell_quoted

__all__ = ["commands_for", "images_root", "is_there", "moved_root", "nearby"]

_FOLDER_IMPORTER = DatasetRules().importer


def images_root(dataset_folder: Path, rules: DatasetRules) -> Path:
    """Return the folder from which a dataset's images were read."""
    unpacked = _project_of(dataset_folder) / UNPACKED_FOLDER / dataset_folder.name
    is_unpacked = rules.importer != _FOLDER_IMPORTER and unpacked.is_dir()
    return unpacked if is_unpacked else Path(rules.source)


def is_there(dataset_folder: Path, rules: DatasetRules) -> bool:
    """Return whether the folder of the images exists; always true if the images were copied."""
    return rules.is_copied or images_root(dataset_folder, rules).is_dir()


def moved_root(dataset_folder: Path) -> Path | None:
    """Return where the images may be if they were moved together with the project.

    The content is not compared; see `sfumato.data.locating`. The result is `None` if the images
    have not been moved, or if no candidate folder exists.
    """
    rules = load_rules(dataset_folder)
    if rules.importer != _FOLDER_IMPORTER:
        root = images_root(dataset_folder, rules)
        return root if root.is_dir() and not _first_file_exists(dataset_folder) else None
    if rules.is_copied or Path(rules.source).exists():
        return None
    return next((path for path in nearby(dataset_folder, rules) if path.is_dir()), None)


def commands_for(dataset_folder: Path, rules: DatasetRules) -> tuple[str, str]:
    """Return the commands that rescan a dataset and set the new location of its images."""
    project = shell_quoted(str(_project_of(dataset_folder)))
    name, source = shell_quoted(dataset_folder.name), shell_quoted(rules.source)
    return (
        f"sfumato data add {project} {source} --name {name}",
        f"sfumato data locate {project} {name} NEW_FOLDER",
    )


def nearby(dataset_folder: Path, rules: DatasetRules) -> Iterator[Path]:
    """Yield the folders where the images would be if they were moved together with the project."""
    project, name = _project_of(dataset_folder), Path(rules.source).name
    if rules.source_from_project:
        yield Path(os.path.normpath(project / rules.source_from_project))
    elif name:
        yield project.parent / name
        yield project / name


def _first_file_exists(dataset_folder: Path) -> bool:
    with closing(Manifest(dataset_folder)) as manifest:
        ids = manifest.ids(status="in")[:1]
        return all(row.file_in(dataset_folder).exists() for row in manifest.rows_of(ids).values())


def _project_of(dataset_folder: Path) -> Path:
    return dataset_folder.parent.parent
