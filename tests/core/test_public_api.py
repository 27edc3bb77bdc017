"""`import sfumato` exports what it promises, and imports nothing slow."""

import ast
import inspect
import subprocess
import sys

import pytest

import sfumato


def names_for_type_checkers():
    tree = ast.parse(inspect.getsource(sfumato))
    block = next(node for node in tree.body if isinstance(node, ast.If))
    return {
        alias.name: node.module
        for node in block.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }


def test_type_checkers_see_the_same_names_from_the_same_modules():
    known = names_for_type_checkers()

    assert known.pop("events") == "sfumato.records"
    assert known == sfumato._MODULE_BY_NAME


def test_all_names_are_listed_once():
    promised = {*sfumato._MODULE_BY_NAME, "events", "__version__"}

    assert set(sfumato.__all__) == promised
    assert len(sfumato.__all__) == len(promised)
    assert dir(sfumato) == sorted(promised)


@pytest.mark.parametrize("name", sorted({*sfumato.__all__} - {"Engine", "SystemReport"}))
def test_name_is_exported(name):
    assert getattr(sfumato, name) is not None


@pytest.mark.slow
def test_engine_is_exported():
    assert inspect.isclass(sfumato.Engine)


def test_unknown_name_raises_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'Enigne'"):
        _ = sfumato.Enigne


def test_import_only_imports_the_telemetry_opt_out():
    code = "import sys, sfumato; print([name for name in sys.modules if name[:8] == 'sfumato.'])"

    reported = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert reported.stdout == "['sfumato.system', 'sfumato.system.telemetry']\n"
