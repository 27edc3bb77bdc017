"""The ZIP importer: unpacks the images of an archive.

Each entry is written inside the workspace regardless of its name, so an archive from an unknown
source cannot write anywhere else. A bad entry does not stop the import, but is skipped with a
reason. If two entries have the same name, both are kept.
"""

import lzma
import stat
import zipfile
import zlib
from collections.abc import Generator
from functools import partial
from pathlib import Path, PurePosixPath

from sfumato.data.entries import SkippedList, classify_within
from sfumato.data.importer import Importer, ImporterNotes, write_notes
from sfumato.data.kinds import HEAD_BYTES
from sfumato.errors import DatasetError
from sfumato.files.storage import require_space
from sfumato.messages import Message, Text, msg, paragraph
from sfumato.plugins.catalog import NoSettings
from sfumato.records.events import Progressed
from sfumato_plugins.importers.archive_names import ArchiveNames

__all__ = ["ZipImporter", "make_importer"]

_TASK = msg("importers.unpacking_images", "Unpacking images")
_BLOCK_BYTES = 1 << 20
_LARGEST_BYTES = 512 << 20
_BOMB_BYTES = 64 << 20
_BOMB_RATIO = 200
_LOCKED = msg("importers.entry_is_locked", "The entry is protected by a password.")
_TRUNCATED = msg("importers.entry_is_truncated", "The entry is truncated in the archive.")
_DAMAGED = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError)
_METHODS = {9: "Deflate64", 93: "Zstandard", 95: "XZ", 96: "JPEG", 97: "WavPack", 98: "PPMd"}
_READ_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)


class ZipImporter(Importer):
    """Unpacks the images of a ZIP file, preserving their folders."""

    def open(self, source: Path, workspace: Path) -> Generator[Progressed, None, Path]:
        """Unpack into the workspace and return it."""
        try:
            with zipfile.ZipFile(source) as archive:
                yield from _Unpacking(archive, source.name, workspace).run()
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError) as error:
            raise DatasetError(
                msg(
                    "importers.archive_is_damaged",
                    "“{name}” is damaged or not a supported ZIP archive: {error}.",
                    name=source.name,
                    error=error,
                ),
                hint=msg(
                    "importers.unpack_with_another_program",
                    "Unpack it with another program and choose the folder.",
                ),
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
        self._refused: list[tuple[str, Message]] = []
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
            task=msg(
                "importers.unpacking_many",
                "Unpacking {n:,} images",
                one="Unpacking 1 image",
                n=len(members),
            ),
            hint=msg(
                "importers.free_space",
                "Free up disk space, or unpack the archive on another disk and choose the folder.",
            ),
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
        """Write one entry; a damaged entry is skipped, whereas a full disk stops the import."""
        try:
            packed = self._archive.open(member)
        except (*_DAMAGED, NotImplementedError, RuntimeError) as error:
            self._refused.append(
                (
                    member.filename,
                    msg(
                        "importers.entry_cannot_be_unpacked",
                        "The entry cannot be unpacked: {error}.",
                        error=error,
                    ),
                )
            )
            return
        file.parent.mkdir(parents=True, exist_ok=True)
        with packed, file.open("xb") as stream:
            left = member.file_size  # an entry may contain more data than the archive declares
            try:
                while left > 0 and (block := packed.read(min(left, _BLOCK_BYTES))):
                    left -= len(block)
                    stream.write(block)
                reason = _TRUNCATED if left else Message()
            except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, ValueError) as error:
                reason = msg(
                    "importers.entry_is_damaged",
                    "The entry is damaged in the archive: {error}.",
                    error=error,
                )
        if reason:
            file.unlink()
            self._refused.append((member.filename, reason))

    def _refuse_archive(self) -> None:
        images = [reason for _, reason in self._refused]
        if images and all(reason == _LOCKED for reason in images):
            raise DatasetError(
                msg(
                    "importers.archive_is_locked",
                    "“{name}” is protected by a password.",
                    name=self._name,
                ),
                hint=msg(
                    "importers.unpack_with_another_program",
                    "Unpack it with another program and choose the folder.",
                ),
            )
        has_no_images = msg(
            "importers.archive_has_no_images", "“{name}” contains no images.", name=self._name
        )
        reasons = [
            msg("importers.entry_with_reason", "“{name}”: {reason}", name=name, reason=reason)
            for name, reason in self._refused[:3]
        ]
        raise DatasetError(
            paragraph([has_no_images, *reasons]),
            hint=msg(
                "importers.choose_archive", "Choose an archive with PNG, JPEG, or WebP files."
            ),
        )


def _obstacle(member: zipfile.ZipInfo) -> Message:
    """Return why an entry is skipped regardless of its content, or "" if it is not skipped."""
    mode = member.external_attr >> 16
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        return msg("importers.entry_is_special", "The entry is a link or a special file.")
    if member.flag_bits & 1:
        return _LOCKED
    if member.compress_type not in _READ_METHODS:
        method: Text = _METHODS.get(member.compress_type) or msg(
            "importers.method_number", "method {number}", number=member.compress_type
        )
        return msg(
            "importers.entry_compression",
            "The entry's compression ({method}) is not supported.",
            method=method,
        )
    if member.file_size > _LARGEST_BYTES:
        return msg(
            "importers.entry_is_too_large",
            "The entry unpacks to {size:,} MiB; the limit is {limit:,} MiB.",
            size=member.file_size >> 20,
            limit=_LARGEST_BYTES >> 20,
        )
    ratio = member.file_size / max(1, member.compress_size)
    if member.file_size > _BOMB_BYTES and ratio > _BOMB_RATIO:
        return msg(
            "importers.entry_is_a_bomb",
            "The entry unpacks to {ratio:,.0f} times its compressed size, which is implausible "
            "for an image.",
            ratio=ratio,
        )
    return Message()
