"""Display texts for the conditions of a gallery filter.

A filter is shown as chips, one for each condition. This module lists the conditions and their
texts, and removes conditions from a filter.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec
from PySide6.QtCore import QDate, QLocale

from sfumato.gallery import ALL_IMAGES, GalleryFilter
from sfumato.plugins.catalog import Catalog
from sfumato_desktop import formatting
from sfumato_desktop.core_texts import translated
from sfumato_desktop.language import translator

__all__ = ["FilterPart", "day_text", "flag_text", "parts_of", "rating_text", "without"]

_tr = translator("FilterText")


@dataclass(frozen=True)
class FilterPart:
    """One condition of a filter."""

    name: str
    """`run`, `rating`, `flag`, `days`, …; determines the choices in the menu."""
    title: str
    """The property that is tested, such as "Run"."""
    text: str
    """The required value, such as "faces-01"."""


_FIELDS = {
    "rating": ("min_rating", "max_rating"),
    "days": ("within_days", "since", "until"),
}
"""The filter fields of parts whose name differs from the field's name."""


def parts_of(wanted: GalleryFilter, samplers: Catalog) -> tuple[FilterPart, ...]:
    """Return the conditions of a filter other than the search text, in display order."""
    return tuple(_parts(wanted, samplers))


def without(wanted: GalleryFilter, part: str) -> GalleryFilter:
    """Return a filter without one of its conditions."""
    fields = _FIELDS.get(part, (part,))
    nothing = {name: getattr(ALL_IMAGES, name) for name in fields}
    return msgspec.structs.replace(wanted, **nothing)


def flag_text(flag: str) -> str:
    """Return a description of the flags that a filter matches."""
    return {
        "pick": _tr("Picks"),
        "reject": _tr("Rejects"),
        "unflagged": _tr("Unflagged"),
        "not_rejected": _tr("Not rejected"),
    }[flag]


def rating_text(low: int, high: int) -> str:
    """Return a description of the ratings that a filter matches."""
    if high == 0:
        return _tr("None")
    if low == high:
        return _tr("Exactly {n}").format(n=low)
    return _tr("{n} or more").format(n=low) if high == 5 else f"{low} – {high}"


def day_text(day: str) -> str:
    """Return a day, `2026-01-31`, in the locale's format."""
    shown = QDate.fromString(day, "yyyy-MM-dd")
    return QLocale().toString(shown, QLocale.FormatType.ShortFormat) if shown.isValid() else day


def _parts(wanted: GalleryFilter, samplers: Catalog) -> Iterator[FilterPart]:
    plain = {
        "run": _tr("Run"),
        "class_name": _tr("Class"),
        "tag": _tr("Tag"),
        "board": _tr("Board"),
    }
    for name, title in plain.items():
        if text := getattr(wanted, name):
            yield FilterPart(name, title, text)
    if wanted.images_seen is not None:
        images = _tr("{n} images").format(n=formatting.count(wanted.images_seen))
        yield FilterPart("images_seen", _tr("Checkpoint"), images)
    if name := wanted.sampler:
        label = translated(samplers[name].label) if name in samplers else name
        yield FilterPart("sampler", _tr("Sampler"), label)
    if (wanted.min_rating, wanted.max_rating) != (0, 5):
        stars = rating_text(wanted.min_rating, wanted.max_rating)
        yield FilterPart("rating", _tr("Rating"), stars)
    if wanted.flag:
        yield FilterPart("flag", _tr("Flag"), flag_text(wanted.flag))
    if days := _days_text(wanted):
        yield FilterPart("days", _tr("Created"), days)
    if wanted.in_trash:
        yield FilterPart("in_trash", _tr("Trash"), _tr("deleted images"))


def _days_text(wanted: GalleryFilter) -> str:
    if not (wanted.within_days or wanted.since or wanted.until):
        return ""
    if wanted.within_days == 1:
        return _tr("today")
    if wanted.within_days:
        return _tr("last %Ln day(s)", wanted.within_days)
    if wanted.since == wanted.until:
        return day_text(wanted.since)
    return f"{day_text(wanted.since) or '…'} – {day_text(wanted.until) or '…'}"
