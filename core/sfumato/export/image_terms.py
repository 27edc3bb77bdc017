"""Which terms of use lie beside the images that a model learned from?

Who offers images for download puts a text like `LICENSE.txt` on top of the folder. It goes with
what was learned from them.
"""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from sfumato.errors import SfumatoError
from sfumato.manifest import load_rules
from sfumato.metadata import ImageTerms

__all__ = ["terms_beside_images"]

_BEGINNINGS = ("license", "license", "copying")
_ENDINGS = ("", ".txt", ".md", ".rst")
_LARGEST_BYTES = 100_000
"""A text that is longer is no license; the longest in use have a third of that."""


def terms_beside_images(dataset_folder: Path) -> tuple[ImageTerms, ...]:
    """Return the license files at the top of a dataset's source; none if it is gone."""
    with suppress(SfumatoError, OSError):
        source = load_rules(dataset_folder).source
        return tuple(_texts(Path(source))) if source else ()
    return ()


def _texts(folder: Path) -> Iterator[ImageTerms]:
    named = (file for file in folder.iterdir() if file.name.lower().startswith(_BEGINNINGS))
    for file in sorted(file for file in named if file.suffix.lower() in _ENDINGS):
        with suppress(OSError, UnicodeDecodeError):  # a folder, or a text that cannot be read
            if file.stat().st_size <= _LARGEST_BYTES:
                yield ImageTerms(file=file.name, text=file.read_text(encoding="utf-8"))
