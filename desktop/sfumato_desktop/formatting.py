"""Formatting of numbers, times, and states for display.

Numbers use the locale's separators, a natural unit, and no more digits than are significant.
"""

import math
import time
from pathlib import Path

from PySide6.QtCore import QLocale

from sfumato.records.run_folder import RunStatus
from sfumato_desktop.language import translator

__all__ = [
    "ago",
    "count",
    "duration",
    "number",
    "path_text",
    "percent",
    "short_count",
    "size_text",
    "status_name",
]

_tr = translator("Formatting")


def count(value: int) -> str:
    """Return a whole number with the locale's separators: “12,400”."""
    return QLocale().toString(value)


def short_count(value: float) -> str:
    """Return a number with three digits: “980”, “12.4k”, “3.2M”."""
    units = ((1e9, 1e9, _tr("{n}G")), (1e6, 1e6, _tr("{n}M")), (1e4, 1e3, _tr("{n}k")))
    for limit, divisor, text in units:
        if abs(value) >= limit:
            return text.format(n=QLocale().toString(value / divisor, "g", 3))
    return count(round(value))


def number(value: float, *, digits: int = 3) -> str:
    """Return a number with `digits` significant digits, in scientific notation if very small."""
    if not math.isfinite(value):
        return "–"
    if value != 0 and not 1e-3 <= abs(value) < 1e6:
        return QLocale().toString(value, "g", digits)
    leading = math.floor(math.log10(abs(value))) if value else 0
    return QLocale().toString(value, "f", max(0, digits - 1 - leading))


def duration(seconds: float) -> str:
    """Return a duration in its two largest units: “45 s”, “2 min 10 s”, “2 h 33 min”, “3 d 4 h”."""
    if not math.isfinite(seconds) or seconds < 0:
        return "–"
    whole = round(seconds)
    if whole < 60:
        return _tr("{s} s").format(s=whole)
    if whole < 600 and whole % 60:
        return _tr("{min} min {s:02d} s").format(min=whole // 60, s=whole % 60)
    if whole < 3600:
        return _tr("{min} min").format(min=round(whole / 60))
    if whole < 86_400:
        if whole % 3600 < 60:
            return _tr("{h} h").format(h=whole // 3600)
        return _tr("{h} h {min:02d} min").format(h=whole // 3600, min=whole % 3600 // 60)
    return _tr("{d} d {h} h").format(d=whole // 86_400, h=whole % 86_400 // 3600)


def ago(moment: float) -> str:
    """Return how long ago a moment was: “just now”, “5 min ago”, “2 h ago”, “3 d ago”.

    A moment of 0 means that the time is unknown.
    """
    if not moment:
        return _tr("unknown date")
    minutes = (time.time() - moment) / 60
    if minutes < 1:
        return _tr("just now")
    if minutes < 60:
        return _tr("{n} min ago").format(n=int(minutes))
    if minutes < 24 * 60:
        return _tr("{n} h ago").format(n=int(minutes / 60))
    days = int(minutes / (24 * 60))
    return _tr("{n} d ago").format(n=days)


def percent(share: float) -> str:
    """Return a fraction as a whole percentage: “62%”."""
    return _tr("{n}%").format(n=count(round(100 * share)))


def size_text(size_bytes: int) -> str:
    """Return a size in bytes, kB, MB, or GB."""
    return QLocale().formattedDataSize(size_bytes, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def path_text(path: Path) -> str:
    """Return a path with the home folder as “~”."""
    try:
        return str(Path("~") / path.relative_to(Path.home()))
    except (ValueError, RuntimeError):
        return str(path)


def status_name(status: RunStatus) -> str:
    """Return the display name of a run's status."""
    return {
        RunStatus.NEW: _tr("Not started"),
        RunStatus.RUNNING: _tr("Running"),
        RunStatus.PAUSED: _tr("Paused"),
        RunStatus.COMPLETED: _tr("Finished"),
        RunStatus.STOPPED: _tr("Stopped"),
        RunStatus.FAILED: _tr("Failed"),
        RunStatus.INTERRUPTED: _tr("Interrupted"),
    }[status]
