"""The natural sort order of names: numbers are sorted by value, and case is ignored.

Every list of names that a user sees is sorted by this key: classes, files, datasets, and runs.
Therefore “2” comes before “10” everywhere: in the window, in the terminal, and in the labels of an
export.
"""

import re
import unicodedata

__all__ = ["natural_key"]

_DIGITS = re.compile(r"(\d+)")

NaturalKey = tuple[list[str | tuple[int, str]], str]


def natural_key(name: str) -> NaturalKey:
    """Return a sort key that puts “2” before “10” and ignores case.

    Numbers of any length are sorted by value, whichever script their digits belong to. Names that
    differ only in case, in leading zeros, or in Unicode composition still have a fixed order.
    """
    parts = _DIGITS.split(unicodedata.normalize("NFC", name).casefold())
    keys = [_value_of(part) if index % 2 else part for index, part in enumerate(parts)]
    return keys, name


def _value_of(digits: str) -> tuple[int, str]:
    """Return a key that sorts strings of digits by value.

    `int` rejects strings of more than a few thousand digits.
    """
    plain = "".join(str(unicodedata.decimal(digit)) for digit in digits).lstrip("0")
    return len(plain), plain
