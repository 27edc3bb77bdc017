"""Which generated pictures does a project have, and in which order are they shown?

The PNG files are the truth; `gallery.db` is an index over them that can be rebuilt at any time. Ids
come as one array, so that a grid of a hundred thousand needs no objects; records are fetched for
the visible range.
"""

import array
import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from itertools import chain
from pathlib import Path

import msgspec

from sfumato.database import explain_database_errors, open_database, transaction
from sfumato.errors import SfumatoError
from sfumato.recipe import Recipe, read_recipe
from sfumato.storage import explain_disk_errors

__all__ = ["Gallery", "GalleryPicture", "ReadOnlyGallery"]

_SCHEMA = """
create table if not exists pictures (
    id integer primary key autoincrement,
    file text not null unique,
    run text not null,
    images_seen integer not null,
    seed integer not null,
    class_name text,
    rating integer not null default 0,
    created real not null,
    recipe text not null
);
create index if not exists by_run on pictures (run, id);
pragma user_version = 1;
"""


class GalleryPicture(msgspec.Struct, frozen=True, kw_only=True):
    """One generated picture."""

    id: int
    path: Path
    rating: int
    """0 to 5 stars."""
    created: float
    """Seconds since 1970-01-01 UTC."""
    recipe: Recipe


class Gallery:
    """The index over a gallery folder.

    Args:
        folder: The folder of PNG files; made if it is missing.

    Raises:
        SfumatoError: If the folder or the index cannot be opened.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with self._explained():
            self._database = self._open()

    def close(self) -> None:
        """Close the index."""
        self._database.close()

    def add(self, entries: Iterable[tuple[Path, Recipe]]) -> None:
        """Add pictures that were written to the folder; a known file is updated in place.

        A picture's time is its file's.
        """
        rows = [
            (
                path.name,
                recipe.run,
                recipe.images_seen,
                recipe.seed,
                recipe.class_name,
                _written_at(self.folder / path.name),
                msgspec.json.encode(recipe).decode(),
            )
            for path, recipe in entries
        ]
        with self._transaction():
            self._database.executemany(
                "insert into pictures (file, run, images_seen, seed, class_name, created, recipe)"
                " values (?, ?, ?, ?, ?, ?, ?)"
                " on conflict (file) do update set run = excluded.run,"
                " images_seen = excluded.images_seen, seed = excluded.seed,"
                " class_name = excluded.class_name, recipe = excluded.recipe",
                rows,
            )

    def ids(
        self, *, run: str | None = None, min_rating: int = 0, newer_than: int = 0
    ) -> "array.array[int]":
        """Give the ids of the pictures that match, newest first.

        Args:
            run: Only pictures of this run.
            min_rating: Only pictures with so many stars or more.
            newer_than: Only pictures added after the one of this id.
        """
        query = "select id from pictures where rating >= ? and id > ?"
        values: list[object] = [min_rating, newer_than]
        if run is not None:
            query, values = f"{query} and run = ?", [*values, run]
        with self._explained():
            rows = self._database.execute(f"{query} order by id desc", values)
            return array.array("q", chain.from_iterable(rows))

    def pictures(self, ids: Iterable[int]) -> dict[int, GalleryPicture]:
        """Fetch the records of some ids; an id that is gone is left out."""
        with self._explained():
            rows = self._database.execute(
                "select id, file, rating, created, recipe from pictures"
                " where id in (select value from json_each(?))",
                [msgspec.json.encode(list(ids)).decode()],
            ).fetchall()
        return {
            row[0]: GalleryPicture(
                id=row[0],
                path=self.folder / row[1],
                rating=row[2],
                created=row[3],
                recipe=msgspec.json.decode(row[4], type=Recipe),
            )
            for row in rows
        }

    def runs(self) -> dict[str, int]:
        """Count the pictures of each run."""
        with self._explained():
            return dict(
                self._database.execute("select run, count(*) from pictures group by run order by 1")
            )

    def rate(self, ids: Iterable[int], rating: int) -> None:
        """Give pictures 0 to 5 stars."""
        with self._transaction():
            self._database.executemany(
                "update pictures set rating = ? where id = ?", [(rating, id_) for id_ in ids]
            )

    def forget(self, ids: Iterable[int]) -> None:
        """Take pictures out of the index; their files are not touched."""
        with self._transaction():
            self._database.executemany("delete from pictures where id = ?", [(id_,) for id_ in ids])

    def rescan(self) -> int:
        """Bring the index in line with the files; give the number of pictures then known."""
        with self._explained():
            known = {row[0] for row in self._database.execute("select file from pictures")}
        files = {path.name: path for path in self.folder.glob("*.png")}
        new = sorted(files.keys() - known, key=lambda name: (_written_at(files[name]), name))
        found = ((files[name], _recipe_of(files[name])) for name in new)
        self.add((path, recipe) for path, recipe in found if recipe is not None)
        with self._transaction():
            self._database.executemany(
                "delete from pictures where file = ?", [(name,) for name in known - files.keys()]
            )
        return len(self.ids())

    def _open(self) -> sqlite3.Connection:
        with explain_disk_errors(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
        return open_database(
            self.folder / "gallery.db", prepare=f"pragma journal_mode = wal; {_SCHEMA}"
        )

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with self._explained(), transaction(self._database):
            yield

    def _explained(self) -> AbstractContextManager[None]:
        return explain_database_errors(self.folder, self._explain)

    def _explain(self, error: sqlite3.Error) -> SfumatoError:
        return SfumatoError(
            f"The gallery's index in “{self.folder}” cannot be used: {error}.",
            hint="Free disk space or check permissions; the index can be deleted and is "
            "rebuilt from the pictures.",
        )


class ReadOnlyGallery(Gallery):
    """A gallery that cannot be written, as one on a read-only disk; what would change it raises.

    Args:
        folder: The folder of PNG files and their index.

    Raises:
        SfumatoError: If there is no index, or it cannot be read.
    """

    def _open(self) -> sqlite3.Connection:
        address = f"{(self.folder / 'gallery.db').resolve().as_uri()}?immutable=1"
        return open_database(address, prepare="select id from pictures limit 1")


def _written_at(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return time.time()  # it is gone again; the next rescan takes it out


def _recipe_of(path: Path) -> Recipe | None:
    try:
        return read_recipe(path)
    except SfumatoError:
        return None  # a damaged file is not shown; the user still has it
