"""The file that marks a folder as an export, whichever exporter wrote it."""

from contextlib import suppress
from pathlib import Path

import msgspec

from sfumato.messages import Text
from sfumato.sequence import Number, next_number

__all__ = ["EXPORT_MARK", "ExportMark", "export_mark", "next_export_number"]

EXPORT_MARK = "sfumato-export.json"
"""Marks a folder as an export, which a newer one may replace."""


class ExportMark(msgspec.Struct, frozen=True, kw_only=True):
    """The content of that file."""

    exporter: str
    run: str
    images_seen: int
    weights_sha256: str
    summary: Text
    """One sentence with the verification's values."""
    number: Number = 0
    """Higher than those of the earlier exports beside it."""
    created: float = 0.0
    """Seconds since 1970-01-01 UTC; 0 if an older version did not record it."""
    format: int = 1


def export_mark(folder: Path) -> ExportMark | None:
    """Read the export mark of a folder; `None` if it is missing or unreadable."""
    with suppress(OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return msgspec.json.decode((folder / EXPORT_MARK).read_bytes(), type=ExportMark)
    return None


def next_export_number(folder: Path) -> int:
    """Return a number above those of the exports in a folder."""
    return next_number(folder.glob(f"*/{EXPORT_MARK}"))
