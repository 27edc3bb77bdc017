"""Checks for values from JSON, TOML, forms, and flags that the program cannot represent.

Examples are numbers beyond 64 bits, NaN and infinity, invalid Unicode, and unlimited nesting. Such
values are rejected here, before they cause an error in a deeper layer.
"""

import math
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from sfumato.messages import Message, msg

__all__ = ["LARGEST_INT", "fault_in", "fault_of_text"]

LARGEST_INT = 2**63 - 1
"""The largest integer that SQLite, numpy, and torch can hold."""

_DEEPEST = 64
Plain = Any  # any TOML or JSON value, nested to any depth


def fault_in(value: Plain) -> tuple[str, Message] | None:
    """Return the dotted path of the first invalid value and the reason; `None` if all are valid.

    Mappings, lists, and tuples are searched. Values of other types are accepted.
    """
    waiting: list[tuple[str, Plain, int]] = [("", value, 0)]
    while waiting:
        path, found, depth = waiting.pop()
        if reason := _reason(found, depth):
            return path, reason
        waiting += [(f"{path}.{name}".strip("."), one, depth + 1) for name, one in _inner(found)]
    return None


def fault_of_text(text: str) -> Message | None:
    """Return why a text cannot be stored or shown, or `None` if it can."""
    if "\0" in text:
        return msg("values.text_contains_nul", "it contains a NUL character")
    try:
        text.encode()
    except UnicodeEncodeError:
        return msg("values.text_is_not_unicode", "it is not valid Unicode text")
    return None


def _inner(value: Plain) -> Iterator[tuple[str, Plain]]:
    if isinstance(value, Mapping):
        yield from ((str(name), one) for name, one in value.items())
    elif isinstance(value, list | tuple):
        yield from ((str(index), one) for index, one in enumerate(value))


def _reason(value: Plain, depth: int) -> Message | None:
    if depth > _DEEPEST:
        return msg("values.nested_too_deeply", "it is nested too deeply")
    if isinstance(value, Mapping):
        return next(filter(None, map(_CHECKS[str], filter(_is_text, value))), None)
    check = _CHECKS.get(type(value))
    return check(value) if check else None


def _fault_of_int(value: int) -> Message | None:
    if -LARGEST_INT <= value <= LARGEST_INT:
        return None
    return msg("values.number_is_too_large", "the number is too large")


def _fault_of_float(value: float) -> Message | None:
    if math.isfinite(value):
        return None
    return msg("values.number_is_not_finite", "it is not a finite number")


def _is_text(value: object) -> bool:
    return isinstance(value, str)


_CHECKS: dict[
    type, Callable[[Any], Message | None]
] = {  # each function is called with a value of its own type
    int: _fault_of_int,
    float: _fault_of_float,
    str: fault_of_text,
}
