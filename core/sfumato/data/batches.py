"""The order of images in batches, and their transfer to the device.

The order depends only on the seed and the number of images seen; each epoch is a new permutation.
Therefore, a resumed run sees the same images as an uninterrupted run, and several processes agree
on the order without communicating.
"""

from typing import Any

import numpy as np
import psutil
import torch
from numpy.typing import NDArray
from torch import Tensor

from sfumato.data.training_data import TrainingData
from sfumato.device.backend import Backend
from sfumato.device.backends import backend_of

__all__ = ["BalancedOrder", "BatchOrder", "ImageSource", "source_on"]

_SHARE_OF_FREE_MEMORY = 0.25


class BatchOrder:
    """An endless order of training images.

    Args:
        count: The number of images.
        seed: The run's seed.
    """

    def __init__(self, count: int, seed: int) -> None:
        assert count > 0
        self.count = count
        self.seed = seed
        self._epoch = -1
        self._permutation = np.empty(0, np.int64)

    def indices(self, images_seen: int, batch_size: int) -> NDArray[np.int64]:
        """Return the indices of the next `batch_size` images after `images_seen` images.

        The sequence does not depend on how it is divided into calls. Each image occurs once per
        epoch, and a batch may cross the end of an epoch.
        """
        parts = []
        at, end = images_seen, images_seen + batch_size
        while at < end:
            epoch, index = divmod(at, self.count)
            part = self._order_of(epoch)[index : index + end - at]
            parts.append(part)
            at += len(part)
        return np.concatenate(parts) if parts else np.empty(0, np.int64)

    def _order_of(self, epoch: int) -> NDArray[np.int64]:
        if epoch != self._epoch:
            self._permutation = np.random.default_rng([self.seed, epoch]).permutation(self.count)
            self._epoch = epoch
        return self._permutation


class BalancedOrder:
    """An endless order in which all classes occur equally often, regardless of their size.

    Each round contains every class once, in a new random order. The images of each class have
    epochs of their own.

    Args:
        labels: The class of each image, `(N,)`; unlabeled images (-1) form an additional class.
        seed: The run's seed.
    """

    def __init__(self, labels: NDArray[np.int64], seed: int) -> None:
        assert len(labels) > 0
        self._seed = seed
        self._images = [np.flatnonzero(labels == label) for label in np.unique(labels)]
        self._orders = [BatchOrder(len(images), seed) for images in self._images]

    def indices(self, images_seen: int, batch_size: int) -> NDArray[np.int64]:
        """Return the next indices after `images_seen` images; see `BatchOrder.indices`."""
        classes = len(self._images)
        first, last = images_seen // classes, (images_seen + batch_size - 1) // classes
        turns = np.concatenate([self._round(number) for number in range(first, last + 1)])
        rounds = np.arange(first, last + 1).repeat(classes)
        index = images_seen - first * classes
        wanted = slice(index, index + batch_size)
        found = np.empty(batch_size, np.int64)
        for label, (images, order) in enumerate(zip(self._images, self._orders, strict=True)):
            is_own = turns[wanted] == label
            if is_own.any():
                at = rounds[wanted][is_own]
                found[is_own] = images[order.indices(int(at[0]), len(at))]
        return found

    def _round(self, number: int) -> NDArray[np.int64]:
        return np.random.default_rng([self._seed, number, 1]).permutation(len(self._images))


class ImageSource:
    """The training images, kept as close to the device as memory allows.

    The images are kept on a GPU with dedicated memory if they need less than a quarter of its free
    memory. Otherwise they are kept in main memory, by the same rule, or else read from disk.

    Args:
        images: The images, uint8, or latents, float16, `(N, H, W, C)`, usually memory-mapped from a
            file.
        labels: The classes of the images, `(N,)`; -1 means no class.
        device: The device to which batches are loaded.
        device_bytes: Free memory of the device in bytes; 0 if it has no memory of its own.
    """

    def __init__(
        self,
        images: NDArray[Any],  # uint8 or float16
        labels: NDArray[np.int32],
        *,
        device: torch.device,
        device_bytes: int = 0,
    ) -> None:
        free_bytes = psutil.virtual_memory().available
        self.is_on_device = images.nbytes < _SHARE_OF_FREE_MEMORY * device_bytes
        """Whether batches are created without leaving the device."""
        self.is_in_memory = self.is_on_device or images.nbytes < _SHARE_OF_FREE_MEMORY * free_bytes
        """Whether batches are created without reading from disk."""
        self._backend = backend_of(device)
        self._labels = labels.astype(np.int64)
        self._on_device: tuple[Tensor, Tensor] | None = None
        if self.is_on_device:
            held = torch.from_numpy(np.array(images)).to(device)
            self._on_device = held, torch.from_numpy(self._labels).to(device)
        is_copied = self.is_in_memory and not self.is_on_device
        self._images = np.array(images) if is_copied else images

    def __len__(self) -> int:
        return len(self._images)

    @property
    def labels(self) -> NDArray[np.int64]:
        """The images' classes, `(N,)`; -1 means no class."""
        return self._labels

    def load(self, indices: NDArray[np.int64]) -> tuple[Tensor, Tensor]:
        """Copy images to the device without waiting for the copy to finish.

        Returns:
            The images, `(B, C, H, W)`, with their original type, and their labels, int64 `(B,)`.
        """
        if self._on_device is not None:
            positions = self._sent(indices)
            images, labels = (held[positions] for held in self._on_device)
        else:
            images = self._sent(self._images[indices])
            labels = self._sent(self._labels[indices])
        return images.permute(0, 3, 1, 2).contiguous(), labels

    def _sent(self, values: NDArray[np.uint8] | NDArray[np.int64]) -> Tensor:
        return self._backend.send(torch.from_numpy(values))


def source_on(backend: Backend, data: TrainingData) -> ImageSource:
    """Return the training images or latents, to be loaded to a device."""
    return ImageSource(
        data.train_images,
        data.train_labels,
        device=backend.torch_device,
        device_bytes=backend.free_bytes() if backend.has_own_memory else 0,
    )
