"""Selection of the images to which a gallery command applies.

Images are selected by file name, by a search, or by both. If both are given, the search filters the
files.
"""

import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, get_args

import typer

from sfumato.config.loading import nearest
from sfumato.errors import ConfigError
from sfumato.gallery import Gallery, GalleryFilter, GalleryOrder, search_of

__all__ = ["Images", "Wanted", "chosen_ids", "filter_of", "order_named"]

Images = Annotated[
    list[str] | None,
    typer.Argument(metavar="IMAGE...", help="File names in the gallery.", show_default=False),
]
Wanted = Annotated[
    str | None,
    typer.Option(
        "--where",
        metavar="WORDS",
        help="Filter: search terms (faces-01 seed:41 tag:red class:cat), and stars>=3, "
        "flag=pick, run=…, board=…, since=2026-01-31, until=…, days=7, checkpoint=…, sampler=….",
        show_default=False,
    ),
]
_FIELDS = {
    "stars": "min_rating",
    "flag": "flag",
    "run": "run",
    "class": "class_name",
    "sampler": "sampler",
    "board": "board",
    "tag": "tag",
    "since": "since",
    "until": "until",
    "days": "within_days",
    "checkpoint": "images_seen",
}
_LEAST = {"min_rating": 0, "within_days": 1, "images_seen": 0}
"""The numeric fields and their minimum values; 0 days would mean that there is no filter."""
_EVERYTHING = "all"
_MOST_DIGITS = 18


def chosen_ids(
    gallery: Gallery,
    images: Sequence[str],
    wanted: str | None,
    *,
    in_trash: bool = False,
    is_careful: bool = False,
    order: GalleryOrder = "newest",
) -> list[int]:
    """Return the ids of the images to which a command applies; all ids if nothing is specified.

    Args:
        gallery: The gallery, in sync with its files.
        images: The files, by name or path.
        wanted: The value of `--where`; `None` if it is not given.
        in_trash: Whether to select images in the trash.
        is_careful: Whether an explicit selection is required.
        order: The sort order of the result.

    Raises:
        ConfigError: If a file is not in the gallery, or the search is invalid.
    """
    if is_careful and not images and wanted is None:
        raise ConfigError(
            "No images specified.",
            hint="List file names, or filter with --where; --where all selects every image.",
        )
    gallery.rescan()
    filtered = _parse_filter(wanted, in_trash=in_trash)
    ids = list(gallery.ids(filtered, order=order))
    if not images:
        return ids
    names = [Path(name).name for name in images]
    named = set(gallery.ids_of(names))
    if len(named) < len(set(names)):
        known = gallery.files(named)
        missing = next(name for name in names if name not in known)
        raise ConfigError(
            f"The gallery has no image “{missing}”.",
            hint="List all images: sfumato gallery list PROJECT",
        )
    return [id_ for id_ in ids if id_ in named]


def order_named(name: str) -> GalleryOrder:
    """Return the sort order with this name.

    Raises:
        ConfigError: If there is no such sort order.
    """
    orders: tuple[GalleryOrder, ...] = get_args(GalleryOrder)
    found = next((order for order in orders if order == name), None)
    if found is None:
        raise ConfigError(f"Unknown order “{name}”.", hint=nearest(name, orders))
    return found


def filter_of(words: str, *, in_trash: bool = False) -> GalleryFilter:
    """Return the filter in `--where`, which must not be empty.

    Raises:
        ConfigError: If the filter is empty, or a value is missing, out of bounds, or of the wrong
            type.
    """
    text: list[str] = []
    fields: dict[str, str | int] = {"in_trash": in_trash}
    for word in _split(words):
        name, sign, value = word.replace(">=", "=").partition("=")
        if sign and name in _FIELDS:
            fields[_FIELDS[name]] = _value_of(_FIELDS[name], value, word)
            if name == "stars":
                fields["max_rating"] = 5 if ">=" in word else fields["min_rating"]
        elif word.endswith(":") and word[:-1] in _FIELDS:
            raise _without_value(word)
        else:
            text.append(word)
    wanted = search_of(" ".join(text), **fields)
    if wanted == GalleryFilter(in_trash=in_trash):
        raise ConfigError(
            f"“{words}” does not exclude any image.",
            hint="Narrow it, for example --where stars>=3; --where all selects every image.",
        )
    return wanted


def _parse_filter(wanted: str | None, *, in_trash: bool) -> GalleryFilter:
    if wanted is None or wanted.strip() == _EVERYTHING:
        return GalleryFilter(in_trash=in_trash)
    return filter_of(wanted, in_trash=in_trash)


def _split(words: str) -> list[str]:
    """Return the words of a search; there is at least one word, and no word is empty.

    An empty value never selects all images, because it often results from a variable that is not
    set.
    """
    try:
        found = shlex.split(words)
    except ValueError as error:
        raise ConfigError(
            f"“{words}” has an unclosed quotation mark.",
            hint='Close it, or write a literal quotation mark as "\'".',
        ) from error
    if not found or not all(word.strip() for word in found):
        raise ConfigError(
            "--where is empty.",
            hint="Add a filter, for example --where stars>=3; --where all selects every image.",
        )
    return found


def _value_of(field: str, value: str, word: str) -> str | int:
    least = _LEAST.get(field)
    if least is None:
        if not value.strip():
            raise _without_value(word)
        return value
    is_number = value.isascii() and value.isdigit() and len(value) <= _MOST_DIGITS
    if not is_number or int(value) < least:
        raise ConfigError(
            f"“{word}” must be an integer of at least {least}.",
            hint="Use, for example, stars>=3 or days=7.",
        )
    return int(value)


def _without_value(word: str) -> ConfigError:
    return ConfigError(
        f"“{word}” has no value.",
        hint="Use, for example, board=Best, or omit it.",
    )
