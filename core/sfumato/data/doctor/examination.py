"""Examination of each image of a dataset, once per content.

Each file is decoded at its own size, or at 256 px if it is larger. Results are stored every few
seconds, so an interrupted examination continues where it stopped.
"""

import time
from collections.abc import Generator, Iterable
from pathlib import Path

import msgspec
from msgspec.structs import replace

from sfumato.config.image_shape import ImageShape
from sfumato.data.decode import decode_image, read_content
from sfumato.data.doctor.fingerprint import fingerprint_of
from sfumato.data.doctor.measures import LARGEST_PX, Measures, jpeg_quality, measured
from sfumato.data.spreading import spread
from sfumato.errors import DatasetError
from sfumato.messages import msg
from sfumato.records.control import RunControl
from sfumato.records.events import Progressed
from sfumato.records.findings import Findings
from sfumato.records.manifest import DatasetRules, ImageRow

__all__ = ["Examination", "examine"]

_VERSION = 1
"""The version of measurements and fingerprints, increased whenever either changes."""
_SAVE_INTERVAL_S = 5.0
_TASK = msg("doctor.examining_images", "Examining images")


class Examination(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
    """What is measured of an image, and stored."""

    measures: Measures
    fingerprint: bytes


_DECODER = msgspec.msgpack.Decoder(Examination)


def examine(
    rows: Iterable[ImageRow],
    findings: Findings,
    *,
    folder: Path,
    rules: DatasetRules,
    control: RunControl | None = None,
) -> Generator[Progressed, None, dict[str, Examination]]:
    """Examine the images that are not known yet, and return all, by the hashes of their contents.

    Images whose files can no longer be read are left out.

    Raises:
        StopRequestedError: If the control requests a stop; what was examined is kept.
    """
    row_by_hash = {row.sha256: row for row in rows}
    known = findings.measurements(_VERSION)
    unknown = [row for sha256, row in row_by_hash.items() if sha256 not in known]
    added: dict[str, bytes] = {}
    saved_at = time.monotonic()

    def work(row: ImageRow) -> tuple[str, bytes | None]:
        return row.sha256, _examined(row, folder, rules)

    def keep(found: tuple[str, bytes | None]) -> None:
        sha256, content = found
        if content is not None:
            added[sha256] = content

    try:
        for progressed in spread(work, unknown, keep=keep, task=_TASK, control=control):
            if unknown:
                yield progressed
            if time.monotonic() - saved_at >= _SAVE_INTERVAL_S:
                findings.record_measurements(added, _VERSION)
                known |= added
                added.clear()
                saved_at = time.monotonic()
    finally:
        if added:
            findings.record_measurements(added, _VERSION)
            known |= added
    return {sha256: _DECODER.decode(known[sha256]) for sha256 in row_by_hash if sha256 in known}


def _examined(row: ImageRow, folder: Path, rules: DatasetRules) -> bytes | None:
    path = row.file_in(folder)
    try:
        content = read_content(path)
        image = decode_image(content, _at_own_size(rules, row), name=path.name)
    except DatasetError:
        return None  # the file has changed since the import, which is reported elsewhere
    measures = measured(image.pixels, quality=jpeg_quality(content))
    examination = Examination(measures=measures, fingerprint=fingerprint_of(image.pixels))
    return msgspec.msgpack.encode(examination)


def _at_own_size(rules: DatasetRules, row: ImageRow) -> DatasetRules:
    """Return rules that keep an image's own size, or reduce its longest side to the limit."""
    scale = min(1.0, LARGEST_PX / max(row.width, row.height))
    height, width = (max(8, round(side * scale)) for side in (row.height, row.width))
    return replace(rules, shape=ImageShape(3, height, width))
