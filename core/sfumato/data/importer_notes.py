"""Notes from an importer about entries that it left out of a source."""

from contextlib import suppress
from pathlib import Path

import msgspec

from sfumato.data.entries import SkippedKind

__all__ = ["ImporterNotes", "pop_notes", "write_notes"]

_FILE = ".sfumato-import.json"


class ImporterNotes(msgspec.Struct, frozen=True, kw_only=True):
    """Entries of a source that an importer did not unpack."""

    refused: tuple[tuple[str, str], ...] = ()
    """Paths inside the source, each with the reason as a sentence."""
    skipped: tuple[SkippedKind, ...] = ()
    """Files and folders of systems and programs, counted by reason."""


def write_notes(workspace: Path, notes: ImporterNotes) -> None:
    """Write the notes to an importer's workspace, where the import reads them."""
    (workspace / _FILE).write_bytes(msgspec.json.encode(notes))


def pop_notes(folder: Path) -> ImporterNotes:
    """Return and remove the notes in a folder that an importer returned; empty if there are none.

    Args:
        folder: The folder that the importer returned; its parents are not searched.
    """
    file = folder / _FILE
    with suppress(OSError, msgspec.DecodeError):
        notes = msgspec.json.decode(file.read_bytes(), type=ImporterNotes)
        file.unlink()
        return notes
    return ImporterNotes()
