"""The dataset manifest: which files of a folder are included, which are skipped, and why.

`dataset.toml` contains the rules for reading a folder. `manifest.db` has one row per file, which
contains its path, hash, size, class, and split, whether it is included or skipped, and the reason.
Reading the manifest imports neither torch nor numpy, so the window can show a dataset immediately.
"""

import array
import os
import sqlite3
from collections.abc import Collection, Iterable, Mapping
from contextlib import AbstractContextManager, suppress
from itertools import chain
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple
from urllib.parse import unquote_to_bytes

import msgspec
from msgspec import Meta

from sfumato.config.image_shape import ImageShape
from sfumato.config.loading import load_settings
from sfumato.config.settings import PluginSettings, Settings
from sfumato.errors import DatasetError
from sfumato.files.database import explain_database_errors, open_database, transaction
from sfumato.files.natural_order import natural_key
from sfumato.files.storage import explain_disk_errors
from sfumato.messages import Message, Text, as_message, msg

__all__ = ["DatasetRules", "FileStamp", "ImageRow", "Manifest", "Split", "Status", "load_rules"]

Status = Literal["in", "skipped", "excluded"]
Split = Literal["train", "held_out"]

_ADDRESS = "file://"
_SCHEMA = """
create table if not exists images (
    id integer primary key autoincrement,
    path text not null unique,
    sha256 text not null default '',
    size_bytes integer not null default 0,
    width integer not null default 0,
    height integer not null default 0,
    mode text not null default '',
    class_name text,
    split text not null default 'train',
    status text not null,
    reason text not null default '',
    note text not null default ''
);
create index if not exists by_status on images (status, split, id);
pragma user_version = 1;
"""
_STAMPS_TABLE = """create table if not exists file_stamps (
    path text primary key, modified_ns integer not null, changed_ns integer not null
)"""
_ADDED_TABLES = (
    """create table if not exists classes (
        place integer primary key, name text not null unique, is_empty integer not null default 0
    )""",
    _STAMPS_TABLE,
)
"""Tables created on the first write, so a manifest from an earlier version can be read unchanged.
"""
_COLUMNS = "path, sha256, size_bytes, width, height, mode, class_name, split, status, reason, note"
_TEXTS = ("reason", "note")
"""The columns that contain messages, encoded as JSON."""
_TRIAL = "select id from images limit 1"
"""A query to run when a manifest is opened; it only reads, so that it works on a read-only disk."""


class DatasetRules(Settings, frozen=True):
    """The rules by which a folder of images is read."""

    source: Annotated[
        str,
        Meta(
            title="Folder", description="Folder that contains the images; subfolders are included."
        ),
    ] = ""
    importer: Annotated[
        str,
        Meta(
            title="Importer",
            description="Plugin that reads the source: folder, zip, or another importer.",
            extra={"catalog": "importers"},
        ),
    ] = "folder"
    importer_settings: Annotated[
        PluginSettings,
        Meta(
            title="Importer settings",
            description="Settings of the selected importer, by name.",
            extra={"catalog": "importers", "settings_of": "importer"},
        ),
    ] = msgspec.field(default_factory=dict)
    shape: Annotated[
        ImageShape,
        Meta(
            title="Image size",
            description="Size that all images are converted to; in files, channels, height, and "
            "width. 4 channels keep transparency; 3 place images on the background.",
            extra={"unit": "px"},
        ),
    ] = ImageShape.square(32)
    labels: Annotated[
        Literal["folders", "none"],
        Meta(
            title="Classes",
            description="folders uses the name of each image's folder as its class; none disables "
            "classes.",
        ),
    ] = "none"
    split_folders: Annotated[
        Literal["auto", "use", "ignore"],
        Meta(
            title="Split folders",
            description="use holds out the images in val, skips those in test, and takes the "
            "classes from the folders inside; if there is no val, test is held out. ignore treats "
            "these folders like any other. auto uses them if they contain all images.",
        ),
    ] = "auto"
    fit: Annotated[
        Literal["crop", "pad"],
        Meta(
            title="Fit",
            description="crop keeps the center of the image; pad keeps the whole image and adds "
            "borders.",
        ),
    ] = "crop"
    background: Annotated[
        str,
        Meta(
            pattern="^#[0-9a-fA-F]{6}$",
            title="Background",
            description="Color of the borders and of the background behind transparent areas, as "
            "#rrggbb. If transparency is kept, borders are transparent.",
        ),
    ] = "#ffffff"
    is_copied: Annotated[
        bool,
        Meta(
            title="Copy files",
            description="Copy each file into the project, so that the original folder can be "
            "deleted.",
        ),
    ] = False
    source_from_project: Annotated[
        str,
        Meta(
            title="Folder relative to the project",
            description="The same folder as a path relative to the project, so that the images can "
            "be found after both have been moved together.",
        ),
    ] = ""
    format: Annotated[int, Meta(ge=1)] = 1


