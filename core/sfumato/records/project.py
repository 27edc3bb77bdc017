"""A project: a folder with datasets, runs, a gallery, and exports.

It contains `sfumato.toml`, `datasets/`, `runs/`, `gallery/`, and `exports/`. The folder is the
single source of truth; nothing about a project is stored elsewhere.
"""

import itertools
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from msgspec import Meta

from sfumato.config.loading import load_settings, nearest, save_settings
from sfumato.config.settings import Settings
from sfumato.errors import SfumatoError
from sfumato.files.names import (
    NAME_BYTES,
    file_name_for,
    is_same_name,
    require_file_name,
    shortened,
)
from sfumato.files.natural_order import natural_key
from sfumato.files.plain_values import fault_of_text
from sfumato.files.storage import explain_disk_errors, staged_new_folder
from sfumato.files.trash import trash_of
from sfumato.messages import msg
from sfumato.records.export_mark import EXPORT_MARK
from sfumato.records.former_names import former_names
from sfumato.records.run_folder import RunFolder
from sfumato.records.run_order import run_order

__all__ = [
    "LATEST_RUN",
    "PROJECT_FILE",
    "RUNS_FOLDER",
    "UNPACKED_FOLDER",
    "ItemKind",
    "Project",
    "ProjectConfig",
]

LATEST_RUN = "latest"
"""A name that refers to the latest run and is therefore not a valid name for a run."""

PROJECT_FILE = "sfumato.toml"
RUNS_FOLDER = "runs"
UNPACKED_FOLDER = "unpacked"
_FORMAT = 2


class ItemKind(StrEnum):
    """The lists of a project whose entries are folders; each value names one entry."""

    DATASET = "dataset"
    RUN = "run"
    EXPORT = "export"


_KINDS = {
    ItemKind.DATASET: (msg("kinds.dataset", "dataset"), msg("kinds.datasets", "datasets")),
    ItemKind.RUN: (msg("kinds.run", "run"), msg("kinds.runs", "runs")),
    ItemKind.EXPORT: (msg("kinds.export", "export"), msg("kinds.exports", "exports")),
}
_MARKS = {
    ItemKind.DATASET: "dataset.toml",
    ItemKind.RUN: "run.toml",
    ItemKind.EXPORT: EXPORT_MARK,
}
"""The file by which an entry's folder is recognized."""


class _AnyProjectConfig(Settings, frozen=True, forbid_unknown_fields=False):
    """The fields common to every `sfumato.toml`.

    Newer formats are rejected by their version number.
    """

    format: Annotated[int, Meta(ge=1)] = _FORMAT


class ProjectConfig(Settings, frozen=True):
    """The content of `sfumato.toml`."""

    name: str = ""
    format: Annotated[int, Meta(ge=1)] = _FORMAT


