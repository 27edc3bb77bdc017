"""Importers, which turn other sources into folders of images.

An importer returns a folder of images for a source: the source itself, or one that it writes. A
written folder is moved into the project, atomically, and then read like any other folder. A factory
that returns `None` instead of an importer leaves the source to core, which reads folders in place.
"""

from abc import ABC, abstractmethod
from collections.abc import Generator
from contextlib import suppress
from pathlib import Path

import msgspec

from sfumato.data.entries import SkippedKind
from sfumato.data.spreading import check_control
from sfumato.errors import DatasetError, PluginError, SfumatoError
from sfumato.files.storage import staged_folder
from sfumato.messages import Message, msg
from sfumato.plugins.registry import Plugins
from sfumato.records.control import RunControl
from sfumato.records.events import Progressed
from sfumato.records.manifest import DatasetRules

__all__ = [
    "Importer",
    "ImporterNotes",
    "pop_notes",
    "source_of",
    "write_notes",
]

_FILE = ".sfumato-import.json"


class Importer(ABC):
    """Turns a source into a folder of images."""

    @abstractmethod
    def open(self, source: Path, workspace: Path) -> Generator[Progressed, None, Path]:
        """Return the folder of images, and yield progress.

        Args:
            source: The folder or file that the user selected.
            workspace: An empty folder. Files that are written to it are kept if the returned folder
                is inside it, and removed otherwise.

        Raises:
            DatasetError: If the source cannot be used.
        """


def source_of(
    rules: DatasetRules, plugins: Plugins, *, target: Path, control: RunControl | None = None
) -> Generator[Progressed, None, Path | None]:
    """Return the folder of images for a dataset's source, using the importer named in its rules.

    Args:
        rules: The rules, which name the source and its importer; a plain folder needs no plugin.
        plugins: The plugins, which provide the importers.
        target: The folder in which to keep the files that the importer writes; an older folder is
            replaced.
        control: May request a pause or a stop.

    Returns:
        The folder of images, or `None` if the source is itself the folder.

    Raises:
        ConfigError: If a setting of the importer is unknown or out of bounds.
        DatasetError: If the source cannot be used.
        PluginError: If the importer is missing, fails, or returns no folder.
        StopRequestedError: If the control requests a stop. No files are left behind.
        SfumatoError: If the disk is full or cannot be written to.
    """
    source, name = Path(rules.source).expanduser(), rules.importer
    if name == DatasetRules().importer and name not in plugins.importers:
        return None  # without plugins
    importer: Importer | None = plugins.importers.build(name, rules.importer_settings)
    if importer is None:
        return None
    if not source.exists():
        raise DatasetError(
            msg("data.source_does_not_exist", "“{source}” does not exist.", source=source),
            hint=msg(
                "data.check_path_of_source",
                "Check the path; the disk may be unplugged, or the file may have been moved.",
            ),
        )
    found = source
    with suppress(_NothingWrittenError), staged_folder(target) as stage:
        found = yield from _watched(importer.open(source, stage), name, control)
        if not found.is_relative_to(stage):
            raise _NothingWrittenError
        found = target / found.relative_to(stage)
    return found


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


class _NothingWrittenError(Exception):
    """Raised when the importer returns a folder elsewhere, so that no files are kept."""


def _watched(
    work: Generator[Progressed, None, Path], name: str, control: RunControl | None
) -> Generator[Progressed, None, Path]:
    """Yield an importer's progress, stop it on request, and name it in the error if it fails."""
    while True:
        check_control(control)
        try:
            progress = next(work)
        except StopIteration as end:
            if not isinstance(end.value, Path) or not end.value.is_dir():
                raise PluginError(
                    msg(
                        "data.importer_returned_no_folder",
                        "Importer “{name}” returned {result} instead of a folder.",
                        name=name,
                        result=repr(end.value),
                    ),
                    hint=msg("data.report_to_author", "Report this to the author of the plugin."),
                ) from None
            found: Path = end.value
            return found
        except (SfumatoError, OSError):
            raise
        except (Exception, SystemExit) as error:  # a plugin's error must not end the program
            raise PluginError(
                msg(
                    "data.importer_failed",
                    "Importer “{name}” failed: {error}.",
                    name=name,
                    error=repr(error),
                ),
                hint=msg(
                    "data.choose_another_importer",
                    "Choose another importer, or report this to the author of the plugin.",
                ),
            ) from error
        yield progress
