"""The folder importer: core reads a folder of images in place."""

from sfumato.plugins.catalog import NoSettings

__all__ = ["make_importer"]


def make_importer(settings: NoSettings) -> None:
    """Return `None`: a folder needs no unpacking."""