class Project:
    """A project on disk, returned by `create` or `open`."""

    def __init__(self, folder: Path, config: ProjectConfig) -> None:
        self.folder = folder
        self.config = config

    @classmethod
    def create(cls, folder: Path | str, *, name: str = "") -> "Project":
        """Create a project in a folder that is empty or does not exist yet.

        Raises:
            SfumatoError: If the folder is not empty, or cannot be written to.
        """
        folder = _resolved(folder)
        _require_text(folder)
        with explain_disk_errors(folder):
            if (folder / PROJECT_FILE).exists():
                raise SfumatoError(
                    msg(
                        "project.folder_is_a_project",
                        "“{folder}” is already a Sfumato project.",
                        folder=folder,
                    ),
                    hint=msg(
                        "project.open_or_choose_another_folder",
                        "Open it, or choose another folder for the new project.",
                    ),
                )
            if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
                raise SfumatoError(
                    msg("project.folder_is_not_empty", "“{folder}” is not empty.", folder=folder),
                    hint=msg(
                        "project.choose_empty_folder",
                        "Choose a new or empty folder to keep the project separate "
                        "from your files.",
                    ),
                )
        config = ProjectConfig(name=name or folder.name)
        if folder.exists():
            save_settings(folder / PROJECT_FILE, config)
        else:
            with explain_disk_errors(folder):
                folder.parent.mkdir(parents=True, exist_ok=True)
            with staged_new_folder(folder) as stage:
                save_settings(stage / PROJECT_FILE, config)
        return cls(folder, config)

    @classmethod
    def open(cls, folder: Path | str) -> "Project":
        """Open a project.

        Raises:
            SfumatoError: If the folder is not a project, or is a project in a newer format.
        """
        folder = _resolved(folder)
        with explain_disk_errors(folder):
            is_project = (folder / PROJECT_FILE).is_file()
        if not is_project:
            raise SfumatoError(
                msg(
                    "project.folder_is_not_a_project",
                    "“{folder}” is not a Sfumato project: {project_file} is missing.",
                    folder=folder,
                    project_file=PROJECT_FILE,
                ),
                hint=msg(
                    "project.check_path_or_create_project",
                    "Check the path, or create a project with: sfumato new PROJECT",
                ),
            )
        _require_text(folder)
        found = load_settings(folder / PROJECT_FILE, _AnyProjectConfig).format
        if found > _FORMAT:
            raise SfumatoError(
                msg(
                    "project.format_is_newer",
                    "“{folder}” was created by a newer version of Sfumato (format {found}; this "
                    "version reads up to format {format}).",
                    folder=folder,
                    found=found,
                    format=_FORMAT,
                ),
                hint=msg("project.update_to_open_project", "Update Sfumato to open this project."),
            )
        if found < _FORMAT:
            raise SfumatoError(
                msg(
                    "project.format_is_older",
                    "“{folder}” was created by an earlier version of Sfumato (format {found}; this "
                    "version reads format {format}).",
                    folder=folder,
                    found=found,
                    format=_FORMAT,
                ),
                hint=msg(
                    "project.open_with_earlier_version",
                    "Open it with the earlier version, or import your images into a new project: "
                    "sfumato new PROJECT",
                ),
            )
        return cls(folder, load_settings(folder / PROJECT_FILE, ProjectConfig))

    @property
    def name(self) -> str:
        """The project's display name."""
        return self.config.name or self.folder.name

    @property
    def datasets_folder(self) -> Path:
        """The folder of the datasets, with one subfolder per dataset."""
        return self.folder / "datasets"

    @property
    def unpacked_folder(self) -> Path:
        """The folder of the images that importers unpacked, with one subfolder per dataset."""
        return self.folder / UNPACKED_FOLDER

    @property
    def runs_folder(self) -> Path:
        """The folder of the runs, with one subfolder per run."""
        return self.folder / RUNS_FOLDER

    @property
    def gallery_folder(self) -> Path:
        """The folder of the generated images and their index."""
        return self.folder / "gallery"

    @property
    def exports_folder(self) -> Path:
        """The folder of the exported models, with one subfolder per export."""
        return self.folder / "exports"

    def export_folder(self, run_id: str, exporter: str) -> Path:
        """Return the default folder of a run's export."""
        return self.exports_folder / shortened(run_id, suffix=f"-{exporter[: NAME_BYTES // 2]}")

    def items_folder(self, kind: ItemKind) -> Path:
        """Return the folder of the project's datasets, runs, or exports."""
        folders = {
            ItemKind.DATASET: self.datasets_folder,
            ItemKind.RUN: self.runs_folder,
            ItemKind.EXPORT: self.exports_folder,
        }
        return folders[kind]

    def item_names(self, kind: ItemKind) -> tuple[str, ...]:
        """Return the names of the project's datasets, runs, or exports, in natural order."""
        return _folders_with(self.items_folder(kind), _MARKS[kind])

    def item_folder(self, kind: ItemKind, name: str) -> Path:
        """Return the folder of a dataset, run, or export.

        Raises:
            SfumatoError: If it does not exist.
        """
        current, known = self.current_name(kind, name), self.item_names(kind)
        if current not in known:
            self.require_known(kind, name, known)
        return self.items_folder(kind) / current

    def current_name(self, kind: ItemKind, name: str) -> str:
        """Return the name that something has now; `name` may be a former name of it."""
        folder = self.items_folder(kind)
        current = former_names(folder).get(name, name)
        return name if current == name or (folder / name).is_dir() else current

    def dataset_names(self) -> tuple[str, ...]:
        """Return the names of the project's datasets, in natural order."""
        return self.item_names(ItemKind.DATASET)

    def dataset_folder(self, name: str) -> Path:
        """Return the folder of a dataset.

        Raises:
            SfumatoError: If there is no such dataset.
        """
        return self.item_folder(ItemKind.DATASET, name)

    def run_ids(self) -> tuple[str, ...]:
        """Return the names of the project's runs, in natural order."""
        return self.item_names(ItemKind.RUN)

    def require_name(self, kind: ItemKind, name: str, *, renamed: str = "") -> None:
        """Raise if nothing new, or nothing that is renamed, can have a name.

        Args:
            kind: What is named.
            name: The name.
            renamed: The current name of what is renamed, if anything.

        Raises:
            SfumatoError: If the name is reserved, cannot be the name of a folder, differs from a
                taken name only in case, or is a former name of something else.
        """
        others = [known for known in self.item_names(kind) if known != renamed]
        require_file_name(name, kind=kind.value, taken=others)
        if kind is ItemKind.RUN and name.casefold() == LATEST_RUN:
            raise SfumatoError(
                msg(
                    "project.reserved_run_name",
                    "A run cannot be named “{name}” because this name always refers to the newest "
                    "run.",
                    name=name,
                ),
                hint=msg(
                    "project.choose_another_run_name",
                    "Choose another name, for example “{name}-1”.",
                    name=name,
                ),
            )
        owner = self.current_name(kind, name)
        if owner not in (name, renamed):
            raise SfumatoError(
                msg(
                    "project.name_is_a_former_name",
                    "“{name}” was the name of {kind} “{owner}”, and images or checkpoints still "
                    "refer to it.",
                    kind=_KINDS[kind][0],
                    owner=owner,
                    name=name,
                ),
                hint=msg(
                    "project.choose_unused_name",
                    "Choose a name that has not been used yet, for example “{name}-2”.",
                    name=name,
                ),
            )

    def run(self, run_id: str) -> RunFolder:
        """Open a run; `latest` is the run started or, if never started, created most recently.

        Raises:
            SfumatoError: If there is no such run.
        """
        run_ids = self.run_ids()
        if run_id == LATEST_RUN and run_ids:
            return RunFolder.open(self.runs_folder / self._latest_of(run_ids))
        return RunFolder.open(self.item_folder(ItemKind.RUN, run_id))

    def free_run_id(self, stem: str) -> str:
        """Return an id for a new run: the stem and the first free number, such as `faces-02`."""
        stem = file_name_for(stem) or "run"
        runs = self.runs_folder
        taken = {*_names_in(runs), *_names_in(trash_of(runs)), *former_names(runs)}
        run_ids = (shortened(stem, suffix=f"-{number:02d}") for number in itertools.count(1))
        return next(
            run_id for run_id in run_ids if not any(is_same_name(run_id, name) for name in taken)
        )

    def require_there(self) -> None:
        """Raise an error if the project's folder no longer exists.

        Raises:
            SfumatoError: If the folder no longer exists.
        """
        if not self.folder.is_dir():
            raise SfumatoError(
                msg(
                    "project.folder_is_missing",
                    "The project folder “{folder}” no longer exists.",
                    folder=self.folder,
                ),
                hint=msg(
                    "project.restore_folder",
                    "Reconnect the disk or move the folder back, then press F5 in the app.",
                ),
            )

    def require_known(self, kind: ItemKind, name: str, known: tuple[str, ...]) -> None:
        """Raise if a name is not among the known ones.

        Raises:
            SfumatoError: If it is not; the hint names the nearest known name.
        """
        if name not in known:
            self.require_there()
            one, many = _KINDS[kind]
            raise SfumatoError(
                msg(
                    "project.item_does_not_exist",
                    "Project “{project}” has no {kind} “{name}”.",
                    project=self.name,
                    kind=one,
                    name=name,
                ),
                hint=nearest(name, known, kinds=many),
            )

    def _latest_of(self, run_ids: tuple[str, ...]) -> str:
        return max(
            run_ids, key=lambda known: (*run_order(self.runs_folder / known).by_start, known)
        )


