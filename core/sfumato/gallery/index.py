"""The gallery's index, which lists, filters, and marks 100,000 images without delay.

It is an SQLite database in the folder of the PNG files. Ids are returned as one array, so that a
grid of 100,000 images does not need an object per image; records are fetched only for the visible
range. The user's marks (ratings, flags, boards, and tags) are appended to the journal within the
transaction that changes the index.
"""

import array
import sqlite3
import time
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from itertools import chain, islice
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from sfumato.errors import SfumatoError
from sfumato.files.database import explain_database_errors, open_database, transaction
from sfumato.files.storage import explain_disk_errors
from sfumato.files.trash import move_entries, trash_of
from sfumato.gallery.journal import MarkJournal
from sfumato.gallery.marking import apply_mark, current_marks
from sfumato.gallery.marks import AnyMark, Flag, LabelKind, Rated, require_readable
from sfumato.gallery.schema import add_orders, bring_up_to_date, rename_runs, words_of
from sfumato.gallery.search import ALL_IMAGES, GalleryFilter, GalleryOrder, condition_of, order_of
from sfumato.messages import msg
from sfumato.records.former_names import former_names
from sfumato.records.project import RUNS_FOLDER
from sfumato.records.recipe import Creation, Recipe, read_creation, read_recipe

__all__ = ["Facet", "Gallery", "GalleryImage", "ReadOnlyGallery"]

_SHOWN, _TRASHED, _GONE = 0, 1, 2
_ADDED_AT_ONCE = 100
"""The number of images to read before they are added in one transaction."""
_LARGE_JOURNAL_BYTES = 8_000_000
"""A journal that is larger than this is compacted to the marks that still apply."""

Facet = Literal["run", "images_seen", "class_name", "sampler", "rating", "flag", "day"]
_FACETS: dict[Facet, str] = {"day": "date(created, 'unixepoch', 'localtime')"}


class GalleryImage(msgspec.Struct, frozen=True, kw_only=True):
    """A generated image."""

    id: int
    path: Path
    rating: int
    """The number of stars, from 0 to 5."""
    created: float
    """When the image was generated, in seconds since 1970-01-01 UTC."""
    recipe: Recipe
    flag: Flag = Flag.NONE
    tags: tuple[str, ...] = ()
    boards: tuple[str, ...] = ()


class _NewImage(NamedTuple):
    """An image to add to the index, as read from its file."""

    file: str
    recipe: Recipe
    made: Creation

    def values(self, state: int) -> tuple[object, ...]:
        """Return its values for the table of images."""
        one = self.recipe
        return (
            *(self.file, state, one.run, one.images_seen, one.seed, one.class_name),
            *(one.sampling.sampler, self.made.time, words_of(one)),
        )


