"""The command-line app, which collects all commands, and its exit codes.

The commands are defined in the modules beside it. A command exits with code 0 on success, 1 if a
`SfumatoError` occurs, 2 on a usage error, and 130 if it is stopped by Ctrl-C.
"""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from sfumato.cli.arguments import JSON_FLAG
from sfumato.cli.ask import ask
from sfumato.cli.boundary import guarded
from sfumato.cli.data import data_add, data_locate, data_preview
from sfumato.cli.data_check import data_check
from sfumato.cli.data_select import data_exclude, data_include
from sfumato.cli.demo import demo
from sfumato.cli.evaluate import evaluate
from sfumato.cli.export import export
from sfumato.cli.exports import exports_commands
from sfumato.cli.failures import report_failure
from sfumato.cli.gallery import gallery_commands
from sfumato.cli.generate import generate
from sfumato.cli.housekeeping import add_housekeeping
from sfumato.cli.image_tools import animate, nearest, sheet, timelapse
from sfumato.cli.new import new
from sfumato.cli.output import print_line
from sfumato.cli.plugins import plugin, plugins
from sfumato.cli.runs import runs_commands
from sfumato.cli.serve import serve
from sfumato.cli.system import report, system
from sfumato.cli.toolbox import Toolbox
from sfumato.cli.train import distill, extend, forecast, resume, train
from sfumato.cli.tune import tune
from sfumato.cli.window import open_window
from sfumato.plugins.registry import SAFE_VARIABLE
from sfumato.records.project import ItemKind

__all__ = ["app", "main"]

app = typer.Typer(
    name="sfumato",
    help="Train an image diffusion model from scratch on your own images.",
    epilog="Without a command, the desktop app opens.",
    context_settings={"help_option_names": ["-h", "--help"]},
    add_completion=False,
    pretty_exceptions_enable=False,
)
_data = typer.Typer(
    name="data", help="Create, inspect, rename, and delete datasets.", no_args_is_help=True
)


def main(arguments: Sequence[str], *, toolbox: Toolbox | None = None) -> int:
    """Run the command in `arguments` and return its exit code.

    Args:
        arguments: The command line after `sfumato`.
        toolbox: The dependencies of the commands; by default, the installed plugins and the engine.
    """
    try:
        command = guarded(typer.main.get_command(app))
        command(args=list(arguments), prog_name="sfumato", obj=toolbox or Toolbox())
    except SystemExit as ending:
        return ending.code if isinstance(ending.code, int) else 0
    except Exception as error:  # last chance to spare the user a traceback
        return report_failure(error, as_json=JSON_FLAG in arguments)
    return 0


@app.callback(invoke_without_command=True)
def _start(
    context: typer.Context,
    *,
    project: Annotated[
        Path | None, typer.Option(help="Open this project in the desktop app.", show_default=False)
    ] = None,
    safe: Annotated[bool, typer.Option("--safe", help="Load only built-in plugins.")] = False,
    version: Annotated[bool, typer.Option("--version", help="Show the version and exit.")] = False,
) -> None:
    if safe:
        os.environ[SAFE_VARIABLE] = "1"  # also for child processes
    if version:
        from importlib.metadata import version as version_of  # imported late for start-up time

        print_line(f"Sfumato {version_of('sfumato')}")
    elif context.invoked_subcommand is None:
        raise typer.Exit(open_window(project))


_COMMANDS = (
    *(demo, new, forecast, train, resume, extend, ask, tune, generate, evaluate),
    *(distill, timelapse, export, serve, plugins, system, report),
)

for _command in _COMMANDS:
    app.command()(_command)
_data.command("add")(data_add)
_data.command("check")(data_check)
_data.command("exclude")(data_exclude)
_data.command("include")(data_include)
_data.command("locate")(data_locate)
_data.command("preview")(data_preview)
add_housekeeping(_data, ItemKind.DATASET)
for _tool in (animate, sheet, nearest):
    gallery_commands.command()(_tool)
for _group in (_data, runs_commands, exports_commands, gallery_commands, plugin):
    app.add_typer(_group)
