"""Findings about duplicates and bursts, and the comparison of images that they are based on."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from sfumato.data.doctor.twins import Twins
from sfumato.data.grouping import grouped
from sfumato.messages import Message, msg
from sfumato.records.findings import Finding, FindingKind, StoredTwins
from sfumato.records.manifest import ImageRow

__all__ = ["burst_twins", "duplicates"]

_BURST_SHARE = 0.6
"""Distance of successive images of a burst, as a share of that between nearest neighbors."""
_FEWEST_IN_BURST = 3
_REASONS: dict[FindingKind, Message] = {
    "reencoded": msg("doctor.is_reencoded", "The same image as another file, encoded differently."),
    "resized": msg("doctor.is_resized", "The same image as another file, at another size."),
    "mirrored": msg("doctor.is_mirrored", "The mirror image of another file."),
    "cropped": msg("doctor.is_cropped", "A part of another image."),
    "burst": msg("doctor.is_in_burst", "Almost the same as the images before and after it."),
}


def burst_twins(
    rows: Sequence[ImageRow],
    vectors: NDArray[np.float32],
    *,
    spacing: float,
    twins: Sequence[Twins],
) -> list[StoredTwins]:
    """Return pairs of successive images that belong to a burst.

    Args:
        rows: N images in the order of their names.
        vectors: Their scaled vectors, `(N, D)`.
        spacing: The usual distance between an image and its nearest neighbor.
        twins: The pairs that are known to be twins, by index.
    """
    known = {(min(pair[:2]), max(pair[:2])) for pair in twins}
    steps = np.linalg.norm(np.diff(vectors, axis=0), axis=1)
    is_near = steps < _BURST_SHARE * spacing
    is_near |= np.array([(at, at + 1) in known for at in range(len(steps))], bool)
    pairs: list[StoredTwins] = []
    chain: list[int] = []
    for at in [*np.flatnonzero(is_near).tolist(), -1]:
        if chain and at != chain[-1] + 1:
            if len(chain) + 1 >= _FEWEST_IN_BURST:
                pairs += [
                    StoredTwins(rows[i].sha256, rows[i + 1].sha256, "burst", float(steps[i]))
                    for i in chain
                ]
            chain = []
        chain.append(at)
    return pairs


def duplicates(rows: Sequence[ImageRow], twins: Sequence[StoredTwins]) -> Iterator[Finding]:
    """Yield a finding for each image that should give way to a better one with the same content.

    Of each group, the image with the most pixels is kept, or else the first one.
    """
    row_by_hash = {row.sha256: row for row in rows}
    place = {row.sha256: at for at, row in enumerate(rows)}
    pairs = [pair for pair in twins if pair.first in row_by_hash and pair.second in row_by_hash]
    pairs_by_hash: dict[str, list[StoredTwins]] = defaultdict(list)
    for pair in pairs:
        pairs_by_hash[pair.first].append(pair)
        pairs_by_hash[pair.second].append(pair)
    for group in grouped((pair.first, pair.second) for pair in pairs):
        kept = min(
            group,
            key=lambda sha256: (
                _parts(sha256, pairs_by_hash),
                -_pixels(row_by_hash[sha256]),
                place[sha256],
            ),
        )
        for sha256 in sorted(group - {kept}, key=place.__getitem__):
            yield _finding(sha256, row_by_hash, pairs_by_hash[sha256])


def _parts(sha256: str, pairs_by_hash: Mapping[str, list[StoredTwins]]) -> int:
    """Return how many images a file is a part of."""
    return sum(pair.kind == "cropped" and pair.second == sha256 for pair in pairs_by_hash[sha256])


def _pixels(row: ImageRow) -> int:
    return row.width * row.height


def _finding(
    sha256: str, row_by_hash: Mapping[str, ImageRow], pairs: Sequence[StoredTwins]
) -> Finding:
    pair = min(pairs, key=lambda pair: (pair.kind == "burst", pair.difference))
    row = row_by_hash[sha256]
    other = row_by_hash[pair.first if pair.second == sha256 else pair.second]
    kind = _kind(pair, row, other)
    others = [one for pair in pairs for one in (pair.first, pair.second) if one != sha256]
    return Finding(
        path=row.path,
        kind=kind,
        message=_REASONS[kind],
        evidence={"difference": pair.difference},
        related=tuple(dict.fromkeys([other.path, *(row_by_hash[one].path for one in others)])),
    )


def _kind(pair: StoredTwins, row: ImageRow, other: ImageRow) -> FindingKind:
    if pair.kind == "same":
        is_resized = (row.width, row.height) != (other.width, other.height)
        return "resized" if is_resized else "reencoded"
    return "mirrored" if pair.kind == "mirrored" else "burst" if pair.kind == "burst" else "cropped"
