"""Foreign text reaches a screen only through the function that makes it printable."""

import ast
from collections.abc import Iterator

import pytest

from support.source_tree import source_files

OWN = {"tr", "_tr"}
"""Calls that return our own text; once filled with `.format`, it counts as foreign."""
MAKERS = {
    "setToolTip": {"as_tip", "tip_of", "toolTip"},
    "setTabToolTip": {"as_tip"},
    "setWindowTitle": {"as_title"},
    "addTab": {"as_caption"},
    "setTabText": {"as_caption"},
    "addMenu": {"as_caption"},
    "setTitle": {"as_caption"},
    "QAction": {"as_caption"},
    "QCheckBox": {"as_caption"},
    "QGroupBox": {"as_caption"},
    "QPushButton": {"as_caption"},
    "QRadioButton": {"as_caption"},
    "showMessage": {"as_notification"},
}
"""What shows a text, and which functions make one for it."""
OURS = {
    ("action_book", "setToolTip", "action.tip"),
    ("action_book", "QAction", "action.text"),
    ("action_book", "addMenu", "action.menu"),
    ("dataset_page", "addTab", "str(part)"),
    ("filter_menus", "addMenu", "title"),
    ("quiet_inputs", "setToolTip", "tip"),
    (
        "quiet_inputs",
        "setToolTip",
        "tip_of(self.currentText(), self._tip) if is_short else self._tip",
    ),
    ("section", "QPushButton", "text"),
}
"""Texts from our tables, and functions that pass a text on: their callers are checked."""
PRINTING = {"echo", "print", "secho"}


def _name_of(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _is_safe(text: ast.expr, makers: set[str]) -> bool:
    match text:
        case ast.Constant():
            return True
        case ast.IfExp():
            return _is_safe(text.body, makers) and _is_safe(text.orelse, makers)
        case ast.BoolOp():
            return all(_is_safe(value, makers) for value in text.values)
        case ast.Call():
            return _name_of(text) in OWN | makers
    return False


def _is_text(argument: ast.expr) -> bool:
    """Return whether an argument may be a text: neither a widget nor an index of one."""
    words = ast.unparse(argument)
    return words not in ("self", "place") and not words.startswith(("self._", "self.table"))


def _unsafe_texts(tree: ast.AST) -> Iterator[tuple[ast.Call, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and (makers := MAKERS.get(_name_of(node))):
            text = next(filter(_is_text, reversed(node.args)), None)
            if text is not None and not _is_safe(text, makers):
                yield node, ast.unparse(text)


def test_names_reach_tooltips_titles_and_captions_through_the_function_for_them() -> None:
    found = [
        f"{file.at(node.lineno)} {ast.unparse(node)}"
        for file in source_files("sfumato_desktop")
        for node, text in _unsafe_texts(file.tree)
        if (file.path.stem, _name_of(node), text) not in OURS
        and file.path.stem not in ("shown_text", "plain_text")
    ]

    assert not found


def test_labels_never_interpret_markup() -> None:
    found = [
        f"{file.at(node.lineno)} {ast.unparse(node)}"
        for file in source_files("sfumato_desktop")
        for node in ast.walk(file.tree)
        if isinstance(node, ast.Call) and _name_of(node) == "QLabel" and node.args
    ]

    assert not found


@pytest.mark.parametrize("door", ["output"])
def test_commands_print_through_one_module(door: str) -> None:
    found = [
        f"{file.at(node.lineno)} {ast.unparse(node)}"
        for file in source_files("sfumato")
        if file.path.parent.name == "cli" and file.path.stem != door
        for node in ast.walk(file.tree)
        if isinstance(node, ast.Call)
        and _name_of(node) in PRINTING
        and ast.unparse(node.func) != "progress.console.print"
    ]

    assert not found
