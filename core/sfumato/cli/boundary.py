"""Validation of every command-line value before a command runs.

Commands declare types and bounds. This module also checks each parameter for properties that cannot
be declared: numbers are finite and fit into 64 bits, text is valid Unicode, paths are valid, and no
value is empty. An empty value often results from a variable that is not set, and must not be
interpreted as "the default" or "all".
"""

import math
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, cast, runtime_checkable

import typer

from sfumato.cli.output import reserved_stdout
from sfumato.files.plain_values import LARGEST_INT, fault_of_text
from sfumato.system.printable import printable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["guarded"]

_LONGEST_TEXT = 10_000
_LONGEST_PATH_BYTES = 4_096
_LONGEST_NAME_BYTES = 255
_MOST_SHOWN = 40
_JSON = "as_json"
"""The name of the parameter that makes a command print JSON."""

Callback = Callable[..., Any]  # called by click with a context, a parameter, and its value


class _Parameter(Protocol):
    name: str | None
    callback: Callback | None
    process_value: Callback


@runtime_checkable
class _Refusal(Protocol):
    """The interface of click's exception for an invalid command line."""

    message: str

    def format_message(self) -> str: ...


class _Command(Protocol):
    params: "Sequence[_Parameter]"
    callback: Callback | None


def guarded(command: Any) -> Any:  # a click command; Typer may use a bundled or an installed click
    """Return a command that validates all values, including those of its subcommands.

    While a command prints JSON, no other output goes to stdout. User input that is quoted in a
    usage error is made printable.
    """
    _guard(command)
    command.make_context = _refusing_printably(command.make_context)
    inner: Mapping[str, Any] = getattr(command, "commands", {})
    for one in inner.values():
        guarded(one)
    return command


def _guard(command: _Command) -> None:
    for parameter in command.params:
        parameter.callback = _checking(parameter.callback)
        parameter.process_value = _refusing_empty(parameter, parameter.process_value)
    if command.callback and any(parameter.name == _JSON for parameter in command.params):
        command.callback = _reserving(command.callback)


def _refusing_empty(parameter: _Parameter, then: Callback) -> Callback:
    """Return a check of the words as typed; an empty path would be parsed as the folder "."."""

    def process(context: typer.Context, words: Any) -> Any:  # called by click
        if _is_typed(context, parameter):
            for word in _single_values(words):
                if fault := _fault_if_empty(word):
                    raise typer.BadParameter(fault, ctx=context, param=cast("Any", parameter))
        return then(context, words)

    return process


def _checking(then: Callback | None) -> Callback:
    def check(context: typer.Context, parameter: Any, value: Any) -> Any:  # called by click
        if _is_typed(context, parameter):
            for one in _single_values(value):
                if fault := _fault_of(one):
                    raise typer.BadParameter(fault, ctx=context, param=parameter)
        return then(context, parameter, value) if then else value

    return check


def _is_typed(context: typer.Context, parameter: _Parameter) -> bool:
    source = context.get_parameter_source(parameter.name or "")
    return source is not None and source.name == "COMMANDLINE"


def _reserving(command: Callback) -> Callback:
    def run(*arguments: Any, **values: Any) -> Any:
        if not values.get(_JSON):
            return command(*arguments, **values)
        with reserved_stdout():
            return command(*arguments, **values)

    return run


def _refusing_printably(make_context: Callback) -> Callback:
    def make(*arguments: Any, **values: Any) -> Any:
        try:
            return make_context(*arguments, **values)
        except Exception as error:
            if isinstance(error, _Refusal):
                error.message = printable(error.message)
            raise

    return make


def _single_values(value: object) -> Iterator[object]:
    if isinstance(value, list | tuple):
        for one in value:
            yield from _single_values(one)
    else:
        yield value


def _fault_of(value: object) -> str:
    """Return why a value is rejected, or "" if it is accepted."""
    match value:
        case bool() | None:
            return ""
        case int():
            is_small = -LARGEST_INT <= value <= LARGEST_INT
            return "" if is_small else "The number is too large."
        case float():
            return "" if math.isfinite(value) else f"{value} is not a finite number."
        case str():
            return _fault_of_word(value)
        case Path():
            return _fault_of_path(value)
        case _:
            return ""


def _fault_if_empty(word: object) -> str:
    is_empty = isinstance(word, str) and not word.strip()
    return "The value is empty. Specify a value, or omit the option." if is_empty else ""


def _fault_of_word(text: str) -> str:
    if len(text) > _LONGEST_TEXT:
        return f"The text has {len(text):,} characters; the limit is {_LONGEST_TEXT:,}."
    if fault := fault_of_text(text):
        return f"{_shown(text)} is not valid: {fault}."
    return ""


def _fault_of_path(path: Path) -> str:
    text = str(path)
    try:
        size_bytes = len(os.fsencode(text))
    except UnicodeEncodeError:
        return f"{_shown(text)} is not a valid path."
    if "\0" in text:
        return f"{_shown(text)} is not a valid path: it contains a NUL character."
    if size_bytes > _LONGEST_PATH_BYTES:
        return f"The path is longer than {_LONGEST_PATH_BYTES:,} bytes."
    longest = max(path.parts, key=lambda part: len(os.fsencode(part)), default="")
    if len(os.fsencode(longest)) > _LONGEST_NAME_BYTES:
        return (
            f"The name {_shown(longest)} has {len(os.fsencode(longest)):,} bytes; the limit is "
            f"{_LONGEST_NAME_BYTES}."
        )
    return ""


def _shown(text: str) -> str:
    shown = ascii(text)
    return shown if len(shown) <= _MOST_SHOWN else f"{shown[:_MOST_SHOWN]}…'"
