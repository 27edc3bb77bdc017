"""Messages of core and plugins: identified, filled completely, and never a bare string.

See `sfumato/messages.py`. A bare string in an error or an event would be shown in English in every
language.
"""

import ast
from collections import defaultdict
from collections.abc import Iterator
from string import Formatter

from support.source_tree import REPOSITORY, source_files
from translations.core_texts import core_messages

MESSAGES = core_messages(REPOSITORY)
TEXT_ARGUMENTS = {"message", "hint", "task", "reason", "outlook", "ignored"}
IN_THE_TERMINAL = (
    "sfumato.cli",
    "sfumato.testing",
    "sfumato.serving",
    "sfumato.plugins.project_template",
)
INTERNAL_ERRORS = {
    *("AssertionError", "AttributeError", "KeyError", "NotImplementedError", "OSError"),
    *("RuntimeError", "TypeError", "ValueError", "ImportError", "DamagedJsonError"),
    "DecompressionBombError",
}
"""Errors that are caught and explained before a user sees them."""


def test_an_identifier_has_one_text() -> None:
    texts = defaultdict(set)
    for message in MESSAGES:
        texts[message.id].add((message.template, message.one))

    assert not {id_: found for id_, found in texts.items() if len(found) > 1}


def test_values_fill_every_placeholder_and_no_value_is_unused() -> None:
    wrong = [
        message.place
        for message in MESSAGES
        if placeholders(message.template) | placeholders(message.one)
        != set(message.values) - ({"n"} if message.one else set())
        and placeholders(message.template) | placeholders(message.one) != set(message.values)
    ]

    assert not wrong


def test_texts_with_a_form_for_one_have_the_number() -> None:
    assert not [m.place for m in MESSAGES if m.one and "n" not in m.values]


def test_errors_and_events_have_messages_and_not_strings() -> None:
    found = [
        f"{file.at(node.lineno)} {ast.unparse(node)[:80]}"
        for root in ("sfumato", "sfumato_plugins")
        for file in source_files(root)
        if not file.module.startswith(IN_THE_TERMINAL) and "examples" not in file.module
        for node in bare_texts(file.tree)
    ]

    assert not found


def bare_texts(tree: ast.AST) -> Iterator[ast.expr]:
    """Yield the strings in places of messages."""
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call):
            continue
        name = ast.unparse(call.func).rsplit(".", 1)[-1]
        if name in INTERNAL_ERRORS:
            continue
        if name.endswith("Error") and call.args:
            yield from strings(call.args[0])
        if name[:1].isupper() or name.startswith(("_incident", "require_")):
            for keyword in call.keywords:
                if keyword.arg in TEXT_ARGUMENTS:
                    yield from strings(keyword.value)


def strings(node: ast.expr) -> Iterator[ast.expr]:
    match node:
        case ast.JoinedStr():
            yield node
        case ast.Constant(value=str(text)) if text:
            yield node
        case ast.IfExp(body=body, orelse=orelse):
            yield from strings(body)
            yield from strings(orelse)


def placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}
