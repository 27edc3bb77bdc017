"""Filters and sort orders of the gallery.

A `GalleryFilter` is a plain value that represents the filter chips of the window, the options of
the command line, and saved filters. This module converts it to an SQL condition.
"""

import time
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Annotated, Literal, NamedTuple

import msgspec
from msgspec import Meta

from sfumato.errors import ConfigError
from sfumato.files.plain_values import LARGEST_INT, fault_of_text
from sfumato.messages import msg

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
"""The prefixes that a search word can have before a colon."""
_FIRST_YEAR, _LAST_YEAR = 1970, 9000
_MOST_WORDS = 50
_MOST_DIGITS = len(str(LARGEST_INT))

GalleryOrder = Literal["newest", "oldest", "rating", "seed"]
"""The sort order: newest, oldest, most stars, or lowest seed first.

Ties are sorted by newest first.
"""

_ORDERS: dict[GalleryOrder, str] = {
    "newest": "id desc",
    "oldest": "id",
    "rating": "rating desc, id desc",
    "seed": "seed, id desc",
}


class GalleryFilter(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The conditions on an image; a field with its default value adds no condition."""

    text: str = ""
    """Words, each of which must match the run, class, sampler, seed, tags, or boards.

    Words such as `seed:41` and `tag:red` are searched only in the field that they name.
    """
    run: str = ""
    images_seen: Annotated[int, Meta(ge=0, le=LARGEST_INT)] | None = None
    """The image count of the checkpoint; `None` for any checkpoint."""
    class_name: str = ""
    sampler: str = ""
    min_rating: Stars = 0
    max_rating: Stars = 5
    flag: FlagFilter = ""
    board: str = ""
    tag: str = ""
    within_days: Annotated[int, Meta(ge=0, le=36_500)] = 0
    """The maximum age in days; 1 means generated today, and 0 means no limit."""
    since: str = ""
    """The first day in local time, such as `2026-01-31`; "" for no limit."""
    until: str = ""
    """The last day in local time; "" for no limit."""
    in_trash: bool = False
    """Whether to select only images in the trash, instead of those in the gallery."""

    def __post_init__(self) -> None:
        """Raise an error if a day is invalid, regardless of the filter's origin."""
        for day in filter(None, (self.since, self.until)):
            _day(day)


ALL_IMAGES = GalleryFilter()


class Condition(NamedTuple):
    """An SQL condition on the table `images`, and the values of its placeholders."""

    sql: str
    values: list[object]


def condition_of(wanted: GalleryFilter, new_names: Mapping[str, str] | None = None) -> Condition:
    """Return the SQL condition for a filter.

    Args:
        wanted: The filter.
        new_names: The current names of renamed runs, by the former name that a filter may contain.
    """
    wanted = msgspec.structs.replace(wanted, run=(new_names or {}).get(wanted.run, wanted.run))
    # The state must be a literal, because otherwise SQLite does not use the partial index of a
    # state.
    parts = [Condition("state = 1" if wanted.in_trash else "state = 0", [])]
    parts += [
        Condition(f"{column} = ?", [value])
        for column in ("run", "class_name", "sampler")
        if (value := getattr(wanted, column))
    ]
    if wanted.images_seen is not None:
        parts.append(Condition("images_seen = ?", [wanted.images_seen]))
    if wanted.min_rating > 0:
        parts.append(Condition("rating > 0 and rating >= ?", [wanted.min_rating]))  # uses the index
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

    Without a filter, all images are read in order from an index. Filtered images are sorted: the
    plus sign prevents SQLite from scanning this index and looking up each image.
    """
    by_id = _ORDERS[order].startswith("id")
    return _ORDERS[order] if by_id or wanted == ALL_IMAGES else f"+{_ORDERS[order]}"


def search_of(words: str, **fields: str | int) -> GalleryFilter:
    """Return a filter for a search and other fields, which are options on the command line.

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
        ValueError: If the day is invalid, or outside of the supported range.
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
    """Return a condition for each word, or a false condition if the words cannot be searched.

    SQLite limits the number of nested conditions, and therefore of words, and cannot store invalid
    Unicode.
    """
    words = list(dict.fromkeys(text.casefold().split()))
    if len(words) > _MOST_WORDS or fault_of_text(text):
        return [Condition("0", [])]
    return [_word(word) for word in words]


def _word(word: str) -> Condition:
    """Return the condition for a search word, in all fields or in the field that it names."""
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
    """Return a word as a seed, if it is a valid seed."""
    if not word.isascii() or not word.isdigit():
        return None
    if len(word) > _MOST_DIGITS:
        return None
    number = int(word)
    return number if number <= LARGEST_INT else None
