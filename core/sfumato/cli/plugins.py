"""The command that lists the plugins and the entries that they provide."""

import msgspec
import typer

from sfumato.cli.arguments import AsJson
from sfumato.cli.output import print_json, print_line
from sfumato.cli.table import print_table
from sfumato.cli.toolbox import toolbox_of
from sfumato.config.fields import Field, fields_of
from sfumato.plugins.catalog import Catalog
from sfumato.plugins.registry import PluginIncident, PluginRecord, Plugins, plugin_folder

__all__ = ["plugins"]


class Offer(msgspec.Struct, frozen=True, kw_only=True):
    """An entry that a plugin provides, as JSON for other programs."""

    kind: str
    name: str
    label: str
    summary: str
    plugin: str
    settings: tuple[Field, ...]


class PluginsReport(msgspec.Struct, frozen=True, kw_only=True):
    """A report about the plugins, as JSON for other programs."""

    plugins: tuple[str, ...]
    """The names of the enabled plugins."""
    found: tuple[PluginRecord, ...]
    """All discovered plugins, whether or not they are used."""
    offers: list[Offer]
    incidents: list[PluginIncident]
    folder: str
    """The user's plugin folder."""


def plugins(context: typer.Context, *, as_json: AsJson = False) -> None:
    """List plugins and what they provide, including skipped plugins and the reasons."""
    report = _report(toolbox_of(context).plugins)
    if as_json:
        print_json(report)
    else:
        _print(report)


def _report(plugins: Plugins) -> PluginsReport:
    return PluginsReport(
        plugins=plugins.names,
        found=plugins.records,
        offers=[offer for catalog in plugins.catalogs for offer in _offers(catalog)],
        incidents=plugins.incidents,
        folder=str(plugin_folder()),
    )


def _print(report: PluginsReport) -> None:
    rows = [(offer.kind, offer.name, offer.plugin, offer.label) for offer in report.offers]
    print_table(("kind", "name", "plugin", "description"), rows)
    for record in report.found:
        print_line(f"Plugin “{record.name}” ({record.location}): {record.state}")
    for incident in report.incidents:
        print_line(f"Plugin “{incident.plugin}” failed. {incident.message}")
    print_line(f"Plugin folder: {report.folder}")


def _offers(catalog: Catalog) -> list[Offer]:
    return [
        Offer(
            kind=str(catalog.kind),
            name=entry.name,
            label=entry.label,
            summary=entry.summary,
            plugin=catalog.plugin_of(entry.name),
            settings=fields_of(entry.settings),
        )
        for entry in catalog.values()
    ]
