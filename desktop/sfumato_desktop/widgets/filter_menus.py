"""Menus of the gallery's filter, with the number of images that match each choice.

A menu is filled when it is opened, as soon as the store has counted the images.
"""

from collections.abc import Callable, Iterable, Iterator

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

_FACETS: dict[str, Facet] = {
    "run": "run",
    "images_seen": "images_seen",
    "class_name": "class_name",
    "sampler": "sampler",
    "flag": "flag",
    "days": "day",
}
"""The facets that are counted for the parts of the filter."""
Counts = dict[Facet, dict[str | int, int]]
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

        def fill(counts: Counts) -> None:
            menu.clear()
            for part, title in _titles().items():
                if entries := list(self._entries(part, counts)):
                    self._fill(menu.addMenu(title), entries)
            if menu.isEmpty():
                menu.addAction(_tr("No images yet")).setEnabled(False)

        self._count(menu, _titles(), fill)

    def fill_part(self, menu: QMenu, part: str) -> None:
        """Fill a menu with the choices of one part of the filter."""

        def fill(counts: Counts) -> None:
            menu.clear()
            self._fill(menu, list(self._entries(part, counts)))

        self._count(menu, (part,), fill)

    def _count(self, menu: QMenu, parts: Iterable[str], then: Callable[[Counts], object]) -> None:
        """Count the images for the choices of some parts; until then, the menu says so."""
        menu.clear()
        menu.addAction(_tr("Counting…")).setEnabled(False)
        facets = {
            facet: without(self._images.wanted, part)
            for part in parts
            if (facet := _FACETS.get(part)) is not None
        }
        self._images.ask(
            lambda gallery: {
                facet: gallery.facet(facet, others) for facet, others in facets.items()
            },
            then,
            key="facets",
        )

    def _fill(self, menu: QMenu, entries: list[Entry]) -> None:
        for text, wanted in entries[:_MOST_ENTRIES]:
            action = add_entry(menu, text)
            action.setCheckable(True)
            action.setChecked(wanted == self._images.wanted)
            action.triggered.connect(lambda _=False, wanted=wanted: self._choose(wanted))

    def _entries(self, part: str, counts: Counts) -> Iterator[Entry]:
        """Yield the choices of a part, and the filter that each results in."""
        others = without(self._images.wanted, part)
        match part:
            case "rating":
                return _ratings(others)
            case "flag":
                return _flags(counts["flag"], others)
            case "days":
                return _days(counts["day"], others)
            case "tag" | "board":
                return self._labels(part, others)
            case "run" | "class_name" | "sampler" | "images_seen":
                return self._values(part, counts[part], others)
        raise AssertionError(part)

    def _labels(self, kind: LabelKind, others: GalleryFilter) -> Iterator[Entry]:
        overview = self._images.overview
        labels = overview.tags if kind == "tag" else overview.boards
        for name, number in labels.items():
            yield _with_count(name, number), replace(others, **{kind: name})

    def _values(
        self, part: Facet, counts: dict[str | int, int], others: GalleryFilter
    ) -> Iterator[Entry]:
        for value, number in counts.items():
            if value != "":
                text = _with_count(self._value_text(part, value), number)
                yield text, replace(others, **{part: value})

    def _value_text(self, part: str, value: str | int) -> str:
        if isinstance(value, int):
            return _tr("{count} images").format(count=formatting.count(value))
        if part == "sampler" and value in self._samplers:
            return translated(self._samplers[value].label)
        return value


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


def _flags(counts: dict[str | int, int], others: GalleryFilter) -> Iterator[Entry]:
    numbers = {
        "pick": counts.get("pick", 0),
        "reject": counts.get("reject", 0),
        "unflagged": counts.get("", 0),
        "not_rejected": sum(counts.values()) - counts.get("reject", 0),
    }
    for flag, number in numbers.items():
        yield _with_count(flag_text(flag), number), replace(others, flag=flag)


def _days(counts: dict[str | int, int], others: GalleryFilter) -> Iterator[Entry]:
    yield _tr("Today"), replace(others, within_days=1)
    for days in (7, 30):
        yield _tr("Last %Ln day(s)", days), replace(others, within_days=days)
    for day, number in reversed(list(counts.items())[-_MOST_DAYS:]):
        text = _with_count(day_text(str(day)), number)
        yield text, replace(others, since=str(day), until=str(day))


def _ratings(others: GalleryFilter) -> Iterator[Entry]:
    for low in range(5, 0, -1):
        yield rating_text(low, 5), replace(others, min_rating=low)
    yield rating_text(0, 0), replace(others, max_rating=0)


def _with_count(text: str, number: int) -> str:
    return f"{text}  ({formatting.count(number)})"
