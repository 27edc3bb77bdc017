"""Sfumato's JSON files and lines, and the sequence numbers in some of them.

All damage is reported as one type of error.

The times of files and folders change when a project is copied, unzipped, or restored from a backup,
and a machine's clock may be adjusted. Therefore, everything that is ordered by age has a number in
a JSON file of its own. When it is created, the number is one higher than all existing numbers.
"""

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Annotated, TypeVar

import msgspec

from sfumato.errors import SfumatoError
from sfumato.files.plain_values import fault_in
from sfumato.files.storage import read_whole, write_whole
from sfumato.messages import Text, msg

__all__ = [
    "DamagedJsonError",
    "Number",
    "decode_json",
    "glance_at",
    "next_number",
    "number_in",
    "read_json",
    "read_json_if_any",
    "write_json",
]

T = TypeVar("T")

_MANY_DIGITS = re.compile(rb"[0-9]{19}")
"""Matches every number beyond 64 bits; all numbers are checked only if this pattern matches."""
_MARK = b"\xef\xbb\xbf"
Number = Annotated[int, msgspec.Meta(ge=0, le=2**53)]
"""A sequence number; 0 if an older version did not assign one."""


class DamagedJsonError(ValueError):
    """A text is not the expected JSON; the message states where and why."""


def decode_json(content: bytes, decode: Callable[[bytes], T]) -> T:
    """Return the value encoded in `content`.

    Args:
        content: JSON, with or without a byte order mark.
        decode: The function that decodes the value, such as the `decode` method of a decoder.

    Raises:
        DamagedJsonError: If the content is not the expected JSON.
    """
    try:
        value = decode(content.removeprefix(_MARK))
    except (ValueError, RecursionError) as error:  # msgspec's errors are `ValueError`s
        raise DamagedJsonError(str(error)) from error
    if _MANY_DIGITS.search(content) and (fault := fault_in(msgspec.to_builtins(value))):
        raise DamagedJsonError(f"{fault[1]} - at `$.{fault[0]}`")
    return value


def read_json(
    path: Path, kind: type[T], *, hint: Text, raising: type[SfumatoError] = SfumatoError
) -> T:
    """Return the value of type `kind` that is stored in a file.

    Args:
        path: The file.
        kind: The type of the value.
        hint: What to do if the file is damaged, as a full sentence.
        raising: The class of the error to raise.

    Raises:
        SfumatoError: If the file cannot be read, or does not contain a value of this type.
    """
    try:
        return decode_json(read_whole(path), msgspec.json.Decoder(kind).decode)
    except DamagedJsonError as error:
        raise raising(
            msg(
                "json_file.file_is_damaged",
                "“{path}” cannot be read: {error}.",
                path=path,
                error=error,
            ),
            hint=hint,
        ) from error
    except SfumatoError as error:
        raise raising(error.message, hint=error.hint) from error


def read_json_if_any(path: Path, kind: type[T], *, hint: Text) -> T | None:
    """Return the value stored in a file as `read_json` does, or `None` if there is no file."""
    return read_json(path, kind, hint=hint) if path.exists() else None


def glance_at(path: Path, kind: type[T]) -> T | None:
    """Return the value stored in a file, or `None` if it is missing or cannot be read."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=kind)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return None


def write_json(path: Path, value: object) -> None:
    """Write a value atomically as JSON that people can read."""
    write_whole(path, msgspec.json.format(msgspec.json.encode(value)) + b"\n")


def number_in(file: Path) -> int:
    """Return the number in a JSON file, or 0 if there is none or the file cannot be read."""
    return (glance_at(file, _Numbered) or _Numbered()).number


def next_number(files: Iterable[Path]) -> int:
    """Return a number that is higher than those in the given JSON files.

    Two processes that run at the same time may get the same number, so sorting by number requires a
    tie-breaker.
    """
    return 1 + max(map(number_in, files), default=0)


class _Numbered(msgspec.Struct, frozen=True):
    """The number in a file; the file's other fields are ignored."""

    number: Number = 0
