"""Filters and sort orders of the gallery.

A `GalleryFilter` is a plain value: the window's chips, the terminal's flags, and saved filters are
all represented by one. Here it becomes a condition in SQL.
"""

import time
from datetime import date, datetime, timedelta
from typing import Annotated, Literal, NamedTuple

import msgspec
from msgspec import Meta

from sfumato.errors import ConfigError
from sfumato.messages import msg
from sfumato.plain_values import LARGEST_INT, fault_of_text

__all__ = [
    "ALL_IMAGES",
    "Condition",
    "GalleryFilter",
    "GalleryOrder",
    "condition_of",
    "order_of",
    "search_of",
]

Stars = Annotated[int, Meta(ge=0, le=5)]
FlagFilter = Literal["", "pick", "reject", "unflagged", "not_rejected"]
_FIELDS = ("run", "class", "sampler", "tag", "board", "seed")
"""Prefixes before the colon of a search word."""
_FIRST_YEAR, _LAST_YEAR = 1970, 9000
_MOST_WORDS = 50
_MOST_DIGITS = len(str(LARGEST_INT))

GalleryOrder = Literal["newest", "oldest", "rating", "seed"]
"""Newest first, oldest first, most stars first, or lowest seed first; ties by newest."""

_ORDERS: dict[GalleryOrder, str] = {
    "newest": "id desc",
    "oldest": "id",
    "rating": "rating desc, id desc",
    "seed": "seed, id desc",
}


