"""The program's entry point.

Without arguments, it opens the window; with arguments, it runs the command line. The window must
appear quickly, so neither typer nor any other slow module is imported before it opens.
"""

import io
import os
import sys
from pathlib import Path
from typing import TextIO

from sfumato.cli.failures import report_failure, send_records_to_log
from sfumato.cli.window import open_window

__all__ = ["run"]

_SPINS = "1000"
"""How many times an idle OpenMP thread spins before it sleeps; GNU's default is 300,000."""

_PROJECT_FILE = "sfumato.toml"
"""The file that a file manager opens.

The name is repeated here because `sfumato.records.project` is slow to import.
"""


def run() -> None:
    """Start the window or the command line, and exit the process with its exit code."""
    _limit_spinning()
    arguments = sys.argv[1:]
    for_window = [argument for argument in arguments if argument != "--safe"]
    if not _asks_for_window(for_window):
        raise SystemExit(_run_command(arguments))
    if for_window != arguments:
        from sfumato.plugins.registry import SAFE_VARIABLE  # imported late for start-up time

        os.environ[SAFE_VARIABLE] = "1"
    raise SystemExit(_run_window(for_window))


def _limit_spinning() -> None:
    """Let idle torch threads sleep instead of spinning, unless the user has configured this.

    As soon as another program needs a core, a spinning thread takes its core away from the thread
    that it waits for. Training with two threads reached 4.8 images/s without this setting and 28.8
    images/s with it (docs/decisions/0014). GNU's OpenMP, which torch ships on Linux, reads the
    variable when it is loaded.
    """
    if not {"OMP_WAIT_POLICY", "GOMP_SPINCOUNT"} & os.environ.keys():
        os.environ["GOMP_SPINCOUNT"] = _SPINS


def _run_command(arguments: list[str]) -> int:
    try:
        from sfumato.cli.app import main  # imported late to keep the window's start-up fast

        _open_closed_streams()
        _write_any_name()
        send_records_to_log()
        code = main(arguments)
        return _finished(code)
    except KeyboardInterrupt:  # Ctrl-C before a command installed its handler
        from sfumato.cli.interruption import INTERRUPTED_EXIT_CODE  # imported late, as above

        return INTERRUPTED_EXIT_CODE


def _open_closed_streams() -> None:
    """Redirect stdout or stderr to the null device if the command was started with it closed."""
    if sys.stdout is None:
        sys.stdout = _nowhere()
    if sys.stderr is None:
        sys.stderr = _nowhere()


def _nowhere() -> TextIO:
    return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123 - open until exit


def _finished(code: int) -> int:
    """Flush all output and return the exit code; a closed pipe is not an error."""
    from sfumato.cli.output import send_rest_to_stderr  # imported late, as above

    try:
        send_rest_to_stderr()
    except OSError:  # the pipe's reader has exited, or the disk it is redirected to is full
        sys.stdout = _nowhere()
        return code or 1
    return code


def _write_any_name() -> None:
    """Make stdout and stderr accept names in any script, even names that are not valid Unicode."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


def _asks_for_window(arguments: list[str]) -> bool:
    if len(arguments) == 1:
        return arguments[0].startswith("--project=") or _is_project(arguments[0])
    return not arguments or (len(arguments) == 2 and arguments[0] == "--project")


def _is_project(argument: str) -> bool:
    """Return whether an argument is a project path; no command contains a path separator."""
    path = Path(argument)
    return path.name == _PROJECT_FILE or (path.name != argument and (path / _PROJECT_FILE).exists())


def _run_window(arguments: list[str]) -> int:
    project = Path(arguments[-1].removeprefix("--project=")) if arguments else None
    if project is not None and project.name == _PROJECT_FILE:
        project = project.parent
    try:
        return open_window(project)
    except Exception as error:  # last chance to spare the user a traceback
        return report_failure(error)


if __name__ == "__main__":
    run()
