"""Search for twins: images of the same content that were re-encoded, resized, mirrored, or cropped.

Each image, its mirror image, and 25 crops of 90 % are compared with all images by the vectors of
their fingerprints. The nearest candidates are then aligned and compared pixel by pixel. A pair
counts as twins if the remaining difference is small, and also small compared with the distance to
other similar images: in a set of a thousand alike faces, similar faces are not twins.
"""

from collections.abc import Generator, Iterator
from itertools import product
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sfumato.data.doctor.fingerprint import Planes, planes_of, vectors_of, zoomed
from sfumato.data.doctor.vector_index import VectorIndex
from sfumato.data.spreading import check_control
from sfumato.messages import msg
from sfumato.records.control import RunControl
from sfumato.records.events import Progressed

__all__ = ["TwinSearch", "Twins", "find_twins"]

TwinKind = Literal["same", "mirrored", "cropped"]

_TASK = msg("doctor.comparing_images", "Comparing images with each other")
_CROP = 0.9
_OFFSETS = (0.0, 0.025, 0.05, 0.075, 0.1)
_LEAST_CONTRAST = 4.0
"""Standard deviation of the luma below which images are blank, and therefore not compared."""
_LEAST_DEVIATION = 12.0
"""Lower limit in levels for the deviation of a frequency over the dataset, by which it is divided.

Rounding and compression change each frequency by a few levels.
"""
_NEIGHBORS = 8
_CANDIDATES = 5
_ALIGNMENT = ((0.02, 16.0), (0.01, 11.0), (0.005, 9.5))
"""The steps of the alignment, and the difference in levels up to which a pair is worth each step.
"""
_CHUNK = 4096


class Twins(NamedTuple):
    """Two images of the same content."""

    first: int
    second: int
    kind: TwinKind
    """How the second image is related to the first; of a crop, the second is the smaller part."""
    difference: float
    """Root mean square difference after alignment, in levels of 0 to 255."""


class _Limits(NamedTuple):
    """The largest differences of twins."""

    difference: float
    """In levels."""
    worst_block: float
    usual_share: float
    """As a share of the difference between an image and its eighth nearest neighbor."""
    contrast_share: float
    """As a share of the standard deviation of the luma."""
    chroma: float
    worst_chroma: float


_LIMITS: dict[TwinKind, _Limits] = {
    "same": _Limits(7.0, 20.0, 0.5, 0.25, 9.0, 30.0),
    "mirrored": _Limits(7.0, 20.0, 0.5, 0.25, 9.0, 30.0),
    "cropped": _Limits(8.0, 24.0, 0.45, 0.3, 9.0, 36.0),
}


class _Pairs(NamedTuple):
    """Candidates: N pairs of images, and the view of the first that resembles the second."""

    first: NDArray[np.int64]
    second: NDArray[np.int64]
    view: NDArray[np.int64]

    def at(self, chosen: NDArray[np.bool_] | NDArray[np.int64]) -> "_Pairs":
        return _Pairs(self.first[chosen], self.second[chosen], self.view[chosen])


class _Compared(NamedTuple):
    """The differences of N pairs, in levels."""

    difference: NDArray[np.float32]
    worst_block: NDArray[np.float32]
    """The largest difference in a block of 4 × 4 px: a small change of the content."""
    chroma: NDArray[np.float32]
    worst_chroma: NDArray[np.float32]
    """The largest difference of colors in an eighth of the width and height."""


class TwinSearch(NamedTuple):
    """The result of a search."""

    twins: list[Twins]
    vectors: NDArray[np.float32]
    """The vectors of all images, scaled for comparison."""
    spacing: float
    """The usual distance between the vectors of an image and its nearest neighbor."""


def find_twins(
    fingerprints: NDArray[np.uint8], *, control: RunControl | None = None
) -> Generator[Progressed, None, TwinSearch]:
    """Find all twins among images, given their fingerprints `(N, 1152)`.

    Raises:
        StopRequestedError: If the control requests a stop.
    """
    planes = planes_of(fingerprints)
    vectors, scale = _scaled_vectors(planes.luma)
    used = np.flatnonzero(planes.luma.std((1, 2)) >= _LEAST_CONTRAST)
    if len(used) < 2:
        return TwinSearch([], vectors, 0.0)
    index = VectorIndex(vectors[used])
    near = index.nearest(vectors[used], _NEIGHBORS + 1)
    spacing = float(np.median(near.distances[:, 1]))
    usual = _usual_difference(planes, used, near.indices)
    views: list[tuple[NDArray[np.float32], NDArray[np.int64]]] = []
    for view in range(len(_VIEWS)):
        check_control(control)
        yield Progressed(task=_TASK, done=view, total=len(_VIEWS))
        seen = _vectors_of_view(planes.luma[used], view, scale)
        found = index.nearest(seen, 3)
        views.append((found.distances, used[found.indices]))
    candidates = _nearest_candidates(used, views)
    twins = list(_confirmed(candidates, planes, usual))
    yield Progressed(task=_TASK, done=len(_VIEWS), total=len(_VIEWS))
    return TwinSearch(twins, vectors, spacing)


