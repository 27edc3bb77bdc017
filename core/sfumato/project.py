"""What does a project hold, and where does each thing lie?

A project is a folder: `sfumato.toml`, `datasets/`, `runs/`, `gallery/`, `exports/`. The folder is
the truth; nothing about a project is kept anywhere else.
"""

import itertools
import re
from pathlib import Path
from typing import Annotated

from msgspec import Meta

from sfumato.config.loading import load_settings, nearest, save_settings
from sfumato.config.settings import Settings
from sfumato.errors import SfumatoError
from sfumato.natural_order import natural_key
from sfumato.run_folder import RunFolder
from sfumato.storage import explain_disk_errors, staged_new_folder

__all__ = ["PROJECT_FILE", "UNPACKED_FOLDER", "Project", "ProjectConfig", "file_name_for"]

PROJECT_FILE = "sfumato.toml"
UNPACKED_FOLDER = "unpacked"
_FORMAT = 1


class _AnyProjectConfig(Settings, frozen=True, forbid_unknown_fields=False):
    """What every `sfumato.toml` says; a newer format may say more, and is refused by its number."""

    format: Annotated[int, Meta(ge=1)] = _FORMAT


class ProjectConfig(Settings, frozen=True):
    """What `sfumato.toml` says."""

    name: str = ""
    format: Annotated[int, Meta(ge=1)] = _FORMAT


class Project:
    """A project on disk, seen through its folder; made by `create` or `open`."""

    def __init__(self, folder: Path, config: ProjectConfig) -> None:
        self.folder = folder
        self.config = config

    @classmethod
    def create(cls, folder: Path | str, *, name: str = "") -> "Project":
        """Make a new project in a folder that is empty or does not exist yet.

        Raises:
            SfumatoError: If the folder holds something already, or cannot be written.
        """
        folder = Path(folder).expanduser().resolve()
        with explain_disk_errors(folder):
            if (folder / PROJECT_FILE).exists():
                raise SfumatoError(
                    f"“{folder}” is a Sfumato project already.",
                    hint="Open it, or choose another folder for the new one.",
                )
            if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
                raise SfumatoError(
                    f"“{folder}” is not empty.",
                    hint="Choose a new or an empty folder, so that none of your files is mixed in.",
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
            SfumatoError: If the folder is no project, or one of a newer format.
        """
        folder = Path(folder).expanduser().resolve()
        if not (folder / PROJECT_FILE).is_file():
            raise SfumatoError(
                f"“{folder}” is not a Sfumato project: it has no {PROJECT_FILE}.",
                hint="Check the path, or make a project there with: sfumato new PROJECT",
            )
        found = load_settings(folder / PROJECT_FILE, _AnyProjectConfig).format
        if found > _FORMAT:
            raise SfumatoError(
                f"“{folder}” has format {found}; this Sfumato reads up to {_FORMAT}.",
                hint="Update Sfumato to open this project.",
            )
        return cls(folder, load_settings(folder / PROJECT_FILE, ProjectConfig))

    @property
    def name(self) -> str:
        """The project's name as shown to the user."""
        return self.config.name or self.folder.name

    @property
    def datasets_folder(self) -> Path:
        """Where the datasets lie, a folder each."""
        return self.folder / "datasets"

    @property
    def unpacked_folder(self) -> Path:
        """Pictures that an importer wrote, a folder for each dataset."""
        return self.folder / UNPACKED_FOLDER

    @property
    def runs_folder(self) -> Path:
        """Where the runs lie, a folder each."""
        return self.folder / "runs"

    @property
    def gallery_folder(self) -> Path:
        """Where generated pictures and their index lie."""
        return self.folder / "gallery"

    @property
    def exports_folder(self) -> Path:
        """Where exported models lie, a folder each."""
        return self.folder / "exports"

    def dataset_names(self) -> tuple[str, ...]:
        """Name the datasets of the project, in natural order."""
        return _folders_with(self.datasets_folder, "dataset.toml")

    def dataset_folder(self, name: str) -> Path:
        """Give the folder of a dataset.

        Raises:
            SfumatoError: If there is no such dataset.
        """
        return self._existing(self.datasets_folder, name, self.dataset_names(), kind="dataset")

    def run_ids(self) -> tuple[str, ...]:
        """Name the runs of the project, in natural order."""
        return _folders_with(self.runs_folder, "run.toml")

    def run(self, run_id: str) -> RunFolder:
        """Open a run; `latest` names the newest.

        Raises:
            SfumatoError: If there is no such run.
        """
        run_ids = self.run_ids()
        if run_id == "latest" and run_ids:
            newest = max(run_ids, key=lambda known: (self.runs_folder / known).stat().st_ctime)
            return RunFolder.open(self.runs_folder / newest)
        return RunFolder.open(self._existing(self.runs_folder, run_id, run_ids, kind="run"))

    def free_run_id(self, stem: str) -> str:
        """Give an id for a new run: the stem and the first free number, `faces-02`."""
        stem = file_name_for(stem) or "run"
        run_ids = (f"{stem}-{number:02d}" for number in itertools.count(1))
        return next(run_id for run_id in run_ids if not (self.runs_folder / run_id).exists())

    def require_there(self) -> None:
        """Refuse what needs the folder while that is gone.

        Raises:
            SfumatoError: If it is gone.
        """
        if not self.folder.is_dir():
            raise SfumatoError(
                f"The project's folder “{self.folder}” is not there any more.",
                hint="Plug its disk in or move the folder back; in the window, then press F5.",
            )

    def _existing(self, parent: Path, name: str, known: tuple[str, ...], *, kind: str) -> Path:
        if name not in known:
            self.require_there()
            raise SfumatoError(
                f"Project “{self.name}” has no {kind} “{name}”.", hint=nearest(name, known)
            )
        return parent / name


def file_name_for(text: str) -> str:
    """Give a name that every file system takes: letters and digits of any script, `-` and `_`."""
    return re.sub(r"[^\w-]+", "-", text.strip()).strip("-_.")[:64]


def _folders_with(parent: Path, file: str) -> tuple[str, ...]:
    if not parent.is_dir():
        return ()
    names = (path.parent.name for path in parent.glob(f"*/{file}"))
    whole = (name for name in names if not name.startswith("."))  # the others are half made
    return tuple(sorted(whole, key=natural_key))
