"""The file that marks a folder as an export, regardless of which exporter wrote it."""

from pathlib import Path

import msgspec

from sfumato.files.json_file import Number, glance_at, next_number
from sfumato.messages import Text

__all__ = ["EXPORT_MARK", "ExportMark", "export_mark", "next_export_number"]

EXPORT_MARK = "sfumato-export.json"
"""The name of the file that marks a folder as an export, which a newer export may replace."""


class ExportMark(msgspec.Struct, frozen=True, kw_only=True):
    """The content of the file that marks a folder as an export."""

    exporter: str
    run: str
    images_seen: int
    weights_sha256: str
    summary: Text
    """A sentence with the results of the verification."""
    number: Number = 0
    """The export's number, which is higher than those of earlier exports in the same folder."""
    created: float = 0.0
    """When the export was created, in seconds since 1970-01-01 UTC; 0 if it was not recorded."""
    format: int = 1


def export_mark(folder: Path) -> ExportMark | None:
    """Return the export mark of a folder, or `None` if it is missing or unreadable."""
    return glance_at(folder / EXPORT_MARK, ExportMark)


def next_export_number(folder: Path) -> int:
    """Return a number that is higher than those of all exports in a folder."""
    return next_number(folder.glob(f"*/{EXPORT_MARK}"))
