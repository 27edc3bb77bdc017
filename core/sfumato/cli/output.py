"""The one door through which commands print.

Messages hold the names of files, projects, classes and plugins, which may be anything: each line
is made printable here, so that no command has to remember it. JSON for other programs is exact
instead, and always valid UTF-8.
"""

import json
from collections.abc import Iterable

import msgspec
import typer

from sfumato.printable import printable

__all__ = ["say", "say_json", "say_lines"]


def say(line: str = "", *, is_aside: bool = False) -> None:
    """Print a line; on stderr if it is an aside to what another program reads."""
    typer.echo(printable(line), err=is_aside)


def say_lines(lines: Iterable[str]) -> None:
    """Print lines."""
    for line in lines:
        say(line)


def say_json(value: object) -> None:
    """Print a value as a line of JSON, for other programs.

    A name that is no valid text goes out as JSON escapes of its surrogates, from which Python's
    `json` makes the same name again.
    """
    try:
        line = msgspec.json.encode(value, enc_hook=str).decode()
    except UnicodeEncodeError:
        line = json.dumps(msgspec.to_builtins(value, enc_hook=str), separators=(",", ":"))
    typer.echo(line)
