"""Application of marks to the index, including the marks that undo them.

There is one function for each kind of mark. It applies the mark and returns the marks that restore
the previous state. The selected images are stored in the temporary table `chosen`.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

import msgspec

from sfumato.errors import SfumatoError
from sfumato.gallery.marks import (
    AnyMark,
    FilterRemoved,
    FilterSaved,
    Flag,
    Flagged,
    Labeled,
    LabelKind,
    LabelRemoved,
    LabelRenamed,
    Rated,
)
from sfumato.gallery.search import GalleryFilter
from sfumato.messages import Message, msg

__all__ = ["apply_mark", "current_marks"]

_GONE = 2
_KINDS: dict[LabelKind, Message] = {
    "board": msg("kinds.board", "board"),
    "tag": msg("kinds.tag", "tag"),
}

Undo = tuple[AnyMark, ...]


def apply_mark(database: sqlite3.Connection, mark: AnyMark) -> Undo:
    """Apply a mark within the open transaction; return the marks that undo it.

    Files that the index does not know are also recorded, because they may appear later.

    Raises:
        SfumatoError: If a board or tag would get the name of an existing board or tag.
    """
    match mark:
        case Rated():
            return _rate(database, mark)
        case Flagged():
            return _flag(database, mark)
        case Labeled():
            return _label(database, mark)
        case LabelRenamed():
            return _rename(database, mark)
        case LabelRemoved():
            return _remove_label(database, mark)
        case FilterSaved() | FilterRemoved():
            return _save_filter(database, mark)


def current_marks(database: sqlite3.Connection) -> Iterator[AnyMark]:
    """Yield the smallest set of marks that describes the current state."""
    rated = "select rating, file from images where rating > 0 order by rating, id"
    for stars, files in _grouped(database.execute(rated)):
        yield Rated(files=files, stars=stars)
    flagged = "select flag, file from images where flag != '' order by flag, id"
    for flag, files in _grouped(database.execute(flagged)):
        yield Flagged(files=files, flag=Flag(flag))
    for id_, kind, name in database.execute("select id, kind, name from labels order by id"):
        if files := _files_of_label(database, id_):
            yield Labeled(kind=kind, name=name, files=files)
        elif kind == "board":
            yield Labeled(kind=kind, name=name)
    for name, wanted in database.execute("select name, criteria from saved_filters order by rowid"):
        yield FilterSaved(name=name, wanted=msgspec.json.decode(wanted, type=GalleryFilter))


def _rate(database: sqlite3.Connection, mark: Rated) -> Undo:
    _choose(database, mark.files)
    older = database.execute(
        "select rating, file from chosen join images using (id) where rating != ?"
        " order by rating, id",
        [mark.stars],
    )
    undo = tuple(Rated(files=files, stars=stars) for stars, files in _grouped(older))
    database.execute(
        "update images set rating = ? where id in (select id from chosen)", [mark.stars]
    )
    return undo


def _flag(database: sqlite3.Connection, mark: Flagged) -> Undo:
    _choose(database, mark.files)
    older = database.execute(
        "select flag, file from chosen join images using (id) where flag != ? order by flag, id",
        [mark.flag],
    )
    undo = tuple(Flagged(files=files, flag=Flag(flag)) for flag, files in _grouped(older))
    database.execute("update images set flag = ? where id in (select id from chosen)", [mark.flag])
    return undo


def _label(database: sqlite3.Connection, mark: Labeled) -> Undo:
    label = _label_id(database, mark.kind, mark.name)
    if not mark.is_on:
        return () if label is None else _detach(database, mark, label)
    _choose(database, mark.files)
    is_new = label is None
    if label is None:
        label = database.execute(
            "insert into labels (kind, name, folded) values (?, ?, ?)",
            [mark.kind, mark.name, mark.name.casefold()],
        ).lastrowid
    added = database.execute(
        "select file from chosen join images using (id) where id not in"
        " (select image from labeled where label = ?) order by id",
        [label],
    )
    files = tuple(row[0] for row in added)
    database.execute(
        "insert or ignore into labeled (label, image) select ?, id from chosen", [label]
    )
    if is_new:
        return (LabelRemoved(kind=mark.kind, name=mark.name),)
    if not files:
        return ()
    return (Labeled(kind=mark.kind, name=mark.name, files=files, is_on=False),)


def _detach(database: sqlite3.Connection, mark: Labeled, label: int) -> Undo:
    _choose(database, mark.files)
    taken = database.execute(
        "select file from chosen join images using (id) where id in"
        " (select image from labeled where label = ?) order by id",
        [label],
    )
    files = tuple(row[0] for row in taken)
    database.execute(
        "delete from labeled where label = ? and image in (select id from chosen)", [label]
    )
    return (Labeled(kind=mark.kind, name=mark.name, files=files),) if files else ()


def _rename(database: sqlite3.Connection, mark: LabelRenamed) -> Undo:
    if mark.name == mark.new_name:
        return ()
    if _label_id(database, mark.kind, mark.new_name) is not None:
        raise SfumatoError(
            msg(
                "gallery.label_exists",
                "The {kind} “{name}” already exists.",
                kind=_KINDS[mark.kind],
                name=mark.new_name,
            ),
            hint=msg("gallery.choose_another_name", "Choose another name."),
        )
    database.execute(
        "update labels set name = ?, folded = ? where kind = ? and name = ?",
        [mark.new_name, mark.new_name.casefold(), mark.kind, mark.name],
    )
    return (LabelRenamed(kind=mark.kind, name=mark.new_name, new_name=mark.name),)


def _remove_label(database: sqlite3.Connection, mark: LabelRemoved) -> Undo:
    label = _label_id(database, mark.kind, mark.name)
    if label is None:
        return ()
    files = _files_of_label(database, label)
    database.execute("delete from labeled where label = ?", [label])
    database.execute("delete from labels where id = ?", [label])
    return (Labeled(kind=mark.kind, name=mark.name, files=files),)


def _save_filter(database: sqlite3.Connection, mark: FilterSaved | FilterRemoved) -> Undo:
    row = database.execute(
        "select criteria from saved_filters where name = ?", [mark.name]
    ).fetchone()
    undo: Undo = ()
    if row is not None:
        undo = (
            FilterSaved(name=mark.name, wanted=msgspec.json.decode(row[0], type=GalleryFilter)),
        )
    if isinstance(mark, FilterRemoved):
        database.execute("delete from saved_filters where name = ?", [mark.name])
        return undo
    database.execute(
        "insert into saved_filters (name, criteria) values (?, ?)"
        " on conflict (name) do update set criteria = excluded.criteria",
        [mark.name, msgspec.json.encode(mark.wanted).decode()],
    )
    return undo or (FilterRemoved(name=mark.name),)


def _choose(database: sqlite3.Connection, files: Iterable[str]) -> None:
    """Insert the images of the given files into the table `chosen`."""
    database.execute("create temp table if not exists chosen (id integer primary key)")
    database.execute("delete from temp.chosen")
    names = msgspec.json.encode(tuple(files)).decode()
    database.execute(
        "insert or ignore into images (file, state) select value, ? from json_each(?)"
        " where value not in (select file from images)",
        [_GONE, names],
    )
    database.execute(
        "insert or ignore into chosen select images.id from json_each(?)"
        " join images on images.file = value",
        [names],
    )


def _label_id(database: sqlite3.Connection, kind: LabelKind, name: str) -> int | None:
    query = "select id from labels where kind = ? and name = ?"
    row = database.execute(query, [kind, name]).fetchone()
    return None if row is None else int(row[0])


def _files_of_label(database: sqlite3.Connection, label: int) -> tuple[str, ...]:
    rows = database.execute(
        "select file from labeled join images on images.id = image where label = ? order by image",
        [label],
    )
    return tuple(row[0] for row in rows)


def _grouped(
    rows: Iterable[tuple[Any, ...]],  # SQLite rows have no static type
) -> Iterator[tuple[Any, tuple[str, ...]]]:
    """Yield the files grouped by the leading columns, by which the rows must be sorted."""
    for value, group in groupby(rows, key=itemgetter(0)):
        yield value, tuple(row[1] for row in group)
