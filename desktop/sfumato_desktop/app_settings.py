"""Settings that the window keeps between launches.

Settings such as geometry, theme, language, and recent projects are stored in one INI file in the
user's configuration folder. The file contains no project data, so losing it loses no work.
"""

import hashlib
import os
from enum import StrEnum
from pathlib import Path
from typing import get_args

import platformdirs
from PySide6.QtCore import QByteArray, QSettings

from sfumato.files.plain_values import fault_of_text
from sfumato.gallery import GalleryOrder
from sfumato_desktop.theme import Scheme

__all__ = ["AppSettings", "Switch", "log_folder", "projects_folder", "settings_folder"]

_FOLDER_VARIABLE = "SFUMATO_SETTINGS_DIR"
"""Environment variable that overrides the folder of settings and logs; used by tests."""
_PROJECTS_VARIABLE = "SFUMATO_PROJECTS_DIR"
"""Environment variable that overrides the folder in which new projects are created."""


class Switch(StrEnum):
    """Settings that can be turned on or off."""

    REOPEN = "reopen"
    """Open the last project at launch."""
    KEEP_AWAKE = "keep_awake"
    """Keep the machine awake while a run is training."""
    SYSTEM_NOTICES = "system_notices"
    """Send system notifications while the window is not active."""


_LONGEST_TEXT = 10_000
_USUALLY = {Switch.REOPEN: False, Switch.KEEP_AWAKE: True, Switch.SYSTEM_NOTICES: True}


