"""Which plugins are there, and what do they offer together?

`Plugins` is the only place that touches pluggy. A plugin that cannot be imported, registered or
asked is named in `incidents` and set aside; the others work on.
"""

import importlib.metadata
import importlib.util
import re
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
from sfumato.config.fields import fields_of
from sfumato.config.loading import nearest

__all__ = ["PluginIncident", "Plugins", "discover_plugins", "plugin_folder"]

_GROUP = "sfumato"
_BUILTIN = "builtin"
_NAME = re.compile("[a-z0-9_-]+")


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
        if self._manager.has_plugin(name):
            self._report(name, "Another plugin has this name.")
            return
        try:
            self._manager.register(module, name=name)
        except Exception as error:  # a plugin's mistake must not end the program
            self._report(name, f"It could not be registered: {' '.join(str(error).split())}")
            return
        callers = self._manager.get_hookcallers(module) or []
        if not callers:
            self._report(name, "It has no hook of Sfumato, marked by hookimpl; it offers nothing.")
        for caller in callers:
            if not caller.has_spec():
                hint = nearest(caller.name, _hook_names())
                self._report(name, f"Its hook {caller.name} is not one of Sfumato's. {hint}")

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
        faults = [_fault_of(offer) for offer in offers]
        for fault in filter(None, faults):
            self._report(name, f"Its hook {hook} offers {fault}")
        return [offer for offer, fault in zip(offers, faults, strict=True) if not fault]

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
        except (Exception, SystemExit) as error:  # a plugin's mistake must not end the program
            incidents.append(_import_incident(point.name, error))
    for path in _plugin_files(folder or plugin_folder()):
        name = _name_of(path)
        try:
            modules.append((name, _import_file(path)))
        except (Exception, SystemExit) as error:  # a plugin's mistake must not end the program
            incidents.append(_import_incident(name, error))
    return Plugins(modules, incidents=incidents)


def _hook_names() -> list[str]:
    return [name for name in vars(hookspecs) if name.startswith("sfumato_")]


def _fault_of(offer: object) -> str:
    """Say what is wrong with an offer; "" if it can be used."""
    if not isinstance(offer, Entry):
        return f"{offer!r}, which is no Entry."
    if not (isinstance(offer.name, str) and _NAME.fullmatch(offer.name)):
        return f"an entry named {offer.name!r}; a name has small letters, digits, “_” and “-”."
    if not isinstance(offer.factory, str) or not all(offer.factory.partition(":")):
        return f"“{offer.name}” with the factory {offer.factory!r}; write “module:Name”."
    try:
        fields_of(offer.settings)
        offer.settings()
    except Exception as error:  # whatever is wrong with a stranger's class, no form can be made
        return f"“{offer.name}” with settings that cannot be shown: {error!r}."
    return ""


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
    places = [str(path.parent)] if path.name == "__init__.py" else None
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


def _import_incident(plugin: str, error: BaseException) -> PluginIncident:
    return PluginIncident(plugin=plugin, message=f"It could not be imported: {error!r}.")
