"""The built-in importers."""

from sfumato.plugins.catalog import ImporterEntry, NoSettings

__all__ = ["IMPORTERS", "read_in_place"]

IMPORTERS = (
    ImporterEntry(
        name="folder",
        label="Folder",
        summary="Reads images in place from a folder and its subfolders.",
        factory="sfumato_plugins.importers:read_in_place",
        reads_folders=True,
    ),
    ImporterEntry(
        name="zip",
        label="ZIP archive",
        summary="Unpacks the images in a ZIP file into the project and keeps its folder structure.",
        factory="sfumato_plugins.importers.zip_archive:make_importer",
        endings=(".zip", ".cbz"),
    ),
)
"""The importers in the order in which they are tried, starting with the most common."""


def read_in_place(_settings: NoSettings) -> None:
    """Return `None`: core reads a folder of images in place, so there is nothing to unpack."""
