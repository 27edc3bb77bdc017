"""Terms of use found beside a model's training images, or in the folder of a model.

Datasets for download often include a file such as `LICENSE.txt` in their top-level folder. The file
is included in exports of models that are trained on the dataset.
"""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from sfumato.errors import SfumatoError
from sfumato.records.manifest import load_rules
from sfumato.records.metadata import ImageTerms

__all__ = ["license_files", "terms_beside_images"]

_BEGINNINGS = ("licen", "copying")
"""Of file names in lowercase; the first one covers the British spelling, too."""
_ENDINGS = ("", ".txt", ".md", ".rst")
_LARGEST_BYTES = 100_000
"""The maximum size of a license; the longest licenses in common use have a third of this size."""


def terms_beside_images(dataset_folder: Path) -> tuple[ImageTerms, ...]:
    """Return the license files in the top-level folder of a dataset's source, if any."""
    with suppress(SfumatoError, OSError):
        source = load_rules(dataset_folder).source
        return license_files(Path(source)) if source else ()
    return ()


def license_files(folder: Path) -> tuple[ImageTerms, ...]:
    """Return the license files at the top of a folder.

    Raises:
        OSError: If the folder cannot be listed.
    """
    return tuple(_texts(folder))


def _texts(folder: Path) -> Iterator[ImageTerms]:
    named = (file for file in folder.iterdir() if file.name.lower().startswith(_BEGINNINGS))
    for file in sorted(file for file in named if file.suffix.lower() in _ENDINGS):
        with suppress(OSError, UnicodeDecodeError):  # a folder, or an unreadable text
            if file.stat().st_size <= _LARGEST_BYTES:
                yield ImageTerms(file=file.name, text=file.read_text(encoding="utf-8"))
