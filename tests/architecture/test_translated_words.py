"""Every text the window shows is marked for translation, and German typography is correct."""

import ast
import re
from collections.abc import Iterator

from support.languages import TRANSLATIONS
from support.source_tree import source_files
from translations import ts_file

SENTENCE = re.compile(r"[A-Z“][\w’']*[ ,][^\n]*[a-z]{2}.*", re.DOTALL)
"""Text that begins with a capital: nearly all of it is read by people."""
TRANSLATING = {"tr", "_tr", "translate", "translated"}
SILENT = {"compile", "debug", "error", "exception", "info", "warning", "write"}
"""Calls whose text is not shown in the window: patterns, the log, the terminal."""


BEFORE_QT = {"sfumato_desktop.system_libraries"}
"""Modules whose text the terminal shows because Qt cannot start."""


def untranslated(node: ast.AST) -> Iterator[ast.Constant]:
    """Yield the sentences below a node that are not translated."""
    match node:
        case ast.Expr(value=ast.Constant()) | ast.Assert() | ast.arg() | ast.Raise():
            return
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)) if name in TRANSLATING:
            return
        case ast.Call(func=ast.Attribute(value=ast.Name(id="_LOG"))):
            return
        case ast.Constant(value=str(text)) if SENTENCE.fullmatch(text):
            yield node
    for part in ast.iter_child_nodes(node):
        yield from untranslated(part)


def test_window_shows_only_translated_text():
    found = [
        f"{file.at(node.lineno)} {node.value!r}"
        for file in source_files("sfumato_desktop")
        if file.module not in BEFORE_QT
        for node in untranslated(file.tree)
    ]

    assert not found


def test_german_typography_is_correct():
    wrong = [
        words
        for known in ts_file.load(TRANSLATIONS / "sfumato_de.ts").values()
        for words in known.forms
        if set(words) & set('"”')
        or words.count("„") != words.count("“")
        or re.search("(?<!\u00a0)…", words)
    ]

    assert not wrong
