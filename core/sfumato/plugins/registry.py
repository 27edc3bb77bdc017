"""Plugin discovery and registration.

`Plugins` is the only place that uses pluggy. A plugin that cannot be imported or registered, or
whose hooks fail, is listed in `incidents` and skipped; the others keep working.
"""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain
from pathlib import Path
from types import MappingProxyType, ModuleType
from typing import Literal

import msgspec
import pluggy

from sfumato.config.fields import Field, fields_of
from sfumato.config.loading import nearest
from sfumato.errors import PluginError, SfumatoError
from sfumato.messages import Message, Text, msg, paragraph
from sfumato.plugins import hookspecs
from sfumato.plugins.catalog import Catalog, Entry, ImporterEntry, PanelEntry
from sfumato.plugins.choices import load_choices, switch_plugin
from sfumato.plugins.hookspecs import HOOK_VERSION
from sfumato.plugins.sources import (
    BUILT_IN,
    GROUP,
    Origin,
    PluginSource,
    plugin_folder,
    plugin_sources,
    stated_version,
)

__all__ = [
    "SAFE_VARIABLE",
    "PluginIncident",
    "PluginRecord",
    "Plugins",
    "builtin_plugins",
    "discover_plugins",
    "plugin_folder",
]

SAFE_VARIABLE = "SFUMATO_SAFE"
"""The environment variable of safe mode, in which only built-in plugins are used.

It is set by `--safe` and also applies to child processes.
"""

Unused = Literal["disabled", "skipped in safe mode"]
"""The reasons why a plugin is not even imported."""


_NAME = re.compile("[a-z0-9_-]+")


class PluginIncident(msgspec.Struct, frozen=True, kw_only=True):
    """A skipped plugin or entry, and the reason why it was skipped."""

    plugin: str
    message: Text


class PluginRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A discovered plugin, whether or not it is used."""

    name: str
    origin: Origin
    location: str
    """The installed package and its version, or a path."""
    state: Literal["in use", "disabled", "skipped in safe mode", "failed"]
    """Whether the plugin is in use, was disabled by the user, was skipped, or failed to load."""


class _HookCatalog(cached_property[Catalog]):
    """A property of `Plugins`: the catalog of a hook, which is called on first access.

    Args:
        hook: The name of the hook.
        kind: The name for an entry of the hook.
        kinds: The plural of `kind`.
        entry: The type of the hook's entries.
    """

    def __init__(
        self, hook: str, kind: Message, kinds: Message, *, entry: type[Entry] = Entry
    ) -> None:
        super().__init__(lambda plugins: plugins.collect(self))
        self.hook = hook
        self.kind = kind
        self.kinds = kinds
        self.entry = entry


class Plugins:
    """The registered plugins and the catalogs of their entries.

    Args:
        modules: Pairs of a plugin's name and its module, starting with the built-in plugins.
        incidents: The errors that occurred when the modules were imported.
        sources: The sources of all plugins, including unused plugins.
        unused: The reasons why plugins in `sources` were not even imported, by plugin name.
    """

    augmentations = _HookCatalog(
        "sfumato_augmentations",
        msg("kinds.augmentation", "augmentation"),
        msg("kinds.augmentations", "augmentations"),
    )
    """Random changes to images before the model is trained on them."""
    samplers = _HookCatalog(
        "sfumato_samplers", msg("kinds.sampler", "sampler"), msg("kinds.samplers", "samplers")
    )
    """Algorithms that turn noise into an image."""
    exporters = _HookCatalog(
        "sfumato_exporters", msg("kinds.exporter", "exporter"), msg("kinds.exporters", "exporters")
    )
    """Exporters of trained models for other programs."""
    schedules = _HookCatalog(
        "sfumato_schedules",
        msg("kinds.schedule", "learning-rate schedule"),
        msg("kinds.schedules", "learning-rate schedules"),
    )
    """Learning-rate schedules."""
    loggers = _HookCatalog(
        "sfumato_loggers", msg("kinds.logger", "logger"), msg("kinds.loggers", "loggers")
    )
    """Loggers, which receive a run's events."""
    importers = _HookCatalog(
        "sfumato_importers",
        msg("kinds.importer", "importer"),
        msg("kinds.importers", "importers"),
        entry=ImporterEntry,
    )
    """Importers of images from sources that are not folders of images."""
    metrics = _HookCatalog(
        "sfumato_metrics", msg("kinds.metric", "metric"), msg("kinds.metrics", "metrics")
    )
    """Additional measurements on generated images."""
    backbones = _HookCatalog(
        "sfumato_backbones", msg("kinds.network", "network"), msg("kinds.networks", "networks")
    )
    """Networks inside the denoiser."""
    panels = _HookCatalog(
        "sfumato_panels",
        msg("kinds.panel", "panel"),
        msg("kinds.panels", "panels"),
        entry=PanelEntry,
    )
    """Parts of the window."""

    def __init__(
        self,
        modules: Iterable[tuple[str, ModuleType]] = (),
        *,
        incidents: Iterable[PluginIncident] = (),
        sources: Iterable[PluginSource] = (),
        unused: Mapping[str, Unused] = MappingProxyType({}),
    ) -> None:
        self._incidents: list[PluginIncident] = list(incidents)
        self._sources = tuple(sources)
        self._unused = unused
        self._manager = pluggy.PluginManager(GROUP)
        self._manager.add_hookspecs(hookspecs)
        for name, module in modules:
            self._register(name, module)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the registered plugins, in order."""
        return tuple(name for name, _ in self._manager.list_name_plugin())

    @property
    def records(self) -> tuple[PluginRecord, ...]:
        """All discovered plugins, in order, whether or not they are used."""
        names = self.names
        found = [
            PluginRecord(
                name=source.name,
                origin=source.origin,
                location=source.location,
                state=self._unused.get(source.name, "in use" if source.name in names else "failed"),
            )
            for source in self._sources
        ]
        known = {record.name for record in found}
        given = (name for name in names if name not in known)
        return (
            *found,
            *(PluginRecord(name=n, origin=_origin(n), location=n, state="in use") for n in given),
        )

    @property
    def incidents(self) -> list[PluginIncident]:
        """Plugins and entries skipped so far, with reasons; all remaining hooks are called."""
        assert self.catalogs is not None  # calls the remaining hooks
        return self._incidents

    @property
    def catalogs(self) -> tuple[Catalog, ...]:
        """All entries, one catalog per hook."""
        return tuple(getattr(self, hook.removeprefix("sfumato_")) for hook in _hook_names())

    def catalog_of(self, field: Field) -> Catalog | None:
        """Return the catalog to which a setting refers, or `None` if it refers to no catalog."""
        if not field.catalog:
            return None
        catalog = getattr(self, field.catalog)
        assert isinstance(catalog, Catalog)
        return catalog

    def importer_for(self, source: Path) -> str:
        """Return the name of the importer that handles a source by default.

        Raises:
            PluginError: If no importer handles the source.
        """
        ending = source.suffix.casefold()
        for entry in self._importers:
            if entry.reads_folders if source.is_dir() else ending in entry.endings:
                return entry.name
        raise PluginError(
            msg("plugins.no_importer", "No importer supports “{name}”.", name=source.name),
            hint=msg(
                "plugins.choose_supported_source",
                "Choose a folder of images, or a file of one of these types: {endings}.",
                endings=self.importer_endings,
            ),
        )

    @property
    def importer_endings(self) -> tuple[str, ...]:
        """The file extensions that importers read, in lowercase and including the period."""
        endings = chain.from_iterable(entry.endings for entry in self._importers)
        return tuple(dict.fromkeys(endings))

    @property
    def _importers(self) -> list[ImporterEntry]:
        return [entry for entry in self.importers.values() if isinstance(entry, ImporterEntry)]

    def switch(self, name: str, *, to: Literal["on", "off"]) -> None:
        """Enable or disable a plugin, starting with the next launch; the choice is saved.

        Raises:
            PluginError: If there is no such plugin, or it is a built-in plugin.
            SfumatoError: If the choice cannot be saved.
        """
        if name == BUILT_IN:
            raise PluginError(
                msg(
                    "plugins.builtin_plugin_is_required",
                    "The built-in plugin cannot be disabled: every run needs it.",
                ),
                hint=msg(
                    "plugins.choose_another_plugin",
                    "Choose another plugin; “sfumato plugin list” lists all plugins.",
                ),
            )
        known = [record.name for record in self.records]
        if name not in known and name not in load_choices().switched_off:
            raise PluginError(
                msg("plugins.plugin_does_not_exist", "There is no plugin “{name}”.", name=name),
                hint=nearest(name, known, kinds=msg("kinds.plugins", "plugins")),
            )
        switch_plugin(name, to=to)

    def report(self, plugin: str, message: Text) -> None:
        """Record a plugin's runtime error, to be shown in the list of plugins."""
        self._incidents.append(PluginIncident(plugin=plugin, message=message))

    def collect(self, wanted: _HookCatalog) -> Catalog:
        """Call a hook, and return the catalog of its entries."""
        names = list(self._unused)
        note = msg("plugins.plugins_not_loaded", "Plugins not loaded: {names}.", names=names)
        entries = self._entries(wanted)
        return Catalog(wanted.kind, entries, kinds=wanted.kinds, note=note if names else "")

    def _register(self, name: str, module: ModuleType) -> None:
        if self._manager.has_plugin(name):
            self.report(name, msg("plugins.name_is_taken", "Another plugin has this name."))
            return
        if fault := _version_fault(getattr(module, "SFUMATO_HOOK_VERSION", 1)):
            self.report(name, fault)
            return
        try:
            self._manager.register(module, name=name)
        except (Exception, SystemExit) as error:  # a plugin's bug must not end the program
            reason = " ".join(str(error).split())
            self.report(
                name,
                msg("plugins.registration_failed", "Registration failed: {reason}", reason=reason),
            )
            return
        callers = self._manager.get_hookcallers(module) or []
        if not callers:
            self.report(
                name,
                msg(
                    "plugins.plugin_has_no_hooks",
                    "It provides nothing: no function is marked with hookimpl.",
                ),
            )
        for caller in callers:
            if not caller.has_spec():
                unknown = msg(
                    "plugins.hook_does_not_exist",
                    "It implements an unknown hook, {hook}.",
                    hook=caller.name,
                )
                self.report(name, paragraph([unknown, nearest(caller.name, _hook_names())]))

    def _entries(self, wanted: _HookCatalog) -> Iterator[tuple[str, Entry]]:
        seen: set[str] = set()
        for name, module in self._manager.list_name_plugin():
            for entry in self._offers(name, module, wanted):
                if entry.name in seen:
                    self.report(
                        name,
                        msg(
                            "plugins.entry_is_taken",
                            "“{entry}” is already provided by another plugin.",
                            entry=entry.name,
                        ),
                    )
                else:
                    seen.add(entry.name)
                    yield name, entry

    def _offers(self, name: str, module: object, wanted: _HookCatalog) -> list[Entry]:
        others = [plugin for plugin in self._manager.get_plugins() if plugin is not module]
        caller = self._manager.subset_hook_caller(wanted.hook, remove_plugins=others)
        try:
            offers = [entry for offered in caller() for entry in offered]
        except (Exception, SystemExit) as error:  # a plugin's bug must not end the program
            self.report(
                name,
                msg(
                    "plugins.hook_failed",
                    "Hook {hook} failed: {error}.",
                    hook=wanted.hook,
                    error=repr(error),
                ),
            )
            return []
        faults = [_fault_of(offer, wanted.entry) for offer in offers]
        for fault in filter(None, faults):
            self.report(
                name,
                msg(
                    "plugins.entry_is_invalid",
                    "Hook {hook} returned an invalid entry: {fault}",
                    hook=wanted.hook,
                    fault=fault,
                ),
            )
        return [offer for offer, fault in zip(offers, faults, strict=True) if not fault]


