"""How do pictures come out of a ZIP file, and nothing else with them?

Only files that are named like pictures are unpacked, each below the workspace whatever its name
says, so an archive from a stranger can write nowhere else.
"""

import zipfile
import zlib
from collections.abc import Generator
from pathlib import Path, PurePosixPath

from sfumato.catalog import NoSettings
from sfumato.data.importer import Importer
from sfumato.data.kinds import has_picture_name
from sfumato.errors import DatasetError
from sfumato.events import Progressed
from sfumato.storage import require_space

__all__ = ["ZipImporter", "make_importer"]

_TASK = "Unpacking pictures"
_BLOCK_BYTES = 1 << 20


class ZipImporter(Importer):
    """Unpacks the pictures of a ZIP file, with the folders that they lie in."""

    def open(self, source: Path, workspace: Path) -> Generator[Progressed, None, Path]:
        """Unpack into the workspace and give it."""
        try:
            with zipfile.ZipFile(source) as archive:
                yield from _unpacked(archive, workspace)
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError) as error:
            raise DatasetError(
                f"“{source.name}” is damaged or of a kind that is not read: {error}.",
                hint="Unpack it with another program, and choose the folder.",
            ) from error
        return workspace


def make_importer(settings: NoSettings) -> ZipImporter:  # noqa: ARG001, a factory is given them
    """Make the importer; it has nothing to set."""
    return ZipImporter()


def _unpacked(archive: zipfile.ZipFile, folder: Path) -> Generator[Progressed, None, None]:
    members = [member for member in archive.infolist() if _is_picture(member)]
    _refuse(archive, members)
    require_space(
        folder,
        sum(member.file_size for member in members),
        task=f"Unpacking {len(members):,} pictures",
        hint="Free some space, or unpack the archive on another disk and choose the folder.",
    )
    for done, member in enumerate(members, start=1):
        file = folder / _safe_path(member)
        file.parent.mkdir(parents=True, exist_ok=True)
        with archive.open(member) as packed, file.open("wb") as stream:
            left = member.file_size  # an archive may hold more than it says
            while left > 0 and (block := packed.read(min(left, _BLOCK_BYTES))):
                stream.write(block)
                left -= len(block)
        yield Progressed(task=_TASK, done=done, total=len(members))


def _refuse(archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> None:
    name = Path(archive.filename or "").name
    if not members:
        raise DatasetError(
            f"“{name}” holds no picture.", hint="Choose an archive with PNG, JPEG or WebP files."
        )
    if any(member.flag_bits & 1 for member in members):
        raise DatasetError(
            f"“{name}” is locked by a password.",
            hint="Unpack it with another program, and choose the folder.",
        )


def _is_picture(member: zipfile.ZipInfo) -> bool:
    path = PurePosixPath(member.filename)
    is_side_file = path.name.startswith(".") or "__MACOSX" in path.parts
    return not member.is_dir() and not is_side_file and has_picture_name(path)


def _safe_path(member: zipfile.ZipInfo) -> Path:
    """Give where a member comes to lie below the workspace, whatever its name says."""
    parts = PurePosixPath(member.filename.replace("\\", "/")).parts
    return Path(*(part.replace(":", "_") for part in parts if part not in ("/", "..", ".")))
