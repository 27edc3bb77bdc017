"""How do images come from what is no folder of images yet?

An importer gives a folder of images for a source: the source itself, or one that it writes. What
it writes comes to lie in the project, whole or not at all, and is then read like any folder.
"""

from abc import ABC, abstractmethod
from collections.abc import Generator
from contextlib import suppress
from pathlib import Path

from sfumato.control import RunControl
from sfumato.data.spreading import obey
from sfumato.errors import DatasetError, PluginError, SfumatoError
from sfumato.events import Progressed
from sfumato.manifest import DatasetRules
from sfumato.plugins import Plugins
from sfumato.storage import staged_folder

__all__ = ["Importer", "source_of"]


class Importer(ABC):
    """Gives a folder of images for a source."""

    @abstractmethod
    def open(self, source: Path, workspace: Path) -> Generator[Progressed, None, Path]:
        """Return the folder of images, telling the progress.

        Args:
            source: What the user named: a folder or a file.
            workspace: An empty folder. What is written here is kept if the folder that is given
                lies in it, and removed otherwise.

        Raises:
            DatasetError: If the source cannot be used.
        """


class _NothingWrittenError(Exception):
    """The importer gave a folder elsewhere, so nothing is to be kept."""


def source_of(
    rules: DatasetRules, plugins: Plugins, *, target: Path, control: RunControl | None = None
) -> Generator[Progressed, None, Path | None]:
    """Return the folder of images of a dataset's source, through the importer that its rules name.

    Args:
        rules: The source, and what reads it; a plain folder needs no plugin.
        plugins: Where importers come from.
        target: Where to keep what the importer writes; an older one is replaced.
        control: May ask for a pause or a stop.

    Returns:
        `None` where the source is the folder itself.

    Raises:
        DatasetError: If the source cannot be used.
        PluginError: If the importer is not there, fails, or gives no folder.
        StopRequestedError: If the control asks for a stop; nothing stays behind then.
        SfumatoError: If the disk is full or refuses.
    """
    source, name = Path(rules.source).expanduser(), rules.importer
    if name == DatasetRules().importer:
        return None
    importer: Importer = plugins.importers.build(name, rules.importer_settings)
    if not source.exists():
        raise DatasetError(
            f"“{source}” does not exist.",
            hint="Check the path; a disk may have been unplugged, or the file moved.",
        )
    found = source
    with suppress(_NothingWrittenError), staged_folder(target) as stage:
        found = yield from _watched(importer.open(source, stage), name, control)
        if not found.is_relative_to(stage):
            raise _NothingWrittenError
        found = target / found.relative_to(stage)
    return found


def _watched(
    work: Generator[Progressed, None, Path], name: str, control: RunControl | None
) -> Generator[Progressed, None, Path]:
    """Follow an importer's work, stop it when that is asked for, and name it if it fails."""
    while True:
        obey(control)
        try:
            progress = next(work)
        except StopIteration as end:
            if not isinstance(end.value, Path) or not end.value.is_dir():
                raise PluginError(
                    f"Importer “{name}” gave {end.value!r} in place of a folder.",
                    hint="Report this to the plugin's author.",
                ) from None
            found: Path = end.value
            return found
        except (SfumatoError, OSError):
            raise
        except (Exception, SystemExit) as error:  # a plugin's mistake must not end the program
            raise PluginError(
                f"Importer “{name}” failed: {error!r}.",
                hint="Choose another importer, or report this to the plugin's author.",
            ) from error
        yield progress
