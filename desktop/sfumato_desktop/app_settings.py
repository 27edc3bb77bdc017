"""What does the window remember from one start to the next?

One ini file under the user's configuration folder: geometry, colours, recent projects. Nothing of a
project is kept here; losing the file loses no work.
"""

import os
from pathlib import Path

import platformdirs
from PySide6.QtCore import QByteArray, QSettings

from sfumato_desktop.theme import Scheme

__all__ = ["AppSettings", "log_folder", "projects_folder"]

_FOLDER_VARIABLE = "SFUMATO_SETTINGS_DIR"
"""Where this environment variable points, settings and log are kept instead; tests use it."""
_PROJECTS_VARIABLE = "SFUMATO_PROJECTS_DIR"
"""Where this one points, new projects are made."""


class AppSettings:
    """The remembered state, read and written at once."""

    def __init__(self) -> None:
        self._store = QSettings(str(_settings_folder() / "window.ini"), QSettings.Format.IniFormat)

    def sync(self) -> None:
        """Write what was changed to the disk."""
        self._store.sync()

    @property
    def scheme(self) -> Scheme:
        """Light, dark or as the system says."""
        value = str(self._store.value("appearance/scheme", Scheme.AUTO))
        return Scheme(value) if value in set(Scheme) else Scheme.AUTO

    @scheme.setter
    def scheme(self, scheme: Scheme) -> None:
        self._store.setValue("appearance/scheme", str(scheme))

    @property
    def recent_folders(self) -> tuple[Path, ...]:
        """The projects that were open, newest first."""
        value = self._store.value("projects/recent", [])
        paths = [value] if isinstance(value, str) else value
        return tuple(Path(path) for path in paths if path) if isinstance(paths, list) else ()

    @recent_folders.setter
    def recent_folders(self, folders: tuple[Path, ...]) -> None:
        self._store.setValue("projects/recent", [str(folder) for folder in folders])

    @property
    def paused_run(self) -> str:
        """Folder of a project and id of the run that waits in it, on two lines; or nothing."""
        return str(self._store.value("projects/paused_run", ""))

    @paused_run.setter
    def paused_run(self, run: str) -> None:
        self._store.setValue("projects/paused_run", run)

    def state_of(self, name: str) -> QByteArray:
        """Give the stored state of a window or splitter; empty if there is none."""
        value = self._store.value(f"state/{name}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep_state(self, name: str, state: QByteArray) -> None:
        """Remember the state of a window or splitter."""
        self._store.setValue(f"state/{name}", state)


def log_folder() -> Path:
    """Give the folder of the log files."""
    chosen = os.environ.get(_FOLDER_VARIABLE)
    return Path(chosen) if chosen else Path(platformdirs.user_log_dir("sfumato", appauthor=False))


def projects_folder() -> Path:
    """Give the folder in which projects are made when no other one is named."""
    chosen = os.environ.get(_PROJECTS_VARIABLE)
    return Path(chosen or Path(platformdirs.user_documents_dir()) / "Sfumato")


def _settings_folder() -> Path:
    chosen = os.environ.get(_FOLDER_VARIABLE)
    folder = Path(chosen or platformdirs.user_config_dir("sfumato", appauthor=False))
    folder.mkdir(parents=True, exist_ok=True)
    return folder
