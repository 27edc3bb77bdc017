"""The reference of settings, from the same structs as the window's forms."""

import inspect
from collections.abc import Iterator
from itertools import groupby

import msgspec

from documentation.markdown import code, note, paragraph, table
from sfumato.config.fields import Field, fields_of
from sfumato.config.presets import PRESETS
from sfumato.config.settings import RunConfig
from sfumato.plugins.catalog import Entry
from sfumato.plugins.registry import Plugins
from sfumato.records.manifest import DatasetRules

__all__ = ["CATALOGS", "bounds", "settings_page"]

CATALOGS = {
    "augmentations": "Augmentations",
    "samplers": "Samplers",
    "schedules": "Learning-rate schedules",
    "backbones": "Networks",
    "loggers": "Loggers",
    "metrics": "Metrics",
    "exporters": "Exporters",
    "importers": "Importers",
    "panels": "Panels",
}
"""The catalogs of plugin entries, and their titles."""

_INTRODUCTION = """\
# Settings

Every setting of a run, with its type, default, and bounds. Pass one to `sfumato train`,
`sfumato resume`, or `sfumato distill` as `--set optimizer.learning_rate=0.0005`, change it on the
Train page, or edit the run's `run.toml`. Values are written as in TOML. A preset replaces some of
the defaults below, depending on the number and the size of the images.
`sfumato train --list-settings` prints this list for the plugins that you have installed."""

_KINDS = {
    "bool": "`true` or `false`",
    "int": "integer",
    "float": "number",
    "str": "text",
    "choice": "choice",
    "numbers": "list of integers",
    "shape": "channels, height, and width",
    "table": "table",
}


def settings_page(plugins: Plugins) -> str:
    """Return the page of all settings.

    Args:
        plugins: The plugins whose entries' settings are listed; the built-in ones.
    """
    parts = [note("the settings classes"), _INTRODUCTION, "## Presets", _presets()]
    parts += ["## Length, batches, and device"]
    groups = [(name, list(group)) for name, group in groupby(fields_of(RunConfig), _group)]
    roots = [field for name, group in groups if not name for field in group]
    parts += [_field(field) for field in roots]
    for name, group in groups:
        if name:
            parts += [f"## `{name}`", _docstring(name), *(_field(field) for field in group)]
    parts += ["## Datasets", _DATASETS]
    parts += [_field(field) for field in fields_of(DatasetRules)]
    for catalog, title in CATALOGS.items():
        entries = list(getattr(plugins, catalog).values())
        if entries:
            parts += [f"## {title}", *_entries(entries)]
    return "\n\n".join(part for part in parts if part) + "\n"


_DATASETS = (
    "The rules for importing a folder, stored in the dataset's `dataset.toml`. `sfumato data add` "
    "has an option for each of the common ones and accepts all of them as `--set`."
)


def bounds(field: Field) -> str:
    """Return the bounds of a setting in words, or "" if it has none."""
    least = "at least" if field.is_minimum_allowed else "above"
    parts = [f"{least} {_plain(field.minimum)}"] if field.minimum is not None else []
    parts += [f"at most {_plain(field.maximum)}"] if field.maximum is not None else []
    return ", ".join(parts)


def _presets() -> str:
    rows = [(code(preset.name), paragraph(preset.summary)) for preset in PRESETS]
    return table(["Preset", "For"], rows)


def _plain(number: float) -> str:
    return f"{int(number):,}" if number == int(number) else f"{number:,}"


def _group(field: Field) -> str:
    return field.group


def _docstring(group: str) -> str:
    settings: type = RunConfig
    for name in group.split("."):
        settings = type(getattr(settings(), name))
    return paragraph((inspect.getdoc(settings) or "").partition("\n\n")[0])


def _entries(entries: list[Entry]) -> Iterator[str]:
    for entry in entries:
        yield f"### `{entry.name}`"
        yield f"**{paragraph(entry.label)}**: {paragraph(entry.summary)}"
        rows = [
            (code(field.path), f"{_facts(field)}<br>{paragraph(field.description)}")
            for field in fields_of(entry.settings)
        ]
        if rows:
            yield table(["Setting", "Description"], rows)


def _field(field: Field) -> str:
    return f"### `{field.path}`\n\n{_facts(field)}\n\n{paragraph(field.description)}".rstrip()


def _facts(field: Field) -> str:
    kind = ", ".join(code(choice) for choice in field.choices if choice) or _KINDS[field.kind]
    if field.is_optional or "" in field.choices:
        kind += ", or none"
    facts = [f"**{paragraph(field.title)}**", kind]
    facts += [f"in {field.unit}"] if field.unit else []
    facts += [bounds(field)] if bounds(field) else []
    facts += [f"default {_default(field)}"] if _default(field) else []
    return " · ".join(facts)


def _default(field: Field) -> str:
    if field.default is None or field.default in ("", {}):
        return ""
    return code(msgspec.to_builtins(field.default))
