"""Menus of the gallery's filter, with the number of images that match each choice.

The menus are filled when opened, from the gallery's content at that time.
"""

from collections.abc import Callable, Iterator

from msgspec.structs import replace
from PySide6.QtWidgets import QMenu

from sfumato.gallery import Facet, GalleryFilter, LabelKind
from sfumato.plugins.catalog import Catalog
from sfumato_desktop import formatting
from sfumato_desktop.core_texts import translated
from sfumato_desktop.language import translator
from sfumato_desktop.models.filter_text import day_text, flag_text, rating_text, without
from sfumato_desktop.models.gallery_images import GalleryImages
from sfumato_desktop.widgets.plain_text import add_entry

__all__ = ["FilterMenus"]

_tr = translator("FilterMenus")

_MOST_DAYS = 14
_MOST_ENTRIES = 60
"""Maximum number of entries; the remaining ones can be found by searching."""

Choose = Callable[[GalleryFilter], object]
Entry = tuple[str, GalleryFilter]


class FilterMenus:
    """Fills the menus of the gallery's filter.

    Args:
        images: The images to filter.
        samplers: Provides the display names of samplers.
        choose: Called with the filter of the selected entry.
    """

    def __init__(self, images: GalleryImages, samplers: Catalog, choose: Choose) -> None:
        self._images = images
        self._samplers = samplers
        self._choose = choose

    def fill_all(self, menu: QMenu) -> None:
        """Fill a menu with a submenu for each part of the filter that has choices."""
        menu.clear()
        for part, title in _titles().items():
            if entries := list(self._entries(part)):
                self._fill(menu.addMenu(title), entries)
        if menu.isEmpty():
            menu.addAction(_tr("No images yet")).setEnabled(False)

    def fill_part(self, menu: QMenu, part: str) -> None:
        """Fill a menu with the choices of one part of the filter."""
        menu.clear()
        self._fill(menu, list(self._entries(part)))

    def _fill(self, menu: QMenu, entries: list[Entry]) -> None:
        for text, wanted in entries[:_MOST_ENTRIES]:
            action = add_entry(menu, text)
            action.setCheckable(True)
            action.setChecked(wanted == self._images.wanted)
            action.triggered.connect(lambda _=False, wanted=wanted: self._choose(wanted))

    def _entries(self, part: str) -> Iterator[Entry]:
        """Yield the choices of a part, and the filter that each results in."""
        others = without(self._images.wanted, part)
        match part:
            case "rating":
                return _ratings(others)
            case "flag":
                return self._flags(others)
            case "days":
                return self._days(others)
            case "tag" | "board":
                return self._labels(part, others)
            case "run" | "class_name" | "sampler" | "images_seen":
                return self._values(part, others)
        raise AssertionError(part)

    def _flags(self, others: GalleryFilter) -> Iterator[Entry]:
        counts = self._counts("flag", others)
        numbers = {
            "pick": counts.get("pick", 0),
            "reject": counts.get("reject", 0),
            "unflagged": counts.get("", 0),
            "not_rejected": sum(counts.values()) - counts.get("reject", 0),
        }
        for flag, number in numbers.items():
            yield _with_count(flag_text(flag), number), replace(others, flag=flag)

    def _days(self, others: GalleryFilter) -> Iterator[Entry]:
        yield _tr("Today"), replace(others, within_days=1)
        for days in (7, 30):
            yield _tr("Last %Ln day(s)", days), replace(others, within_days=days)
        days_with_images = list(self._counts("day", others).items())
        for day, number in reversed(days_with_images[-_MOST_DAYS:]):
            text = _with_count(day_text(str(day)), number)
            yield text, replace(others, since=str(day), until=str(day))

    def _labels(self, kind: LabelKind, others: GalleryFilter) -> Iterator[Entry]:
        for name, number in self._images.labels(kind).items():
            yield _with_count(name, number), replace(others, **{kind: name})

    def _values(self, part: Facet, others: GalleryFilter) -> Iterator[Entry]:
        for value, number in self._counts(part, others).items():
            if value != "":
                text = _with_count(self._value_text(part, value), number)
                yield text, replace(others, **{part: value})

    def _value_text(self, part: str, value: str | int) -> str:
        if isinstance(value, int):
            return _tr("{count} images").format(count=formatting.count(value))
        if part == "sampler" and value in self._samplers:
            return translated(self._samplers[value].label)
        return value

    def _counts(self, facet: Facet, others: GalleryFilter) -> dict[str | int, int]:
        gallery = self._images.gallery
        return {} if gallery is None else gallery.facet(facet, others)


def _titles() -> dict[str, str]:
    return {
        "run": _tr("Run"),
        "images_seen": _tr("Checkpoint"),
        "class_name": _tr("Class"),
        "sampler": _tr("Sampler"),
        "rating": _tr("Rating"),
        "flag": _tr("Flag"),
        "tag": _tr("Tag"),
        "board": _tr("Board"),
        "days": _tr("Created"),
    }


def _ratings(others: GalleryFilter) -> Iterator[Entry]:
    for low in range(5, 0, -1):
        yield rating_text(low, 5), replace(others, min_rating=low)
    yield rating_text(0, 0), replace(others, max_rating=0)


def _with_count(text: str, number: int) -> str:
    return f"{text}  ({formatting.count(number)})"
