"""SQLite databases on disk, opened safely and changed in transactions.

Database errors caused by the disk are reported as disk errors.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sfumato.errors import SfumatoError
from sfumato.files.storage import require_writable

__all__ = ["explain_database_errors", "open_database", "transaction"]

_PATIENCE_S = 10.0
"""How many seconds a change waits for another process's transaction."""


def open_database(address: Path | str, *, prepare: str = "") -> sqlite3.Connection:
    """Open a database for use from any thread; the database is closed again if `prepare` fails.

    Args:
        address: The path of the file, or an SQLite URI.
        prepare: SQL to run first; it creates the tables, or fails if they cannot be read.

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
    """Commit all changes made in the block, or none of them."""
    database.execute("begin immediate")
    try:
        yield
        database.execute("commit")
    except BaseException:
        if database.in_transaction:  # a full disk may have ended the transaction
            database.execute("rollback")
        raise


@contextmanager
def explain_database_errors(
    folder: Path, explain: Callable[[sqlite3.Error], SfumatoError]
) -> Iterator[None]:
    """Translate database errors in `folder` into errors that the user can act on.

    Args:
        folder: The folder that contains the database.
        explain: A function that builds the error if the disk is not the cause.
    """
    try:
        yield
    except sqlite3.Error as error:
        if isinstance(error, sqlite3.OperationalError):  # locked or refused, but not damaged
            require_writable(folder)
        raise explain(error) from error
