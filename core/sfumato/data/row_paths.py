"""The format of file paths in a manifest and on the screen."""

import os
from pathlib import Path

from sfumato.records.manifest import ImageRow
from sfumato.records.project import PROJECT_FILE

__all__ = ["below", "row_path", "shown"]


def row_path(path: Path, dataset_folder: Path) -> str:
    """Return a file's path for the manifest; see `ImageRow.path`.

    Paths in the project are stored relative to the dataset's folder, so the files are still found
    after the project has been moved.
    """
    if shown(path) != str(path):
        return path.as_uri()
    project = dataset_folder.parent.parent
    if path.is_relative_to(project) and (project / PROJECT_FILE).exists():
        return Path(os.path.relpath(path, dataset_folder)).as_posix()
    return str(path)


def shown(path: Path) -> str:
    """Return a path as text for display, with invalid text replaced by a mark."""
    return os.fsencode(path).decode("utf-8", "replace")


def below(source: Path, row: ImageRow, dataset_folder: Path) -> str:
    """Return a row's path for display, relative to the folder of the images if it is inside it."""
    path = row.file_in(dataset_folder)
    return shown(path.relative_to(source) if path.is_relative_to(source) else path)
