"""File names that every file system accepts, limited in bytes and truncated between letters.

File systems limit the number of bytes in a name, and a character takes one to four bytes. A name
that is too long is truncated between two letters and ends in a few digits of its hash, so that two
long names that begin in the same way remain distinct.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Literal

from sfumato.errors import SfumatoError
from sfumato.messages import Message, msg

__all__ = [
    "FILE_NAME_BYTES",
    "NAME_BYTES",
    "NamedKind",
    "file_name_for",
    "is_same_name",
    "letters_of",
    "require_file_name",
    "require_short_name",
    "shortened",
]

NAME_BYTES = 128
"""The longest name of a dataset or run; file names built from it stay below `FILE_NAME_BYTES`."""

FILE_NAME_BYTES = 240
"""The longest file name; file systems allow 255 bytes, and a temporary name needs a few of them."""

NamedKind = Literal["dataset", "export", "plugin", "run"]
"""The kinds of things that the user names."""

_KINDS: dict[NamedKind, Message] = {
    "dataset": msg("kinds.dataset", "dataset"),
    "export": msg("kinds.export", "export"),
    "plugin": msg("kinds.plugin", "plugin"),
    "run": msg("kinds.run", "run"),
}
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9]|trash)", re.IGNORECASE)
"""Device names that Windows reserves, and the name of the trash in a list's folder."""
_HASH_DIGITS = 8
_JOINER = "\N{ZERO WIDTH JOINER}"


def file_name_for(text: str) -> str:
    """Return a name that every file system accepts: letters and digits of any script, `-` and `_`.

    The name has at most `NAME_BYTES` bytes. It is empty if no letter of the text is allowed in a
    name.
    """
    kept = "".join(_only_allowed(unicodedata.normalize("NFC", text.strip())))
    name = shortened(kept.strip("-_."))
    return f"{name}-1" if _RESERVED.fullmatch(name) else name


def shortened(name: str, limit_bytes: int = NAME_BYTES, *, suffix: str = "") -> str:
    """Return `name` followed by `suffix`, in at most `limit_bytes` bytes of UTF-8.

    A name that is too long is truncated between letters, and a few digits of its hash are appended.
    The suffix is never truncated.
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

    This is a simplified form of the grapheme clusters in Unicode Standard Annex #29.
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
    """Return whether any file system treats both names as equal; Windows and macOS ignore case."""
    return _folded(name) == _folded(other)


def require_file_name(name: str, *, kind: NamedKind, taken: Iterable[str] = ()) -> None:
    """Raise an error unless a name is a valid folder name on every system.

    Args:
        name: The name to check.
        kind: What is named, for the error message, such as "dataset".
        taken: The existing names of the same kind; a name that differs from one of them only in
            case is rejected.

    Raises:
        SfumatoError: If the name is too long, contains characters that are not allowed, or differs
            from an existing name only in case.
    """
    require_short_name(name, kind=kind)
    usable = file_name_for(name)
    if name != usable:
        raise SfumatoError(
            msg(
                "names.name_has_invalid_characters",
                "“{name}” is not a valid {kind} name.",
                name=name,
                kind=_KINDS[kind],
            ),
            hint=msg(
                "names.use_letters_and_digits",
                "Use letters, digits, hyphens, and underscores, for example “{example}”.",
                example=usable or kind,
            ),
        )
    for other in taken:
        if other != name and is_same_name(name, other):
            raise SfumatoError(
                msg(
                    "names.name_differs_only_in_case",
                    "“{name}” is too similar to the existing {kind} “{other}”: some systems treat "
                    "both names as the same.",
                    kind=_KINDS[kind],
                    other=other,
                    name=name,
                ),
                hint=msg(
                    "names.choose_different_letters",
                    "Choose a name that differs in more than uppercase and lowercase letters.",
                ),
            )


def require_short_name(name: str, *, kind: NamedKind) -> None:
    """Raise an error if a name is longer than `NAME_BYTES`.

    Raises:
        SfumatoError: If the name is too long.
    """
    size_bytes = _size_bytes(name)
    if size_bytes > NAME_BYTES:
        raise SfumatoError(
            msg(
                "names.name_is_too_long",
                "The {kind} name “{name}” is too long: {size_bytes:,} bytes; the limit is "
                "{limit_bytes} bytes.",
                name=name,
                kind=_KINDS[kind],
                size_bytes=size_bytes,
                limit_bytes=NAME_BYTES,
            ),
            hint=msg(
                "names.choose_shorter_name",
                "Choose a shorter name; letters other than A to Z take two to four bytes each.",
            ),
        )


def _only_allowed(text: str) -> Iterator[str]:
    """Yield the letters of a text; consecutive characters that are not allowed become one `-`."""
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