class AppSettings:
    """The stored settings; every change is written immediately."""

    def __init__(self) -> None:
        self._store = QSettings(str(settings_folder() / "window.ini"), QSettings.Format.IniFormat)

    def sync(self) -> None:
        """Write pending changes to disk."""
        self._store.sync()

    @property
    def scheme(self) -> Scheme:
        """Color scheme: light, dark, or the system scheme."""
        value = self._text("appearance/scheme")
        return Scheme(value) if value in set(Scheme) else Scheme.AUTO

    @scheme.setter
    def scheme(self, scheme: Scheme) -> None:
        self._store.setValue("appearance/scheme", str(scheme))

    @property
    def language(self) -> str:
        """Language code that the user chose, such as `de`; empty to use the system language."""
        return self._text("appearance/language")

    @language.setter
    def language(self, code: str) -> None:
        self._store.setValue("appearance/language", code)

    @property
    def recent_folders(self) -> tuple[Path, ...]:
        """Recently opened projects, starting with the most recent."""
        return self._folders("projects/recent")

    @recent_folders.setter
    def recent_folders(self, folders: tuple[Path, ...]) -> None:
        self._store.setValue("projects/recent", [str(folder) for folder in folders])

    @property
    def paused_run(self) -> str:
        """Project folder and ID of the paused run, on two lines; empty if no run is paused."""
        return self._text("projects/paused_run")

    @paused_run.setter
    def paused_run(self, run: str) -> None:
        self._store.setValue("projects/paused_run", run)

    @property
    def background_run(self) -> str:
        """Run that was handed over to a background process, in the format of `paused_run`."""
        return self._text("projects/background_run")

    @background_run.setter
    def background_run(self, run: str) -> None:
        self._store.setValue("projects/background_run", run)

    @property
    def is_open(self) -> bool:
        """Whether a window was opened but not closed, because it is still open or it crashed."""
        return self._switch("session/is_open", usually=False)

    @is_open.setter
    def is_open(self, is_open: bool) -> None:
        self._store.setValue("session/is_open", is_open)

    @property
    def pinned_folders(self) -> tuple[Path, ...]:
        """Projects pinned to the top of the list of recent projects."""
        return self._folders("projects/pinned")

    @pinned_folders.setter
    def pinned_folders(self, folders: tuple[Path, ...]) -> None:
        self._store.setValue("projects/pinned", [str(folder) for folder in folders])

    @property
    def projects_folder(self) -> Path:
        """Folder in which projects are created by default."""
        chosen = self._text("projects/folder")
        return Path(chosen) if chosen else projects_folder()

    @projects_folder.setter
    def projects_folder(self, folder: Path) -> None:
        self._store.setValue("projects/folder", str(folder))

    def is_on(self, switch: Switch) -> bool:
        """Return whether a setting is on."""
        return self._switch(f"switches/{switch}", usually=_USUALLY[switch])

    def turn(self, switch: Switch, *, is_on: bool) -> None:
        """Turn a setting on or off."""
        self._store.setValue(f"switches/{switch}", is_on)

    def chosen_keys(self, command: str) -> str | None:
        """Return the shortcut that the user assigned to a command, or `None` for the default."""
        key = f"keys/{command}"
        return self._text(key) if isinstance(self._store.value(key), str) else None

    def choose_keys(self, command: str, keys: str | None) -> None:
        """Store the shortcut of a command; `None` restores the default."""
        if keys is None:
            self._store.remove(f"keys/{command}")
        else:
            self._store.setValue(f"keys/{command}", keys)

    @property
    def gallery_order(self) -> GalleryOrder:
        """Sort order of the gallery."""
        value = self._text("gallery/order")
        orders: tuple[GalleryOrder, ...] = get_args(GalleryOrder)
        return next((order for order in orders if order == value), "newest")

    @gallery_order.setter
    def gallery_order(self, order: GalleryOrder) -> None:
        self._store.setValue("gallery/order", order)

    def note_of(self, project: Path, name: str) -> str:
        """Return the value stored for a project under a name, or "" if there is none."""
        return self._text(f"notes/{_mark_of(project)}/{name}")

    def note(self, project: Path, name: str, text: str) -> None:
        """Store a value for a project, such as the current page or the selected run."""
        self._store.setValue(f"notes/{_mark_of(project)}/{name}", text)

    def state_of(self, name: str) -> QByteArray:
        """Return the stored state of a window or splitter, or an empty state if there is none."""
        value = self._store.value(f"state/{name}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep_state(self, name: str, state: QByteArray) -> None:
        """Store the state of a window or splitter."""
        self._store.setValue(f"state/{name}", state)

    def _folders(self, key: str) -> tuple[Path, ...]:
        value = self._store.value(key, [])
        paths = value if isinstance(value, list) else [value]
        return tuple(Path(path) for path in map(_checked, paths) if path)

    def _text(self, key: str) -> str:
        return _checked(self._store.value(key, ""))

    def _switch(self, key: str, *, usually: bool) -> bool:
        """Return a boolean setting, which Qt keeps as a `bool` until the file is reread."""
        word = str(self._store.value(key)).lower()
        return word in ("true", "1") if word in ("true", "false", "0", "1") else usually


def log_folder() -> Path:
    """Return the folder for log files."""
    chosen = os.environ.get(_FOLDER_VARIABLE)
    return Path(chosen) if chosen else Path(platformdirs.user_log_dir("sfumato", appauthor=False))


def projects_folder() -> Path:
    """Return the default folder for new projects."""
    chosen = os.environ.get(_PROJECTS_VARIABLE)
    return Path(chosen or Path(platformdirs.user_documents_dir()) / "Sfumato")


def settings_folder() -> Path:
    """Return the folder of the settings file, creating it if necessary."""
    chosen = os.environ.get(_FOLDER_VARIABLE)
    folder = Path(chosen or platformdirs.user_config_dir("sfumato", appauthor=False))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _checked(value: object) -> str:
    """Return a stored text, or "" if it is damaged: not text, contains NUL, or too long.

    Callers use the result without further checks as a path, a translation parameter, or a number.
    """
    is_sound = isinstance(value, str) and len(value) <= _LONGEST_TEXT and not fault_of_text(value)
    return str(value) if is_sound else ""


def _mark_of(project: Path) -> str:
    return hashlib.sha256(str(project).encode()).hexdigest()[:16]
