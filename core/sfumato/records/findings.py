"""What the check of a dataset found, stored in the dataset's manifest.

The database `manifest.db` has four more tables: the measurements and features of each image, keyed
by the hash of its content, so that they are computed once, even if a file is moved; the pairs of
images with the same content; and the findings of the last check.
"""

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from itertools import chain
from pathlib import Path
from typing import Any, Literal, NamedTuple, get_args

import msgspec

from sfumato.errors import DatasetError
from sfumato.files.database import explain_database_errors, open_database, transaction
from sfumato.files.storage import explain_disk_errors
from sfumato.messages import Message, msg

__all__ = ["FINDING_KINDS", "Finding", "FindingKind", "Findings", "StoredTwins"]

FindingKind = Literal[
    "reencoded",
    "resized",
    "mirrored",
    "cropped",
    "burst",
    "blank",
    "blurred",
    "noisy",
    "bars",
    "caption",
    "compressed",
    "enlarged",
    "shape",
    "outlier",
    "label",
]
"""The kind of a finding about one image."""
FINDING_KINDS: tuple[FindingKind, ...] = get_args(FindingKind)

_SCHEMA = """
create table if not exists measurements (
    sha256 text primary key, version integer not null, content blob not null
) without rowid;
create table if not exists features (
    sha256 text primary key, network text not null, content blob not null
) without rowid;
create table if not exists twins (
    first text not null, second text not null, kind text not null, difference real not null,
    primary key (first, second)
) without rowid;
create table if not exists findings (
    id integer primary key, path text not null, kind text not null, content text not null
);
create index if not exists findings_by_path on findings (path);
create table if not exists checks (name text primary key, digest text not null) without rowid;
"""
_HAS_TABLES = "select 1 from sqlite_master where name = 'checks'"


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """Something about an image that deserves a look."""

    path: str
    """The path of the image's row in the manifest."""
    kind: FindingKind
    message: Message
    """The reason, as a sentence for the user."""
    evidence: dict[str, float] = {}
    """The numbers that led to the finding, by name."""
    related: tuple[str, ...] = ()
    """The paths of other images that are involved, such as the original of a duplicate."""


class StoredTwins(NamedTuple):
    """Two images of the same content, by the hashes of their files."""

    first: str
    second: str
    kind: str
    difference: float


class Findings:
    """The measurements and findings of a dataset.

    Args:
        folder: The dataset's folder, which must contain a manifest.

    Raises:
        DatasetError: If the manifest cannot be opened.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        with explain_disk_errors(folder), self._explained():
            self._database = open_database(folder / "manifest.db")
            self._is_new = not self._database.execute(_HAS_TABLES).fetchone()

    def close(self) -> None:
        """Close the database."""
        self._database.close()

    def measurements(self, version: int) -> dict[str, bytes]:
        """Return the stored measurements of a version, by the hash of the content."""
        query = "select sha256, content from measurements where version = ?"
        return dict(self._rows(query, version))

    def record_measurements(self, content_by_hash: Mapping[str, bytes], version: int) -> None:
        """Store measurements."""
        rows = [(sha256, version, content) for sha256, content in content_by_hash.items()]
        with self._explained(), self._writing():
            self._database.executemany("insert or replace into measurements values (?, ?, ?)", rows)

    def features(self, network: str) -> dict[str, bytes]:
        """Return the stored features of a network, by the hash of the content."""
        query = "select sha256, content from features where network = ?"
        return dict(self._rows(query, network))

    def record_features(self, content_by_hash: Mapping[str, bytes], network: str) -> None:
        """Store features of a network, which is named by the hash of its weights."""
        rows = [(sha256, network, content) for sha256, content in content_by_hash.items()]
        with self._explained(), self._writing():
            self._database.executemany("insert or replace into features values (?, ?, ?)", rows)

    def twins(self) -> list[StoredTwins]:
        """Return the pairs of images with the same content."""
        found = self._rows("select * from twins order by first, second")
        return [StoredTwins(*row) for row in found]

    def replace_twins(self, twins: Iterable[StoredTwins], digest: str) -> None:
        """Replace the pairs; the digest identifies the images that were compared."""
        with self._explained(), self._writing():
            self._database.execute("delete from twins")
            self._database.executemany("insert or replace into twins values (?, ?, ?, ?)", twins)
            self._record_digest("twins", digest)

    def findings(self, kinds: Collection[str] = ()) -> list[Finding]:
        """Return the findings of the last check, or those of some kinds."""
        found = self._rows("select content from findings order by id")
        decoder = msgspec.json.Decoder(Finding)
        every = [decoder.decode(content) for content in chain.from_iterable(found)]
        return [finding for finding in every if not kinds or finding.kind in kinds]

    def replace_findings(self, findings: Iterable[Finding], digest: str) -> None:
        """Replace the findings; the digest identifies the images and rules that were checked."""
        rows = [
            (finding.path, finding.kind, msgspec.json.encode(finding).decode())
            for finding in findings
        ]
        with self._explained(), self._writing():
            self._database.execute("delete from findings")
            self._database.executemany(
                "insert into findings (path, kind, content) values (?, ?, ?)", rows
            )
            self._record_digest("findings", digest)

    def digest(self, name: Literal["twins", "findings"]) -> str:
        """Return the digest of what was compared or checked last; "" if nothing was."""
        found = self._rows("select digest from checks where name = ?", name)
        return str(found[0][0]) if found else ""

    def forget_others(self, hashes: Iterable[str]) -> None:
        """Remove the measurements and features of images that are no longer in the dataset."""
        with self._explained(), self._writing():
            self._database.execute("create temp table kept (sha256 text primary key)")
            self._database.executemany(
                "insert or ignore into kept values (?)", [(sha256,) for sha256 in hashes]
            )
            for table in ("measurements", "features"):
                self._database.execute(
                    f"delete from {table} where sha256 not in (select sha256 from kept)"
                )
            self._database.execute("drop table kept")

    def _rows(self, query: str, *values: object) -> list[Any]:
        """Return the rows that a query finds; none before the first change."""
        with self._explained():
            return [] if self._is_new else self._database.execute(query, values).fetchall()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Create the tables before the first change; reading changes nothing."""
        if self._is_new:
            self._database.executescript(_SCHEMA)
            self._is_new = False
        with transaction(self._database):
            yield

    def _record_digest(self, name: str, digest: str) -> None:
        self._database.execute("insert or replace into checks values (?, ?)", [name, digest])

    def _explained(self) -> AbstractContextManager[None]:
        return explain_database_errors(self._folder, self._explain)

    def _explain(self, error: sqlite3.Error) -> DatasetError:
        return DatasetError(
            msg(
                "findings.cannot_be_used",
                "The findings of dataset “{name}” cannot be read or written: {error}.",
                name=self._folder.name,
                error=error,
            ),
            hint=msg(
                "findings.free_space_or_check_permissions",
                "Free up disk space, or check the permissions of the dataset's folder.",
            ),
        )
