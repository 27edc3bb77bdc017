"""The sources of plugins, and how each plugin is imported.

Plugins are found in two places: installed packages, which name the plugin's module in the entry
point group `sfumato`, and the user's plugin folder, which contains files and packages. A
`PluginSource` locates a plugin without importing it.
"""

import importlib.metadata
import importlib.util
import re
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Literal, NamedTuple

import platformdirs

__all__ = [
    "BUILT_IN",
    "GROUP",
    "Origin",
    "PluginSource",
    "plugin_folder",
    "plugin_sources",
    "stated_version",
]

GROUP = "sfumato"
"""The entry point group in which an installed plugin names its module."""
BUILT_IN = "builtin"
"""The name under which the plugins that ship with Sfumato are installed."""
_BUILT_IN_MODULE = "sfumato_plugins"

Origin = Literal["built-in", "installed", "folder"]

_VERSION_LINE = re.compile(r"^SFUMATO_HOOK_VERSION\s*(?::[^=]*)?=\s*(\d+)", re.MULTILINE)


class PluginSource(NamedTuple):
    """A discovered plugin, before it is imported."""

    name: str
    origin: Origin
    location: str
    """The installed package and its version, or the path in the plugin folder."""
    load: Callable[[], ModuleType]
    """Imports the plugin; any exception that the plugin raises is passed on."""
    find_file: Callable[[], Path | None]
    """Returns the file that is imported first; it may also raise any exception."""


def plugin_folder() -> Path:
    """Return the user's plugin folder, which contains single files and packages."""
    return Path(platformdirs.user_data_dir("sfumato", appauthor=False)) / "plugins"


def plugin_sources(folder: Path) -> list[PluginSource]:
    """Return the sources of all plugins: built-in, then installed by name, then from the folder.

    Args:
        folder: The user's plugin folder, which need not exist.
    """
    points = importlib.metadata.entry_points(group=GROUP)
    installed = sorted(points, key=lambda point: (point.name != BUILT_IN, point.name))
    return [
        *(_installed(point) for point in installed),
        *(_dropped(path) for path in _plugin_files(folder)),
    ]


def stated_version(file: Path) -> int | None:
    """Return the hook version that a plugin declares, without executing any of its code.

    If a plugin for a future version is imported, it may fail because it needs something that does
    not exist yet. An error that names the version is more helpful.
    """
    stated = _VERSION_LINE.search(file.read_text(encoding="utf-8", errors="replace"))
    return int(stated[1]) if stated else None


def _installed(point: importlib.metadata.EntryPoint) -> PluginSource:
    package = point.dist
    is_ours = point.name == BUILT_IN and point.module == _BUILT_IN_MODULE
    return PluginSource(
        name=point.name,
        origin="built-in" if is_ours else "installed",
        location=f"{package.name} {package.version}" if package else point.module,
        load=point.load,
        find_file=lambda: _file_of(point.module),
    )


def _file_of(module: str) -> Path | None:
    found = importlib.util.find_spec(module)
    origin = found.origin if found else None
    return Path(origin) if origin and origin.endswith(".py") else None


def _dropped(path: Path) -> PluginSource:
    return PluginSource(
        name=_name_of(path),
        origin="folder",
        location=str(path.parent if path.name == "__init__.py" else path),
        load=lambda: _import_file(path),
        find_file=lambda: path,
    )


def _plugin_files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    files = [path for path in folder.glob("*.py") if not path.name.startswith(".")]
    packages = [path / "__init__.py" for path in folder.iterdir() if path.is_dir()]
    return sorted([*files, *(path for path in packages if path.exists())])


def _name_of(path: Path) -> str:
    return path.parent.name if path.name == "__init__.py" else path.stem


def _import_file(path: Path) -> ModuleType:
    name = f"sfumato_user_plugins_{_name_of(path)}"
    indices = [str(path.parent)] if path.name == "__init__.py" else None
    spec = importlib.util.spec_from_file_location(name, path, submodule_search_locations=indices)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except BaseException:
        del sys.modules[name]
        raise
    return module