def discover_plugins(*, folder: Path | None = None) -> Plugins:
    """Discover built-in plugins, installed plugins (entry points), and the plugins in a folder.

    Plugins that the user has disabled are not imported. In safe mode, only built-in plugins are
    imported; see `SAFE_VARIABLE`.

    Args:
        folder: The user's plugin folder; `plugin_folder()` by default.
    """
    if os.environ.get(SAFE_VARIABLE):
        return builtin_plugins(folder=folder)
    incidents = []
    try:
        switched_off = load_choices().switched_off
    except SfumatoError as error:  # a damaged file must not end the program
        incidents.append(PluginIncident(plugin="plugins.toml", message=error.message))
        switched_off = ()
    sources = plugin_sources(folder or plugin_folder())
    found = {source.name for source in sources if source.origin != "built-in"}
    off = sorted(found & set(switched_off))
    unused: dict[str, Unused] = dict.fromkeys(off, "disabled")
    return _imported(sources, unused, incidents)


def builtin_plugins(*, folder: Path | None = None) -> Plugins:
    """Load only the plugins that ship with Sfumato; other plugins are listed but not imported.

    Args:
        folder: The user's plugin folder; `plugin_folder()` by default.
    """
    sources = plugin_sources(folder or plugin_folder())
    others = (source.name for source in sources if source.origin != "built-in")
    unused: dict[str, Unused] = dict.fromkeys(others, "skipped in safe mode")
    return _imported(sources, unused, [])