class GalleryFilter(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The conditions on an image; a field left at its default adds none."""

    text: str = ""
    """Words that must all match run, class, sampler, seed, tags, or boards.

    `seed:41` and `tag:red` search in one of them.
    """
    run: str = ""
    images_seen: Annotated[int, Meta(ge=0, le=LARGEST_INT)] | None = None
    """The checkpoint."""
    class_name: str = ""
    sampler: str = ""
    min_rating: Stars = 0
    max_rating: Stars = 5
    flag: FlagFilter = ""
    board: str = ""
    tag: str = ""
    within_days: Annotated[int, Meta(ge=0, le=36_500)] = 0
    """Generated today (1) or within this many days; 0 means no limit."""
    since: str = ""
    """The first day, `2026-01-31`, in local time."""
    until: str = ""
    """The last day."""
    in_trash: bool = False
    """Images in the trash, and no others."""

    def __post_init__(self) -> None:
        """Raise for invalid days, wherever the filter comes from."""
        for day in filter(None, (self.since, self.until)):
            _day(day)


ALL_IMAGES = GalleryFilter()


class Condition(NamedTuple):
    """A condition on the table `images`, and the values of its placeholders."""

    sql: str
    values: list[object]


def condition_of(wanted: GalleryFilter) -> Condition:
    """Return the SQL condition for a filter."""
    # The state is a literal, because only then SQLite uses the partial indices of one state.
    parts = [Condition("state = 1" if wanted.in_trash else "state = 0", [])]
    parts += [
        Condition(f"{column} = ?", [value])
        for column in ("run", "class_name", "sampler")
        if (value := getattr(wanted, column))
    ]
    if wanted.images_seen is not None:
        parts.append(Condition("images_seen = ?", [wanted.images_seen]))
    if wanted.min_rating > 0:
        parts.append(Condition("rating > 0 and rating >= ?", [wanted.min_rating]))  # for the index
    if wanted.max_rating < 5:
        parts.append(Condition("rating <= ?", [wanted.max_rating]))
    if wanted.flag:
        parts.append(_flag(wanted.flag))
    for kind, name in (("board", wanted.board), ("tag", wanted.tag)):
        if name:
            parts.append(_labeled(kind, "name = ?", name))
    parts += _days(wanted)
    parts += _words(wanted.text)
    values = [value for part in parts for value in part.values]
    return Condition(" and ".join(part.sql for part in parts), values)


def order_of(order: GalleryOrder, wanted: GalleryFilter) -> str:
    """Return the SQL for a sort order.

    Unfiltered, all images are read from an index in that order. Filtered images are sorted: the
    plus keeps SQLite from scanning that index and looking up each image.
    """
    by_id = _ORDERS[order].startswith("id")
    return _ORDERS[order] if by_id or wanted == ALL_IMAGES else f"+{_ORDERS[order]}"


def search_of(words: str, **fields: str | int) -> GalleryFilter:
    """Return a filter from a search and other fields, as the terminal's flags provide them.

    Raises:
        ConfigError: If a field is out of bounds.
    """
    try:
        return msgspec.convert({"text": words, **fields}, GalleryFilter)
    except msgspec.ValidationError as error:
        raise ConfigError(
            msg("gallery.search_is_invalid", "The search is invalid: {error}.", error=error),
            hint=msg(
                "gallery.search_values",
                "Ratings range from 0 to 5; flags are pick, reject, unflagged, and not_rejected; "
                "dates have the form 2026-01-31.",
            ),
        ) from error


def _flag(flag: FlagFilter) -> Condition:
    if flag == "unflagged":
        return Condition("flag = ''", [])
    if flag == "not_rejected":
        return Condition("flag != 'reject'", [])
    return Condition("flag = ?", [flag])


def _labeled(kind: str, test: str, value: str) -> Condition:
    return Condition(
        "id in (select image from labeled join labels on labels.id = labeled.label"
        f" where kind = ? and {test})",
        [kind, value],
    )


def _days(wanted: GalleryFilter) -> list[Condition]:
    parts = []
    if wanted.within_days:
        first = datetime.now().astimezone().date() - timedelta(days=wanted.within_days - 1)
        parts.append(Condition("created >= ?", [_start_of(first)]))
    if wanted.since:
        parts.append(Condition("created >= ?", [_start_of(_day(wanted.since))]))
    if wanted.until:
        parts.append(Condition("created < ?", [_start_of(_day(wanted.until) + timedelta(days=1))]))
    return parts


def _day(text: str) -> date:
    """Return the day in a filter.

    Raises:
        ValueError: If it is invalid, or outside the supported range.
    """
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"“{text}” is not a date like 2026-01-31") from None
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise ValueError(f"the year of “{text}” is not between {_FIRST_YEAR} and {_LAST_YEAR}")
    return day


def _start_of(day: date) -> float:
    return time.mktime(day.timetuple())


def _words(text: str) -> list[Condition]:
    """Return a condition for each word; an always-false one if they cannot be searched.

    SQLite nests as deeply as there are words, and cannot store invalid Unicode.
    """
    words = list(dict.fromkeys(text.casefold().split()))
    if len(words) > _MOST_WORDS or fault_of_text(text):
        return [Condition("0", [])]
    return [_word(word) for word in words]


def _word(word: str) -> Condition:
    """Return the condition for one search word, in all fields or in the one it names."""
    field, colon, rest = word.partition(":")
    if colon and rest and field in _FIELDS:
        return _word_in(field, rest)
    parts = [Condition("instr(words, ?)", [word])]
    if (seed := _number(word)) is not None:
        parts.append(Condition("seed = ?", [seed]))
    parts.append(
        Condition(
            "id in (select image from labeled join labels on labels.id = labeled.label"
            " where instr(folded, ?))",
            [word],
        )
    )
    values = [value for part in parts for value in part.values]
    return Condition("(" + " or ".join(part.sql for part in parts) + ")", values)


def _word_in(field: str, word: str) -> Condition:
    if field in ("tag", "board"):
        return _labeled(field, "instr(folded, ?)", word)
    if field == "seed":
        return Condition("seed = ?", [_number(word)])
    column = {"class": "class_name"}.get(field, field)
    return Condition(f"instr(fold({column}), ?)", [word])


def _number(word: str) -> int | None:
    """Return a word as a seed, if it is a valid one."""
    if not word.isascii() or not word.isdigit():
        return None
    if len(word) > _MOST_DIGITS:
        return None
    number = int(word)
    return number if number <= LARGEST_INT else None
