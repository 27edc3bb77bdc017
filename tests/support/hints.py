"""Every hint of core, plugins, and window, extracted from the sources, and tools to follow them.

A hint is the value of `hint=` or `memory_hint=` in a call, or what a name or a function used there
evaluates to; the second text of a pair `message, hint`, also of a notification of the window; what
an empty page of the window links to; and the text of `typer.BadParameter`. It is identified by its
location, such as `core/sfumato/data/cache.py:_planned`, with a number from the second one of a
function on: a reworded hint keeps its location, and a new hint has a new one.
"""

import ast
import re
import shlex
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple, TypeGuard, TypeVar

__all__ = ["REPOSITORY", "Hint", "carries_out", "collected_hints", "commands_in", "is_hint_at"]

REPOSITORY = Path(__file__).parents[2]
F = TypeVar("F")

_ROOTS = ("core/sfumato", "plugins/sfumato_plugins", "desktop/sfumato_desktop")
_PAIRS = {"_CAUSES"}
"""Tables of messages, each with its hint."""
_PASSING = {"msg", "paragraph", "tr", "_tr", "translated", "localize_message", "replace", "format"}
"""Calls that add no text of their own."""
_SAYING = {"BadParameter", "lead", "lead_home"}
"""Calls whose texts say what to do."""


class Hint(NamedTuple):
    """One hint."""

    place: str
    file: str
    line: int
    text: str
    """Interpolated values are written as `{expression}`."""


@cache
def collected_hints() -> tuple[Hint, ...]:
    """Return all hints, in the order of files and lines."""
    files = [file for root in _ROOTS for file in sorted((REPOSITORY / root).rglob("*.py"))]
    trees = {file: ast.parse(file.read_text(encoding="utf-8")) for file in files}
    asked = {name for tree in trees.values() for name in _functions_asked(tree)}
    return tuple(hint for file, tree in trees.items() for hint in _hints_in(file, tree, asked))


def carries_out(*pages: str) -> Callable[[F], F]:
    """Mark a test that triggers the hints of these locations and follows them."""

    def marked(test: F) -> F:
        assert pages
        return test

    return marked


def is_hint_at(place: str, text: str) -> bool:
    """Return whether a text is the hint of a location, whatever its values are."""
    template = next(hint.text for hint in collected_hints() if hint.place == place)
    pattern = ".*".join(re.escape(part) for part in re.split(r"\{[^{}]*\}", template))
    return re.search(pattern, text, re.DOTALL) is not None


def commands_in(text: str) -> list[list[str]]:
    """Return the commands in a hint, each without `sfumato`, split like a shell does."""
    found = re.findall(r"(?<![\w/“])sfumato ((?:(?!\. |: |, which).)+)", text.replace("”", " "))
    return [shlex.split(command.rstrip(" .")) for command in found]


def _hints_in(file: Path, tree: ast.Module, asked: set[str]) -> Iterator[Hint]:
    name = file.relative_to(REPOSITORY).as_posix()
    owners = _owners(tree)
    given = list(_given_values(tree))
    names = {"hint", *(node.id for value in given for node in _parts(value) if _is_name(node))}
    texts = [text for value in given for text in _texts(value)]
    texts += [text for value in _values_of(tree, names, asked) for text in _texts(value)]
    counts: dict[str, int] = {}
    by_position = {(node.lineno, node.col_offset): node for node in texts}
    for (line, _), node in sorted(by_position.items()):
        if not re.search(r"[A-Za-z]{3}", _shown(node)):
            continue
        owner = owners.get(id(node), "")
        counts[owner] = counts.get(owner, 0) + 1
        number = f"#{counts[owner]}" if counts[owner] > 1 else ""
        yield Hint(f"{name}:{owner}{number}", name, line, _shown(node))


def _functions_asked(tree: ast.AST) -> Iterator[str]:
    """Yield the names of functions and methods whose result is a whole hint."""
    for value in _given_values(tree):
        for node in _parts(value):
            match node:
                case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name)):
                    if name not in _PASSING:
                        yield name