def _imported(
    sources: list[PluginSource],
    unused: Mapping[str, Unused],
    incidents: list[PluginIncident],
) -> Plugins:
    modules: list[tuple[str, ModuleType]] = []
    for source in sources:
        if source.name in unused:
            continue
        try:
            fault = _fault_of_source(source)
            if not fault:
                modules.append((source.name, source.load()))
        except (Exception, SystemExit) as error:  # a plugin's bug must not end the program
            fault = msg("plugins.import_failed", "Import failed: {error}.", error=repr(error))
        if fault:
            incidents.append(PluginIncident(plugin=source.name, message=fault))
    return Plugins(modules, incidents=incidents, sources=sources, unused=unused)


def _fault_of_source(source: PluginSource) -> Message | None:
    file = source.find_file() if source.origin != "built-in" else None
    return _version_fault(stated_version(file) or 1) if file else None


def _version_fault(stated: object) -> Message | None:
    """Return why a plugin for this hook version cannot be used, or `None` if it can."""
    if not isinstance(stated, int):
        return msg(
            "plugins.hook_version_is_not_an_integer",
            "SFUMATO_HOOK_VERSION is {stated}; it must be an integer.",
            stated=repr(stated),
        )
    if stated > HOOK_VERSION:
        return msg(
            "plugins.hook_version_is_newer",
            "It requires hook version {stated}; this version of Sfumato supports up to version "
            "{supported}. Update Sfumato, or install an older version of the plugin.",
            stated=stated,
            supported=HOOK_VERSION,
        )
    return None


def _origin(name: str) -> Origin:
    """Return the origin of a plugin that was registered by a program."""
    return "built-in" if name == BUILT_IN else "installed"


def _hook_names() -> list[str]:
    return [name for name in vars(hookspecs) if name.startswith("sfumato_")]


def _fault_of(offer: object, kind: type[Entry]) -> Message | None:
    """Return what is wrong with an entry, or `None` if it can be used."""
    if not isinstance(offer, kind):
        return msg(
            "plugins.entry_has_wrong_type",
            "{entry} is not of type {type}.",
            entry=repr(offer),
            type=kind.__name__,
        )
    if not (isinstance(offer.name, str) and _NAME.fullmatch(offer.name)):
        return msg(
            "plugins.entry_name_is_invalid",
            "the name {name} may contain only lowercase letters, digits, “_”, and “-”.",
            name=repr(offer.name),
        )
    if not isinstance(offer.factory, str) or not all(offer.factory.partition(":")):
        return msg(
            "plugins.entry_factory_is_invalid",
            "the factory of “{name}” is {factory}; it must have the form “module:Name”.",
            name=offer.name,
            factory=repr(offer.factory),
        )
    try:
        fields_of(offer.settings)
        offer.settings()
    except Exception as error:  # no form can be built from a faulty third-party class
        return msg(
            "plugins.entry_settings_are_invalid",
            "the settings of “{name}” cannot be displayed: {error}.",
            name=offer.name,
            error=repr(error),
        )
    return None