class FileStamp(NamedTuple):
    """The times at which a file was last changed; if they differ, the file is checked again."""

    modified_ns: int
    changed_ns: int
    """The last change of content, name, or permissions; other programs cannot set this time."""

    @classmethod
    def of(cls, status: os.stat_result) -> "FileStamp":
        """Return the stamp that a file's stat result contains."""
        return cls(status.st_mtime_ns, status.st_ctime_ns)


class ImageRow(msgspec.Struct, frozen=True, kw_only=True):
    """A file in a dataset's folder."""

    path: str
    """The absolute path, or the path relative to the dataset's folder for a file in the project.

    A name that is not valid Unicode, for example from another system, is stored as a `file:` URI;
    see `file_in`.
    """
    status: Status
    reason: Message = Message()
    """Why the file was skipped, as a sentence for the user; empty for an included file."""
    note: Message = Message()
    """How a usable file is read, such as "First of 12 frames."; empty if nothing is unusual."""
    sha256: str = ""
    """The hash of the file's content."""
    size_bytes: int = 0
    width: int = 0
    """The width in pixels after applying the orientation and before resizing."""
    height: int = 0
    mode: str = ""
    """The file's own pixel format, as named by Pillow, such as "CMYK"."""
    class_name: str | None = None
    split: Split = "train"

    def file_in(self, folder: Path) -> Path:
        """Return the file's path on this disk; `folder` is the folder of the row's dataset."""
        return Path(self.path_in(folder))

    def path_in(self, folder: Path) -> str:
        """Return the same path as `file_in` as a string; this is ten times faster."""
        if self.path.startswith(_ADDRESS):
            return os.fsdecode(unquote_to_bytes(self.path.removeprefix(_ADDRESS)))
        return os.path.normpath(os.path.join(folder, self.path))  # noqa: PTH118, for speed


