"""The window appears before anything slow is imported."""

from support.source_tree import contract, run_python, source_files

SLOW = ("torch", "numpy", "pyqtgraph", "PIL", "diffusers", "onnx", "onnxruntime")
QT = ("PySide6", "shiboken6")


def loaded_by(modules: list[str], *, watched: tuple[str, ...]) -> str:
    """Import modules in a fresh interpreter; return which of them imported a watched module."""
    return run_python(
        "import importlib\n"
        f"for name in {modules!r}:\n"
        "    importlib.import_module(name)\n"
        f"    pulled = sorted(set({watched!r}) & set(sys.modules))\n"
        "    if pulled:\n"
        "        sys.exit(print(f'{name} imports {pulled}'))\n"
    )


def test_modules_of_the_window_import_nothing_slow():
    modules = [file.module for file in source_files("sfumato_desktop")]

    assert loaded_by(modules, watched=SLOW) == ""


def test_public_api_imports_neither_torch_nor_qt():
    assert loaded_by(["sfumato"], watched=(*SLOW, *QT)) == ""


def test_modules_below_the_lazy_import_boundary_import_neither_torch_nor_qt():
    below = contract("lazy-import-boundary")["source_modules"]
    modules = [
        file.module
        for file in source_files("sfumato")
        if any(f"{file.module}.".startswith(f"{name}.") for name in below)
    ]

    assert loaded_by(modules, watched=(*SLOW, *QT)) == ""


def test_discovering_plugins_imports_neither_torch_nor_qt():
    assert loaded_by(["sfumato_plugins"], watched=(*SLOW, *QT)) == ""


def test_engine_imports_no_compiler_before_a_network_is_built():
    assert loaded_by(["sfumato.engine"], watched=("diffusers", "torch._dynamo")) == ""
