"""What an export's folder says about itself, whichever exporter wrote it."""

from contextlib import suppress
from pathlib import Path

import msgspec

from sfumato.sequence import Number, next_number

__all__ = ["EXPORT_MARK", "ExportMark", "export_mark", "next_export_number"]

EXPORT_MARK = "sfumato-export.json"
"""The file by which a folder is known to be an export, which may be replaced by a newer one."""


class ExportMark(msgspec.Struct, frozen=True, kw_only=True):
    """The content of that file."""

    exporter: str
    run: str
    images_seen: int
    weights_sha256: str
    summary: str
    """One sentence with the proof's figures."""
    number: Number = 0
    """Higher than those of the exports beside it that were there before."""
    created: float = 0.0
    """Seconds since 1970-01-01 UTC; 0 where an older version did not note it."""
    format: int = 1


def export_mark(folder: Path) -> ExportMark | None:
    """Read what an export says about itself; `None` if it does not, or it cannot be read."""
    with suppress(OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return msgspec.json.decode((folder / EXPORT_MARK).read_bytes(), type=ExportMark)
    return None


def next_export_number(folder: Path) -> int:
    """Return a number above those of the exports in a folder."""
    return next_number(folder.glob(f"*/{EXPORT_MARK}"))
