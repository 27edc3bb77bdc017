"""The list of all public names: what a release promises to keep."""

import ast
import re
from pathlib import Path

import msgspec

from documentation.commands_page import all_commands
from documentation.disk_files import FILES
from documentation.events_page import event_classes
from documentation.markdown import note
from documentation.python_page import all_python_names, hook_names
from documentation.settings_page import CATALOGS
from sfumato.config.fields import fields_of
from sfumato.config.settings import RunConfig
from sfumato.plugins.registry import Plugins
from sfumato.records.manifest import DatasetRules

__all__ = ["public_names_page"]

_INTRODUCTION = """\
# Public names

Every name that scripts, plugins, and files of users can depend on. Everything else may change at
any time. A change to this page is a change of the public interface: mention it in the changelog.
`tests/docs` compares the page with the sources."""

_VARIABLE = re.compile(r"SFUMATO_[A-Z_]+")


def public_names_page(root: Path, plugins: Plugins) -> str:
    """Return the page of all public names.

    Args:
        root: The repository.
        plugins: The built-in plugins.
    """
    core = root / "core/sfumato"
    sections = {
        "Python": [_item(module, names) for module, names in all_python_names(core)],
        "Hooks": [_item(hook, ()) for hook in hook_names()],
        "Plugin entries": [
            _item(catalog, sorted(getattr(plugins, catalog))) for catalog in CATALOGS
        ],
        "Terminal": [
            _item(command.name, [one.spelling for one in command.parameters])
            for command in all_commands()
        ],
        "Settings of a run": [_item(field.path, ()) for field in fields_of(RunConfig)],
        "Settings of a dataset": [_item(field.path, ()) for field in fields_of(DatasetRules)],
        "Settings of plugin entries": [
            _item(f"{catalog}.{name}", [field.path for field in fields_of(entry.settings)])
            for catalog in CATALOGS
            for name, entry in sorted(getattr(plugins, catalog).items())
            if fields_of(entry.settings)
        ],
        "Events": [
            _item(
                str(kind.__struct_config__.tag),
                [field.name for field in msgspec.structs.fields(kind)],
            )
            for kind in event_classes()
        ],
        "Files": [_item(file.path, ()) for file in FILES],
        "Environment variables": [_item(name, ()) for name in _variables(root)],
    }
    parts = [note("the sources"), _INTRODUCTION]
    for title, lines in sections.items():
        parts += [f"## {title}", "\n".join(lines)]
    return "\n\n".join(parts) + "\n"


def _item(name: str, below: "list[str] | tuple[str, ...]") -> str:
    listed = ", ".join(f"`{one}`" for one in below)
    return f"- `{name}`: {listed}" if listed else f"- `{name}`"


def _variables(root: Path) -> list[str]:
    """Return the environment variables that the sources read, from their string constants."""
    found = set()
    for folder in ("core/sfumato", "desktop/sfumato_desktop"):
        for file in (root / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    found |= {node.value} if _VARIABLE.fullmatch(node.value) else set()
    return sorted(found - {"SFUMATO_HOOK_VERSION"})