def _parts(value: ast.expr) -> Iterator[ast.expr]:
    """Yield the expressions that may be a whole hint, without those interpolated into a text."""
    yield value
    if isinstance(value, ast.IfExp):
        yield from (*_parts(value.body), *_parts(value.orelse))


def _is_name(node: ast.expr) -> TypeGuard[ast.Name]:
    return isinstance(node, ast.Name)


def _given_values(tree: ast.AST) -> Iterator[ast.expr]:
    """Yield the values of all `hint=`, of pairs, and of calls that say what to do."""
    for node in ast.walk(tree):
        match node:
            case ast.keyword(arg="hint" | "memory_hint", value=value):
                yield value
            case ast.Call(func=ast.Attribute(attr="error"), args=[_, second]):
                yield second
            case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name), args=[first, *more]):
                if name in _SAYING:
                    yield from (first, *more)
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.Dict(values=values)):
                yield from _second_of_each(name, values)
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Dict(values=values)):
                yield from _second_of_each(name, values)


def _second_of_each(name: str, values: list[ast.expr]) -> Iterator[ast.expr]:
    if name in _PAIRS:
        yield from (value.elts[1] for value in values if isinstance(value, ast.Tuple))


def _values_of(tree: ast.AST, names: set[str], asked: set[str]) -> Iterator[ast.expr]:
    """Yield the values of names in a file: what is assigned to them, or what they return."""
    for node in ast.walk(tree):
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if name in names:
                yield value
            case ast.FunctionDef(name=name) if name in asked:
                returned = (one for one in ast.walk(node) if isinstance(one, ast.Return))
                yield from (one.value for one in returned if one.value is not None)
            case ast.Assign(targets=[ast.Tuple(elts=elements)], value=ast.Tuple(elts=values)):
                for element, value in zip(elements, values, strict=True):
                    if isinstance(element, ast.Name) and element.id == "hint":
                        yield value


def _texts(value: ast.expr) -> Iterator[ast.Constant | ast.JoinedStr]:
    """Yield the texts that a value may be, without those interpolated into another text."""
    match value:
        case ast.Constant(value=str()) | ast.JoinedStr():
            yield value
        case ast.IfExp(body=body, orelse=orelse):
            yield from (*_texts(body), *_texts(orelse))
        case ast.BinOp(left=left, right=right):
            yield from (*_texts(left), *_texts(right))
        case ast.Call(func=ast.Attribute(attr="tr"), args=[first, *_]):
            yield from _texts(first)
        case (
            ast.Call(func=ast.Name(id="_tr" | "paragraph"), args=[first, *_])
            | ast.Call(func=ast.Name(id="msg"), args=[_, first])
        ):
            yield from _texts(first)
        case ast.Call(func=ast.Attribute(attr="format", value=inner)):
            yield from _texts(inner)
        case ast.Call(func=ast.Name(id="SfumatoError" | "ConfigError"), keywords=_):
            return
        case ast.Tuple(elts=elements) | ast.List(elts=elements):
            for element in elements:
                yield from _texts(element)


def _shown(node: ast.Constant | ast.JoinedStr) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    return "".join(
        str(part.value) if isinstance(part, ast.Constant) else f"{{{ast.unparse(part.value)}}}"  # type: ignore[attr-defined]  # the only other kind
        for part in node.values
    )


def _owners(tree: ast.Module) -> dict[int, str]:
    """Return the function, method, or constant that contains each node."""
    owners: dict[int, str] = {}

    def walk(node: ast.AST, owner: str) -> None:
        for child in ast.iter_child_nodes(node):
            name = owner
            if isinstance(child, ast.FunctionDef | ast.ClassDef):
                name = f"{owner}.{child.name}" if owner else child.name
            elif not owner and isinstance(child, ast.Assign | ast.AnnAssign):
                target = child.targets[0] if isinstance(child, ast.Assign) else child.target
                name = ast.unparse(target)
            owners[id(child)] = name
            walk(child, name)

    walk(tree, "")
    return owners
