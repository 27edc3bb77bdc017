"""The reference of the Python API: which docstrings the site shows, and in which order."""

import ast
import importlib
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import sfumato
from documentation.markdown import note, paragraph

__all__ = ["all_python_names", "hook_names", "plugin_page", "python_page"]

_PYTHON = """\
# Python

The names of `import sfumato`. Importing it is fast: each name is loaded on first use, and `torch`
only by the names that need it. `Engine` has a method for each step from a folder of images to an
exported model; each returns a stream of [events](events.md), and nothing happens until you iterate
over it. [Scripts](../guides/scripts.md) has a complete example. In a clone without the
built site, `help(sfumato.Engine)` shows the same text."""

_PLUGINS = """\
# Plugin API

What a plugin's module declares (`sfumato.plugins.hookspecs`, `sfumato.plugins.catalog`), and the
checks in `sfumato.testing` for its tests. [Plugins](../plugins/index.md) explains how to write
one."""

_DOTTED_CLASS = re.compile(r"`(sfumato(?:\.\w+)*\.[A-Z]\w+)`")
_CATALOG = ("Entry", "ImporterEntry", "PanelEntry", "NoSettings")


_FIRST = ("Project", "Engine", "discover_plugins", "DatasetRules", "preset_config", "RunConfig")
"""The names that a first script uses, in its order; the others follow by the alphabet."""


def python_page() -> str:
    """Return the page of the names in `sfumato.__all__`, with directives for mkdocstrings."""
    parts = [note("sfumato.__all__"), _PYTHON]
    for name in sorted(sfumato.__all__, key=_place):
        if name not in ("__version__", "events"):
            module = getattr(getattr(sfumato, name), "__module__", "sfumato.config.presets")
            parts.append(_directive(f"sfumato.{name}", f"{module}.{name}"))
    parts += ["## `sfumato.__version__`", "The installed version, such as `0.1.0`."]
    parts += ["## `sfumato.records.events`", "The module of all [events](events.md)."]
    return "\n\n".join(parts) + "\n"


def _place(name: str) -> tuple[int, bool, str]:
    """Return where a name stands on the page: first names, then others, then errors."""
    first = _FIRST.index(name) if name in _FIRST else len(_FIRST)
    return first, name.endswith("Error"), name.lower()


def _interfaces() -> list[str]:
    """Return the dotted names of what the hooks' factories return, from their docstrings."""
    hooks = importlib.import_module("sfumato.plugins.hookspecs")
    texts = " ".join(inspect.getdoc(getattr(hooks, name)) or "" for name in hook_names())
    return list(dict.fromkeys(_DOTTED_CLASS.findall(" ".join(texts.split()))))


def plugin_page(core: Path) -> str:
    """Return the page of the hooks, the entries, and the checks for plugin authors.

    Args:
        core: The folder of the package `sfumato`.
    """
    parts = [note("sfumato.plugins.hookspecs and sfumato.testing"), _PLUGINS, "## Hooks"]
    parts += [
        _directive(name, f"sfumato.plugins.hookspecs.{name}", level=3) for name in hook_names()
    ]
    parts += ["## Entries"]
    parts += [_directive(name, f"sfumato.plugins.catalog.{name}", level=3) for name in _CATALOG]
    parts += ["## Interfaces", "What the factories of the entries return."]
    for path in _interfaces():
        parts.append(_directive(path.rpartition(".")[2], path, level=3))
    parts += ["## Checks"]
    for module, names in all_python_names(core):
        if module.startswith("sfumato.testing.") and names:
            parts += [f"### `{module}`", paragraph(_summary(module))]
            parts += [_directive(name, f"{module}.{name}", level=4) for name in names]
    return "\n\n".join(parts) + "\n"


def hook_names() -> tuple[str, ...]:
    """Return the names of all hooks."""
    hooks = vars(importlib.import_module("sfumato.plugins.hookspecs"))
    return tuple(name for name in hooks if name.startswith("sfumato_"))


def all_python_names(core: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each public module of core with the names in its `__all__`, without importing it.

    The modules of `sfumato.cli` are left out: their interface is the terminal's commands.

    Args:
        core: The folder of the package `sfumato`.
    """
    for file in sorted(core.rglob("*.py")):
        parts = (core.name, *file.relative_to(core).with_suffix("").parts)
        parts = parts[:-1] if parts[-1] == "__init__" else parts
        names = _handed_out(ast.parse(file.read_text(encoding="utf-8")))
        is_public = not any(part.startswith("_") for part in parts) and parts[1:2] != ("cli",)
        if names and is_public:
            yield ".".join(parts), tuple(sorted(names, key=str.lower))


def _handed_out(tree: ast.Module) -> list[str]:
    for node in tree.body:
        match node:
            case ast.Assign(targets=[ast.Name(id="__all__")], value=ast.List(elts=names)):
                return [ast.literal_eval(name) for name in names]
    return []


def _summary(module: str) -> str:
    return (inspect.getdoc(importlib.import_module(module)) or "").partition("\n\n")[0]


def _directive(shown: str, path: str, *, level: int = 2) -> str:
    options = [f"heading: {shown}", f"heading_level: {level}"]
    return f"::: {path}\n    options:\n" + "\n".join(f"      {line}" for line in options)
