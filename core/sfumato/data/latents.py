"""How do latents of images come to memory without being encoded again?

`<cache>/latents/<key>/` lies beside the decoded images that they were made of and holds
`latents.f16` (normalized, `(N, H, W, C)`: version after version of the training images, then the
held-out ones), `labels.i32` and `latents.json`. The key says which autoencoder, normalization and
augmentations made them, so latents are right or they are not found.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from sfumato.control import RunControl
from sfumato.data.cache import ImageCache
from sfumato.data.spreading import obey
from sfumato.events import Progressed
from sfumato.json_file import read_json
from sfumato.sequence import Number, next_number, number_in
from sfumato.storage import explain_disk_errors, is_abandoned, require_space, staged_folder

__all__ = ["Encode", "LatentCache", "open_latents", "prepare_latents"]

_LATENTS, _LABELS, _DESCRIPTION = "latents.f16", "labels.i32", "latents.json"
_TASK = "Encoding images"
_AT_ONCE = 16
_KEPT = 2
"""Of different latents of the same images."""

Encode = Callable[[NDArray[np.uint8], int, int], NDArray[np.float16]]
"""From images `(B, H, W, C)`, the place of the first and the version, to latents of the same
layout. Held-out images have version -1: they are taken as they are."""


class _Description(msgspec.Struct, frozen=True, kw_only=True):
    """What `latents.json` says."""

    versions: int
    shape: tuple[int, int, int]
    """Height, width and channels of the latents of an image."""
    sigma_data: float
    """Standard deviation of the training latents, all channels together."""
    number: Number = 0
    """Higher than those of the other latents of the same images that were there before."""


class LatentCache:
    """Latents of a dataset's images, on disk and mapped into memory; a `TrainingData`.

    Args:
        folder: The folder of one key.
        cache: The images that they are latents of.

    Raises:
        SfumatoError: If they cannot be read.
    """

    def __init__(self, folder: Path, cache: ImageCache) -> None:
        hint = "Remove the folder; the latents are then made anew."
        description = read_json(folder / _DESCRIPTION, _Description, hint=hint)
        with explain_disk_errors(folder):
            self._train_count = description.versions * len(cache.train_images)
            count = self._train_count + len(cache.held_out_images)
            shape = (count, *description.shape)
            self._latents = np.memmap(folder / _LATENTS, np.float16, mode="r", shape=shape)
            self._labels = np.fromfile(folder / _LABELS, np.int32, count=count)
        self.classes = cache.classes
        self.sigma_data = description.sigma_data
        self.channels = description.shape[2]
        self.size_px = description.shape[0]

    @property
    def train_images(self) -> NDArray[np.float16]:
        """The latents to learn from, `(N, H, W, C)`, every version of every image."""
        return self._latents[: self._train_count]

    @property
    def train_labels(self) -> NDArray[np.int32]:
        """Their classes, `(N,)`; -1 is no class."""
        return self._labels[: self._train_count]

    @property
    def held_out_images(self) -> NDArray[np.float16]:
        """The latents the model is only tried on, `(M, H, W, C)`; may be none."""
        return self._latents[self._train_count :]

    @property
    def held_out_labels(self) -> NDArray[np.int32]:
        """Their classes, `(M,)`; -1 is no class."""
        return self._labels[self._train_count :]


def prepare_latents(
    cache: ImageCache,
    encode: Encode,
    *,
    key: str,
    versions: int,
    control: RunControl | None = None,
) -> Iterator[Progressed]:
    """Encode the images of a dataset, unless that is done already.

    A stop ends the stream by an error that the caller turns into an end; nothing is left behind.

    Args:
        cache: The images.
        encode: Makes latents.
        key: Names all that decides them besides the images.
        versions: How many times each training image is encoded, differently augmented.
        control: Asked for a stop between batches.

    Raises:
        StopRequestedError: If the control asks for a stop.
        SfumatoError: If the disk is full or refuses.
    """
    target = _folder(cache, key)
    if (target / _DESCRIPTION).exists():
        return
    train, held_out = cache.train_images, cache.held_out_images
    total = versions * len(train) + len(held_out)
    first = encode(train[:1], 0, -1)
    require_space(
        cache.folder,
        first.nbytes * total,
        task=f"Encoding {len(train)} images {versions} times",
        hint="Free some space, or lower autoencoder.versions.",
    )
    moments = np.zeros(3)
    done = 0
    with staged_folder(target) as stage:
        with (stage / _LATENTS).open("wb") as stream:
            for version in [*range(versions), -1]:
                images = held_out if version == -1 else train
                for start in range(0, len(images), _AT_ONCE):
                    latents = encode(images[start : start + _AT_ONCE], start, version)
                    stream.write(np.ascontiguousarray(latents).data)
                    if version != -1:
                        moments += _moments(latents)
                    done += len(latents)
                    obey(control)
                    yield Progressed(task=_TASK, done=done, total=total)
        labels = [*[cache.train_labels] * versions, cache.held_out_labels]
        np.concatenate(labels).astype(np.int32).tofile(stage / _LABELS)
        count, mean, square = moments[0], moments[1] / moments[0], moments[2] / moments[0]
        assert count
        height, width, channels = first.shape[1:]
        description = _Description(
            versions=versions,
            shape=(height, width, channels),
            sigma_data=float(np.sqrt(max(square - mean**2, 1e-4))),
            number=next_number(target.parent.glob(f"*/{_DESCRIPTION}")),
        )
        (stage / _DESCRIPTION).write_bytes(msgspec.json.encode(description))
    _remove_others(target)


def open_latents(cache: ImageCache, key: str) -> LatentCache:
    """Open latents that were prepared.

    Raises:
        SfumatoError: If they were not, or cannot be read.
    """
    return LatentCache(_folder(cache, key), cache)


def _folder(cache: ImageCache, key: str) -> Path:
    return cache.folder / "latents" / key


def _moments(latents: NDArray[np.float16]) -> NDArray[Any]:
    values = latents.astype(np.float64)
    return np.array([values.size, values.sum(), np.square(values).sum()])


def _remove_others(newest: Path) -> None:
    """Keep the newest latents and those before them; a killed process's remains go, too."""
    folders = [path for path in newest.parent.iterdir() if path != newest]
    staged = [path for path in folders if path.name.startswith(".")]
    others = sorted(
        set(folders) - set(staged),
        key=lambda path: (number_in(path / _DESCRIPTION), path.name),
        reverse=True,
    )
    abandoned = [path for path in staged if is_abandoned(path)]
    for path in [*others[_KEPT - 1 :], *abandoned]:
        with suppress(OSError):
            shutil.rmtree(path)
