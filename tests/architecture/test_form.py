"""Can every file be read in one sitting?"""

import ast
import re
from collections.abc import Iterator

import pytest
from PySide6 import QtCore, QtGui, QtWidgets

from support.source_tree import SourceFile, source_files

MOST_LINES_OF_A_FILE = 500
MOST_LINES_OF_A_FUNCTION = 60
MOST_POSITIONAL_ARGUMENTS = 3
VAGUE_NAMES = {"utils", "util", "helpers", "common", "misc", "base", "manager"}
SUPPRESSION = re.compile(r"#\s*(?:type:\s*ignore|noqa)(?P<rest>.*)")
RULE_AND_REASON = re.compile(r"(?:\[[\w, -]+\]|:\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*)\W+\w+.*")
QT_NAMES = {
    name
    for module in (QtCore, QtGui, QtWidgets)
    for thing in (getattr(module, name) for name in dir(module))
    if isinstance(thing, type)
    for name in dir(thing)
}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(file: SourceFile) -> Iterator[Function]:
    """Give all functions of a file, methods and inner ones too."""
    return (node for node in ast.walk(file.tree) if isinstance(node, Function))


def lines_of(function: Function) -> int:
    """Count the lines of a function, its docstring left out."""
    first = function.body[0]
    documented = ast.get_docstring(function, clean=False) is not None
    docstring = (first.end_lineno or 0) - first.lineno + 1 if documented else 0
    return (function.end_lineno or 0) - function.lineno + 1 - docstring


def positional_arguments(function: Function) -> list[str]:
    """Name the arguments that a caller may give by place."""
    names = [argument.arg for argument in (*function.args.posonlyargs, *function.args.args)]
    return [name for name in names if name not in ("self", "cls", "ctx")]


def is_ours_to_shape(function: Function, file: SourceFile) -> bool:
    """Whether the signature is our choice and not that of Qt or of the language."""
    is_of_qt = "PySide6" in file.text and function.name in QT_NAMES
    return not is_of_qt and re.fullmatch(r"[a-z][a-z0-9_]*", function.name) is not None


def is_told_elsewhere(decorator: ast.expr) -> bool:
    """Whether the decorated thing's docstring stands at its other half."""
    return ast.unparse(decorator).endswith(("overload", ".setter"))


@pytest.fixture(params=source_files(), ids=lambda file: file.module)
def source_file(request):
    return request.param


def test_the_file_is_short(source_file):
    assert len(source_file.text.splitlines()) <= MOST_LINES_OF_A_FILE


def test_its_functions_are_short(source_file):
    found = [
        f"{source_file.at(function.lineno)} {function.name}: {lines_of(function)} lines"
        for function in functions(source_file)
        if lines_of(function) > MOST_LINES_OF_A_FUNCTION
    ]

    assert not found


def test_its_public_functions_take_few_arguments_by_place(source_file):
    found = [
        f"{source_file.at(function.lineno)} {function.name}{positional_arguments(function)}"
        for function in functions(source_file)
        if is_ours_to_shape(function, source_file)
        and len(positional_arguments(function)) > MOST_POSITIONAL_ARGUMENTS
    ]

    assert not found


def test_its_docstring_opens_with_a_whole_sentence(source_file):
    docstring = ast.get_docstring(source_file.tree) or ""

    assert re.match(r"[A-Z“`][^\n]*(\n[^\n]+)*?[.?]($|\s)", docstring)


def test_its_public_things_are_documented(source_file):
    found = [
        f"{source_file.at(node.lineno)} {node.name}"
        for owner in (source_file.tree, *ast.walk(source_file.tree))
        if isinstance(owner, (ast.Module, ast.ClassDef))
        for node in owner.body
        if isinstance(node, (*Function.__args__, ast.ClassDef))
        and re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*", node.name)
        and not ast.get_docstring(node)
        and not any(is_told_elsewhere(mark) for mark in node.decorator_list)
        and not getattr(owner, "name", "").startswith("_")
    ]

    assert not found


def test_its_name_says_what_it_is_about(source_file):
    assert not VAGUE_NAMES & set(source_file.module.split("."))


def test_its_suppressions_name_a_rule_and_a_reason(source_file):
    found = [
        source_file.at(number)
        for number, line in enumerate(source_file.text.splitlines(), start=1)
        if (mark := SUPPRESSION.search(line)) and not RULE_AND_REASON.match(mark["rest"])
    ]

    assert not found
