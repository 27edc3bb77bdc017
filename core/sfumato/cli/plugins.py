"""The commands that list, enable, disable, and create plugins."""

from pathlib import Path
from typing import Annotated, get_args

import msgspec
import typer

from sfumato.cli.arguments import AsJson
from sfumato.cli.output import print_json, print_line, print_table
from sfumato.cli.toolbox import toolbox_of
from sfumato.config.fields import Field, fields_of
from sfumato.config.loading import nearest
from sfumato.errors import ConfigError
from sfumato.plugins.catalog import Catalog
from sfumato.plugins.project_template import PluginKind, write_plugin_project
from sfumato.plugins.registry import PluginIncident, PluginRecord, Plugins, plugin_folder
from sfumato.system.printable import shell_quoted

__all__ = [
    "plugin",
    "plugins",
]

plugin = typer.Typer(
    name="plugin", help="List, enable, disable, and create plugins.", no_args_is_help=True
)

_Name = Annotated[str, typer.Argument(metavar="NAME", help="Plugin name.", show_default=False)]


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


@plugin.command("list")
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


@plugin.command("enable")
def _enable(context: typer.Context, name: _Name) -> None:
    """Enable a plugin, starting with the next launch."""
    toolbox_of(context).plugins.switch(name, to="on")
    print_line(f"Plugin “{name}” is enabled. Takes effect after a restart.")


@plugin.command("disable")
def _disable(context: typer.Context, name: _Name) -> None:
    """Disable a plugin, so that it is not imported."""
    toolbox_of(context).plugins.switch(name, to="off")
    print_line(f"Plugin “{name}” is disabled. Takes effect after a restart.")


@plugin.command("new")
def _new(
    name: _Name,
    *,
    kind: Annotated[
        str,
        typer.Option(metavar="|".join(get_args(PluginKind)), help="Kind of plugin."),
    ] = "augmentation",
    folder: Annotated[
        Path | None,
        typer.Option(
            "--dir", metavar="DIR", help="Target folder. Defaults to NAME.", show_default=False
        ),
    ] = None,
) -> None:
    """Create a plugin project with a working module, tests, and an entry point."""
    target = folder or Path(name)
    write_plugin_project(target, name=name, kind=_kind_named(kind))
    print_line(f"Created the plugin project in {target}")
    print_line(f"Next: pip install -e {shell_quoted(str(target))}")
    print_line("Then: sfumato plugin list, and pytest in that folder.")


def _kind_named(name: str) -> PluginKind:
    kinds: tuple[PluginKind, ...] = get_args(PluginKind)
    found = next((kind for kind in kinds if kind == name), None)
    if found is None:
        raise ConfigError(f"Unknown kind of plugin “{name}”.", hint=nearest(name, kinds))
    return found
