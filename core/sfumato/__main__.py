"""How does Sfumato start?

Without arguments the window opens, with arguments the terminal command runs. The window must be
painted fast, so neither typer nor anything else that takes time is imported on the way to it.
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
"""How often a thread of OpenMP looks before it sleeps; GNU's own number is 300,000."""

_PROJECT_FILE = "sfumato.toml"
"""Opened from a file manager; the same as in `sfumato.project`, which is slow to import."""


def run() -> None:
    """Start the window or the terminal command, and end the process with its exit code."""
    _let_threads_sleep()
    arguments = sys.argv[1:]
    for_window = [argument for argument in arguments if argument != "--safe"]
    if not _asks_for_window(for_window):
        raise SystemExit(_run_command(arguments))
    if for_window != arguments:
        from sfumato.plugins import SAFE_VARIABLE  # here for start-up time of the window

        os.environ[SAFE_VARIABLE] = "1"
    raise SystemExit(_run_window(for_window))


def _let_threads_sleep() -> None:
    """Let torch's threads sleep while they wait for each other, unless the user has decided.

    A thread that spins takes the core from the one it waits for, as soon as another program wants
    one too: two threads then trained 4.8 images/s, and 28.8 with this (docs/decisions/0014). GNU's
    OpenMP, which torch brings on Linux, reads it when it is loaded.
    """
    if not {"OMP_WAIT_POLICY", "GOMP_SPINCOUNT"} & os.environ.keys():
        os.environ["GOMP_SPINCOUNT"] = _SPINS


def _run_command(arguments: list[str]) -> int:
    try:
        from sfumato.cli.app import main  # here for start-up time of the window

        _open_closed_streams()
        _write_any_name()
        send_records_to_log()
        code = main(arguments)
        return _finished(code)
    except KeyboardInterrupt:  # Ctrl-C before there was a command to take it
        from sfumato.cli.interruption import INTERRUPTED_EXIT_CODE  # here as the other one

        return INTERRUPTED_EXIT_CODE


def _open_closed_streams() -> None:
    """Let a command that was started with stdout or stderr closed write to nowhere."""
    if sys.stdout is None:
        sys.stdout = _nowhere()
    if sys.stderr is None:
        sys.stderr = _nowhere()


def _nowhere() -> TextIO:
    return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123 - until the end


def _finished(code: int) -> int:
    """Return the exit code, with all output written; a reader that has left is no mistake."""
    from sfumato.cli.output import send_rest_to_stderr  # here as the other one

    try:
        send_rest_to_stderr()
    except OSError:  # the reader of a pipe has left, or the disk that it is sent to is full
        sys.stdout = _nowhere()
        return code or 1
    return code


def _write_any_name() -> None:
    """Let names of any script, and names that are no valid text, be written to screen and pipe."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


def _asks_for_window(arguments: list[str]) -> bool:
    if len(arguments) == 1:
        return arguments[0].startswith("--project=") or _is_project(arguments[0])
    return not arguments or (len(arguments) == 2 and arguments[0] == "--project")


def _is_project(argument: str) -> bool:
    """Whether it is a path to a project, as a file manager gives it; no command has a separator."""
    path = Path(argument)
    return path.name == _PROJECT_FILE or (path.name != argument and (path / _PROJECT_FILE).exists())


def _run_window(arguments: list[str]) -> int:
    project = Path(arguments[-1].removeprefix("--project=")) if arguments else None
    if project is not None and project.name == _PROJECT_FILE:
        project = project.parent
    try:
        return open_window(project)
    except Exception as error:  # the last place where a user can be spared a traceback
        return report_failure(error)


if __name__ == "__main__":
    run()
