"""Descriptions of settings for forms, flags, and the reference documentation.

`fields_of` traverses nested `Settings` and describes each leaf: its dotted path, its kind, its
bounds, and the texts declared next to its type. The settings of plugins are described in the same
way.
"""

from collections.abc import Iterator
from typing import Any, Literal

import msgspec

from sfumato.config.settings import Settings

__all__ = ["Field", "fields_of", "value_at"]

Kind = Literal["bool", "int", "float", "str", "choice", "numbers", "shape", "table"]


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """The description of a setting."""

    path: str
    """The dotted path from the root, such as `optimizer.learning_rate`."""
    kind: Kind
    title: str
    description: str
    default: Any  # of the setting's own type, which differs between fields
    unit: str = ""
    choices: tuple[str | int, ...] = ()
    is_optional: bool = False
    """Whether `None` is allowed, in which case the value is determined elsewhere."""
    minimum: float | None = None
    maximum: float | None = None
    is_minimum_allowed: bool = True
    """Whether the minimum itself is a valid value."""
    is_main: bool = False
    """Whether the setting is one of the few that are shown while “Advanced” is collapsed."""
    catalog: str = ""
    """The plugin catalog whose entries are valid here, such as `samplers`.

    The setting's value is the name of an entry, or a table that maps the names of several entries
    to their settings.
    """
    chosen_by: str = ""
    """The path of the setting that names the plugin entry whose settings this table contains."""
    flag: str = ""
    """The command-line option; derived from the name unless declared with the type."""

    @property
    def group(self) -> str:
        """The first part of the path, or "" for a setting at the root."""
        return self.path.rpartition(".")[0]


def fields_of(settings: type[Settings], *, under: str = "") -> tuple[Field, ...]:
    """Return a description of every leaf of a settings class, in declaration order.

    Args:
        settings: The settings class.
        under: The path of the parent, which is the prefix of the path of every field.
    """
    return tuple(_trajectory(settings, prefix=f"{under}." if under else ""))


def value_at(settings: Settings, path: str) -> Any:  # of the setting's own type
    """Return the value of the setting at a dotted path."""
    value: Any = settings  # the type narrows at each step of the path
    for name in path.split("."):
        value = getattr(value, name)
    return value


def _trajectory(settings: type[msgspec.Struct], *, prefix: str) -> Iterator[Field]:
    information = msgspec.inspect.type_info(settings)
    assert isinstance(information, msgspec.inspect.StructType)
    for field in information.fields:
        path = prefix + field.encode_name
        if isinstance(field.type, msgspec.inspect.StructType):
            yield from _trajectory(field.type.cls, prefix=path + ".")
        else:
            yield _describe(path, field, prefix=prefix)


def _describe(path: str, field: msgspec.inspect.Field, *, prefix: str) -> Field:
    kind_of, is_optional = field.type, False
    texts: dict[str, Any] = {}  # the JSON schema of the Meta, as plain data
    extra: dict[str, Any] = {}
    while isinstance(kind_of, (msgspec.inspect.Metadata, msgspec.inspect.UnionType)):
        if isinstance(kind_of, msgspec.inspect.UnionType):
            kind_of, is_optional = _beside_none(kind_of), True
        else:  # the outer texts take precedence over the inner ones
            texts = (kind_of.extra_json_schema or {}) | texts
            extra = (kind_of.extra or {}) | extra
            kind_of = kind_of.type
    number = kind_of
    if isinstance(kind_of, msgspec.inspect.NamedTupleType):
        number = kind_of.fields[-1].type  # the bounds of a side
    minimum = _bound(number, "ge", "gt")
    maximum = _bound(number, "le", "lt")
    default = field.default
    if default is msgspec.NODEFAULT and field.default_factory is not msgspec.NODEFAULT:
        default = field.default_factory()
    return Field(
        path=path,
        kind=_kind(kind_of),
        title=texts.get("title", path),
        description=texts.get("description", ""),
        default=None if default is msgspec.NODEFAULT else default,
        unit=extra.get("unit", ""),
        choices=_choices(kind_of) or tuple(extra.get("choices", ())),
        is_optional=is_optional,
        minimum=minimum,
        maximum=maximum,
        is_minimum_allowed=getattr(kind_of, "gt", None) is None,
        is_main=bool(extra.get("main", False)),
        catalog=extra.get("catalog", ""),
        chosen_by=prefix + extra["settings_of"] if "settings_of" in extra else "",
        flag=extra.get("flag", f"--{field.encode_name.replace('_', '-')}"),
    )


def _beside_none(union: msgspec.inspect.UnionType) -> msgspec.inspect.Type:
    """Return the other type in a union with `None`."""
    others = [one for one in union.types if not isinstance(one, msgspec.inspect.NoneType)]
    assert len(others) == 1, "a setting has one type, and may be left open"
    return others[0]


def _bound(kind_of: msgspec.inspect.Type, *names: str) -> float | None:
    for name in names:
        bound: float | None = getattr(kind_of, name, None)
        if bound is not None:
            return bound
    return None


def _choices(kind_of: msgspec.inspect.Type) -> tuple[str | int, ...]:
    if isinstance(kind_of, msgspec.inspect.LiteralType):
        return tuple(value for value in kind_of.values if isinstance(value, (str, int)))
    return ()


def _kind(kind_of: msgspec.inspect.Type) -> Kind:
    kinds: dict[type[msgspec.inspect.Type], Kind] = {
        msgspec.inspect.BoolType: "bool",
        msgspec.inspect.IntType: "int",
        msgspec.inspect.FloatType: "float",
        msgspec.inspect.StrType: "str",
        msgspec.inspect.LiteralType: "choice",
        msgspec.inspect.VarTupleType: "numbers",
        msgspec.inspect.NamedTupleType: "shape",
        msgspec.inspect.DictType: "table",
    }
    return kinds[type(kind_of)]
