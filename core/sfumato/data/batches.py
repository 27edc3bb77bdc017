"""Which pictures come in which batch, and how do they get to the device?

The order is a pure function of the seed and the run's clock: epoch after epoch, each a fresh
permutation. So a resumed run meets the pictures that an unbroken one would have met, and several
processes agree on the order without talking.
"""

import numpy as np
import psutil
import torch
from numpy.typing import NDArray
from torch import Tensor

__all__ = ["BalancedOrder", "BatchOrder", "PictureSource"]

_SHARE_OF_FREE_MEMORY = 0.25


class BatchOrder:
    """The endless order in which pictures are learnt from.

    Args:
        count: How many pictures there are.
        seed: The run's seed.
    """

    def __init__(self, count: int, seed: int) -> None:
        assert count > 0
        self.count = count
        self.seed = seed
        self._epoch = -1
        self._permutation = np.empty(0, np.int64)

    def indices(self, images_seen: int, batch_size: int) -> NDArray[np.int64]:
        """Give the pictures from the clock `images_seen` on, as `batch_size` indices.

        However a stretch is cut into calls, the sequence is the same. Within an epoch each picture
        comes once; a batch may reach over the end of an epoch.
        """
        parts = []
        at, end = images_seen, images_seen + batch_size
        while at < end:
            epoch, place = divmod(at, self.count)
            part = self._order_of(epoch)[place : place + end - at]
            parts.append(part)
            at += len(part)
        return np.concatenate(parts) if parts else np.empty(0, np.int64)

    def _order_of(self, epoch: int) -> NDArray[np.int64]:
        if epoch != self._epoch:
            self._permutation = np.random.default_rng([self.seed, epoch]).permutation(self.count)
            self._epoch = epoch
        return self._permutation


class BalancedOrder:
    """An endless order in which all classes come equally often, however few pictures one has.

    The classes come in rounds, each once a round in a fresh order; the pictures of a class come in
    epochs of its own.

    Args:
        labels: The class of each picture, `(N,)`; those without, -1, are one class more.
        seed: The run's seed.
    """

    def __init__(self, labels: NDArray[np.int64], seed: int) -> None:
        assert len(labels) > 0
        self._seed = seed
        self._pictures = [np.flatnonzero(labels == label) for label in np.unique(labels)]
        self._orders = [BatchOrder(len(pictures), seed) for pictures in self._pictures]

    def indices(self, images_seen: int, batch_size: int) -> NDArray[np.int64]:
        """Give the pictures from the clock `images_seen` on; see `BatchOrder.indices`."""
        classes = len(self._pictures)
        first, last = images_seen // classes, (images_seen + batch_size - 1) // classes
        turns = np.concatenate([self._round(number) for number in range(first, last + 1)])
        rounds = np.arange(first, last + 1).repeat(classes)
        place = images_seen - first * classes
        wanted = slice(place, place + batch_size)
        found = np.empty(batch_size, np.int64)
        for label, (pictures, order) in enumerate(zip(self._pictures, self._orders, strict=True)):
            is_own = turns[wanted] == label
            if is_own.any():
                at = rounds[wanted][is_own]
                found[is_own] = pictures[order.indices(int(at[0]), len(at))]
        return found

    def _round(self, number: int) -> NDArray[np.int64]:
        return np.random.default_rng([self._seed, number, 1]).permutation(len(self._pictures))


class PictureSource:
    """The pictures to learn from, in memory if they take less than a quarter of what is free.

    Args:
        pictures: Uint8 `(N, H, W, C)`, usually mapped from a file.
        labels: Their classes, `(N,)`; -1 is no class.
    """

    def __init__(self, pictures: NDArray[np.uint8], labels: NDArray[np.int32]) -> None:
        free_bytes = psutil.virtual_memory().available
        self.is_in_memory = pictures.nbytes < _SHARE_OF_FREE_MEMORY * free_bytes
        """Whether batches are taken without touching the disk."""
        self._pictures = np.array(pictures) if self.is_in_memory else pictures
        self._labels = labels.astype(np.int64)

    def __len__(self) -> int:
        return len(self._pictures)

    @property
    def labels(self) -> NDArray[np.int64]:
        """The pictures' classes, `(N,)`; -1 is no class."""
        return self._labels

    def load(self, indices: NDArray[np.int64], device: torch.device | str) -> tuple[Tensor, Tensor]:
        """Take pictures to the device.

        Returns:
            The pictures, uint8 `(B, C, H, W)` in 0..255, and their labels, int64 `(B,)`.
        """
        pictures = torch.from_numpy(self._pictures[indices]).to(device)
        labels = torch.from_numpy(self._labels[indices]).to(device)
        return pictures.permute(0, 3, 1, 2).contiguous(), labels
