"""What does an author begin a plugin with?

With a project that works as it stands: what it offers, the work, tests, and the entry point by
which it is found once it is installed. The texts lie in the resources; they are looked up by name,
for core does not import that package.
"""

import importlib.resources
import re
from importlib.resources.abc import Traversable
from pathlib import Path
from string import Template
from typing import Literal

from sfumato.errors import PluginError
from sfumato.hookspecs import HOOK_VERSION
from sfumato.storage import explain_disk_errors, staged_new_folder

__all__ = ["PluginKind", "write_plugin_project"]

PluginKind = Literal["augmentation", "sampler", "exporter"]

_NAME = re.compile("[a-z][a-z0-9_]*")
_WHAT = {
    "augmentation": "it turns some of the pictures that are learnt from into their negatives.",
    "sampler": "it walks from noise to a picture by the midpoint rule.",
    "exporter": "it writes the sizes of a model's weights as a table.",
}
_WORK = {"augmentation": "negative", "sampler": "midpoint", "exporter": "table"}


def write_plugin_project(folder: Path, *, name: str, kind: PluginKind) -> None:
    """Write a plugin project into a new folder, whole or not at all.

    Args:
        folder: Where to; must not exist, or be empty.
        name: Of the plugin: small letters, digits and `_`; also of what it offers.
        kind: What it offers.

    Raises:
        PluginError: If the name cannot be one, or the folder holds something.
        SfumatoError: If the disk is full or read-only; nothing stays behind.
    """
    name = name.replace("-", "_")
    if not _NAME.fullmatch(name):
        raise PluginError(
            f"“{name}” cannot be the name of a plugin.",
            hint="Begin with a small letter; then small letters, digits and “_”.",
        )
    with explain_disk_errors(folder):
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise PluginError(
                f"“{folder}” is there already and holds something.", hint="Name another folder."
            )
        folder.parent.mkdir(parents=True, exist_ok=True)
        with staged_new_folder(folder) as stage:
            for path, text in _files(name, kind).items():
                file = stage / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, encoding="utf-8")


def _files(name: str, kind: PluginKind) -> dict[str, str]:
    """Give the text of each file, by its path in the project."""
    module, work = f"sfumato_{name}", _WORK[kind]
    values = {
        "entry": name,
        "hook_version": str(HOOK_VERSION),
        "label": name.replace("_", " ").capitalize(),
        "module": module,
        "package": module.replace("_", "-"),
        "title": "".join(part.capitalize() for part in name.split("_")),
        "what": _WHAT[kind],
        "work": work,
    }
    texts = importlib.resources.files("sfumato_resources") / "plugin"
    own = texts / kind
    return {
        "pyproject.toml": _filled(texts / "pyproject.toml.txt", values),
        "README.md": _filled(texts / "README.md.txt", values),
        f"{module}/__init__.py": _filled(own / "__init__.py.txt", values),
        f"{module}/{work}.py": _filled(own / f"{work}.py.txt", values),
        f"tests/test_{module}.py": _filled(own / "test.py.txt", values),
    }


def _filled(text: Traversable, values: dict[str, str]) -> str:
    return Template(text.read_text(encoding="utf-8")).substitute(values)
