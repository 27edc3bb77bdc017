"""The reference of terminal commands, from the functions that implement them."""

import enum
import inspect
import re
import types
import typing
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeGuard

import typer
from typer.models import ArgumentInfo, OptionInfo

from documentation.markdown import code, note, paragraph, table
from sfumato.cli.app import app

__all__ = ["Command", "Parameter", "all_commands", "commands_page"]

_INTRODUCTION = """\
# Terminal commands

Every command with its arguments and options. `sfumato COMMAND --help` shows the same, and
[The command line](../terminal.md) explains how they work together."""


@dataclass(frozen=True)
class Parameter:
    """An argument or an option of a command."""

    is_option: bool
    spelling: str
    """`--size`, or the name of an argument in capital letters."""
    value: str
    """What follows an option, such as `PIXELS`; "" for a switch."""
    help: str
    is_required: bool
    default: str
    limits: str


@dataclass(frozen=True)
class Command:
    """A command of the terminal."""

    name: str
    """In full: `sfumato data add`."""
    text: str
    parameters: tuple[Parameter, ...]

    @property
    def options(self) -> tuple[str, ...]:
        """All spellings of its options."""
        spelled = (one.spelling.split(", ") for one in self.parameters if one.is_option)
        return tuple(word for words in spelled for word in words)

    @property
    def usage(self) -> str:
        """The command with its arguments and required options."""
        arguments = [
            one.spelling if one.is_required else f"[{one.spelling}]"
            for one in self.parameters
            if not one.is_option
        ]
        options = [one for one in self.parameters if one.is_option]
        required = [f"{one.spelling} {one.value}" for one in options if one.is_required]
        return " ".join([self.name, *arguments, *required, "[OPTIONS]"])


def all_commands() -> tuple[Command, ...]:
    """Return all commands, in the order in which `sfumato --help` lists them."""
    callback = app.registered_callback
    assert callback is not None
    assert callback.callback is not None
    main = _command("sfumato", callback.callback, text="Open the desktop app. " + _help_of(app))
    return (main, *_below("sfumato", app))


def commands_page() -> str:
    """Return the page of all commands."""
    parts = [note("the terminal's commands"), _INTRODUCTION]
    for command in all_commands():
        parts += [f"## `{command.name}`", f"```text\n{command.usage}\n```", command.text]
        for title, is_option in (("Argument", False), ("Option", True)):
            rows = [_row(one) for one in command.parameters if one.is_option is is_option]
            parts += [table([title, "Description"], rows)] if rows else []
    return "\n\n".join(parts) + "\n"


def _help_of(group: typer.Typer) -> str:
    return str(group.info.help) if isinstance(group.info.help, str) else ""


def _below(name: str, group: typer.Typer) -> Iterator[Command]:
    for registered in group.registered_commands:
        assert registered.callback is not None
        if not registered.hidden:
            key = registered.name or registered.callback.__name__.replace("_", "-")
            yield _command(f"{name} {key}", registered.callback)
    for child in group.registered_groups:
        assert child.typer_instance is not None
        yield from _below(f"{name} {child.typer_instance.info.name}", child.typer_instance)


def _command(name: str, function: Callable[..., Any], *, text: str = "") -> Command:
    hints = typing.get_type_hints(function, include_extras=True)
    found = [
        _parameter(key, hints[key].__origin__, info, parameter.default)
        for key, parameter in inspect.signature(function).parameters.items()
        for info in getattr(hints[key], "__metadata__", ())
        if isinstance(info, ArgumentInfo | OptionInfo) and not info.hidden
    ]
    blocks = (text or inspect.getdoc(function) or "").partition("\n\nRaises:")[0].split("\n\n")
    return Command(name, "\n\n".join(paragraph(block) for block in blocks), tuple(found))


def _parameter(key: str, kind: Any, info: ArgumentInfo | OptionInfo, default: object) -> Parameter:
    is_option = isinstance(info, OptionInfo)
    is_required = default is inspect.Parameter.empty
    # in an annotation, typer keeps the first name that is given in the place of a default
    spelled = [name for name in (info.default, *(info.param_decls or ())) if _is_flag(name)]
    spelling = ", ".join(spelled) or "--" + key.replace("_", "-")
    value = str(info.metavar or "") or _value(kind)
    if not is_option:
        spelling, value = str(info.metavar or key.upper()), ""
        spelling = spelling.strip("[].") + ("..." if _is_list(kind) else "")
    explanation = str(info.help or "")
    choices = [choice for choice in _choices(kind) if choice not in explanation + spelling]
    return Parameter(
        is_option=is_option,
        spelling=spelling,
        value=value,
        help=explanation,
        is_required=is_required,
        default="" if is_required or not info.show_default else _default(default),
        limits=f"One of {', '.join(choices)}." if choices and not is_option else _limits(info),
    )


def _is_flag(name: object) -> TypeGuard[str]:
    return isinstance(name, str) and name.startswith("-")


def _is_list(kind: Any) -> bool:  # any annotation
    return any(typing.get_origin(one) is list for one in (kind, *typing.get_args(kind)))


def _limits(info: ArgumentInfo | OptionInfo) -> str:
    least = f"at least {info.min:,}" if info.min is not None else ""
    most = f"at most {info.max:,}" if info.max is not None and info.max < 2**31 else ""
    text = ", ".join(filter(None, (least, most)))
    return text[:1].upper() + text[1:] + "." if text else ""


def _kinds(kind: Any) -> list[Any]:
    """Return the types in a type: of the items of a list, or of a union without `None`."""
    if typing.get_origin(kind) in (list, types.UnionType, typing.Union, tuple):
        return [inner for one in typing.get_args(kind) for inner in _kinds(one)]
    return [] if kind is type(None) else [kind]


def _choices(kind: Any) -> list[str]:
    (first, *_) = _kinds(kind)
    if typing.get_origin(first) is typing.Literal:
        return [str(value) for value in typing.get_args(first)]
    is_enum = isinstance(first, type) and issubclass(first, enum.Enum)
    return [str(member.value) for member in first] if is_enum else []


def _value(kind: Any) -> str:
    names = {int: "N", float: "X", str: "TEXT", bool: "", "Path": "PATH"}
    found = ["|".join(_choices(kind))] if _choices(kind) else []
    kinds = _kinds(kind)
    return " ".join(found or [names.get(one, "PATH") for one in kinds])


def _default(value: object) -> str:
    if value is None or value is False or value in ("", ()):
        return ""
    return str(value.value if isinstance(value, enum.Enum) else value)


def _row(parameter: Parameter) -> tuple[str, str]:
    name = code(f"{parameter.spelling} {parameter.value}".strip()).replace("|", r"\|")
    text = paragraph(re.sub(r"(?<![.!?])$", ".", parameter.help.strip()))
    notes = ["Required."] if parameter.is_required and parameter.is_option else []
    notes += [parameter.limits] if parameter.limits else []
    notes += [f"Default: {code(parameter.default)}."] if parameter.default else []
    return name, " ".join([text, *notes])
