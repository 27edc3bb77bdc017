"""The texts of core and the built-in plugins that the window may show.

Messages are calls of `msg`; see `sfumato/messages.py`. Fixed texts are the titles, descriptions,
and units of settings, and the labels and summaries of presets and of what plugins provide.
"""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

__all__ = ["CoreMessage", "core_messages", "fixed_core_texts"]

_SOURCES = ("core/sfumato", "plugins/sfumato_plugins")
_IN_ENGLISH = (
    "core/sfumato/testing",
    "core/sfumato/serving",
    "core/sfumato/plugins/project_template.py",
)
"""What the window never shows."""
_IN_THE_TERMINAL = "core/sfumato/cli"
"""Its fixed texts are never shown by the window, but its messages are; see `cli/failures.py`."""
_FIXED_ARGUMENTS = {"title", "description", "label", "summary"}
_FIXED_KEYS = {"unit"}


class CoreMessage(NamedTuple):
    """One call of `msg` in the sources."""

    id: str
    template: str
    one: str
    """The template for exactly one; "" if there is none."""
    place: str
    """File and line."""
    values: tuple[str, ...]
    """Names of the values."""


def core_messages(repository: Path) -> list[CoreMessage]:
    """Return all messages, in the order of the files.

    Raises:
        ValueError: If an identifier or a template is not a literal.
    """
    return [
        _message(call, file, repository)
        for file, tree in _trees(repository).items()
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "msg"
    ]


def fixed_core_texts(repository: Path) -> list[str]:
    """Return the texts that are looked up by their English text, without duplicates."""
    found = (
        text
        for file, tree in _trees(repository).items()
        if not str(file).startswith(str(repository / _IN_THE_TERMINAL))
        for node in ast.walk(tree)
        for text in _fixed_texts(node)
    )
    return list(dict.fromkeys(found))


@cache
def _trees(repository: Path) -> dict[Path, ast.Module]:
    """Return the syntax trees of the sources by file; messages and fixed texts are in the same."""
    left_out = tuple(str(repository / place) for place in _IN_ENGLISH)
    found = [file for root in _SOURCES for file in sorted((repository / root).rglob("*.py"))]
    return {
        file: ast.parse(file.read_text(encoding="utf-8"))
        for file in found
        if not str(file).startswith(left_out)
    }


def _message(call: ast.Call, file: Path, repository: Path) -> CoreMessage:
    place = f"{file.relative_to(repository).as_posix()}:{call.lineno}"
    one = [keyword.value for keyword in call.keywords if keyword.arg == "one"]
    texts = [_literal(node, place) for node in (*call.args, *one)]
    names = tuple(k.arg for k in call.keywords if k.arg not in (None, "one"))
    return CoreMessage(texts[0], texts[1], "".join(texts[2:]), place, tuple(map(str, names)))


def _literal(node: ast.expr, place: str) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    raise ValueError(f"{place} has a message that is not a literal: {ast.unparse(node)}")


def _fixed_texts(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Call(keywords=keywords):
            found = [k.value for k in keywords if k.arg in _FIXED_ARGUMENTS]
        case ast.Dict(keys=keys, values=values):
            found = [
                value
                for key, value in zip(keys, values, strict=True)
                if isinstance(key, ast.Constant) and key.value in _FIXED_KEYS
            ]
        case _:
            found = []
    for value in found:
        for choice in (value.body, value.orelse) if isinstance(value, ast.IfExp) else (value,):
            if isinstance(choice, ast.Constant) and isinstance(choice.value, str) and choice.value:
                yield choice.value
