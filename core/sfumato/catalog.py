"""What do plugins offer, and how is an offer found by its name?

An `Entry` describes something without importing it; its factory is a `"package.module:Name"`
string that is imported when the thing is first built. A `Catalog` holds the entries of one kind.
"""

import importlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal

import msgspec

from sfumato.config.loading import nearest, settings_from
from sfumato.config.settings import Settings
from sfumato.errors import PluginError, SfumatoError

__all__ = ["Catalog", "Entry", "ImporterEntry", "NoSettings", "PanelEntry"]


class NoSettings(Settings, frozen=True):
    """For an entry that has nothing to set."""


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """Something that a plugin offers, described lightly."""

    name: str
    """Short, lower case, used in files and on the command line: `dpmpp_2m`."""
    label: str
    """The name on screen: "DPM-Solver++ (2M)"."""
    summary: str
    """One sentence for the user: what it does and when to take it."""
    factory: str
    """`"package.module:Name"` of a callable that takes the settings and gives the thing."""
    settings: type[Settings] = NoSettings
    """The class of its settings, from which forms, flags and checks grow."""


class ImporterEntry(Entry, frozen=True, kw_only=True):
    """An importer, and the sources that it is taken for unasked."""

    endings: tuple[str, ...] = ()
    """Of files, small letters with the dot: `(".zip",)`."""
    reads_folders: bool = False
    """Whether it is taken for folders, too."""


class PanelEntry(Entry, frozen=True, kw_only=True):
    """A panel of the window, and where it stands."""

    index: Literal["run"] = "run"
    """`run`: a tab beside the facts of the run that is shown."""


class Catalog(Mapping[str, Entry]):
    """The entries of one kind, by name.

    Args:
        kind: What the entries are, for errors: "sampler".
        entries: Pairs of the plugin's name and an entry; the first of a name wins.
        note: A sentence to add where an entry is missed: which plugins were not asked.
    """

    def __init__(self, kind: str, entries: Iterable[tuple[str, Entry]], *, note: str = "") -> None:
        self.kind = kind
        self._note = note
        self._entries: dict[str, Entry] = {}
        self._plugins: dict[str, str] = {}
        for plugin, entry in entries:
            if entry.name not in self._entries:
                self._entries[entry.name] = entry
                self._plugins[entry.name] = plugin

    def __getitem__(self, name: str) -> Entry:
        """Return the entry of that name.

        Raises:
            PluginError: If there is none; the hint suggests the nearest name.
        """
        if name not in self._entries:
            hint = " ".join(filter(None, (nearest(name, self._entries), self._note)))
            raise PluginError(f"There is no {self.kind} “{name}”.", hint=hint)
        return self._entries[name]

    def __contains__(self, name: object) -> bool:
        return name in self._entries

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def plugin_of(self, name: str) -> str:
        """Return the name of the plugin that offers the entry."""
        return self._plugins[self[name].name]

    def build(self, name: str, settings: Mapping[str, Any] | Settings | None = None) -> Any:
        """Import the factory of an entry and call it with checked settings.

        Args:
            name: The entry's name.
            settings: Plain values to be checked, settings made before, or nothing for defaults.

        Raises:
            ConfigError: If a setting is unknown or out of its bounds.
            PluginError: If the entry is unknown, or its factory cannot be imported or fails.
        """
        entry = self[name]
        if not isinstance(settings, Settings):
            source = f"the settings of {self.kind} “{name}”"
            settings = settings_from(settings or {}, entry.settings, source=source)
        module, _, attribute = entry.factory.partition(":")
        try:
            return getattr(importlib.import_module(module), attribute)(settings)
        except SfumatoError:
            raise
        except (Exception, SystemExit) as error:  # a plugin's mistake must not end the program
            raise PluginError(
                f"The {self.kind} “{name}” of plugin “{self._plugins[name]}” failed: {error!r}.",
                hint="Choose another one, or report this to the plugin's author.",
            ) from error
