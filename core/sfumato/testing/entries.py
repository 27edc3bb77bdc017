"""Checks that a plugin's entries can be displayed and built.

The checks in this package raise an `AssertionError` with a full sentence, which pytest shows. The
checks themselves do not require pytest.
"""

from collections.abc import Mapping
from types import ModuleType
from typing import Any

from sfumato.config.fields import fields_of
from sfumato.messages import msg
from sfumato.plugins.catalog import Catalog, Entry
from sfumato.plugins.registry import Plugins

__all__ = ["built", "check_entry", "check_plugin"]

Plain = Mapping[str, Any]  # settings loaded from TOML or JSON


def check_plugin(module: ModuleType) -> Plugins:
    """Register a plugin's module in the same way as the application, and check all of its entries.

    Returns:
        A `Plugins` object that contains only this plugin.
    """
    plugins = Plugins([("plugin", module)])
    reported = [str(incident.message) for incident in plugins.incidents]
    assert not reported, f"The plugin has errors: {' '.join(reported)}"
    for catalog in plugins.catalogs:
        for entry in catalog.values():
            check_entry(entry)
    return plugins


def check_entry(entry: Entry) -> None:
    """Check that an entry can be displayed: full sentences, and bounds for every number."""
    _check_sentence(entry.summary, f"The summary of “{entry.name}”")
    assert entry.label, f"“{entry.name}” has no label; it is the name shown to the user."
    for field in fields_of(entry.settings):
        whose = f"of the setting “{field.path}” of “{entry.name}”"
        _check_sentence(field.description, f"The description {whose}")
        if field.kind in ("int", "float"):
            bounds = (field.minimum, field.maximum)
            assert None not in bounds, f"The bounds {whose} are {bounds}; both are required."


def built(entry: Entry, settings: Plain | None = None) -> Any:  # any type of object
    """Build the object of an entry in the same way as the application.

    Raises:
        ConfigError: If the settings are invalid.
        PluginError: If the factory cannot be imported, or fails.
    """
    return Catalog(msg("kinds.entry", "entry"), [("plugin", entry)]).build(entry.name, settings)


def _check_sentence(text: str, what: str) -> None:
    is_sentence = text[:1].isalpha() and text.endswith(".")
    assert is_sentence, f"{what} is {text!r}; write a full sentence for the user."
