"""An index of vectors that finds nearest neighbors without comparing all with all.

The vectors are divided into cells around centers (an inverted file). A query is compared only with
the vectors of the few nearest cells. Up to a few thousand vectors, all cells are searched, and the
result is exact.
"""

from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

__all__ = ["Neighbors", "VectorIndex"]

_CELL_SIZE = 1000
_PROBES = 6
_ROUNDS = 4
_CHUNK = 8192


class Neighbors(NamedTuple):
    """The nearest vectors of each query, nearest first."""

    distances: Tensor
    """`(Q, K)`; infinite if there are fewer than K vectors."""
    indices: Tensor
    """Indices of the vectors, int64 `(Q, K)`."""


class VectorIndex:
    """Finds the nearest neighbors among vectors.

    Args:
        vectors: The vectors, float32 `(N, D)`.
    """

    def __init__(self, vectors: NDArray[np.float32]) -> None:
        self._vectors = torch.from_numpy(vectors)
        count = max(1, len(vectors) // _CELL_SIZE)
        rng = torch.Generator().manual_seed(0)
        chosen = torch.randperm(len(vectors), generator=rng)
        centers = self._vectors[chosen[:count]].clone()
        sample = self._vectors[chosen[: 64 * count]]
        for _ in range(_ROUNDS if count > 1 else 0):
            cell = _cells_of(sample, centers, 1)[:, 0]
            sums = torch.zeros_like(centers).index_add_(0, cell, sample)
            sizes = torch.bincount(cell, minlength=count).clamp(min=1)
            centers = sums / sizes[:, None]
        cell = _cells_of(self._vectors, centers, 1)[:, 0]
        self._centers = centers
        self._members = [torch.nonzero(cell == at)[:, 0] for at in range(count)]

    def nearest(self, queries: NDArray[np.float32], count: int) -> Neighbors:
        """Return the nearest vectors of queries `(Q, D)`."""
        asked = torch.from_numpy(np.ascontiguousarray(queries))
        probes = _cells_of(asked, self._centers, min(_PROBES, len(self._centers)))
        distances = torch.full((len(asked), count), torch.inf)
        indices = torch.zeros((len(asked), count), dtype=torch.int64)
        for cell, members in enumerate(self._members):
            those = torch.nonzero((probes == cell).any(1))[:, 0]
            for some in torch.split(those, _CHUNK):
                found = torch.cdist(asked[some], self._vectors[members])
                near, chosen = found.topk(min(count, len(members)), largest=False)
                near = torch.cat([distances[some], near], dim=1)
                there = torch.cat([indices[some], members[chosen]], dim=1)
                distances[some], order = near.topk(count, largest=False)
                indices[some] = there.gather(1, order)
        return Neighbors(distances, indices)


def _cells_of(vectors: Tensor, centers: Tensor, count: int) -> Tensor:
    """Return the nearest cells `(N, count)` of vectors."""
    parts = [
        torch.cdist(part, centers).topk(count, largest=False).indices
        for part in torch.split(vectors, _CHUNK)
    ]
    return torch.cat(parts)
