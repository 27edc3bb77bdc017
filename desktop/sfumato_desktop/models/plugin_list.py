"""The rows of the plugin list.

Each `PluginRow` shows a plugin's origin, its status, what it provides, and its errors. Enabling or
disabling a plugin takes effect at the next launch.
"""

from dataclasses import dataclass
from pathlib import Path

from sfumato.plugins.catalog import Catalog
from sfumato.plugins.registry import PluginRecord, Plugins
from sfumato_desktop import formatting
from sfumato_desktop.core_texts import localize_message, translated
from sfumato_desktop.language import translator

__all__ = ["PluginRow", "loose_faults", "plugin_rows"]

_tr = translator("PluginList")


@dataclass(frozen=True)
class PluginRow:
    """A plugin, as shown in the list."""

    name: str
    location: str
    """Display text for the plugin's origin."""
    state: str
    """Display text for the plugin's status."""
    is_wanted: bool
    """Whether the user has enabled the plugin, even if this launch does not use it."""
    can_switch: bool
    offers: tuple[str, ...]
    """One line for each kind of feature that the plugin provides."""
    faults: tuple[str, ...]


def plugin_rows(plugins: Plugins) -> tuple[PluginRow, ...]:
    """Return a row for every installed plugin, whether it is used or not."""
    return tuple(_row(plugins, record) for record in plugins.records)


def loose_faults(plugins: Plugins) -> tuple[tuple[str, str], ...]:
    """Return the errors that do not belong to any listed plugin, each with a name."""
    listed = {record.name for record in plugins.records}
    return tuple(
        (i.plugin, localize_message(i.message)) for i in plugins.incidents if i.plugin not in listed
    )


def _row(plugins: Plugins, record: PluginRecord) -> PluginRow:
    return PluginRow(
        name=record.name,
        location=_location(record),
        state=_state(record),
        is_wanted=record.state != "disabled",
        can_switch=record.origin != "built-in",
        offers=tuple(filter(None, (_offer(c, record.name) for c in plugins.catalogs))),
        faults=tuple(
            localize_message(i.message) for i in plugins.incidents if i.plugin == record.name
        ),
    )


def _offer(catalog: Catalog, plugin: str) -> str:
    names = [name for name in catalog if catalog.plugin_of(name) == plugin]
    labels = [translated(catalog[name].label) for name in names]
    if not labels:
        return ""
    kind = {
        "augmentation": _tr("Augmentations: {names}"),
        "sampler": _tr("Samplers: {names}"),
        "exporter": _tr("Exporters: {names}"),
        "learning-rate schedule": _tr("Learning-rate schedules: {names}"),
        "logger": _tr("Loggers: {names}"),
        "importer": _tr("Importers: {names}"),
        "metric": _tr("Metrics: {names}"),
        "network": _tr("Networks: {names}"),
        "panel": _tr("Panels: {names}"),
    }[str(catalog.kind)]
    return kind.format(names=", ".join(labels))


def _location(record: PluginRecord) -> str:
    match record.origin:
        case "built-in":
            return _tr("Included with Sfumato")
        case "installed":
            return _tr("Installed as {package}").format(package=record.location)
        case "folder":
            return _tr("From {path}").format(path=formatting.path_text(Path(record.location)))


def _state(record: PluginRecord) -> str:
    return {
        "in use": _tr("Enabled"),
        "disabled": _tr("Disabled"),
        "skipped in safe mode": _tr("Not loaded in safe mode"),
        "failed": _tr("Disabled because of an error"),
    }[record.state]
