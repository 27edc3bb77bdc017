"""The built-in importers."""

from sfumato.plugins.catalog import ImporterEntry

__all__ = ["IMPORTERS"]

IMPORTERS = (
    ImporterEntry(
        name="folder",
        label="Folder",
        summary="Reads images in place from a folder and its subfolders.",
        factory="sfumato_plugins.importers.folder:make_importer",
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