class Manifest:
    """The table of a dataset's files.

    Args:
        folder: The dataset's folder, which must exist.

    Raises:
        DatasetError: If the manifest cannot be opened.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with explain_disk_errors(folder), self._explained():
            file = folder / "manifest.db"
            is_new = not file.exists() or not file.stat().st_size
            self._database = open_database(file, prepare=_SCHEMA if is_new else _TRIAL)

    def close(self) -> None:
        """Close the database."""
        self._database.close()

    def replace_all(
        self,
        rows: Iterable[ImageRow],
        *,
        stamps: Mapping[str, FileStamp] | None = None,
        empty_classes: Collection[str] = (),
    ) -> None:
        """Replace all rows in one transaction.

        Existing classes keep their indices; new classes are appended in natural order.

        Args:
            rows: The rows of all files.
            stamps: When each file was last changed, by the path of its row.
            empty_classes: The names of class folders that contain no images.
        """
        values = [_cells(row) for row in rows]
        marks = ", ".join("?" * len(_names()))
        with self._explained(), transaction(self._database):
            known = self._known_classes()
            self._database.execute("delete from images")
            self._database.executemany(f"insert into images ({_COLUMNS}) values ({marks})", values)
            for table in _ADDED_TABLES:
                self._database.execute(table)
            self._write_classes(known, empty_classes)
            self._database.execute("delete from file_stamps")
            self._write_stamps(stamps or {})

    def stamps(self) -> dict[str, FileStamp]:
        """Return the recorded times of each file's last change, keyed by path."""
        with self._explained():
            if not self._has_table("file_stamps"):
                return {}
            found = self._database.execute("select * from file_stamps").fetchall()
        return {path: FileStamp(modified, changed) for path, modified, changed in found}

    def record_stamps(self, stamps: Mapping[str, FileStamp]) -> None:
        """Record when the given files were last changed."""
        with self._explained(), transaction(self._database):
            self._database.execute(_STAMPS_TABLE)  # an empty table of classes would hide them all
            self._write_stamps(stamps)

    def empty_classes(self) -> tuple[str, ...]:
        """Return the class folders that contained no images when the dataset was imported."""
        with self._explained():
            if not self._has_table("classes"):
                return ()
            found = self._database.execute("select name from classes where is_empty order by place")
            return tuple(chain.from_iterable(found))

    def rows(self, *, status: Status | None = None, split: Split | None = None) -> list[ImageRow]:
        """Return the rows with the given status and split, or all rows, in a stable order."""
        wanted = {"status": status, "split": split}
        conditions = [name for name, value in wanted.items() if value is not None]
        where = " and ".join(f"{name} = ?" for name in conditions)
        query = f"select {_COLUMNS} from images {'where ' + where if where else ''} order by id"
        with self._explained():
            found = self._database.execute(query, [wanted[name] for name in conditions]).fetchall()
        return [_row(row) for row in found]

    def ids_of(self, paths: Iterable[str]) -> "array.array[int]":
        """Return the ids of the files with these paths; unknown paths are left out."""
        query = "select id from images where path in (select value from json_each(?)) order by id"
        wanted = [msgspec.json.encode(list(paths)).decode()]
        with self._explained():
            return array.array("q", chain.from_iterable(self._database.execute(query, wanted)))

    def ids(
        self,
        *,
        status: Status | None = None,
        split: Split | None = None,
        class_name: str | None = None,
    ) -> "array.array[int]":
        """Return the ids of the matching files, in the order of `rows`."""
        wanted = {"status": status, "split": split, "class_name": class_name}
        values = {name: value for name, value in wanted.items() if value is not None}
        where = " and ".join(f"{name} = :{name}" for name in values)
        query = f"select id from images {'where ' + where if where else ''} order by id"
        with self._explained():
            return array.array("q", chain.from_iterable(self._database.execute(query, values)))

    def rows_of(self, ids: Iterable[int]) -> dict[int, ImageRow]:
        """Return the rows with these ids; ids that do not exist are left out.

        Another import gives every file a new id, so an old id never refers to another file.
        """
        wanted = list(ids)
        marks = ",".join("?" * len(wanted))
        with self._explained():
            found = self._database.execute(
                f"select id, {_COLUMNS} from images where id in ({marks})", wanted
            ).fetchall()
        return {row[0]: _row(row[1:]) for row in found}

    def class_counts(self) -> dict[str, int]:
        """Return the number of included images of each class, in the order of `classes`."""
        with self._explained():
            counts = dict(
                self._database.execute(
                    "select class_name, count(*) from images"
                    " where status = 'in' and class_name is not null group by 1"
                )
            )
            return {name: counts[name] for name in self._known_classes() if name in counts}

    def count(self, status: Status) -> int:
        """Return the number of files with the given status."""
        with self._explained():
            found = self._database.execute(
                "select count(*) from images where status = ?", [status]
            ).fetchone()
        return int(found[0])

    def classes(self) -> tuple[str, ...]:
        """Return the classes of the included images; a class label is an index into this tuple.

        The classes of the first import are in natural order; classes added later are appended.
        """
        return tuple(self.class_counts())

    def relocate(self, folder: str, new_folder: str) -> None:
        """Record that the files below a folder have moved, both relative to the dataset's folder.

        Paths that are stored as an address are left as they are; `sfumato.data.locating` finds
        these files again.
        """
        values = (f"{new_folder}/", len(folder) + 2, len(folder) + 1, f"{folder}/")
        tables = ("images", "file_stamps") if self._has_table("file_stamps") else ("images",)
        with self._explained(), transaction(self._database):
            for table in tables:
                self._database.execute(
                    f"update {table} set path = ? || substr(path, ?) where substr(path, 1, ?) = ?",
                    values,
                )

    def set_status(self, paths: Iterable[str], status: Status, *, reason: Text = "") -> None:
        """Exclude images, or include them again; their files are not modified.

        Files that are skipped by now remain skipped.
        """
        stored = _stored(as_message(reason))
        with self._explained(), transaction(self._database):
            self._database.executemany(
                "update images set status = ?, reason = ? where path = ? and status != 'skipped'",
                [(status, stored, path) for path in paths],
            )

    def set_splits(self, rows: Iterable[ImageRow]) -> None:
        """Store the splits of the given rows; nothing is written if none has changed."""
        with self._explained():
            known = dict(self._database.execute("select path, split from images"))
            changed = [(row.split, row.path) for row in rows if known.get(row.path) != row.split]
            if changed:
                with transaction(self._database):
                    self._database.executemany(
                        "update images set split = ? where path = ?", changed
                    )

    def _known_classes(self) -> tuple[str, ...]:
        """Return all classes known so far, in order; older versions sorted them by code point."""
        query = (
            "select distinct class_name from images where class_name is not null"
            " order by class_name"
        )
        if self._has_table("classes"):
            query = "select name from classes order by place"
        return tuple(chain.from_iterable(self._database.execute(query)))

    def _write_classes(self, known: Iterable[str], empty: Collection[str]) -> None:
        found = self._database.execute("select distinct class_name from images")
        named = {name for (name,) in found if name is not None}.union(empty)
        names = dict.fromkeys((*known, *sorted(named, key=natural_key)))
        self._database.execute("delete from classes")
        self._database.executemany(
            "insert into classes (name, is_empty) values (?, ?)",
            [(name, name in empty) for name in names],
        )

    def _write_stamps(self, stamps: Mapping[str, FileStamp]) -> None:
        self._database.executemany(
            "insert or replace into file_stamps values (?, ?, ?)",
            [(path, *stamp) for path, stamp in stamps.items()],
        )

    def _has_table(self, name: str) -> bool:
        query = "select 1 from sqlite_master where type = 'table' and name = ?"
        return self._database.execute(query, [name]).fetchone() is not None

    def _explained(self) -> AbstractContextManager[None]:
        return explain_database_errors(self.folder, self._explain)

    def _explain(self, error: sqlite3.Error) -> DatasetError:
        return DatasetError(
            msg(
                "manifest.cannot_be_used",
                "The dataset manifest of “{name}” cannot be read or written: {error}.",
                name=self.folder.name,
                error=error,
            ),
            hint=msg(
                "manifest.free_space_or_import_again",
                "Free up disk space or check the permissions; importing the folder again "
                "repairs a damaged manifest.",
            ),
        )


def load_rules(folder: Path) -> DatasetRules:
    """Read the rules of the dataset in `folder`.

    Raises:
        SfumatoError: If `dataset.toml` is missing or invalid.
    """
    return load_settings(folder / "dataset.toml", DatasetRules)


def _cells(row: ImageRow) -> tuple[object, ...]:
    """Return the values of a row as they are stored in the database."""
    values = msgspec.structs.asdict(row) | {name: _stored(getattr(row, name)) for name in _TEXTS}
    return tuple(values[name] for name in _names())


def _row(cells: Iterable[Any]) -> ImageRow:  # SQLite does not know the types of its columns
    values = dict(zip(_names(), cells, strict=True))
    return ImageRow(**values | {name: _restored(values[name]) for name in _TEXTS})


def _stored(text: Message) -> str:
    return msgspec.json.encode(text).decode() if text.id or text.values else text.text


def _restored(text: str) -> Message:
    """Return a stored text; everything other than a message of core is a plain text."""
    if text.startswith("{"):
        with suppress(msgspec.DecodeError):  # a plain text that begins with a brace
            return msgspec.json.decode(text, type=Message)
    return Message(text)


def _names() -> tuple[str, ...]:
    return tuple(_COLUMNS.split(", "))
