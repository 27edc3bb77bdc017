"""Notes from an importer about the parts of a source that it left out."""

from contextlib import suppress
from pathlib import Path

import msgspec

from sfumato.data.entries import SkippedKind
from sfumato.messages import Message

__all__ = ["ImporterNotes", "pop_notes", "write_notes"]

_FILE = ".sfumato-import.json"


class ImporterNotes(msgspec.Struct, frozen=True, kw_only=True):
    """The files and folders in a source that an importer did not unpack."""

    refused: tuple[tuple[str, Message], ...] = ()
    """Paths inside the source, each with a sentence that states the reason."""
    skipped: tuple[SkippedKind, ...] = ()
    """Files and folders that belong to systems and programs, counted by reason."""


def write_notes(workspace: Path, notes: ImporterNotes) -> None:
    """Write the notes to an importer's workspace, from which the import reads them."""
    (workspace / _FILE).write_bytes(msgspec.json.encode(notes))


def pop_notes(folder: Path) -> ImporterNotes:
    """Return and remove the notes in a folder that an importer returned, if there are any.

    Args:
        folder: The folder that the importer returned; its parents are not searched.
    """
    file = folder / _FILE
    with suppress(OSError, msgspec.DecodeError):
        notes = msgspec.json.decode(file.read_bytes(), type=ImporterNotes)
        file.unlink()
        return notes
    return ImporterNotes()
