"""Files and functions are short and documented."""

import ast
import re
from collections.abc import Iterator

from PySide6 import QtCore, QtGui, QtWidgets

from support.source_tree import SourceFile, source_files

MOST_LINES_OF_A_FILE = 500
MOST_LINES_OF_A_FUNCTION = 60
MOST_POSITIONAL_ARGUMENTS = 3
VAGUE_NAMES = {"utils", "util", "helpers", "common", "misc", "base", "manager"}
WHOLE_SENTENCE = re.compile(r"[A-Z“`][^\n]*(\n[^\n]+)*?[.?]($|\s)")
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
    """Yield all functions of a file, including methods and nested ones."""
    return (node for node in ast.walk(file.tree) if isinstance(node, Function))


def lines_of(function: Function) -> int:
    """Return the number of lines of a function without its docstring."""
    first = function.body[0]
    documented = ast.get_docstring(function, clean=False) is not None
    docstring = (first.end_lineno or 0) - first.lineno + 1 if documented else 0
    return (function.end_lineno or 0) - function.lineno + 1 - docstring


def positional_arguments(function: Function) -> list[str]:
    """Return the arguments that a caller may pass by position."""
    names = [argument.arg for argument in (*function.args.posonlyargs, *function.args.args)]
    return [name for name in names if name not in ("self", "cls", "ctx")]


def is_own_signature(function: Function, file: SourceFile) -> bool:
    """Return whether the signature is ours to choose, not dictated by Qt or the language."""
    is_of_qt = "PySide6" in file.text and function.name in QT_NAMES
    return not is_of_qt and re.fullmatch(r"[a-z][a-z0-9_]*", function.name) is not None


def public_things(owner: ast.Module | ast.ClassDef) -> Iterator[Function | ast.ClassDef]:
    """Yield the public functions and classes of a module, and the classes' public methods."""
    for thing in owner.body:
        if isinstance(thing, Function | ast.ClassDef) and thing.name[0] != "_":
            yield thing
            if isinstance(thing, ast.ClassDef):
                yield from public_things(thing)


def is_documented_elsewhere(decorator: ast.expr) -> bool:
    """Return whether the decorated function's docstring is on its counterpart."""
    return ast.unparse(decorator).endswith(("overload", ".setter"))


# Resources contain no modules of ours: the Python files there are templates for the user.
FILES = source_files("sfumato", "sfumato_desktop", "sfumato_plugins")


def test_files_are_short():
    found = [
        f"{file.at(1)} has {len(file.text.splitlines())} lines"
        for file in FILES
        if len(file.text.splitlines()) > MOST_LINES_OF_A_FILE
    ]

    assert not found


def test_functions_are_short():
    found = [
        f"{file.at(function.lineno)} {function.name} has {lines_of(function)} lines"
        for file in FILES
        for function in functions(file)
        if lines_of(function) > MOST_LINES_OF_A_FUNCTION
    ]

    assert not found


def test_functions_take_few_positional_arguments():
    found = [
        f"{file.at(function.lineno)} {function.name}{positional_arguments(function)}"
        for file in FILES
        for function in functions(file)
        if is_own_signature(function, file)
        and len(positional_arguments(function)) > MOST_POSITIONAL_ARGUMENTS
    ]

    assert not found


def test_module_docstrings_begin_with_a_whole_sentence():
    found = [
        file.at(1) for file in FILES if not WHOLE_SENTENCE.match(ast.get_docstring(file.tree) or "")
    ]

    assert not found


def test_public_functions_and_classes_are_documented():
    found = [
        f"{file.at(thing.lineno)} {thing.name}"
        for file in FILES
        for thing in public_things(file.tree)
        if not ast.get_docstring(thing)
        and not any(is_documented_elsewhere(mark) for mark in thing.decorator_list)
    ]

    assert not found


def test_module_names_are_specific():
    assert not [file.at(1) for file in FILES if VAGUE_NAMES & set(file.module.split("."))]


def test_suppressions_name_a_rule_and_a_reason():
    found = [
        file.at(number)
        for file in FILES
        for number, line in enumerate(file.text.splitlines(), start=1)
        if (mark := SUPPRESSION.search(line)) and not RULE_AND_REASON.match(mark["rest"])
    ]

    assert not found
