"""A cache of encoded latents, memory-mapped for training.

The folder `<cache>/latents/<key>/` is stored next to the decoded images that were encoded. It
contains `latents.f16` (normalized, `(N, H, W, C)`: first the training images, one version after
another, then the held-out images), `labels.i32`, and `latents.json`. The key covers the
autoencoder, the normalization, and the augmentations, so stale latents are never used.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from sfumato.data.cache import ImageCache, remove_older
from sfumato.data.spreading import check_control
from sfumato.files.json_file import Number, next_number, read_json
from sfumato.files.storage import explain_disk_errors, require_space, staged_folder
from sfumato.messages import msg
from sfumato.records.control import RunControl
from sfumato.records.events import Progressed

__all__ = ["Encode", "LatentCache", "has_latents", "open_latents", "prepare_latents"]

_LATENTS, _LABELS, _DESCRIPTION = "latents.f16", "labels.i32", "latents.json"
_TASK = msg("data.encoding_images", "Encoding images")
_AT_ONCE = 16
_HELD_OUT = -1
"""The version of held-out images, which are not augmented."""
_KEPT = 2
"""How many sets of latents to keep for the same images."""

Encode = Callable[[NDArray[np.uint8], int, int], NDArray[np.float16]]
"""A function that encodes a batch of images to latents.

It takes the images, `(B, H, W, C)`, the index of the first image, and the version, and returns
latents in the same layout. Held-out images have version -1.
"""


class _Description(msgspec.Struct, frozen=True, kw_only=True):
    """The content of `latents.json`."""

    versions: int
    shape: tuple[int, int, int]
    """The height, width, and number of channels of an image's latents."""
    sigma_data: float
    """The standard deviation of the training latents, over all channels."""
    number: Number = 0
    """The number of this set, which is higher than those of all older sets for the same images."""


class LatentCache:
    """The latents of a dataset's images, memory-mapped from disk; implements `TrainingData`.

    Args:
        folder: The folder of the latents, which is named by their key.
        cache: The images that were encoded.

    Raises:
        SfumatoError: If the latents cannot be read.
    """

    def __init__(self, folder: Path, cache: ImageCache) -> None:
        hint = msg(
            "data.remove_latents_folder", "Delete the folder; the images will be encoded again."
        )
        description = read_json(folder / _DESCRIPTION, _Description, hint=hint)
        with explain_disk_errors(folder):
            self._train_count = description.versions * len(cache.train_images)
            count = self._train_count + len(cache.held_out_images)
            shape = (count, *description.shape)
            self._latents = np.memmap(folder / _LATENTS, np.float16, mode="r", shape=shape)
            self._labels = np.fromfile(folder / _LABELS, np.int32, count=count)
        self.classes = cache.classes
        self.sigma_data = description.sigma_data
        height, width, channels = description.shape
        self.shape = (channels, height, width)

    @property
    def train_images(self) -> NDArray[np.float16]:
        """The training latents, `(N, H, W, C)`, in all versions of all images."""
        return self._latents[: self._train_count]

    @property
    def train_labels(self) -> NDArray[np.int32]:
        """The classes of the training latents, `(N,)`; -1 means no class."""
        return self._labels[: self._train_count]

    @property
    def held_out_images(self) -> NDArray[np.float16]:
        """The held-out latents, used only for validation, `(M, H, W, C)`; there may be none."""
        return self._latents[self._train_count :]

    @property
    def held_out_labels(self) -> NDArray[np.int32]:
        """The classes of the held-out latents, `(M,)`; -1 means no class."""
        return self._labels[self._train_count :]


def prepare_latents(
    cache: ImageCache,
    encode: Encode,
    *,
    key: str,
    versions: int,
    control: RunControl | None = None,
) -> Iterator[Progressed]:
    """Encode the images of a dataset, unless current latents exist.

    A stop ends the stream with an error that the caller handles; no files are left behind.

    Args:
        cache: The decoded images.
        encode: The function that encodes images to latents.
        key: A key that identifies everything on which the latents depend other than the images.
        versions: How many times each training image is encoded, each time with different
            augmentations.
        control: Checked for a stop between batches.

    Raises:
        StopRequestedError: If the control requests a stop.
        SfumatoError: If the disk is full or cannot be written to.
    """
    if has_latents(cache, key):
        return
    target = _folder(cache, key)
    first = encode(cache.train_images[:1], 0, _HELD_OUT)
    _require_space(cache, first.nbytes, versions=versions)
    moments = np.zeros(3)
    with staged_folder(target) as stage:
        with (stage / _LATENTS).open("wb") as stream:
            for latents, version, progress in _encoded(cache, encode, versions=versions):
                stream.write(np.ascontiguousarray(latents).data)
                if version != _HELD_OUT:
                    moments += _moments(latents)
                check_control(control)
                yield progress
        labels = [*[cache.train_labels] * versions, cache.held_out_labels]
        np.concatenate(labels).astype(np.int32).tofile(stage / _LABELS)
        mean, square = moments[1:] / moments[0]
        height, width, channels = first.shape[1:]
        description = _Description(
            versions=versions,
            shape=(height, width, channels),
            sigma_data=float(np.sqrt(max(square - mean**2, 1e-4))),
            number=next_number(target.parent.glob(f"*/{_DESCRIPTION}")),
        )
        (stage / _DESCRIPTION).write_bytes(msgspec.json.encode(description))
    remove_older(target, description=_DESCRIPTION, keep=_KEPT)


def has_latents(cache: ImageCache, key: str) -> bool:
    """Return whether latents with this key have been prepared."""
    return (_folder(cache, key) / _DESCRIPTION).exists()


def open_latents(cache: ImageCache, key: str) -> LatentCache:
    """Open prepared latents.

    Raises:
        SfumatoError: If the latents have not been prepared, or cannot be read.
    """
    return LatentCache(_folder(cache, key), cache)


def _folder(cache: ImageCache, key: str) -> Path:
    return cache.folder / "latents" / key


def _encoded(
    cache: ImageCache, encode: Encode, *, versions: int
) -> Iterator[tuple[NDArray[np.float16], int, Progressed]]:
    """Yield the latents of a few images at a time, with their version and the progress so far."""
    total = versions * len(cache.train_images) + len(cache.held_out_images)
    done = 0
    for version in [*range(versions), _HELD_OUT]:
        images = cache.held_out_images if version == _HELD_OUT else cache.train_images
        for start in range(0, len(images), _AT_ONCE):
            latents = encode(images[start : start + _AT_ONCE], start, version)
            done += len(latents)
            yield latents, version, Progressed(task=_TASK, done=done, total=total)


def _require_space(cache: ImageCache, image_bytes: int, *, versions: int) -> None:
    """Raise if the disk has no room for the latents, given the bytes of a single image's."""
    count = len(cache.train_images)
    require_space(
        cache.folder,
        image_bytes * (versions * count + len(cache.held_out_images)),
        task=msg(
            "data.encoding_versions",
            "Encoding {images:,} images in {versions:,} versions",
            images=count,
            versions=versions,
        ),
        hint=msg(
            "data.free_space_or_lower_versions",
            "Free up disk space, or lower autoencoder.versions.",
        ),
    )


def _moments(latents: NDArray[np.float16]) -> NDArray[Any]:
    values = latents.astype(np.float64)
    return np.array([values.size, values.sum(), np.square(values).sum()])
