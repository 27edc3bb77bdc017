"""Every import points to a lower layer."""

import sys

import pytest

from support.source_tree import PACKAGES, contract, run_tool, source_files

LAZY_ONLY = ("torch", "torchvision", "numpy", "diffusers", "onnxruntime", "pyqtgraph", "PIL")
LINT = "from importlinter.cli import lint_imports_command as lint; lint()"


def layers() -> list[str]:
    """Return the modules of core from the top layer to the lowest."""
    lines = contract("layers")["layers"]
    return [name.strip(" ()") for line in lines for name in line.split("|")]


def above_the_torch_line() -> list[str]:
    """Return the modules that may import torch."""
    below = contract("lazy-import-boundary")["source_modules"]
    return [f"sfumato.{layer}" for layer in layers() if f"sfumato.{layer}" not in below]


def public_names() -> set[str]:
    """Return the dotted names of core's public modules and of what each of them exports."""
    names = set()
    for file in source_files("sfumato"):
        if not any(part.startswith("_") for part in file.module.split(".")):
            names |= {file.module, *(f"{file.module}.{name}" for name in file.handed_out)}
    return names


def test_import_contracts_are_kept():
    linted = run_tool(sys.executable, "-c", LINT, "--no-logo")

    assert linted.returncode == 0, linted.stdout


def test_every_module_of_core_has_its_layer():
    core = PACKAGES["sfumato"]
    modules = {path.stem for path in core.iterdir() if path.suffix == ".py" or path.is_dir()}

    without_baseline = modules - set(layers()) - {"__init__", "__pycache__"}

    assert not without_baseline, "Give each its layer in pyproject.toml, contract “layers”."


def test_lazy_import_boundary_is_consistent():
    below = [
        name.removeprefix("sfumato.") for name in contract("lazy-import-boundary")["source_modules"]
    ]

    assert layers()[-len(below) :] == below


def test_window_imports_nothing_slow_at_import_time():
    slow = (*LAZY_ONLY, *above_the_torch_line())

    found = [
        f"{file.at(found.line)} imports {package}"
        for file in source_files("sfumato_desktop")
        for found in file.imports
        for package in slow
        if found.is_run_at_import and found.is_of(package)
    ]

    assert not found


def test_only_the_bridge_crosses_the_lazy_import_boundary():
    forbidden = ("torch", *above_the_torch_line())

    found = [
        f"{file.at(found.line)} imports {package}"
        for file in source_files("sfumato_desktop")
        for found in file.imports
        for package in forbidden
        if found.is_of(package) and not file.module.startswith("sfumato_desktop.bridge")
    ]

    assert not found


def test_plugins_import_public_names_only():
    public = public_names()

    found = [
        f"{file.at(found.line)} imports {found.reaches[-1]}"
        for file in source_files("sfumato_plugins")
        for found in file.imports
        if found.is_of("sfumato") and found.reaches[-1] not in public
    ]

    assert not found


def test_plugins_import_qt_in_their_ui_module_only():
    found = [
        file.at(found.line)
        for file in source_files("sfumato_plugins")
        for found in file.imports
        if found.is_of("PySide6") and not file.module.endswith(".ui")
    ]

    assert not found


@pytest.mark.parametrize("package", PACKAGES)
def test_no_import_bypasses_the_contracts_through_a_string(package):
    strings = ("importlib.import_module(", "__import__(")
    allowed = {
        "sfumato.plugins.catalog",  # it imports what a plugin's entry names
        "sfumato",  # its lazy names are imported for type checkers too, so the contracts see them
    }

    found = [
        file.path.name
        for file in source_files(package)
        if file.module not in allowed and any(text in file.text for text in strings)
    ]

    assert not found
