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
            task=msg("importers.looking_images", "Looking for images"), done=0, total=0
        )
        if not source.is_dir():
            raise DatasetError(
                msg("importers.no_folder", "“{source}” is no folder.", source=source)
                if source.exists()
                else msg("importers.does_not_exist", "“{source}” does not exist.", source=source),
                hint=msg(
                    "importers.choose_folder_images_lie",
                    "Choose the folder that the images lie in.",
                ),
            )
        return source


def make_importer(settings: NoSettings) -> FolderImporter:  # noqa: ARG001, a factory takes settings
    """Return the importer; it has no settings."""
    return FolderImporter()
