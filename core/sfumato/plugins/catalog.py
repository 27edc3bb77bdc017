"""Catalogs of the objects that plugins provide, looked up by name.

A plugin's `Entry` describes an object, such as a sampler, without importing it. Its factory is a
`"package.module:Name"` string that is imported when the object is first built. A `Catalog` holds
all entries of one kind.
"""

import importlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal

import msgspec

from sfumato.config.loading import nearest, settings_from
from sfumato.config.settings import Settings
from sfumato.errors import PluginError, SfumatoError
from sfumato.messages import Text, msg, paragraph

__all__ = ["Catalog", "Entry", "ImporterEntry", "NoSettings", "PanelEntry"]


class NoSettings(Settings, frozen=True):
    """The settings class of an entry that has no settings."""


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A lightweight description of an object that a plugin provides."""

    name: str
    """A short, lowercase name used in files and on the command line, such as `dpmpp_2m`."""
    label: str
    """The display name, such as "DPM-Solver++ (2M)"."""
    summary: str
    """A sentence for the user that describes what the object does and when to use it."""
    factory: str
    """The `"package.module:Name"` of a callable that takes the settings and returns the object."""
    settings: type[Settings] = NoSettings
    """The settings class, from which forms, flags, and validation are generated."""


class ImporterEntry(Entry, frozen=True, kw_only=True):
    """An importer, and the sources for which it is selected automatically."""

    endings: tuple[str, ...] = ()
    """File extensions in lowercase, including the period, such as `(".zip",)`."""
    reads_folders: bool = False
    """Whether the importer also reads folders."""


class PanelEntry(Entry, frozen=True, kw_only=True):
    """A panel of the window, and the place where it appears."""

    index: Literal["run"] = "run"
    """Where the panel appears; `run` is a tab next to the metadata of the selected run."""


class Catalog(Mapping[str, Entry]):
    """All entries of one kind, accessible by name.

    Args:
        kind: What an entry describes, for error messages, such as "sampler".
        entries: Pairs of plugin name and entry; if several entries have the same name, the first
            one wins.
        kinds: The plural of `kind`, such as "samplers".
        note: A sentence added to the error for a missing entry; it names the plugins that were not
            loaded.
    """

    def __init__(
        self,
        kind: Text,
        entries: Iterable[tuple[str, Entry]],
        *,
        kinds: Text = "",
        note: Text = "",
    ) -> None:
        self.kind = kind
        self._kinds = kinds
        self._note = note
        self._entries: dict[str, Entry] = {}
        self._plugins: dict[str, str] = {}
        for plugin, entry in entries:
            if entry.name not in self._entries:
                self._entries[entry.name] = entry
                self._plugins[entry.name] = plugin

    def __getitem__(self, name: str) -> Entry:
        """Return the entry with this name.

        Raises:
            PluginError: If there is no entry with this name; the hint suggests the closest name.
        """
        if name not in self._entries:
            raise PluginError(
                msg(
                    "catalog.entry_does_not_exist",
                    "There is no {kind} “{name}”.",
                    kind=self.kind,
                    name=name,
                ),
                hint=paragraph([nearest(name, self._entries, kinds=self._kinds), self._note]),
            )
        return self._entries[name]

    def __contains__(self, name: object) -> bool:
        return name in self._entries

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def plugin_of(self, name: str) -> str:
        """Return the name of the plugin that provides the entry."""
        return self._plugins[self[name].name]

    def build(self, name: str, settings: Mapping[str, Any] | Settings | None = None) -> Any:
        """Import the factory of an entry and call it with validated settings.

        Args:
            name: The entry's name.
            settings: Plain values to validate, a settings object, or `None` for the defaults.

        Raises:
            ConfigError: If a setting is unknown or out of bounds.
            PluginError: If the entry is unknown, or its factory cannot be imported or fails.
        """
        entry = self[name]
        if not isinstance(settings, Settings):
            source = msg(
                "catalog.settings_of_entry",
                "the settings of the {kind} “{name}”",
                kind=self.kind,
                name=name,
            )
            settings = settings_from(settings or {}, entry.settings, source=source)
        module, _, attribute = entry.factory.partition(":")
        try:
            return getattr(importlib.import_module(module), attribute)(settings)
        except SfumatoError:
            raise
        except (Exception, SystemExit) as error:  # a plugin's bug must not end the program
            raise PluginError(
                msg(
                    "catalog.entry_failed",
                    "The {kind} “{name}” from plugin “{plugin}” failed: {error}.",
                    kind=self.kind,
                    name=name,
                    plugin=self._plugins[name],
                    error=repr(error),
                ),
                hint=msg(
                    "catalog.choose_another_entry",
                    "Choose another one, or report this to the plugin's author.",
                ),
            ) from error
