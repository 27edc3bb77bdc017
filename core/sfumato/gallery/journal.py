"""The journal of the user's marks, from which they can be restored if the index is lost.

Marks are ratings, flags, boards, and tags. The file `ratings.jsonl` in the folder of the images
contains one mark per line, in order. The index records the byte offset up to which it has applied
the journal. Both are changed within one transaction of the index, so two processes cannot mix their
lines.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from sfumato.files.json_file import DamagedJsonError, decode_json
from sfumato.files.storage import explain_disk_errors, open_plain, write_whole
from sfumato.gallery.marks import AnyMark

__all__ = ["MarkJournal"]

_FILE = "ratings.jsonl"
_DECODER = msgspec.json.Decoder(AnyMark)


class MarkJournal:
    """The journal of a gallery.

    Args:
        folder: The gallery's folder.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / _FILE

    def size_bytes(self) -> int:
        """Return the journal's length in bytes, or 0 if there is no journal."""
        try:
            return self._path.stat().st_size
        except OSError:
            return 0

    def marks_from(self, start: int) -> Iterator[AnyMark]:
        """Return the marks that start at or after a byte offset; unreadable lines are skipped.

        Raises:
            SfumatoError: If the disk reports an error.
        """
        if self.size_bytes() <= start:
            return
        with explain_disk_errors(self._path), open_plain(self._path) as stream:
            stream.seek(start)
            for line in stream:
                try:
                    yield decode_json(line, _DECODER.decode)
                except DamagedJsonError:
                    continue  # truncated by a crash, or written by a newer version

    def append(self, marks: Iterable[AnyMark]) -> int:
        """Append marks and return the new length; if a disk error occurs, nothing is added.

        Raises:
            SfumatoError: If the disk is full or not writable.
        """
        before = self.size_bytes()
        with explain_disk_errors(self._path), self._path.open("ab") as stream:
            try:
                stream.write(self._end_of_broken_line(before) + _lines(marks))
                stream.flush()
            except OSError:
                os.truncate(self._path, before)
                raise
        return self.size_bytes()

    def cut(self, size_bytes: int) -> None:
        """Truncate the journal to the given length."""
        with explain_disk_errors(self._path):
            os.truncate(self._path, size_bytes)

    def rewrite(self, marks: Iterable[AnyMark]) -> int:
        """Replace the journal's content with these marks; return the new length.

        Raises:
            SfumatoError: If the disk is full or not writable.
        """
        write_whole(self._path, _lines(marks))
        return self.size_bytes()

    def _end_of_broken_line(self, size_bytes: int) -> bytes:
        """Return a line break if the last line lacks one because of a crash."""
        if not size_bytes:
            return b""
        with self._path.open("rb") as stream:
            stream.seek(size_bytes - 1)
            return b"" if stream.read(1) == b"\n" else b"\n"


def _lines(marks: Iterable[AnyMark]) -> bytes:
    return b"".join(msgspec.json.encode(mark) + b"\n" for mark in marks)
