"""Natural sort order of names: numbers by value, letters without case.

Every list of names that a user sees is sorted by this key: classes, files, datasets, runs. So “2”
comes before “10” everywhere, in the window, in the terminal, and in the labels of an export.
"""

import re
import unicodedata

__all__ = ["natural_key"]

_DIGITS = re.compile(r"(\d+)")

NaturalKey = tuple[list[str | tuple[int, str]], str]


def natural_key(name: str) -> NaturalKey:
    """Return a sort key under which “2” comes before “10” and case does not matter.

    Digits of any script count by value, in any number. Names that differ only in case, in leading
    zeros, or in Unicode composition still have a fixed order.
    """
    parts = _DIGITS.split(unicodedata.normalize("NFC", name).casefold())
    keys = [_value_of(part) if index % 2 else part for index, part in enumerate(parts)]
    return keys, name


def _value_of(digits: str) -> tuple[int, str]:
    """Return a key that sorts digits by value; `int` rejects more than a few thousand of them."""
    plain = "".join(str(unicodedata.decimal(digit)) for digit in digits).lstrip("0")
    return len(plain), plain
