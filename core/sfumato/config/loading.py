"""Parsing and validation of settings, with error messages.

TOML files, `--set key=value` flags, and the window's forms all use this module. An error message
contains the full path of the key, the value, and the bound, and suggests the closest name.
"""

import difflib
import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar, get_args

import msgspec
import tomli_w

from sfumato.config.fields import Field, fields_of
from sfumato.config.image_shape import Channels
from sfumato.config.settings import Settings
from sfumato.errors import ConfigError
from sfumato.files.plain_values import fault_in
from sfumato.files.storage import read_whole, write_whole
from sfumato.messages import Message, Text, msg

__all__ = ["apply_assignments", "load_settings", "nearest", "save_settings", "settings_from"]

S = TypeVar("S", bound=Settings)
_LARGEST_FILE_BYTES = 4_000_000
_MOST_SHOWN = 100
"""The maximum number of characters of an invalid value to show in an error message."""
_GIVEN = msg("config.given_settings", "the given settings")
Plain = Mapping[str, Any]  # a TOML or JSON value: plain values with any nesting


def load_settings(path: Path, kind: type[S]) -> S:
    """Read settings from a TOML file.

    Raises:
        ConfigError: If the file is not valid TOML, or a key or value is invalid.
        SfumatoError: If the file cannot be read.
    """
    text = read_whole(path, limit_bytes=_LARGEST_FILE_BYTES)
    try:
        values = _parsed(text.decode("utf-8-sig"))  # some editors add a byte order mark
    except ValueError as error:
        raise ConfigError(
            msg(
                "config.file_is_not_valid_toml",
                "“{path}” is not valid TOML: {error}.",
                path=path,
                error=error,
            ),
            hint=msg(
                "config.fix_line_or_restore_file",
                "Fix the reported line, or restore the file from a backup.",
            ),
        ) from error
    return settings_from(values, kind, source=f"“{path}”")


def save_settings(path: Path, settings: Settings) -> None:
    """Write settings to a TOML file atomically."""
    write_whole(path, tomli_w.dumps(msgspec.to_builtins(settings)).encode())


