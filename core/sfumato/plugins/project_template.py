"""Templates for new plugin projects.

A new project works without changes: it has an entry, an implementation, tests, and the entry point
through which the plugin is found once it is installed. The templates are in the resources package
and are loaded by name, because core does not import that package.
"""

import importlib.resources
import re
from importlib.resources.abc import Traversable
from pathlib import Path
from string import Template
from typing import Literal, NamedTuple

from sfumato.errors import PluginError
from sfumato.files.names import require_short_name
from sfumato.files.storage import explain_disk_errors, staged_new_folder
from sfumato.messages import msg
from sfumato.plugins.hookspecs import HOOK_VERSION

__all__ = ["PluginKind", "write_plugin_project"]

PluginKind = Literal[
    "augmentation",
    "sampler",
    "exporter",
    "backbone",
    "schedule",
    "logger",
    "metric",
    "importer",
    "panel",
]

_NAME = re.compile("[a-z][a-z0-9_]*")


class _Kind(NamedTuple):
    """The differences between kinds of plugins, other than the implementation and its tests."""

    catalog: str
    """The name of the attribute of `Plugins`, which is also the suffix of the hook's name."""
    work: str
    """The module that contains the implementation."""
    factory: str
    """The callable in the module that takes the settings."""
    summary: str
    """A summary of what the example does."""
    test_imports: str = ""
    entry_class: str = "Entry"
    more: str = ""
    """The additional arguments of the example's entry."""


_KINDS: dict[PluginKind, _Kind] = {
    "augmentation": _Kind(
        "augmentations",
        work="negative",
        factory="Negative",
        summary="Inverts the colors of some images at random.",
        test_imports="import torch",
    ),
    "sampler": _Kind(
        "samplers",
        work="midpoint",
        factory="make_sampler",
        summary="Midpoint method of second order, with two network calls per step.",
    ),
    "exporter": _Kind(
        "exporters",
        work="table",
        factory="make_exporter",
        summary="Writes a CSV file with the name and size of each weight.",
    ),
    "backbone": _Kind(
        "backbones",
        work="plain",
        factory="build",
        summary="A small convolutional network at full resolution, for tiny images.",
    ),
    "schedule": _Kind(
        "schedules",
        work="falling",
        factory="build",
        summary="Decays the learning rate from the start of the run to its end.",
        test_imports="from sfumato.training.rate_schedule import SchedulePosition",
    ),
    "logger": _Kind(
        "loggers",
        work="losses",
        factory="LossTable",
        summary="Appends the training loss to a CSV file in the run folder.",
    ),
    "metric": _Kind(
        "metrics",
        work="darkness",
        factory="make_metric",
        summary="Fraction of dark images, compared with real images.",
        test_imports="import numpy as np",
    ),
    "importer": _Kind(
        "importers",
        work="stack",
        factory="make_importer",
        summary="Imports images from a NumPy array, uint8 (N, H, W) or (N, H, W, 3).",
        test_imports="import numpy as np",
        entry_class="ImporterEntry",
        more='\n            endings=(".npy",),',
    ),
    "panel": _Kind(
        "panels",
        work="ui",
        factory="make_panel",
        summary="Shows the number of checkpoints of a run.",
        test_imports="from PySide6.QtWidgets import QApplication\n\n"
        "from sfumato.config.settings import RunConfig\n"
        "from sfumato.records.run_folder import RunFolder",
        entry_class="PanelEntry",
    ),
}

_SETTINGS = '''
class ${title}Settings(Settings, frozen=True):
    """Settings of the plugin, shown in the window and checked when loaded."""

$fields

'''


def write_plugin_project(folder: Path, *, name: str, kind: PluginKind) -> None:
    """Write a plugin project to a new folder atomically.

    Args:
        folder: The target folder, which must be empty or not exist yet.
        name: The name of the plugin and its entry, consisting of lowercase letters, digits, and
            `_`.
        kind: What the plugin provides.

    Raises:
        PluginError: If the name is invalid, or the folder is not empty.
        SfumatoError: If the disk is full or read-only. No files are left behind.
    """
    require_short_name(name, kind="plugin")
    name = name.replace("-", "_")
    if not _NAME.fullmatch(name):
        raise PluginError(
            msg("plugin_project.invalid_name", "“{name}” is not a valid plugin name.", name=name),
            hint=msg(
                "plugin_project.use_valid_name",
                "Use lowercase letters, digits, and “_”, starting with a letter.",
            ),
        )
    with explain_disk_errors(folder):
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise PluginError(
                msg(
                    "plugin_project.folder_is_not_empty",
                    "“{folder}” already exists and is not empty.",
                    folder=folder,
                ),
                hint=msg("plugin_project.choose_another_folder", "Choose another folder."),
            )
        folder.parent.mkdir(parents=True, exist_ok=True)
        with staged_new_folder(folder) as stage:
            for path, text in _files(name, kind).items():
                file = stage / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, encoding="utf-8")


def _files(name: str, kind: PluginKind) -> dict[str, str]:
    """Return the content of each file, by its path in the project."""
    module, chosen = f"sfumato_{name}", _KINDS[kind]
    texts = importlib.resources.files("sfumato_resources") / "plugin"
    values = {
        "article": "an" if kind[0] in "aeiou" else "a",
        "entry": name,
        "hook": f"sfumato_{chosen.catalog}",
        "hook_version": str(HOOK_VERSION),
        "kind": kind,
        "label": name.replace("_", " ").capitalize(),
        "module": module,
        "package": module.replace("_", "-"),
        "title": "".join(part.capitalize() for part in name.split("_")),
        **chosen._asdict(),
    }
    values |= _settings(texts / kind / "settings.txt", values)
    values["test_imports"] = f"\n{chosen.test_imports}\n" if chosen.test_imports else ""
    values["own_tests"] = "\n\n" + _filled(texts / kind / "test.py.txt", values).rstrip()
    return {
        "pyproject.toml": _filled(texts / "pyproject.toml.txt", values),
        "README.md": _filled(texts / "README.md.txt", values),
        f"{module}/__init__.py": _filled(texts / "__init__.py.txt", values),
        f"{module}/{chosen.work}.py": _filled(texts / kind / f"{chosen.work}.py.txt", values),
        f"tests/test_{module}.py": _filled(texts / "test.py.txt", values),
    }


def _settings(fields: Traversable, values: dict[str, str]) -> dict[str, str]:
    """Return the source text for an entry's settings, or nothing for an entry without settings."""
    if not fields.is_file():
        return {"typing": "", "settings_import": "", "settings": "", "more": values["more"]}
    title = values["title"]
    text = fields.read_text(encoding="utf-8").rstrip()
    return {
        "typing": "\nfrom typing import Annotated\n\nfrom msgspec import Meta\n",
        "settings_import": "from sfumato.config.settings import Settings\n",
        "settings": Template(_SETTINGS).substitute(title=title, fields=text),
        "more": f"{values['more']}\n            settings={title}Settings,",
    }


def _filled(text: Traversable, values: dict[str, str]) -> str:
    return Template(text.read_text(encoding="utf-8")).substitute(values)
