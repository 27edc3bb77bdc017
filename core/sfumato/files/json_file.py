"""Reading of Sfumato's JSON files and lines, with all damage reported as one type of error."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import msgspec

from sfumato.errors import SfumatoError
from sfumato.files.plain_values import fault_in
from sfumato.files.storage import read_whole
from sfumato.messages import Text, msg

__all__ = ["DamagedJsonError", "decode_json", "read_json"]

T = TypeVar("T")

_MANY_DIGITS = re.compile(rb"[0-9]{19}")
"""Matches every number beyond 64 bits; all numbers are checked only if this pattern matches."""
_MARK = b"\xef\xbb\xbf"


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
