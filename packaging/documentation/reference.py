"""All generated pages of the reference, by their path below `docs`."""

from collections.abc import Callable
from pathlib import Path

from documentation.commands_page import commands_page
from documentation.disk_files import files_page
from documentation.events_page import events_page
from documentation.manifest_page import manifest_page
from documentation.public_names import public_names_page
from documentation.python_page import plugin_page, python_page
from documentation.settings_page import settings_page
from sfumato.plugins.registry import builtin_plugins

__all__ = ["generated_pages"]


def generated_pages(root: Path) -> dict[str, Callable[[], str]]:
    """Return a function for each generated page, by the page's path below `docs`.

    Args:
        root: The repository.
    """
    plugins = builtin_plugins()
    return {
        "reference/settings.md": lambda: settings_page(plugins),
        "reference/commands.md": commands_page,
        "reference/python.md": python_page,
        "reference/plugin-api.md": lambda: plugin_page(root / "core/sfumato"),
        "reference/events.md": events_page,
        "reference/files.md": files_page,
        "reference/bundle-manifest.md": lambda: manifest_page(root),
        "reference/public-names.md": lambda: public_names_page(root, plugins),
    }