def _resolved(folder: Path | str) -> Path:
    """Return the absolute path of a project's folder.

    Raises:
        SfumatoError: If the folder is not a valid path.
    """
    folder = Path(folder)
    with explain_disk_errors(folder):
        try:
            whole = folder.expanduser().resolve()
        except RuntimeError as error:  # a circular link, or “~” with an unknown user
            raise SfumatoError(
                msg(
                    "project.path_is_invalid",
                    "“{folder}” is not a valid path: {error}.",
                    folder=folder,
                    error=error,
                ),
                hint=msg("project.check_path", "Check the path and try again."),
            ) from error
    return whole


def _require_text(folder: Path) -> None:
    """Raise an error if a path cannot be stored in a settings file or in an event."""
    if fault := fault_of_text(str(folder)):
        raise SfumatoError(
            msg(
                "project.folder_name_is_unusable",
                "{folder} cannot be a project folder: {fault}.",
                folder=repr(str(folder)),
                fault=fault,
            ),
            hint=msg(
                "project.rename_folder",
                "Rename the folder, using only characters that your system can display.",
            ),
        )


def _names_in(folder: Path) -> tuple[str, ...]:
    """Return the names of a folder's entries, or no names if the folder does not exist."""
    with explain_disk_errors(folder):
        return tuple(path.name for path in folder.iterdir()) if folder.is_dir() else ()


def _folders_with(parent: Path, file: str) -> tuple[str, ...]:
    if not parent.is_dir():
        return ()
    names = (path.parent.name for path in parent.glob(f"*/{file}"))
    whole = (name for name in names if not name.startswith("."))  # others are incomplete
    return tuple(sorted(whole, key=natural_key))
