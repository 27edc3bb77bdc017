"""Which pictures does a command of the gallery mean?

Files by name, or what a search finds; both, and the search takes out of the files.
"""

import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, get_args

import typer

from sfumato.config.loading import nearest
from sfumato.errors import ConfigError
from sfumato.gallery import Gallery, GalleryFilter, GalleryOrder, search_of

__all__ = ["Pictures", "Wanted", "chosen_ids", "filter_of", "order_named"]

Pictures = Annotated[
    list[str] | None,
    typer.Argument(metavar="PICTURE...", help="Files of the gallery, by name.", show_default=False),
]
Wanted = Annotated[
    str,
    typer.Option(
        "--where",
        metavar="WORDS",
        help="Only these: words to be found (faces-01 seed:41 tag:red class:cat), and stars>=3, "
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
_NUMBERS = ("min_rating", "within_days", "images_seen")


def chosen_ids(
    gallery: Gallery,
    pictures: Sequence[str],
    wanted: str,
    *,
    in_trash: bool = False,
    is_careful: bool = False,
    order: GalleryOrder = "newest",
) -> list[int]:
    """Give the ids that a command means; all where nothing is said.

    Args:
        gallery: The gallery, brought in line with its files.
        pictures: Files by name or path.
        wanted: What `--where` says.
        in_trash: Whether the trash is meant.
        is_careful: Whether something has to be said.
        order: Which come first.

    Raises:
        ConfigError: If a file is not in the gallery, or the search says nothing that is known.
    """
    if is_careful and not pictures and not wanted:
        raise ConfigError(
            "No picture is named.",
            hint="Name files, or say which with --where; --where all for all.",
        )
    gallery.rescan()
    filtered = filter_of("" if wanted == "all" else wanted, in_trash=in_trash)
    ids = list(gallery.ids(filtered, order=order))
    if not pictures:
        return ids
    names = [Path(name).name for name in pictures]
    named = set(gallery.ids_of(names))
    if len(named) < len(set(names)):
        known = gallery.files(named)
        missing = next(name for name in names if name not in known)
        raise ConfigError(
            f"The gallery has no picture “{missing}”.",
            hint="See which there are: sfumato gallery list PROJECT",
        )
    return [id_ for id_ in ids if id_ in named]


def order_named(name: str) -> GalleryOrder:
    """Give the order of that name.

    Raises:
        ConfigError: If there is none.
    """
    orders: tuple[GalleryOrder, ...] = get_args(GalleryOrder)
    found = next((order for order in orders if order == name), None)
    if found is None:
        raise ConfigError(f"There is no order “{name}”.", hint=nearest(name, orders))
    return found


def filter_of(words: str, *, in_trash: bool = False) -> GalleryFilter:
    """Give the filter that `--where` describes.

    Raises:
        ConfigError: If a value is out of its bounds or of the wrong kind.
    """
    text: list[str] = []
    fields: dict[str, str | int] = {"in_trash": in_trash}
    for word in shlex.split(words):
        name, sign, value = word.replace(">=", "=").partition("=")
        if not sign or name not in _FIELDS:
            text.append(word)
            continue
        field = _FIELDS[name]
        if field in _NUMBERS and not value.isdigit():
            raise ConfigError(
                f"“{word}” needs a whole number.", hint="Write for example stars>=3 or days=7."
            )
        fields[field] = int(value) if field in _NUMBERS else value
    return search_of(" ".join(text), **fields)
