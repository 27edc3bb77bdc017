"""The commands that enable, disable, and create plugins."""

from pathlib import Path
from typing import Annotated, get_args

import typer

from sfumato.cli.output import print_line
from sfumato.cli.plugins import plugins
from sfumato.cli.toolbox import toolbox_of
from sfumato.config.loading import nearest
from sfumato.errors import ConfigError
from sfumato.plugins.project_template import PluginKind, write_plugin_project
from sfumato.system.printable import shell_quoted

__all__ = ["plugin"]

plugin = typer.Typer(
    name="plugin", help="List, enable, disable, and create plugins.", no_args_is_help=True
)

_Name = Annotated[str, typer.Argument(metavar="NAME", help="Plugin name.", show_default=False)]


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


plugin.command("list")(plugins)
