"""Which plugins has the user switched off?

The names stand in `plugins.toml` among the user's settings, so terminal, window and the processes
that they start all honour the same choice. What is switched off is not even imported.
"""

import os
from pathlib import Path
from typing import Annotated

import platformdirs
from msgspec import Meta

from sfumato.config.loading import load_settings, save_settings
from sfumato.config.settings import Settings
from sfumato.storage import explain_disk_errors

__all__ = ["PluginChoices", "choices_file", "load_choices", "switch_off", "switch_on"]

_FOLDER_VARIABLE = "SFUMATO_SETTINGS_DIR"
"""Where this environment variable points, the settings are kept instead, the window's too."""


class PluginChoices(Settings, frozen=True):
    """What the user chose about plugins."""

    switched_off: Annotated[
        tuple[str, ...],
        Meta(title="Switched off", description="Names of the plugins that are not imported."),
    ] = ()


def choices_file() -> Path:
    """Return the file that keeps the choices."""
    folder = os.environ.get(_FOLDER_VARIABLE)
    return Path(folder or platformdirs.user_config_dir("sfumato", appauthor=False)) / "plugins.toml"


def load_choices() -> PluginChoices:
    """Read the choices; those of a user who made none are empty.

    Raises:
        ConfigError: If the file is damaged.
        SfumatoError: If it cannot be read.
    """
    file = choices_file()
    return load_settings(file, PluginChoices) if file.exists() else PluginChoices()


def switch_off(name: str) -> None:
    """Leave a plugin out from the next start on.

    Raises:
        SfumatoError: If the choice cannot be read or written.
    """
    _save({*load_choices().switched_off, name})


def switch_on(name: str) -> None:
    """Use a plugin again from the next start on.

    Raises:
        SfumatoError: If the choice cannot be read or written.
    """
    _save({*load_choices().switched_off} - {name})


def _save(names: set[str]) -> None:
    file = choices_file()
    with explain_disk_errors(file):
        file.parent.mkdir(parents=True, exist_ok=True)
    save_settings(file, PluginChoices(switched_off=tuple(sorted(names))))
