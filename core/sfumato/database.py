"""How is a table on disk opened and changed, whole or not at all?

SQLite, one file a table. An error of the database that is the disk's fault is reported as the
disk's.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sfumato.errors import SfumatoError
from sfumato.storage import require_writable

__all__ = ["explain_database_errors", "open_database", "transaction"]

_PATIENCE_S = 10.0
"""How long a change waits for another process's."""


def open_database(address: Path | str, *, prepare: str = "") -> sqlite3.Connection:
    """Open a database that any thread may use; it is closed again if `prepare` fails.

    Args:
        address: The file, or an SQLite URI.
        prepare: SQL to run first; it makes the tables, or fails where they cannot be read.

    Raises:
        sqlite3.Error: If the file cannot be opened, or `prepare` fails.
    """
    database = sqlite3.connect(
        address,
        uri=isinstance(address, str),
        check_same_thread=False,
        isolation_level=None,
        timeout=_PATIENCE_S,
    )
    try:
        database.executescript(prepare)
    except BaseException:
        database.close()
        raise
    return database


@contextmanager
def transaction(database: sqlite3.Connection) -> Iterator[None]:
    """Let all changes of the block come true together, or none of them."""
    database.execute("begin immediate")
    try:
        yield
        database.execute("commit")
    except BaseException:
        if database.in_transaction:  # a full disk may have ended it
            database.execute("rollback")
        raise


@contextmanager
def explain_database_errors(
    folder: Path, explain: Callable[[sqlite3.Error], SfumatoError]
) -> Iterator[None]:
    """Turn an error of the database in `folder` into one that a user can act on.

    Args:
        folder: Where the database lies.
        explain: What to say where the disk is not at fault.
    """
    try:
        yield
    except sqlite3.Error as error:
        if isinstance(error, sqlite3.OperationalError):  # locked or refused, but not damaged
            require_writable(folder)
        raise explain(error) from error
