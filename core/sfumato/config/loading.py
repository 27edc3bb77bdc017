"""Parsing and validation of settings, with error messages.

TOML files, `--set key=value` flags, and the window's forms all end here. An error names the full
path of the key, the value, and the bound, and suggests the closest name.
"""

import difflib
import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import tomli_w

from sfumato.config.fields import Field, fields_of
from sfumato.config.settings import Settings
from sfumato.errors import ConfigError
from sfumato.messages import msg
from sfumato.plain_values import fault_in
from sfumato.storage import read_whole, write_whole

__all__ = ["apply_assignments", "load_settings", "nearest", "save_settings", "settings_from"]

S = TypeVar("S", bound=Settings)
_LARGEST_FILE_BYTES = 4_000_000
_MOST_SHOWN = 100
"""How many characters of an invalid value an error shows."""
Plain = Mapping[str, Any]  # a TOML or JSON value: any nesting of plain values


def load_settings(path: Path, kind: type[S]) -> S:
    """Read settings from a TOML file.

    Raises:
        ConfigError: If the file is not valid TOML, or a key or value is invalid.
        SfumatoError: If the file cannot be read.
    """
    text = read_whole(path, limit_bytes=_LARGEST_FILE_BYTES)
    try:
        values = _parsed(text.decode("utf-8-sig"))  # some editors write a byte order mark
    except ValueError as error:
        raise ConfigError(
            msg(
                "config.not_valid_toml",
                "“{path}” is not valid TOML: {error}.",
                path=path,
                error=error,
            ),
            hint=msg(
                "config.mend_line_named_restore_file",
                "Mend the line that is named, or restore the file from a copy.",
            ),
        ) from error
    return settings_from(values, kind, source=f"“{path}”")


def save_settings(path: Path, settings: Settings) -> None:
    """Write settings to a TOML file, atomically."""
    write_whole(path, tomli_w.dumps(msgspec.to_builtins(settings)).encode())


def settings_from(values: Plain, kind: type[S], *, source: str) -> S:
    """Return settings built from plain values, after validating them.

    Args:
        values: Nested mappings as parsed from TOML or JSON; missing keys take their defaults.
        kind: The settings class.
        source: Where the values come from, for the error message.

    Raises:
        ConfigError: If a key is unknown or a value is out of bounds.
    """
    if fault := fault_in(values):
        path, reason = fault
        raise ConfigError(
            msg(
                "config.cannot_used",
                "“{path}” in {source} cannot be used: {reason}.",
                path=path,
                source=source,
                reason=reason,
            ),
            hint=_bounds_text({field.path: field for field in fields_of(kind)}.get(path)),
        )
    try:
        return msgspec.convert(values, kind)
    except msgspec.ValidationError as error:
        raise _explain(error, values, kind, source) from error


def apply_assignments(settings: S, assignments: Iterable[str]) -> S:
    """Return settings changed by strings like `optimizer.learning_rate=0.0005`.

    The value is parsed as TOML if possible (`true`, `12`, `[64, 128]`), else used as a string. A
    setting of type string takes `2026` as a string.

    Raises:
        ConfigError: If a string has no `=`, a key is unknown, or a value is out of bounds.
    """
    values = msgspec.to_builtins(settings)
    for assignment in assignments:
        path, equals, text = assignment.partition("=")
        if not equals:
            raise ConfigError(
                msg(
                    "config.sets_nothing_has_no",
                    "“{assignment}” sets nothing: it has no “=”.",
                    assignment=assignment,
                ),
                hint=msg(
                    "config.write_key_value_example_set",
                    "Write key=value, for example --set optimizer.learning_rate=0.0005.",
                ),
            )
        _assign(values, path.strip(), text.strip(), kind=type(settings))
    return settings_from(values, type(settings), source="the given settings")


def nearest(name: str, names: Iterable[str]) -> str:
    """Return a sentence that suggests the name closest to `name`, or lists all names."""
    names = sorted(names)
    close = difflib.get_close_matches(name, names, n=1, cutoff=0.5)
    if close:
        return f"Did you mean “{close[0]}”?"
    return f"There is: {', '.join(names)}." if names else "There is none."


