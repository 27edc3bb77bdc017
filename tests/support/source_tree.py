"""The source files and their imports."""

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

__all__ = [
    "PACKAGES",
    "REPOSITORY",
    "Import",
    "SourceFile",
    "contract",
    "run_python",
    "run_tool",
    "source_files",
]

REPOSITORY = Path(__file__).parents[2]
PACKAGES = {
    "sfumato": REPOSITORY / "core/sfumato",
    "sfumato_desktop": REPOSITORY / "desktop/sfumato_desktop",
    "sfumato_plugins": REPOSITORY / "plugins/sfumato_plugins",
    "sfumato_resources": REPOSITORY / "resources/sfumato_resources",
}


@dataclass(frozen=True)
class Import:
    """A name that a file imports."""

    module: str
    """As written: `sfumato.plugins.catalog` for `from sfumato.plugins.catalog import Entry`."""
    name: str
    """The name imported from the module; "" for a plain `import`."""
    line: int
    is_run_at_import: bool
    """Whether importing the file runs it: not inside a function, not for type checkers only."""

    @property
    def reaches(self) -> tuple[str, ...]:
        """The dotted names that may be modules: the module, and the name in it."""
        return (self.module, f"{self.module}.{self.name}") if self.name else (self.module,)

    def is_of(self, package: str) -> bool:
        """Return whether the package, or a module below it, is imported."""
        return any(name == package or name.startswith(f"{package}.") for name in self.reaches)


@dataclass(frozen=True)
class SourceFile:
    """One Python file of a source root."""

    path: Path
    module: str

    @cached_property
    def text(self) -> str:
        """The file's content."""
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        """The file's syntax tree."""
        return ast.parse(self.text)

    @property
    def imports(self) -> list[Import]:
        """All imports of the file, including those inside functions."""
        return list(_imports(self.tree, is_run=True))

    @property
    def handed_out(self) -> list[str]:
        """The names in the file's `__all__`."""
        for node in self.tree.body:
            match node:
                case ast.Assign(targets=[ast.Name(id="__all__")], value=ast.List(elts=names)):
                    return [ast.literal_eval(name) for name in names]
        return []

    def at(self, line: int) -> str:
        """Return a line of the file in the form that terminals make clickable."""
        return f"{self.path.relative_to(REPOSITORY)}:{line}"


def source_files(*packages: str) -> list[SourceFile]:
    """Return the files of some packages, or of all four."""
    found = []
    for package in packages or PACKAGES:
        folder = PACKAGES[package]
        for path in sorted(folder.rglob("*.py")):
            parts = path.relative_to(folder).with_suffix("").parts
            parts = parts[:-1] if parts[-1] == "__init__" else parts
            found.append(SourceFile(path, ".".join((package, *parts))))
    return found


def contract(identity: str) -> dict[str, Any]:
    """Return an import contract of `pyproject.toml`."""
    settings = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    return next(found for found in contracts if found["id"] == identity)


def run_python(code: str) -> str:
    """Run code in a new interpreter that sees the four roots; return its output."""
    roots = [str(folder.parent) for folder in PACKAGES.values()]
    code = f"import sys; sys.path[:0] = {roots!r}\n{code}"
    done = run_tool(sys.executable, "-c", code)
    assert done.returncode == 0, done.stdout
    return done.stdout


def run_tool(*command: str) -> "subprocess.CompletedProcess[str]":
    """Run a command in the repository; both output streams are in `stdout`."""
    return subprocess.run(
        command,
        cwd=REPOSITORY,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )


def _imports(node: ast.AST, *, is_run: bool) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        match child:
            case ast.Import():
                for alias in child.names:
                    yield Import(alias.name, "", child.lineno, is_run)
            case ast.ImportFrom():
                for alias in child.names:
                    yield Import(child.module or "", alias.name, child.lineno, is_run)
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.Lambda():
                yield from _imports(child, is_run=False)
            case ast.If(test=ast.Name(id="TYPE_CHECKING")):
                yield from _imports(child, is_run=False)
            case _:
                yield from _imports(child, is_run=is_run)
