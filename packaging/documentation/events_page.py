"""The reference of events, from their classes."""

import ast
import inspect
import textwrap
import typing

import msgspec

from documentation.markdown import note, paragraph, table
from sfumato.records import events
from sfumato.records.score import Component, Score

__all__ = ["event_classes", "events_page"]

_INTRODUCTION = """\
# Events

What `events.jsonl` in a run folder and the output of `--json` consist of: one JSON object per line,
whose `event` names its kind. Readers skip events and fields that they do not know. In Python, each
is a frozen class in `sfumato.records.events`. Every event has a `time`, in seconds since 1970-01-01
UTC."""
_VALUES = (Score, Component)
"""Values that several events contain."""


def event_classes() -> tuple[type[events.Event], ...]:
    """Return all classes of events, in the order of their module."""
    return typing.get_args(events.AnyEvent)


def events_page() -> str:
    """Return the page of all events."""
    parts = [note("sfumato.records.events"), _INTRODUCTION]
    for kind in event_classes():
        doc = paragraph(inspect.getdoc(kind) or "")
        parts += [f"## `{kind.__struct_config__.tag}`", f"`{kind.__name__}`. {doc}"]
        parts += _fields(kind)
    for kind in _VALUES:
        parts += [f"## {kind.__name__}", paragraph(inspect.getdoc(kind) or ""), *_fields(kind)]
    return "\n\n".join(parts) + "\n"


def field_docs(kind: type) -> dict[str, str]:
    """Return the docstring under each field of a class, "" for a field without one."""
    found = {field.name: "" for field in msgspec.structs.fields(kind)}
    (definition,) = ast.parse(textwrap.dedent(inspect.getsource(kind))).body
    assert isinstance(definition, ast.ClassDef)
    for field, text in zip(definition.body, definition.body[1:], strict=False):
        match field, text:
            case (
                ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str(said))),
            ):
                found[name] = paragraph(said)
    return found


def _fields(kind: type) -> list[str]:
    """Return the table of a class's fields, or nothing if it has none."""
    texts = field_docs(kind)
    rows = [
        (f"`{field.name}`", f"`{_spelled(field.type)}`".replace("|", r"\|"), texts[field.name])
        for field in msgspec.structs.fields(kind)
        if field.name != "time"
    ]
    return [table(["Field", "Type", "Description"], rows)] if rows else []


def _spelled(kind: object) -> str:
    named = kind.__name__ if isinstance(kind, type) and not typing.get_args(kind) else str(kind)
    return (
        named.replace("typing.", "")
        .replace("sfumato.records.events.", "")
        .replace("sfumato.records.score.", "")
        .replace("NoneType", "None")
    )