_VIEWS: tuple[tuple[TwinKind, float, float], ...] = (
    ("same", 0.0, 0.0),
    ("mirrored", 0.0, 0.0),
    *(("cropped", left, top) for left, top in product(_OFFSETS, repeat=2)),
)
"""The kind of each view, and the offsets of its crop."""


def _scaled_vectors(
    luma: NDArray[np.float32],
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    vectors = vectors_of(luma)
    scale = 1 / np.maximum(vectors.std(axis=0), _LEAST_DEVIATION)
    return vectors * scale, scale


def _vectors_of_view(
    luma: NDArray[np.float32], view: int, scale: NDArray[np.float32]
) -> NDArray[np.float32]:
    chunks = [luma[start : start + _CHUNK] for start in range(0, len(luma), _CHUNK)]
    return np.concatenate([vectors_of(_viewed(chunk, view)) for chunk in chunks]) * scale


def _viewed(luma: NDArray[np.float32], view: int) -> NDArray[np.float32]:
    kind, left, top = _VIEWS[view]
    if kind == "cropped":
        full = np.ones(len(luma), np.float32)
        return zoomed(luma, scale=_CROP * full, left=left * full, top=top * full)
    return luma[:, :, ::-1] if kind == "mirrored" else luma


def _usual_difference(
    planes: Planes, used: NDArray[np.int64], neighbors: NDArray[np.int64]
) -> NDArray[np.float32]:
    """Return how much each image differs from its eighth nearest neighbor, in levels `(N,)`."""
    usual = np.full(len(planes.luma), np.inf, np.float32)
    last = used[neighbors[:, -1]]
    for start in range(0, len(used), _CHUNK):
        part = slice(start, start + _CHUNK)
        first, second = _smooth(planes.luma[used[part]]), _smooth(planes.luma[last[part]])
        usual[used[part]] = np.sqrt(np.square(first - second).mean((1, 2)))
    return usual


def _nearest_candidates(
    used: NDArray[np.int64], views: list[tuple[NDArray[np.float32], NDArray[np.int64]]]
) -> _Pairs:
    """Return the nearest few candidates of each image, over all its views."""
    distances = np.concatenate([found for found, _ in views], axis=1)
    others = np.concatenate([found for _, found in views], axis=1)
    view = np.repeat(np.arange(len(views)), views[0][0].shape[1])
    distances = np.where(others == used[:, None], np.inf, distances)
    order = distances.argsort(axis=1)[:, :_CANDIDATES]
    pairs = _Pairs(
        np.repeat(used, order.shape[1]),
        np.take_along_axis(others, order, axis=1).ravel(),
        view[order].ravel(),
    )
    return pairs.at(np.isfinite(np.take_along_axis(distances, order, axis=1).ravel()))


def _confirmed(pairs: _Pairs, planes: Planes, usual: NDArray[np.float32]) -> Iterator[Twins]:
    """Yield the pairs whose pixels agree, each pair once."""
    best: dict[tuple[int, int], Twins] = {}
    for start in range(0, len(pairs.first), _CHUNK):
        chunk = pairs.at(np.arange(start, min(start + _CHUNK, len(pairs.first))))
        for twins in _confirmed_in(chunk, planes, usual):
            key = (min(twins.first, twins.second), max(twins.first, twins.second))
            known = best.get(key)
            if known is None or (_rank(twins) < _rank(known)):
                best[key] = twins
    yield from best.values()


def _rank(twins: Twins) -> tuple[bool, float]:
    return twins.kind == "cropped", twins.difference


def _confirmed_in(pairs: _Pairs, planes: Planes, usual: NDArray[np.float32]) -> Iterator[Twins]:
    kinds = np.array([_VIEWS[view][0] for view in pairs.view])
    for kind, limits in _LIMITS.items():
        chosen = pairs.at(kinds == kind)
        if not len(chosen.first):
            continue
        compared = _aligned(chosen, planes) if kind == "cropped" else _compared(chosen, planes)
        typical = np.minimum(usual[chosen.first], usual[chosen.second])
        contrast = planes.luma[chosen.second].std((1, 2))
        is_twin = (
            (compared.difference < limits.difference)
            & (compared.difference < limits.usual_share * typical)
            & (compared.difference < limits.contrast_share * contrast)
            & (compared.worst_block < limits.worst_block)
            & (compared.chroma < limits.chroma)
            & (compared.worst_chroma < limits.worst_chroma)
        )
        for at in np.flatnonzero(is_twin):
            first, second = int(chosen.first[at]), int(chosen.second[at])
            yield Twins(first, second, kind, float(compared.difference[at]))


def _compared(pairs: _Pairs, planes: Planes) -> _Compared:
    """Compare the first images, mirrored where the view is, with the second ones."""
    other_chroma = planes.chroma[pairs.second]
    mirrored = np.array([_VIEWS[view][0] == "mirrored" for view in pairs.view])[:, None, None]
    luma, chroma = planes.luma[pairs.first], planes.chroma[pairs.first]
    luma = np.where(mirrored, luma[:, :, ::-1], luma)
    chroma = np.where(mirrored[..., None], chroma[..., ::-1], chroma)
    return _differences(_smooth(luma), _smooth(planes.luma[pairs.second]), chroma, other_chroma)


def _aligned(pairs: _Pairs, planes: Planes) -> _Compared:
    """Compare the best-fitting parts of the first images with the second ones."""
    offsets = np.array([view[1:] for view in _VIEWS], np.float32)[pairs.view]
    part = np.stack([np.full(len(offsets), _CROP, np.float32), *offsets.T])
    target = _smooth(planes.luma[pairs.second])
    best = _part_difference(pairs, planes, part, target)
    for step, worthwhile in _ALIGNMENT:
        at = np.flatnonzero(best < worthwhile)
        for change in product((-step, 0.0, step), repeat=3):
            moved = part[:, at] + np.array(change, np.float32)[:, None]
            moved[0] = moved[0].clip(0.8, 1.0)
            moved[1:] = np.clip(moved[1:], 0.0, 1.0 - moved[0])
            found = _part_difference(pairs.at(at), planes, moved, target[at])
            is_better = found < best[at]
            best[at[is_better]] = found[is_better]
            part[:, at[is_better]] = moved[:, is_better]
    luma = _smooth(_part(pairs, planes, part))
    scale, left, top = np.repeat(part, 2, axis=1)
    chroma = planes.chroma[pairs.first].reshape(-1, *planes.chroma.shape[2:])
    chroma = zoomed(chroma, scale=scale, left=left, top=top).reshape(-1, *planes.chroma.shape[1:])
    return _differences(luma, target, chroma, planes.chroma[pairs.second])


def _part(pairs: _Pairs, planes: Planes, part: NDArray[np.float32]) -> NDArray[np.float32]:
    return zoomed(planes.luma[pairs.first], scale=part[0], left=part[1], top=part[2])


def _part_difference(
    pairs: _Pairs, planes: Planes, part: NDArray[np.float32], target: NDArray[np.float32]
) -> NDArray[np.float32]:
    squares = np.square(_smooth(_part(pairs, planes, part)) - target)
    found: NDArray[np.float32] = np.sqrt(squares.mean((1, 2)))
    return found


def _differences(
    luma: NDArray[np.float32],
    other: NDArray[np.float32],
    chroma: NDArray[np.float32],
    other_chroma: NDArray[np.float32],
) -> _Compared:
    squares = np.square(luma - other)
    blocks = squares.reshape(-1, 8, 4, 8, 4).mean((2, 4))
    colors = np.square(chroma - other_chroma).mean(1)
    return _Compared(
        np.sqrt(squares.mean((1, 2))),
        np.sqrt(blocks.max((1, 2))),
        np.sqrt(colors.mean((1, 2))),
        np.sqrt(colors.max((1, 2))),
    )


def _smooth(luma: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return luma averaged over 3 × 3 px, so that shifts by less than a pixel hardly count."""
    padded = np.pad(luma, [(0, 0), (1, 1), (1, 1)], mode="edge")
    rows = padded[:, :-2] + padded[:, 1:-1] + padded[:, 2:]
    found: NDArray[np.float32] = (rows[:, :, :-2] + rows[:, :, 1:-1] + rows[:, :, 2:]) / 9
    return found
