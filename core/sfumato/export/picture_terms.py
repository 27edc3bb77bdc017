"""Which terms of use lie beside the pictures that a model learnt from?

Who offers pictures for download puts a text like `LICENSE.txt` on top of the folder. It goes with
what was learnt from them.
"""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from sfumato.errors import SfumatoError
from sfumato.facts import PictureTerms
from sfumato.manifest import load_rules

__all__ = ["terms_beside_pictures"]

_BEGINNINGS = ("license", "licence", "copying")
_ENDINGS = ("", ".txt", ".md", ".rst")
_LARGEST_BYTES = 100_000
"""A text that is longer is no licence; the longest in use have a third of that."""


def terms_beside_pictures(dataset_folder: Path) -> tuple[PictureTerms, ...]:
    """Give the texts that lie on top of a dataset's source; none where it is gone or no folder."""
    with suppress(SfumatoError, OSError):
        source = load_rules(dataset_folder).source
        return tuple(_texts(Path(source))) if source else ()
    return ()


def _texts(folder: Path) -> Iterator[PictureTerms]:
    named = (file for file in folder.iterdir() if file.name.lower().startswith(_BEGINNINGS))
    for file in sorted(file for file in named if file.suffix.lower() in _ENDINGS):
        with suppress(OSError, UnicodeDecodeError):  # a folder, or a text that cannot be read
            if file.stat().st_size <= _LARGEST_BYTES:
                yield PictureTerms(file=file.name, text=file.read_text(encoding="utf-8"))
