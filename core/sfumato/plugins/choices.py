"""The user's choice of which plugins are disabled.

The names are stored in `plugins.toml` in the user's settings folder, so that the command line, the
window, and the processes they start all use the same choice. A disabled plugin is not even
imported.
"""

import os
from pathlib import Path
from typing import Annotated, Literal

import platformdirs
from msgspec import Meta

from sfumato.config.loading import load_settings, save_settings
from sfumato.config.settings import Settings
from sfumato.files.storage import explain_disk_errors

__all__ = ["PluginChoices", "choices_file", "load_choices", "switch_plugin"]

_FOLDER_VARIABLE = "SFUMATO_SETTINGS_DIR"
"""The environment variable that relocates the settings folder, including the window's settings."""


class PluginChoices(Settings, frozen=True):
    """The user's choices about plugins."""

    switched_off: Annotated[
        tuple[str, ...],
        Meta(title="Disabled plugins", description="Names of plugins that are not imported."),
    ] = ()


def choices_file() -> Path:
    """Return the file that stores the choices."""
    folder = os.environ.get(_FOLDER_VARIABLE)
    return Path(folder or platformdirs.user_config_dir("sfumato", appauthor=False)) / "plugins.toml"


def load_choices() -> PluginChoices:
    """Return the user's choices; they are empty if the user has not made any.

    Raises:
        ConfigError: If the file is damaged.
        SfumatoError: If the file cannot be read.
    """
    file = choices_file()
    return load_settings(file, PluginChoices) if file.exists() else PluginChoices()


def switch_plugin(name: str, *, to: Literal["on", "off"]) -> None:
    """Enable or disable a plugin, starting with the next launch.

    Raises:
        SfumatoError: If the choice cannot be read or written.
    """
    others = {*load_choices().switched_off} - {name}
    names = others if to == "on" else {*others, name}
    file = choices_file()
    with explain_disk_errors(file):
        file.parent.mkdir(parents=True, exist_ok=True)
    save_settings(file, PluginChoices(switched_off=tuple(sorted(names))))
