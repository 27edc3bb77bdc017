"""Image files of hundreds of kinds, with their expected pixels.

`benchmarks/image_kinds.py --update` creates them; here they are only read.
"""

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from sfumato.config.image_shape import ImageShape
from sfumato.data.decode import decode_image
from sfumato.data.entries import classify
from sfumato.errors import DatasetError
from sfumato.records.manifest import DatasetRules

__all__ = ["KINDS_FILE", "Outcome", "StoredKind", "outcome_of", "read_kinds"]

KINDS_FILE = Path(__file__).parent / "image_kinds.zip"

_LOSSLESS_LEVELS = 1
_LOSSY_MEAN_LEVELS = 1.0


class StoredKind(NamedTuple):
    """A file of one kind."""

    name: str
    content: bytes
    reference: NDArray[np.uint8] | None
    """Its pixels over white, `(H, W, 3)`; `None` if it must never be read."""
    is_lossy: bool


class Outcome(NamedTuple):
    """The result of importing a file."""

    result: str
    """`equal`, `wrong`, `unsupported`, or `damaged`."""
    text: str


def read_kinds() -> Iterator[StoredKind]:
    """Yield all kinds."""
    with zipfile.ZipFile(KINDS_FILE) as archive:
        for metadata in json.loads(archive.read("kinds.json")):
            reference = None
            if metadata["reference"]:
                image = Image.open(io.BytesIO(archive.read(f"references/{metadata['reference']}")))
                reference = np.asarray(image)
            content = archive.read(f"files/{metadata['name']}")
            yield StoredKind(metadata["name"], content, reference, metadata["is_lossy"])


def outcome_of(kind: StoredKind) -> Outcome:
    """Import one file like a folder's import does, and compare it with its reference."""
    judgment = classify(PurePath(kind.name), head=lambda: kind.content[:512])
    if judgment.kind == "unsupported":
        return Outcome("unsupported", judgment.reason)
    side = 37 if kind.reference is None else kind.reference.shape[1]
    try:
        image = decode_image(
            kind.content, DatasetRules(shape=ImageShape.square(side)), name=kind.name
        )
    except DatasetError as error:
        result = "unsupported" if "not supported" in str(error.message) else "damaged"
        return Outcome(result, str(error.message))
    if kind.reference is None:
        return Outcome("wrong", "read, though nothing says how it looks")
    difference = np.abs(image.pixels.astype(int) - kind.reference)
    is_equal = (
        difference.mean() <= _LOSSY_MEAN_LEVELS
        if kind.is_lossy
        else difference.max() <= _LOSSLESS_LEVELS
    )
    text = f"differs by {difference.max()} levels at most, {difference.mean():.2f} on average"
    return Outcome("equal" if is_equal else "wrong", text)