def settings_from(values: Plain, kind: type[S], *, source: Text) -> S:
    """Return settings built from plain values, after validating them.

    Args:
        values: Nested mappings, as parsed from TOML or JSON; missing keys get their default values.
        kind: The settings class.
        source: The origin of the values, for the error message.

    Raises:
        ConfigError: If a key is unknown or a value is out of bounds.
    """
    if fault := fault_in(values):
        path, reason = fault
        raise ConfigError(
            msg(
                "config.value_is_unusable",
                "The value of “{path}” in {source} is invalid: {reason}.",
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
    """Return settings changed by strings such as `optimizer.learning_rate=0.0005`.

    The value is parsed as TOML if possible (`true`, `12`, `[64, 128]`); otherwise it is used as a
    string. If the setting is a string, a value such as `2026` is also used as a string.

    Raises:
        ConfigError: If a string has no `=`, a key is unknown, or a value is out of bounds.
    """
    values = msgspec.to_builtins(settings)
    for assignment in assignments:
        path, equals, text = assignment.partition("=")
        if not equals:
            raise ConfigError(
                msg(
                    "config.assignment_has_no_equals_sign",
                    "“{assignment}” is not an assignment: “=” is missing.",
                    assignment=assignment,
                ),
                hint=msg(
                    "config.write_key_and_value",
                    "Write key=value, for example --set optimizer.learning_rate=0.0005.",
                ),
            )
        _assign(values, path.strip(), text.strip(), kind=type(settings))
    return settings_from(values, type(settings), source=_GIVEN)


def nearest(name: str, names: Iterable[str], *, kinds: Text = "") -> Message:
    """Return a sentence that suggests the name closest to `name`, or lists all names.

    Args:
        name: The name that does not exist.
        names: The existing names.
        kinds: What the names refer to, in the plural, such as "samplers".
    """
    names = sorted(names)
    close = difflib.get_close_matches(name, names, n=1, cutoff=0.5)
    if close:
        return msg("config.did_you_mean", "Did you mean “{name}”?", name=close[0])
    if not names:
        return msg("config.none_available", "None are available.")
    if kinds:
        return msg(
            "config.available_of_kind", "Available {kinds}: {names}.", kinds=kinds, names=names
        )
    return msg("config.available_names", "Available: {names}.", names=names)


def _assign(values: dict[str, Any], path: str, text: str, *, kind: type[Settings]) -> None:
    fields = {field.path: field for field in fields_of(kind)}
    table = next(
        (f for f in fields.values() if f.kind == "table" and path.startswith(f.path)), None
    )
    if path not in fields and table is None:
        raise ConfigError(
            msg("config.setting_does_not_exist", "There is no setting “{path}”.", path=path),
            hint=_suggest_path(path, fields),
        )
    value = _read_value(text)
    if path in fields and fields[path].kind == "str" and not isinstance(value, str):
        value = text
    *groups, last = path.split(".")
    for group in groups:
        if values.get(group) is None:
            values[group] = {}
        values = values[group]
        if not isinstance(values, dict):
            raise ConfigError(
                msg(
                    "config.group_has_a_value",
                    "“{path}” cannot be set: “{group}” is already set to {found}.",
                    path=path,
                    group=group,
                    found=repr(values),
                ),
                hint=msg(
                    "config.set_group_or_its_members",
                    "Set either “{group}” or the settings inside it.",
                    group=group,
                ),
            )
    values[last] = value


def _suggest_path(path: str, fields: Mapping[str, Field]) -> Message:
    by_last_name = [
        known for known in fields if known.rpartition(".")[2] == path.rpartition(".")[2]
    ]
    if not by_last_name:
        return nearest(path, fields)
    closest = min(by_last_name, key=len)  # prefer settings of the run to those of the autoencoder
    return msg("config.did_you_mean", "Did you mean “{name}”?", name=closest)


def _read_value(text: str) -> object:
    try:
        values = _parsed(f"value = {text}")
    except ValueError:
        return text
    return values["value"] if len(values) == 1 else text  # the text had a second key


def _parsed(text: str) -> dict[str, Any]:
    """Return a text parsed as TOML.

    Raises:
        ValueError: If the text is not valid TOML, or is nested too deeply.
    """
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise ValueError("brackets are nested too deeply") from None


def _explain(
    error: msgspec.ValidationError, values: Plain, kind: type[Settings], source: Text
) -> ConfigError:
    reason, _, where = str(error).partition(" - at `$")
    parent = where.rstrip("`").strip(".")
    unknown = re.search(r"unknown field `(.+?)`", reason)
    fields = {field.path: field for field in fields_of(kind)}
    if unknown:
        path = f"{parent}.{unknown[1]}" if parent else unknown[1]
        return ConfigError(
            msg(
                "config.setting_of_source_does_not_exist",
                "There is no setting “{path}” (in {source}).",
                path=path,
                source=source,
            ),
            hint=_suggest_path(path, fields),
        )
    path = re.sub(r"\[.*", "", parent)
    return ConfigError(
        msg(
            "config.value_is_invalid",
            "“{path}” in {source} is {found}: {reason}.",
            path=parent,
            source=source,
            found=_value_text(values, path),
            reason=reason[0].lower() + reason[1:],
        ),
        hint=_bounds_text(fields.get(path), part=parent.removeprefix(path)),
    )


def _value_text(values: Plain, path: str) -> str:
    value: Any = values  # narrows at each step of the path
    for name in path.split("."):
        value = value.get(name, "missing") if isinstance(value, Mapping) else value
    text = repr(value)
    return text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]}…"


def _bounds_text(field: Field | None, *, part: str = "") -> Message:
    """Return the valid values of a field, or of a part of it, such as “[0]” of a shape."""
    if field is None:
        return msg(
            "config.correct_value", "Correct the value, or remove the key to use its default."
        )
    choices = get_args(Channels) if field.kind == "shape" and part == "[0]" else field.choices
    if choices:
        return msg("config.choose_one_of", "Choose one of: {choices}.", choices=choices)
    if field.kind == "shape" and not part:
        return msg(
            "config.enter_image_shape",
            "Enter channels (1, 3, or 4), height, and width in px ({minimum:g} to {maximum:g}), "
            "such as {example}.",
            minimum=field.minimum or 0,
            maximum=field.maximum or 0,
            example=str(list(field.default)),
        )
    bounds = _bounds(field)
    if not bounds:
        example = repr(field.default)
        return msg(
            "config.enter_value_such_as", "Enter a value such as {example}.", example=example
        )
    return msg("config.enter_number", "Enter a number: {bounds}.", bounds=bounds)


def _bounds(field: Field) -> list[Message]:
    bounds = []
    if field.minimum is not None and field.is_minimum_allowed:
        bounds.append(msg("config.at_least", "at least {limit:g}", limit=field.minimum))
    elif field.minimum is not None:
        bounds.append(msg("config.more_than", "more than {limit:g}", limit=field.minimum))
    if field.maximum is not None:
        bounds.append(msg("config.at_most", "at most {limit:g}", limit=field.maximum))
    return bounds
