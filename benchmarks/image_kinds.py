"""Read image files of hundreds of kinds and compare each with its reference.

`--update` regenerates the files and the references, with ImageMagick where no formula defines them.
"""

import argparse
import hashlib
import io
import json
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import numpy as np
from kinds.kind import Kind
from kinds.magick import shown
from kinds.old_kinds import old_kinds
from kinds.photo_kinds import photo_kinds
from kinds.png_kinds import png_kinds
from kinds.tiff_kinds import tiff_kinds
from numpy.typing import NDArray
from PIL import Image

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from support.image_kinds import KINDS_FILE, outcome_of, read_kinds

_WRITTEN_AT = (2000, 1, 1, 0, 0, 0)


def main() -> int:
    """Print one line of figures; the exit status is 0 if all images match."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--update", action="store_true", help="make files and references anew")
    if parser.parse_args().update:
        _write(chain(tiff_kinds(), png_kinds(), photo_kinds(), old_kinds()))
    outcomes = {kind.name: outcome_of(kind) for kind in read_kinds()}
    counts = Counter(outcome.result for outcome in outcomes.values())
    for name, outcome in outcomes.items():
        if outcome.result in ("wrong", "damaged"):
            print(f"{name}: {outcome.text}")
    print(
        f"{len(outcomes)} kinds of image files: {counts['equal']} equal to their reference, "
        f"{counts['unsupported']} not supported, {counts['wrong']} wrong, "
        f"{counts['damaged']} called damaged; target: none wrong, none damaged"
    )
    return int(bool(counts["wrong"] or counts["damaged"]))


def _write(kinds: Iterator[Kind]) -> None:
    references: dict[str, bytes] = {}
    metadata = []
    with zipfile.ZipFile(KINDS_FILE, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for kind in kinds:
            truth = kind.truth
            if truth is None:
                truth = shown(kind.name, kind.content, *kind.options)
            reference = _added(references, truth) if truth is not None else None
            metadata.append({"name": kind.name, "reference": reference, "is_lossy": kind.is_lossy})
            _add(archive, f"files/{kind.name}", kind.content)
        for name, content in references.items():
            _add(archive, f"references/{name}", content)
        _add(archive, "kinds.json", json.dumps(metadata, indent=1).encode())


def _added(references: dict[str, bytes], pixels: NDArray[np.uint8]) -> str:
    stream = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(pixels)).save(stream, "PNG", optimize=True)
    name = hashlib.sha256(pixels.tobytes()).hexdigest()[:12] + ".png"
    references[name] = stream.getvalue()
    return name


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, _WRITTEN_AT)
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, content, compresslevel=9)


if __name__ == "__main__":
    sys.exit(main())
