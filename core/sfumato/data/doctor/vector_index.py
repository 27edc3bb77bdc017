"""An index of vectors that finds nearest neighbors without comparing all with all.

The vectors are divided into cells around centers (an inverted file). A query is compared only with
the vectors of the few nearest cells. Up to a few thousand vectors, all cells are searched, and the
result is exact.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

__all__ = ["Neighbors", "VectorIndex"]

_CELL_SIZE = 1000
_PROBES = 6
_ROUNDS = 4
_CHUNK = 2048

Floats = NDArray[np.float32]
Indices = NDArray[np.int64]


class Neighbors(NamedTuple):
    """The nearest vectors of each query, nearest first."""

    distances: Floats
    """`(Q, K)`; infinite if there are fewer than K vectors."""
    indices: Indices
    """Indices of the vectors, `(Q, K)`."""


class VectorIndex:
    """Finds the nearest neighbors among vectors.

    Args:
        vectors: The vectors, `(N, D)`.
    """

    def __init__(self, vectors: Floats) -> None:
        count = max(1, len(vectors) // _CELL_SIZE)
        order = np.random.default_rng(0).permutation(len(vectors))
        centers, sample = vectors[order[:count]], vectors[order[: 64 * count]]
        for _ in range(_ROUNDS if count > 1 else 0):
            cell = _cells_of(sample, centers, 1)[:, 0]
            sums = np.zeros_like(centers)
            np.add.at(sums, cell, sample)
            sizes = np.bincount(cell, minlength=count).clip(min=1)
            centers = (sums / sizes[:, None]).astype(np.float32)
        cell = _cells_of(vectors, centers, 1)[:, 0]
        self._vectors = vectors
        self._centers = centers
        self._members = [np.flatnonzero(cell == at) for at in range(count)]

    def nearest(self, queries: Floats, count: int) -> Neighbors:
        """Return the nearest vectors of queries `(Q, D)`."""
        probes = _cells_of(queries, self._centers, min(_PROBES, len(self._centers)))
        squares = np.full((len(queries), count), np.inf, np.float32)
        indices = np.zeros((len(queries), count), np.int64)
        for cell, members in enumerate(self._members):
            asking = np.flatnonzero((probes == cell).any(axis=1))
            for start in range(0, len(asking) if len(members) else 0, _CHUNK):
                some = asking[start : start + _CHUNK]
                found = _squared_distances(queries[some], self._vectors[members])
                chosen = _smallest(found, count)
                near = np.concatenate([squares[some], _taken(found, chosen)], axis=1)
                there = np.concatenate([indices[some], members[chosen]], axis=1)
                order = near.argsort(axis=1)[:, :count]
                squares[some], indices[some] = _taken(near, order), _taken(there, order)
        return Neighbors(np.sqrt(squares), indices)


def _cells_of(vectors: Floats, centers: Floats, count: int) -> Indices:
    """Return the nearest cells `(N, count)` of vectors."""
    parts = [
        _smallest(_squared_distances(vectors[start : start + _CHUNK], centers), count)
        for start in range(0, len(vectors), _CHUNK)
    ]
    return np.concatenate(parts)


def _squared_distances(a: Floats, b: Floats) -> Floats:
    squares = np.square(a).sum(axis=1)[:, None] + np.square(b).sum(axis=1) - 2 * (a @ b.T)
    found: Floats = squares.clip(min=0).astype(np.float32, copy=False)
    return found


def _smallest(values: Floats, count: int) -> Indices:
    """Return the places `(N, count)` of the smallest values in each row, in any order."""
    if values.shape[1] <= count:
        return np.broadcast_to(np.arange(values.shape[1]), values.shape)
    return np.argpartition(values, count - 1, axis=1)[:, :count]


def _taken(values: NDArray[np.generic], places: Indices) -> NDArray[np.generic]:
    return np.take_along_axis(values, places, axis=1)