class Gallery:
    """The index of a gallery folder.

    Args:
        folder: The folder of PNG files. It is created if it is missing, but its parents are not.

    Raises:
        SfumatoError: If the folder or the index cannot be opened.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._journal = MarkJournal(folder)
        self._renamed = former_names(self.folder.with_name(RUNS_FOLDER))
        with self._explained():
            self._database = self._open()

    def close(self) -> None:
        """Close the index."""
        self._database.close()

    def add(self, entries: Iterable[tuple[Path, Recipe]]) -> None:
        """Add images that were written to the folder; files that are already known are updated.

        An image's creation time is read from its file.
        """
        new = (_NewImage(path.name, recipe, _creation_of(path)) for path, recipe in entries)
        deque(self._put(new, state=_SHOWN), maxlen=0)

    def next_number(self) -> int:
        """Return the number for the next image of the gallery; see `Creation`.

        If the index was lost, it is rebuilt first, so that existing images still count as older.
        """
        if self._number("select id from images limit 1") == 0:
            self.rescan()
        return 1 + self._number("select value from counters where name = 'newest'")

    def ids(
        self,
        wanted: GalleryFilter = ALL_IMAGES,
        *,
        newer_than: int = 0,
        order: GalleryOrder = "newest",
    ) -> "array.array[int]":
        """Return the ids of the matching images.

        Args:
            wanted: The filter.
            newer_than: Return only images that were added after the image with this id.
            order: The sort order.
        """
        sql, values = condition_of(wanted, self._renamed)
        if newer_than:
            sql, values = " and ".join((sql, "id > ?")), [*values, newer_than]
        # Reading all ids as one string takes half as long as reading as many rows.
        query = (
            "select json_group_array(id) from"
            f" (select id from images where {sql} order by {order_of(order, wanted)})"
        )
        with self._explained():
            (text,) = self._database.execute(query, values).fetchone()
        return array.array("q", msgspec.json.decode(text, type=list[int]))

    def images(self, ids: Iterable[int]) -> dict[int, GalleryImage]:
        """Return the records with these ids; ids that do not exist are left out."""
        chosen = [msgspec.json.encode(list(ids)).decode()]
        with self._explained():
            rows = self._database.execute(
                "select id, file, state, rating, flag, created, recipe"
                " from images join recipes using (id)"
                f" where state != {_GONE} and id in (select value from json_each(?))",
                chosen,
            ).fetchall()
            labels = self._labels_of(chosen)
        return {
            row[0]: GalleryImage(
                id=row[0],
                path=(trash_of(self.folder) if row[2] == _TRASHED else self.folder) / row[1],
                rating=row[3],
                flag=Flag(row[4]),
                created=row[5],
                recipe=msgspec.json.decode(row[6], type=Recipe),
                tags=labels.get((row[0], "tag"), ()),
                boards=labels.get((row[0], "board"), ()),
            )
            for row in rows
        }

    def files(self, ids: Iterable[int]) -> tuple[str, ...]:
        """Return the file names of images, to which marks refer, starting with the newest."""
        with self._explained():
            rows = self._database.execute(
                "select file from images where id in (select value from json_each(?))"
                " order by id desc",
                [msgspec.json.encode(list(ids)).decode()],
            )
            return tuple(chain.from_iterable(rows))

    def ids_of(self, files: Iterable[str]) -> "array.array[int]":
        """Return the ids of the given files, starting with the newest.

        Unknown files are left out.
        """
        with self._explained():
            rows = self._database.execute(
                "select id from images where file in (select value from json_each(?))"
                f" and state != {_GONE} order by id desc",
                [msgspec.json.encode(list(files)).decode()],
            )
            return array.array("q", chain.from_iterable(rows))

    def runs(self) -> dict[str, int]:
        """Return the number of images from each run."""
        return {str(run): count for run, count in self.facet("run").items()}

    def facet(self, name: Facet, wanted: GalleryFilter = ALL_IMAGES) -> dict[str | int, int]:
        """Return the number of matching images per run, class, day, or other facet."""
        sql, values = condition_of(wanted, self._renamed)
        value = _FACETS.get(name, name)
        with self._explained():
            rows = self._database.execute(
                f"select {value}, count(*) from images where {sql} and {value} is not null"
                " group by 1 order by 1",
                values,
            )
            return dict(rows.fetchall())

    def count(self, wanted: GalleryFilter = ALL_IMAGES) -> int:
        """Return the number of matching images."""
        sql, values = condition_of(wanted, self._renamed)
        with self._explained():
            query = f"select count(*) from images where {sql}"
            (count,) = self._database.execute(query, values).fetchone()
            return int(count)

    def labels(self, kind: LabelKind) -> dict[str, int]:
        """Return the number of images on each board, or with each tag that is in use."""
        least = 1 if kind == "tag" else 0
        with self._explained():
            rows = self._database.execute(
                "select name, count(images.id) as count from labels"
                " left join labeled on labeled.label = labels.id"
                f" left join images on images.id = image and state = {_SHOWN}"
                " where kind = ? group by labels.id having count >= ? order by folded",
                [kind, least],
            )
            return dict(rows.fetchall())

    def labels_among(self, kind: LabelKind, ids: Iterable[int]) -> dict[str, int]:
        """Return how many of the given images each board or tag contains, including zero."""
        with self._explained():
            rows = self._database.execute(
                "select name, count(value) from labels"
                " left join labeled on labeled.label = labels.id"
                " left join json_each(?) on value = image"
                " where kind = ? group by labels.id order by folded",
                [msgspec.json.encode(list(ids)).decode(), kind],
            )
            return dict(rows.fetchall())

    def saved_filters(self) -> dict[str, GalleryFilter]:
        """Return the saved filters by name."""
        with self._explained():
            rows = self._database.execute("select name, criteria from saved_filters order by name")
            return {name: msgspec.json.decode(wanted, type=GalleryFilter) for name, wanted in rows}

    def mark(self, marks: Sequence[AnyMark]) -> tuple[AnyMark, ...]:
        """Apply and record all of the marks, or none of them; return the marks that undo them.

        Raises:
            SfumatoError: If the disk is full or not writable, or a name is taken or invalid.
        """
        require_readable(marks)
        undo: list[AnyMark] = []
        with self._transaction():
            before = self._journal.size_bytes()
            for mark in marks:
                undo[:0] = apply_mark(self._database, mark)
            try:
                self._record_journal_size(self._journal.append(marks))
            except sqlite3.Error:
                self._journal.cut(before)
                raise
        return tuple(undo)

    def rate(self, ids: Iterable[int], rating: int) -> None:
        """Rate images with 0 to 5 stars."""
        self.mark([Rated(files=self.files(ids), stars=rating)])

    def move_to_trash(self, files: Sequence[str]) -> tuple[str, ...]:
        """Move images to the gallery's own trash; return the files that were moved.

        Raises:
            SfumatoError: If the disk reports an error. Images before it have already been moved.
        """
        return self._move(files, self.folder, trash_of(self.folder), state=_TRASHED)

    def restore(self, files: Sequence[str]) -> tuple[str, ...]:
        """Move images back from the trash; return the files that were still there.

        Raises:
            SfumatoError: If the disk reports an error. Images before it have already been moved.
        """
        return self._move(files, trash_of(self.folder), self.folder, state=_SHOWN)

    def forget(self, ids: Iterable[int]) -> None:
        """Remove images from the index; their marks are kept and apply again if a file returns."""
        chosen = msgspec.json.encode(list(ids)).decode()
        with self._transaction():
            self._database.execute(
                f"update images set state = {_GONE} where id in (select value from json_each(?))",
                [chosen],
            )

    def rescan(self) -> int:
        """Sync the index with the files and the journal.

        Only files that are not yet known are read. Return the number of images in the gallery.
        """
        deque(self.rescan_steps(), maxlen=0)
        return self.count()

    def rescan_steps(self) -> Iterator[None]:
        """Sync as `rescan` does, and yield after every few files, outside of any transaction."""
        yield from self._rescan_folder(trash_of(self.folder), state=_TRASHED)
        yield from self._rescan_folder(self.folder, state=_SHOWN)
        self._renamed = former_names(self.folder.with_name(RUNS_FOLDER))
        with self._transaction():
            rename_runs(self._database, self._renamed)
            self._apply_journal()
            if self._journal.size_bytes() > _LARGE_JOURNAL_BYTES:
                self._record_journal_size(self._journal.rewrite(current_marks(self._database)))

    def _open(self) -> sqlite3.Connection:
        with explain_disk_errors(self.folder):
            self.folder.mkdir(exist_ok=True)
        database = open_database(
            self.folder / "gallery.db",
            prepare="pragma journal_mode = wal; pragma synchronous = normal",
        )
        try:
            is_older = bring_up_to_date(database)
            with transaction(database):
                self._database = database
                add_orders(database)
                rename_runs(database, self._renamed)
                if is_older:
                    self._record_journal_size(self._journal.rewrite(current_marks(database)))
                elif self._number("select id from images limit 1") > 0:
                    self._apply_journal()  # a new index applies it after its first rescan
        except BaseException:
            database.close()
            raise
        return database

    def _apply_journal(self) -> None:
        """Apply journal entries that are not yet in the index.

        They were written by another process, by a process that crashed, or before the index was
        lost.
        """
        size_bytes = self._journal.size_bytes()
        known_bytes = self._number("select value from counters where name = 'journal'")
        if size_bytes > known_bytes:
            for mark in self._journal.marks_from(known_bytes):
                apply_mark(self._database, mark)
            self._record_journal_size(size_bytes)
        elif size_bytes < known_bytes:  # it was lost; the index still has the marks
            self._record_journal_size(self._journal.rewrite(current_marks(self._database)))

    def _record_journal_size(self, size_bytes: int) -> None:
        self._database.execute(
            "insert or replace into counters (name, value) values ('journal', ?)", [size_bytes]
        )

    def _put(self, images: Iterable[_NewImage], *, state: int) -> Iterator[None]:
        """Add images in several transactions, none of which waits for a file to be read."""
        waiting = iter(images)
        while some := list(islice(waiting, _ADDED_AT_ONCE)):
            with self._transaction():
                self._put_some(some, state=state)
            yield

    def _put_some(self, some: Sequence[_NewImage], *, state: int) -> None:
        self._database.executemany(
            "insert into images (file, state, run, images_seen, seed, class_name, sampler,"
            " created, words) values (?, ?, ?, ?, ?, ?, ?, ?, ?)"
            " on conflict (file) do update set state = excluded.state, run = excluded.run,"
            " images_seen = excluded.images_seen, seed = excluded.seed,"
            " class_name = excluded.class_name, sampler = excluded.sampler,"
            " words = excluded.words, created = iif(created = 0, excluded.created, created)",
            [image.values(state) for image in some],
        )
        self._database.executemany(
            "insert or replace into recipes (id, recipe) select id, ? from images where file = ?",
            ((msgspec.json.encode(image.recipe).decode(), image.file) for image in some),
        )
        self._database.execute(
            "insert into counters (name, value) values ('newest', ?)"
            " on conflict (name) do update set value = max(value, excluded.value)",
            [max(image.made.number for image in some)],
        )

    def _move(
        self, files: Sequence[str], source: Path, target: Path, *, state: int
    ) -> tuple[str, ...]:
        moved: list[str] = []
        try:
            for name in move_entries(files, source, target):
                moved.append(name)  # noqa: PERF402, what was moved before an error counts
        finally:
            with self._transaction():
                self._database.execute(
                    "update images set state = ? where file in (select value from json_each(?))",
                    [state, msgspec.json.encode(moved).decode()],
                )
        return tuple(moved)

    def _rescan_folder(self, folder: Path, *, state: int) -> Iterator[None]:
        with self._explained():
            query = "select file from images where state = ?"
            known = {row[0] for row in self._database.execute(query, [state])}
        files = {path.name: path for path in folder.glob("*.png")}
        new = []
        for number, name in enumerate(files.keys() - known):
            new.append((_creation_of(files[name]), name))
            if number % _ADDED_AT_ONCE == 0:
                yield
        found = ((name, _recipe_of(files[name]), made) for made, name in sorted(new))
        yield from self._put(
            (_NewImage(name, recipe, made) for name, recipe, made in found if recipe is not None),
            state=state,
        )
        with self._transaction():
            self._database.executemany(
                f"update images set state = {_GONE} where file = ? and state = ?",
                [(name, state) for name in known - files.keys()],
            )

    def _labels_of(self, chosen: list[str]) -> dict[tuple[int, str], tuple[str, ...]]:
        """Return the names of boards and tags, by image and kind."""
        rows = self._database.execute(
            "select image, kind, name from labeled join labels on labels.id = label"
            " where image in (select value from json_each(?)) order by folded",
            chosen,
        )
        names = defaultdict[tuple[int, str], tuple[str, ...]](tuple)
        for image, kind, name in rows:
            names[image, kind] += (name,)
        return names

    def _number(self, query: str) -> int:
        """Return the number that a query finds; 0 if it finds nothing."""
        with self._explained():
            row = self._database.execute(query).fetchone()
        return 0 if row is None else int(row[0])

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with self._explained(), transaction(self._database):
            yield

    def _explained(self) -> AbstractContextManager[None]:
        return explain_database_errors(self.folder, self._explain)

    def _explain(self, error: sqlite3.Error) -> SfumatoError:
        return SfumatoError(
            msg(
                "gallery.index_is_unusable",
                "The gallery index in “{folder}” cannot be used: {error}.",
                folder=self.folder,
                error=error,
            ),
            hint=msg(
                "gallery.check_disk_or_delete_index",
                "Free up some disk space or check the permissions; if you delete gallery.db, it "
                "will be rebuilt from the images and ratings.jsonl.",
            ),
        )


class ReadOnlyGallery(Gallery):
    """A gallery that cannot be written to, as on a read-only disk; methods that change it raise.

    Args:
        folder: The folder of PNG files and their index.

    Raises:
        SfumatoError: If there is no index, or the index cannot be read.
    """

    def _open(self) -> sqlite3.Connection:
        address = f"{(self.folder / 'gallery.db').resolve().as_uri()}?immutable=1"
        database = open_database(address, prepare="select state from images limit 1")
        bring_up_to_date(database)  # registers functions; nothing to migrate
        return database


def _creation_of(path: Path) -> Creation:
    """Return when an image was generated; for older versions, the file's time is used."""
    if (made := read_creation(path)) is not None:
        return made
    try:
        return Creation(time=path.stat().st_mtime)
    except OSError:
        return Creation(time=time.time())  # already deleted; the next rescan removes it


def _recipe_of(path: Path) -> Recipe | None:
    try:
        return read_recipe(path)
    except SfumatoError:
        return None  # a damaged file is not shown, but kept
