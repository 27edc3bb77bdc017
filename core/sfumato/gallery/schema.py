"""Tables of the gallery's index, and their migrations.

Version 1 contains files, recipes, and stars. Version 2 adds flags, labels, and saved filters, and
stores recipes in a separate table, because filters scan all images and recipes are long. Version 3
renames two tables. Version 4 nests the sampling settings of a recipe; images with recipes in the
older form are no longer listed.
"""

import sqlite3
from collections.abc import Mapping

import msgspec

from sfumato.errors import SfumatoError
from sfumato.files.database import transaction
from sfumato.messages import msg
from sfumato.records.recipe import Recipe

__all__ = ["VERSION", "add_orders", "bring_up_to_date", "rename_runs", "words_of"]

VERSION = 4

_TABLES = """
create table images (
    id integer primary key autoincrement,
    file text not null unique,
    state integer not null default 0,
    run text not null default '',
    images_seen integer not null default 0,
    seed integer not null default 0,
    class_name text,
    sampler text not null default '',
    rating integer not null default 0,
    flag text not null default '',
    created real not null default 0,
    words text not null default ''
);
create table recipes (id integer primary key, recipe text not null);
create table labels (
    id integer primary key,
    kind text not null,
    name text not null,
    folded text not null,
    unique (kind, name)
);
create table labeled (
    label integer not null,
    image integer not null,
    primary key (label, image)
) without rowid;
create table saved_filters (name text primary key, criteria text not null);
create table counters (name text primary key, value integer not null);
create index shown on images (id) where state = 0;
create index trashed on images (id) where state = 1;
create index by_run on images (run, id) where state = 0;
create index by_rating on images (rating, id) where state = 0 and rating > 0;
create index labels_of on labeled (image);
"""
"""The tables.

`state` is 0 for an image in the gallery, 1 in its trash, and 2 if its file is missing.

The marks of a missing file are kept in case the file is restored.
"""


def bring_up_to_date(database: sqlite3.Connection) -> bool:
    """Create the tables, or migrate them; return whether an older index was migrated.

    Raises:
        SfumatoError: If a newer version created the tables. sqlite3.Error: If the tables cannot be
            read or written.
    """
    database.create_function("fold", 1, _folded, deterministic=True)
    (version,) = database.execute("pragma user_version").fetchone()
    if version == VERSION:
        return False
    if version > VERSION:
        raise SfumatoError(
            msg(
                "gallery.index_is_newer",
                "The gallery index has version {found}; this version of Sfumato supports up to "
                "version {supported}.",
                found=version,
                supported=VERSION,
            ),
            hint=msg("gallery.update_to_open_gallery", "Update Sfumato to open this gallery."),
        )
    with transaction(database):
        (version,) = database.execute("pragma user_version").fetchone()
        if version == VERSION:  # another process was faster
            return False
        if version == 3:
            _drop_flat_recipes(database)
        elif version == 2:
            database.execute("alter table views rename to saved_filters")
            database.execute("alter table saved_filters rename column wanted to criteria")
            database.execute("alter table facts rename to counters")
            _drop_flat_recipes(database)
        else:
            if version == 1:
                database.execute("alter table images rename to older")
                database.execute("drop index by_run")
            for statement in _TABLES.split(";"):
                database.execute(statement)
            if version == 1:
                _migrate(database)
        database.execute(f"pragma user_version = {VERSION}")
    return bool(version == 1)


def add_orders(database: sqlite3.Connection) -> None:
    """Add the columns by which images are sorted to an index that was created without them.

    Raises:
        sqlite3.Error: If the database cannot be written to.
    """
    database.execute(
        "create index if not exists in_order_of_rating on images (rating desc, id desc)"
        " where state = 0"
    )
    database.execute(
        "create index if not exists in_order_of_seed on images (seed, id desc) where state = 0"
    )


def words_of(recipe: Recipe) -> str:
    """Return the text that is searched for words."""
    return f"{recipe.run} {recipe.class_name or ''} {recipe.sampling.sampler}".casefold()


def rename_runs(database: sqlite3.Connection, new_names: Mapping[str, str]) -> None:
    """List images under the current name of their run; their files keep the former name.

    Raises:
        sqlite3.Error: If the database cannot be written to.
    """
    for former, name in new_names.items():
        query = "select id, recipe from recipes join images using (id) where run = ?"
        for id_, text in database.execute(query, [former]).fetchall():
            recipe = msgspec.structs.replace(msgspec.json.decode(text, type=Recipe), run=name)
            encoded = msgspec.json.encode(recipe).decode()
            database.execute("update recipes set recipe = ? where id = ?", [encoded, id_])
            values = [name, words_of(recipe), id_]
            database.execute("update images set run = ?, words = ? where id = ?", values)


def _migrate(database: sqlite3.Connection) -> None:
    older = database.execute(
        "select id, file, rating, created, recipe from older where recipe ->> '$.sampling' not null"
    ).fetchall()
    recipes = [msgspec.json.decode(row[4], type=Recipe) for row in older]
    database.executemany(
        "insert into images (id, file, rating, created, run, images_seen, seed, class_name,"
        " sampler, words) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (*row[:4], one.run, one.images_seen, one.seed, one.class_name,
             one.sampling.sampler, words_of(one))
            for row, one in zip(older, recipes, strict=True)
        ),
    )  # fmt: skip
    database.executemany(
        "insert into recipes (id, recipe) values (?, ?)", ((row[0], row[4]) for row in older)
    )
    database.execute("drop table older")


def _drop_flat_recipes(database: sqlite3.Connection) -> None:
    for table in ("images", "recipes"):  # the recipes last
        database.execute(
            f"delete from {table} where id in"
            " (select id from recipes where recipe ->> '$.sampling' is null)"
        )


def _folded(text: str | None) -> str:
    return (text or "").casefold()
