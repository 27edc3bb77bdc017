"""Renaming, deleting, and restoring a project's runs, datasets, and exports.

Deleted ones are moved to the trash of their list; see `sfumato.files.trash`. A run that a process
is training is neither renamed nor deleted, and neither is its dataset.
"""

import os
from contextlib import closing, suppress
from pathlib import Path

from sfumato.config.settings import RunConfig
from sfumato.errors import DatasetError, RunBusyError, SfumatoError
from sfumato.files.names import is_same_name, shortened
from sfumato.files.natural_order import natural_key
from sfumato.files.storage import explain_disk_errors
from sfumato.files.trash import trash_of
from sfumato.messages import msg
from sfumato.records.former_names import add_former_name
from sfumato.records.manifest import Manifest
from sfumato.records.project import ItemKind, Project
from sfumato.records.run_folder import RunFolder

__all__ = ["delete_item", "deleted_items", "rename_item", "restore_item"]


def rename_item(project: Project, kind: ItemKind, name: str, *, new_name: str) -> None:
    """Rename a run, dataset, or export.

    What refers to the old name remains valid; see `sfumato.records.former_names`.

    Raises:
        RunBusyError: If a process is training the run, or a run on the dataset.
        SfumatoError: If it does not exist, or the new name is taken or invalid.
    """
    source = project.item_folder(kind, name)
    if new_name == source.name:
        return
    target = _free_folder(project, kind, new_name, renamed=source.name)
    _require_idle(project, kind, source.name)
    _move(project, kind, source, target)
    if kind is not ItemKind.EXPORT:  # nothing refers to an export
        add_former_name(target, source.name)


def delete_item(project: Project, kind: ItemKind, name: str) -> str:
    """Move a run, dataset, or export to the trash, and return its name there.

    Raises:
        RunBusyError: If a process is training the run, or a run on the dataset.
        SfumatoError: If it does not exist, or the disk reports an error.
    """
    source = project.item_folder(kind, name)
    _require_idle(project, kind, source.name)
    trash = trash_of(source.parent)
    trashed = _free_name(source.name, trash)
    with explain_disk_errors(trash):
        trash.mkdir(exist_ok=True)
    _move(project, kind, source, trash / trashed)
    return trashed


def restore_item(project: Project, kind: ItemKind, trashed: str, *, name: str = "") -> str:
    """Restore a run, dataset, or export from the trash, and return its name.

    Args:
        project: The project.
        kind: What to restore.
        trashed: The name in the trash, as returned by `delete_item` or `deleted_items`.
        name: The name to restore it under; by default, its name in the trash.

    Raises:
        SfumatoError: If the trash does not contain it, or its name has been taken since.
    """
    parent = project.items_folder(kind)
    project.require_known(kind, trashed, deleted_items(project, kind))
    target = _free_folder(project, kind, name or trashed)
    _move(project, kind, trash_of(parent) / trashed, target)
    return target.name


def deleted_items(project: Project, kind: ItemKind) -> tuple[str, ...]:
    """Return the names in the trash of a list, in natural order."""
    folders = trash_of(project.items_folder(kind)).glob("[!.]*/")
    return tuple(sorted((folder.name for folder in folders), key=natural_key))


def _free_folder(project: Project, kind: ItemKind, name: str, *, renamed: str = "") -> Path:
    """Return the new folder of what is renamed or restored.

    Raises:
        SfumatoError: If the name is taken or invalid.
    """
    project.require_name(kind, name, renamed=renamed)
    folder = project.items_folder(kind) / name
    if folder.exists() and not is_same_name(name, renamed):
        raise SfumatoError(
            msg("housekeeping.name_is_taken", "“{name}” already exists.", name=name),
            hint=msg("housekeeping.rename_the_other", "Choose another name, or rename the other."),
        )
    return folder


def _move(project: Project, kind: ItemKind, source: Path, target: Path) -> None:
    """Move a folder; the images that an importer unpacked for a dataset are moved with it."""
    if kind is ItemKind.DATASET:
        _move_dataset(project, source, target)
        return
    with explain_disk_errors(source):
        source.rename(target)


def _move_dataset(project: Project, source: Path, target: Path) -> None:
    unpacked, new_unpacked = (_unpacked_of(project, folder) for folder in (source, target))
    has_unpacked = unpacked.is_dir()
    with explain_disk_errors(source):
        if has_unpacked:
            new_unpacked.parent.mkdir(parents=True, exist_ok=True)
            unpacked.rename(new_unpacked)
        source.rename(target)
    if has_unpacked:
        with suppress(DatasetError), closing(Manifest(target)) as manifest:
            manifest.relocate(_below(unpacked, source), _below(new_unpacked, target))


def _unpacked_of(project: Project, dataset_folder: Path) -> Path:
    return project.unpacked_folder / dataset_folder.relative_to(project.datasets_folder)


def _below(folder: Path, dataset_folder: Path) -> str:
    return Path(os.path.relpath(folder, dataset_folder)).as_posix()


def _require_idle(project: Project, kind: ItemKind, name: str) -> None:
    """Raise an error if a process is training the run, or a run on the dataset."""
    if kind is ItemKind.RUN and _is_training(project.runs_folder / name):
        raise RunBusyError(
            msg(
                "housekeeping.run_is_training",
                "Run “{run_id}” cannot be renamed or deleted while it is being trained.",
                run_id=name,
            ),
            hint=msg(
                "housekeeping.stop_run_first",
                "Stop it first: sfumato ask PROJECT {run_id} stop",
                run_id=name,
            ),
        )
    run_id = _trained_on(project, name) if kind is ItemKind.DATASET else None
    if run_id is not None:
        raise RunBusyError(
            msg(
                "housekeeping.dataset_is_in_use",
                "Dataset “{dataset}” cannot be renamed or deleted while run “{run_id}” is being "
                "trained on it.",
                dataset=name,
                run_id=run_id,
            ),
            hint=msg(
                "housekeeping.stop_run_on_dataset_first",
                "Stop the run first: sfumato ask PROJECT {run_id} stop",
                run_id=run_id,
            ),
        )


def _trained_on(project: Project, dataset: str) -> str | None:
    """Return a run that a process is training on a dataset, if any."""
    for run_id in project.run_ids():
        if _is_training(project.runs_folder / run_id):
            with suppress(SfumatoError):  # its config cannot be read
                used = project.run(run_id).config.data.dataset
                if project.current_name(ItemKind.DATASET, used) == dataset:
                    return run_id
    return None


def _is_training(run_folder: Path) -> bool:
    """Return whether a process trains the run in a folder, even if its config cannot be read."""
    return RunFolder(run_folder, RunConfig()).is_locked()


def _free_name(name: str, parent: Path) -> str:
    """Return a name that is not taken in a folder: the name itself, or with a number."""
    number, free = 1, name
    while (parent / free).exists():
        number += 1
        free = shortened(name, suffix=f"-{number}")
    return free
