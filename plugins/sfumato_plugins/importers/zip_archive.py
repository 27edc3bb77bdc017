"""The ZIP importer: unpacks the images of an archive.

Each entry is written below the workspace whatever its name says, so an archive from an unknown
source can write nowhere else. A bad entry does not stop the import: it is skipped with a reason,
and of two entries with the same name both are kept.
"""

import lzma
import stat
import zipfile
import zlib
from collections.abc import Generator
from functools import partial
from pathlib import Path, PurePosixPath

from sfumato.catalog import NoSettings
from sfumato.data.entries import SkippedList, classify_within
from sfumato.data.importer import Importer
from sfumato.data.importer_notes import ImporterNotes, write_notes
from sfumato.data.kinds import HEAD_BYTES
from sfumato.errors import DatasetError
from sfumato.events import Progressed
from sfumato.storage import require_space
from sfumato_plugins.importers.archive_names import ArchiveNames

__all__ = ["ZipImporter", "make_importer"]

_TASK = "Unpacking images"
_BLOCK_BYTES = 1 << 20
_LARGEST_BYTES = 512 << 20
_BOMB_BYTES = 64 << 20
_BOMB_RATIO = 200
_LOCKED = "The entry is locked by a password."
_DAMAGED = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError)
_METHODS = {9: "Deflate64", 93: "Zstandard", 95: "XZ", 96: "JPEG", 97: "WavPack", 98: "PPMd"}
_READ_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)


class ZipImporter(Importer):
    """Unpacks the images of a ZIP file with their folders."""

    def open(self, source: Path, workspace: Path) -> Generator[Progressed, None, Path]:
        """Unpack into the workspace and return it."""
        try:
            with zipfile.ZipFile(source) as archive:
                yield from _Unpacking(archive, source.name, workspace).run()
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError) as error:
            raise DatasetError(
                f"“{source.name}” is damaged or of a kind that is not read: {error}.",
                hint="Unpack it with another program, and choose the folder.",
            ) from error
        return workspace


def make_importer(settings: NoSettings) -> ZipImporter:  # noqa: ARG001, a factory takes settings
    """Return the importer; it has no settings."""
    return ZipImporter()


class _Unpacking:
    """The unpacking of one archive."""

    def __init__(self, archive: zipfile.ZipFile, name: str, workspace: Path) -> None:
        self._archive = archive
        self._name = name
        self._workspace = workspace
        self._refused: list[tuple[str, str]] = []
        self._skipped = SkippedList()

    def run(self) -> Generator[Progressed, None, None]:
        """Unpack the images and record what was skipped."""
        members = [member for member in self._archive.infolist() if self._is_wanted(member)]
        if not members:
            self._refuse_archive()
        names = ArchiveNames(member.filename for member in members)
        require_space(
            self._workspace,
            sum(member.file_size for member in members),
            task=f"Unpacking {len(members):,} images",
            hint="Free some space, or unpack the archive on another disk and choose the folder.",
        )
        for done, member in enumerate(members, start=1):
            self._unpack(member, self._workspace / names.index(member.filename))
            yield Progressed(task=_TASK, done=done, total=len(members))
        notes = ImporterNotes(refused=tuple(self._refused), skipped=self._skipped.kinds())
        write_notes(self._workspace, notes)

    def _is_wanted(self, member: zipfile.ZipInfo) -> bool:
        if member.is_dir():
            return False
        reason = _obstacle(member)
        head = None if reason else partial(self._head, member)
        path = PurePosixPath(member.filename.replace("\\", "/"))
        judgment = classify_within(path, head=head)
        if judgment.kind == "skipped":
            self._skipped.add(judgment.reason, member.filename)
        elif judgment.kind == "unsupported":
            self._refused.append((member.filename, judgment.reason))
        elif judgment.kind == "image" and reason:
            self._refused.append((member.filename, reason))
        return judgment.kind == "image" and not reason

    def _head(self, member: zipfile.ZipInfo) -> bytes:
        try:
            with self._archive.open(member) as packed:
                return packed.read(HEAD_BYTES)
        except (*_DAMAGED, NotImplementedError, RuntimeError):
            return b""

    def _unpack(self, member: zipfile.ZipInfo, file: Path) -> None:
        """Write one entry; a damaged entry is skipped, a full disk stops the import."""
        try:
            packed = self._archive.open(member)
        except (*_DAMAGED, NotImplementedError, RuntimeError) as error:
            self._refused.append((member.filename, f"The entry cannot be unpacked: {error}."))
            return
        file.parent.mkdir(parents=True, exist_ok=True)
        with packed, file.open("xb") as stream:
            left = member.file_size  # an archive may contain more data than it declares
            try:
                while left > 0 and (block := packed.read(min(left, _BLOCK_BYTES))):
                    left -= len(block)
                    stream.write(block)
                reason = "The entry is truncated in the archive." if left else ""
            except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, ValueError) as error:
                reason = f"The entry is damaged in the archive: {error}."
        if reason:
            file.unlink()
            self._refused.append((member.filename, reason))

    def _refuse_archive(self) -> None:
        images = [reason for _, reason in self._refused]
        if images and all(reason == _LOCKED for reason in images):
            raise DatasetError(
                f"“{self._name}” is locked by a password.",
                hint="Unpack it with another program, and choose the folder.",
            )
        first = "".join(f" “{name}”: {reason}" for name, reason in self._refused[:3])
        raise DatasetError(
            f"“{self._name}” holds no image.{first}",
            hint="Choose an archive with PNG, JPEG or WebP files.",
        )


def _obstacle(member: zipfile.ZipInfo) -> str:
    """Return why an entry is skipped regardless of its content; "" if it is not."""
    mode = member.external_attr >> 16
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        return "The entry is a link or a special file."
    if member.flag_bits & 1:
        return _LOCKED
    if member.compress_type not in _READ_METHODS:
        method = _METHODS.get(member.compress_type, f"method {member.compress_type}")
        return f"The entry's compression ({method}) is not supported."
    if member.file_size > _LARGEST_BYTES:
        return f"The entry unpacks to {member.file_size >> 20:,} MiB; up to 512 MiB are read."
    ratio = member.file_size / max(1, member.compress_size)
    if member.file_size > _BOMB_BYTES and ratio > _BOMB_RATIO:
        return f"The entry unpacks to {ratio:,.0f} times its size, as no image does."
    return ""
