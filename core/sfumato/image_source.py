"""Where the images of a dataset are, and where they are looked for when they are not there."""

import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from sfumato.manifest import DatasetRules, Manifest, load_rules
from sfumato.printable import shell_quoted
from sfumato.project import UNPACKED_FOLDER

__all__ = ["commands_for", "images_root", "is_there", "moved_root", "nearby"]

_FOLDER_IMPORTER = DatasetRules().importer


def images_root(dataset_folder: Path, rules: DatasetRules) -> Path:
    """Return the folder that the images of a dataset were read from."""
    unpacked = _project_of(dataset_folder) / UNPACKED_FOLDER / dataset_folder.name
    is_unpacked = rules.importer != _FOLDER_IMPORTER and unpacked.is_dir()
    return unpacked if is_unpacked else Path(rules.source)


def is_there(dataset_folder: Path, rules: DatasetRules) -> bool:
    """Return whether the folder of the images exists; copies in the dataset always do."""
    return rules.is_copied or images_root(dataset_folder, rules).is_dir()


def moved_root(dataset_folder: Path) -> Path | None:
    """Return where the images may be now if they and the project were moved together.

    The content is not compared; see `sfumato.data.locating`. `None` where they are where they
    were, or nowhere near.
    """
    rules = load_rules(dataset_folder)
    if rules.importer != _FOLDER_IMPORTER:
        root = images_root(dataset_folder, rules)
        return root if root.is_dir() and not _first_file_exists(dataset_folder) else None
    if rules.is_copied or Path(rules.source).exists():
        return None
    return next((path for path in nearby(dataset_folder, rules) if path.is_dir()), None)


def commands_for(dataset_folder: Path, rules: DatasetRules) -> tuple[str, str]:
    """Return the commands that rescan a dataset, and that say where its images are now."""
    project = shell_quoted(str(_project_of(dataset_folder)))
    name, source = shell_quoted(dataset_folder.name), shell_quoted(rules.source)
    return (
        f"sfumato data add {project} {source} --name {name}",
        f"sfumato data locate {project} {name} NEW_FOLDER",
    )


def nearby(dataset_folder: Path, rules: DatasetRules) -> Iterator[Path]:
    """Yield the same place seen from the project; for a dataset of earlier versions, beside it."""
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
