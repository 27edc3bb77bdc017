"""The commands that enable, disable, and create plugins."""

from pathlib import Path
from typing import Annotated, get_args

import typer

from sfumato.cli.output import print_line
from sfumato.cli.plugins import plugins
from sfumato.cli.toolbox import toolbox_of
from sfumato.config.loading import nearest
from sfumato.errors import ConfigError
from sfumato.plugin_project import PluginKind, write_plugin_project
from sfumato.printable import shell_quoted

__all__ = ["plugin"]

plugin = typer.Typer(
    name="plugin", help="List, enable, disable, and create plugins.", no_args_is_help=True
)

_Name = Annotated[
    str, typer.Argument(metavar="NAME", help="The name of the plugin.", show_default=False)
]


@plugin.command("enable")
def _enable(context: typer.Context, name: _Name) -> None:
    """Enable a plugin in terminal and window from the next start on."""
    toolbox_of(context).plugins.switch(name, to="on")
    print_line(f"Plugin “{name}” is used from the next start on.")


@plugin.command("disable")
def _disable(context: typer.Context, name: _Name) -> None:
    """Disable a plugin in terminal and window; it is not even imported."""
    toolbox_of(context).plugins.switch(name, to="off")
    print_line(f"Plugin “{name}” is left out from the next start on.")


@plugin.command("new")
def _new(
    name: _Name,
    *,
    kind: Annotated[
        str,
        typer.Option(metavar="|".join(get_args(PluginKind)), help="What the plugin offers."),
    ] = "augmentation",
    folder: Annotated[
        Path | None,
        typer.Option(
            "--dir", metavar="DIR", help="Where to; NAME here if not given.", show_default=False
        ),
    ] = None,
) -> None:
    """Create a plugin project with a module, tests, and an entry point, ready to run."""
    target = folder or Path(name)
    write_plugin_project(target, name=name, kind=_kind_named(kind))
    print_line(f"The plugin project is in {target}")
    print_line(f"Next: pip install -e {shell_quoted(str(target))}")
    print_line("Then: sfumato plugin list, and pytest in that folder.")


def _kind_named(name: str) -> PluginKind:
    kinds: tuple[PluginKind, ...] = get_args(PluginKind)
    found = next((kind for kind in kinds if kind == name), None)
    if found is None:
        raise ConfigError(f"There is no kind of plugin “{name}”.", hint=nearest(name, kinds))
    return found


plugin.command("list")(plugins)
