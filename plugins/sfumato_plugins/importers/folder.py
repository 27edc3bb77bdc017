"""The folder importer: reads a folder of images in place."""

from collections.abc import Generator
from pathlib import Path

from sfumato.catalog import NoSettings
from sfumato.data.importer import Importer
from sfumato.errors import DatasetError
from sfumato.events import Progressed
from sfumato.messages import msg

__all__ = ["FolderImporter", "make_importer"]


class FolderImporter(Importer):
    """Returns the folder itself."""

    def open(self, source: Path, workspace: Path) -> Generator[Progressed, None, Path]:  # noqa: ARG002, nothing is written
        """Return the folder, which is not modified."""
        yield Progressed(
            task=msg("importers.looking_for_images", "Looking for images"), done=0, total=0
        )
        if not source.is_dir():
            raise DatasetError(
                msg("importers.is_not_a_folder", "“{source}” is not a folder.", source=source)
                if source.exists()
                else msg(
                    "importers.source_does_not_exist", "“{source}” does not exist.", source=source
                ),
                hint=msg("importers.choose_folder", "Choose the folder that contains the images."),
            )
        return source


def make_importer(settings: NoSettings) -> FolderImporter:  # noqa: ARG001, a factory takes settings
    """Return the importer; it has no settings."""
    return FolderImporter()
