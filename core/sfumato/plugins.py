"""Which plugins are there, and what do they offer together?

`Plugins` is the only place that touches pluggy. A plugin that cannot be imported, registered or
asked is named in `incidents` and set aside; the others work on.
"""

import importlib.metadata
import importlib.util
import sys
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from types import ModuleType

import msgspec
import platformdirs
import pluggy

from sfumato import hookspecs
from sfumato.catalog import Catalog, Entry

__all__ = ["PluginIncident", "Plugins", "discover_plugins", "plugin_folder"]

_GROUP = "sfumato"
_BUILTIN = "builtin"


class PluginIncident(msgspec.Struct, frozen=True, kw_only=True):
    """Why a plugin, or an offer of it, was set aside."""

    plugin: str
    message: str


class Plugins:
    """The registered plugins and the catalogs of what they offer.

    Args:
        modules: Pairs of a plugin's name and its module, the built-in ones first.
        incidents: What went wrong before, while the modules were imported.
    """

    def __init__(
        self,
        modules: Iterable[tuple[str, ModuleType]] = (),
        *,
        incidents: Iterable[PluginIncident] = (),
    ) -> None:
        self.incidents: list[PluginIncident] = list(incidents)
        self._manager = pluggy.PluginManager(_GROUP)
        self._manager.add_hookspecs(hookspecs)
        for name, module in modules:
            self._register(name, module)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the plugins that were registered, in order."""
        return tuple(name for name, _ in self._manager.list_name_plugin())

    @cached_property
    def augmentations(self) -> Catalog:
        """Random changes to pictures before they are learnt from."""
        return Catalog("augmentation", self._entries("sfumato_augmentations"))

    @cached_property
    def samplers(self) -> Catalog:
        """Ways to walk from noise to an image."""
        return Catalog("sampler", self._entries("sfumato_samplers"))

    @cached_property
    def exporters(self) -> Catalog:
        """Ways to write a trained model for other programs."""
        return Catalog("exporter", self._entries("sfumato_exporters"))

    def _register(self, name: str, module: ModuleType) -> None:
        try:
            self._manager.register(module, name=name)
        except Exception as error:  # a plugin's mistake must not end the program
            self._report(name, f"It could not be registered: {error}.")

    def _entries(self, hook: str) -> Iterator[tuple[str, Entry]]:
        seen: set[str] = set()
        for name, module in self._manager.list_name_plugin():
            for entry in self._offers(name, module, hook):
                if entry.name in seen:
                    self._report(name, f"Its “{entry.name}” is offered by an earlier plugin.")
                else:
                    seen.add(entry.name)
                    yield name, entry

    def _offers(self, name: str, module: object, hook: str) -> list[Entry]:
        others = [plugin for plugin in self._manager.get_plugins() if plugin is not module]
        caller = self._manager.subset_hook_caller(hook, remove_plugins=others)
        try:
            offers = [entry for offered in caller() for entry in offered]
        except Exception as error:  # a plugin's mistake must not end the program
            self._report(name, f"Its hook {hook} failed: {error!r}.")
            return []
        wrong = [offer for offer in offers if not isinstance(offer, Entry)]
        if wrong:
            self._report(name, f"Its hook {hook} offers {wrong[0]!r}, which is no Entry.")
        return [offer for offer in offers if isinstance(offer, Entry)]

    def _report(self, plugin: str, message: str) -> None:
        self.incidents.append(PluginIncident(plugin=plugin, message=message))


def plugin_folder() -> Path:
    """Give the folder where a user drops plugins: single files or packages."""
    return Path(platformdirs.user_data_dir("sfumato", appauthor=False)) / "plugins"


def discover_plugins(*, folder: Path | None = None) -> Plugins:
    """Find the built-in plugins, the installed ones (entry points) and those in a folder.

    Args:
        folder: Where the user drops plugins; `plugin_folder()` if not given.
    """
    modules: list[tuple[str, ModuleType]] = []
    incidents: list[PluginIncident] = []
    points = importlib.metadata.entry_points(group=_GROUP)
    for point in sorted(points, key=lambda point: (point.name != _BUILTIN, point.name)):
        try:
            modules.append((point.name, point.load()))
        except Exception as error:  # a plugin's mistake must not end the program
            incidents.append(_import_incident(point.name, error))
    for path in _plugin_files(folder or plugin_folder()):
        try:
            modules.append((path.stem, _import_file(path)))
        except Exception as error:  # a plugin's mistake must not end the program
            incidents.append(_import_incident(path.stem, error))
    return Plugins(modules, incidents=incidents)


def _plugin_files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    packages = [path / "__init__.py" for path in folder.iterdir() if path.is_dir()]
    return sorted([*folder.glob("*.py"), *(path for path in packages if path.exists())])


def _import_file(path: Path) -> ModuleType:
    is_package = path.name == "__init__.py"
    name = f"sfumato_user_plugins_{path.parent.name if is_package else path.stem}"
    places = [str(path.parent)] if is_package else None
    spec = importlib.util.spec_from_file_location(name, path, submodule_search_locations=places)
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


def _import_incident(plugin: str, error: Exception) -> PluginIncident:
    return PluginIncident(plugin=plugin, message=f"It could not be imported: {error!r}.")