def _assign(values: dict[str, Any], path: str, text: str, *, kind: type[Settings]) -> None:
    fields = {field.path: field for field in fields_of(kind)}
    table = next(
        (f for f in fields.values() if f.kind == "table" and path.startswith(f.path)), None
    )
    if path not in fields and table is None:
        raise ConfigError(
            msg("config.there_no_setting", "There is no setting “{path}”.", path=path),
            hint=_suggest_path(path, fields),
        )
    value = _read_value(text)
    if path in fields and fields[path].kind == "str" and not isinstance(value, str):
        value = text
    *groups, last = path.split(".")
    for group in groups:
        values = values.setdefault(group, {})
        if not isinstance(values, dict):
            raise ConfigError(
                msg(
                    "config.cannot_set_set_before",
                    "“{path}” cannot be set: “{group}” was set to {values} before it.",
                    path=path,
                    group=group,
                    values=repr(values),
                ),
                hint=msg(
                    "config.set_either_what_lies",
                    "Set either “{group}” or what lies in it.",
                    group=group,
                ),
            )
    values[last] = value


def _suggest_path(path: str, fields: Mapping[str, Field]) -> str:
    by_last_name = [
        known for known in fields if known.rpartition(".")[2] == path.rpartition(".")[2]
    ]
    if not by_last_name:
        return nearest(path, fields)
    closest = min(by_last_name, key=len)  # prefer the run's over the autoencoder's
    return f"Did you mean “{closest}”?"


def _read_value(text: str) -> object:
    try:
        values = _parsed(f"value = {text}")
    except ValueError:
        return text
    return values["value"] if len(values) == 1 else text  # a line break started another key


def _parsed(text: str) -> dict[str, Any]:
    """Return a text parsed as TOML.

    Raises:
        ValueError: If it is not valid TOML, or nests too deeply.
    """
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise ValueError("its brackets nest too deeply") from None


def _explain(
    error: msgspec.ValidationError, values: Plain, kind: type[Settings], source: str
) -> ConfigError:
    reason, _, where = str(error).partition(" - at `$")
    parent = where.rstrip("`").strip(".")
    unknown = re.search(r"unknown field `(.+?)`", reason)
    fields = {field.path: field for field in fields_of(kind)}
    if unknown:
        path = f"{parent}.{unknown[1]}" if parent else unknown[1]
        return ConfigError(
            msg(
                "config.there_no_setting_2",
                "There is no setting “{path}” (in {source}).",
                path=path,
                source=source,
            ),
            hint=_suggest_path(path, fields),
        )
    path = re.sub(r"\[.*", "", parent)
    return ConfigError(
        msg(
            "config.text",
            "“{parent}” in {source} is {value_text}: {reason}{reason2}.",
            parent=parent,
            source=source,
            value_text=_value_text(values, path),
            reason=reason[0].lower(),
            reason2=reason[1:],
        ),
        hint=_bounds_text(fields.get(path)),
    )


def _value_text(values: Plain, path: str) -> str:
    value: Any = values  # narrows at each step of the path
    for name in path.split("."):
        value = value.get(name, "missing") if isinstance(value, Mapping) else value
    text = repr(value)
    return text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]}…"


def _bounds_text(field: Field | None) -> str:
    if field is None:
        return "Correct the value, or remove the key to take its default."
    if field.choices:
        return f"Choose one of: {', '.join(map(str, field.choices))}."
    above = "above" if not field.is_minimum_allowed else "at least"
    bounds = [f"{above} {field.minimum:g}"] if field.minimum is not None else []
    bounds += [f"at most {field.maximum:g}"] if field.maximum is not None else []
    if not bounds:
        return f"Give a value such as {field.default!r}."
    return f"Give a number {' and '.join(bounds)}{' ' + field.unit if field.unit else ''}."
