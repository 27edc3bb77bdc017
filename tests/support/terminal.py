"""Results of terminal commands, and plugins for testing them."""

import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Annotated

import msgspec
from msgspec import Meta

from sfumato.config.settings import Settings
from sfumato.plugins.catalog import Entry
from sfumato.plugins.hookspecs import hookimpl
from sfumato.plugins.registry import Plugins

__all__ = ["Ending", "fake_plugins", "python_process", "run_python"]

_REPOSITORY = Path(__file__).parents[2]
_ROOTS = ("core", "desktop", "plugins", "resources", "tests")


class Ending(msgspec.Struct, frozen=True, kw_only=True):
    """How a command ended, and its output."""

    code: int
    out: str
    err: str


class BundleSettings(Settings, frozen=True):
    """Settings of the exporter below."""

    opset: Annotated[int, Meta(ge=17, le=25, title="Opset")] = 20


@hookimpl
def sfumato_exporters() -> list[Entry]:
    return [
        Entry(
            name="onnx",
            label="ONNX bundle",
            summary="For other apps.",
            factory="nowhere:Onnx",
            settings=BundleSettings,
        )
    ]


@hookimpl
def sfumato_samplers() -> list[Entry]:
    raise RuntimeError("out of paint")


def fake_plugins() -> Plugins:
    """Return a plugin that offers one exporter, and one that fails to load."""
    builtin, broken = ModuleType("builtin"), ModuleType("broken")
    builtin.sfumato_exporters = sfumato_exporters  # type: ignore[attr-defined] # a hook of a module
    broken.sfumato_samplers = sfumato_samplers  # type: ignore[attr-defined] # a hook of a module
    return Plugins([("builtin", builtin), ("broken", broken)])


def python_process(code: str, *arguments: str, folder: Path) -> "subprocess.Popen[str]":
    """Start a new interpreter on `code` with this source tree, its log folder in `folder`."""
    roots = os.pathsep.join(str(_REPOSITORY / root) for root in _ROOTS)
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        cwd=folder,
        env={**os.environ, "PYTHONPATH": roots, "XDG_STATE_HOME": str(folder), "PYTHONUTF8": "1"},
    )


def run_python(code: str, *arguments: str, folder: Path) -> Ending:
    """Run `code` in a new interpreter to its end."""
    with python_process(code, *arguments, folder=folder) as process:
        out, err = process.communicate(timeout=60)
    return Ending(code=process.returncode, out=out, err=err)
