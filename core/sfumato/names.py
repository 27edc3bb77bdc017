"""File names that every file system accepts, limited in bytes and cut between letters.

File systems limit a name's bytes, and a letter takes one to four of them. A name that is too long
is cut between two letters and ends in a few digits of its hash, so that two long names with the
same beginning stay distinct.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator

from sfumato.errors import SfumatoError
from sfumato.messages import msg

__all__ = [
    "FILE_NAME_BYTES",
    "NAME_BYTES",
    "file_name_for",
    "is_same_name",
    "letters_of",
    "require_file_name",
    "require_short_name",
    "shortened",
]

NAME_BYTES = 128
"""Longest name of a dataset or run; file names built from it stay below `FILE_NAME_BYTES`."""

FILE_NAME_BYTES = 240
"""Longest file name; file systems allow 255 bytes, and a temporary name needs a few."""

_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])", re.IGNORECASE)
"""Device names that Windows reserves."""
_HASH_DIGITS = 8
_JOINER = "\N{ZERO WIDTH JOINER}"


def file_name_for(text: str) -> str:
    """Return a name that every file system accepts: letters and digits of any script, `-` and `_`.

    At most `NAME_BYTES` long; empty if no letter of the text is allowed in a name.
    """
    kept = "".join(_only_allowed(unicodedata.normalize("NFC", text.strip())))
    name = shortened(kept.strip("-_."))
    return f"{name}-1" if _RESERVED.fullmatch(name) else name


def shortened(name: str, limit_bytes: int = NAME_BYTES, *, suffix: str = "") -> str:
    """Return `name` with `suffix`, in at most `limit_bytes` bytes of UTF-8.

    A name that is too long is truncated between letters, and a few digits of its hash are appended;
    the suffix is kept whole.
    """
    if _size_bytes(name + suffix) <= limit_bytes:
        return name + suffix
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()
    mark = f"-{digest[:_HASH_DIGITS]}{suffix}"
    kept, room = "", limit_bytes - _size_bytes(mark)
    for letter in letters_of(name):
        room -= _size_bytes(letter)
        if room < 0:
            break
        kept += letter
    return (kept.rstrip("-_. ") + mark).lstrip("-")


def letters_of(text: str) -> Iterator[str]:
    """Yield the letters as a reader sees them: with accents, joined parts, and modifiers.

    A simplification of the grapheme clusters of Unicode, Annex 29.
    """
    letter = ""
    for character in text:
        if letter and _continues(letter, character):
            letter += character
            continue
        if letter:
            yield letter
        letter = character
    if letter:
        yield letter


def is_same_name(name: str, other: str) -> bool:
    """Return whether some file system treats both names as one: Windows and macOS fold case."""
    return _folded(name) == _folded(other)


def require_file_name(name: str, *, kind: str, taken: Iterable[str] = ()) -> None:
    """Raise unless a name is a valid folder name on every system.

    Args:
        name: The name.
        kind: What is named, for the message: "dataset".
        taken: Existing names of the same kind; another one that differs only in case is refused.

    Raises:
        SfumatoError: If it is too long, contains other characters, or is taken in another spelling.
    """
    require_short_name(name, kind=kind)
    usable = file_name_for(name)
    if name != usable:
        raise SfumatoError(
            msg(
                "names.cannot_name",
                "“{name}” cannot be the name of a {kind}.",
                name=name,
                kind=kind,
            ),
            hint=msg(
                "names.use_letters_digits_example",
                "Use letters, digits, - and _, for example “{value}”.",
                value=usable or kind,
            ),
        )
    for other in taken:
        if other != name and is_same_name(name, other):
            raise SfumatoError(
                msg(
                    "names.exists_already_some_systems_take",
                    (
                        "A {kind} “{other}” exists already, and some systems take “{name}” for the "
                        "same name."
                    ),
                    kind=kind,
                    other=other,
                    name=name,
                ),
                hint=msg(
                    "names.choose_name_differs_more_than",
                    "Choose a name that differs in more than upper and lower case.",
                ),
            )


def require_short_name(name: str, *, kind: str) -> None:
    """Raise if a name is longer than `NAME_BYTES`.

    Raises:
        SfumatoError: If it is too long.
    """
    size_bytes = _size_bytes(name)
    if size_bytes > NAME_BYTES:
        raise SfumatoError(
            msg(
                "names.too_long_name_has_bytes",
                (
                    "“{name}” is too long for the name of a {kind}: it has {size_bytes:,} bytes, "
                    "and at most {name_bytes} are allowed."
                ),
                name=name,
                kind=kind,
                size_bytes=size_bytes,
                name_bytes=NAME_BYTES,
            ),
            hint=msg(
                "names.choose_shorter_name_letters_beyond",
                "Choose a shorter name; letters beyond A to Z take two to four bytes each.",
            ),
        )


def _only_allowed(text: str) -> Iterator[str]:
    """Yield the letters of a text; each run of characters that are not allowed becomes one `-`."""
    last = "-"
    for character in text:
        is_mark = unicodedata.category(character).startswith("M")
        if re.fullmatch(r"[\w-]", character) or (is_mark and last not in ("", "-")):
            yield character
            last = character
        elif last != "":
            yield "-"
            last = ""


def _continues(letter: str, character: str) -> bool:
    if unicodedata.category(character).startswith("M") or character == _JOINER:
        return True
    if "\U0001f3fb" <= character <= "\U0001f3ff" or "\U000e0020" <= character <= "\U000e007f":
        return True  # a skin tone, or part of a flag's tag
    if _is_half_flag(character):
        return len(letter) % 2 == 1 and all(map(_is_half_flag, letter))
    return letter[-1] == _JOINER


def _is_half_flag(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _size_bytes(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))
