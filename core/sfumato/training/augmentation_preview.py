"""Preview of a run's augmentations on images of its dataset.

The preview shows a few images above their augmented versions. They are read by the same decoder and
augmented with the same seeds as in training. Previews use torch's default generator, so no run may
train in the same process at the same time.
"""

import io
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import numpy as np
import torch
from msgspec.structs import replace
from numpy.typing import NDArray
from PIL import Image
from torch import Tensor

from sfumato.config.settings import RunConfig
from sfumato.data.batches import BatchOrder
from sfumato.data.decode import decode_image, read_content
from sfumato.errors import DatasetError
from sfumato.files.storage import explain_disk_errors, write_whole
from sfumato.latents.image_space import bytes_from_images, images_from_bytes
from sfumato.messages import msg
from sfumato.optimization.update import step_seed
from sfumato.plugins.registry import Plugins
from sfumato.records.events import FileWritten, IncidentReported
from sfumato.records.manifest import Manifest, load_rules
from sfumato.training.augmentation import Augmenter
from sfumato.training.conditional_augmentation import apply_transforms, sample_transforms
from sfumato.training.plugin_parts import augmenter_of

__all__ = ["preview_augmentations"]

_TILE_PX = 160
"""Images larger than this are downscaled after augmentation."""
_TRIED_FOR_EACH = 4
"""Number of files tried per requested image, since some may be missing."""
_HINT = msg(
    "training.choose_another_augmentation",
    "Choose another augmentation, or report this to the plugin's author.",
)


def preview_augmentations(
    dataset_folder: Path,
    config: RunConfig,
    *,
    plugins: Plugins,
    path: Path,
    count: int = 8,
    draws: int = 3,
    first_draw_index: int = 0,
) -> Iterator[IncidentReported | FileWritten]:
    """Write images of a dataset above their augmented versions, as one PNG.

    The tiles have no gaps: one column per image, with the original in the first row and one row per
    draw below it. The same seed and arguments produce the same PNG.

    Args:
        dataset_folder: Folder of the dataset.
        config: Determines the augmentations, the image size, and the seed.
        plugins: The available augmentations.
        path: The PNG file to write.
        count: Maximum number of images; a smaller dataset shows all of its images.
        draws: Number of augmented versions per image.
        first_draw_index: Index of the first draw; a different index augments the images
            differently.

    Raises:
        ConfigError: If the settings of an augmentation are invalid.
        DatasetError: If no image can be read.
        SfumatoError: If the disk is full or not writable.
    """
    images = _first_images(dataset_folder, config, count=count)
    augmenter = augmenter_of(config, plugins)
    drawn = [
        _changed(images, config, augmenter, clock=draw * count)
        for draw in range(first_draw_index, first_draw_index + draws)
    ]
    for failure in augmenter.pop_failures():
        yield IncidentReported(kind="plugin", images_seen=0, message=failure, hint=_HINT)
    with explain_disk_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, _sheet(torch.stack([images, *drawn]).permute(0, 1, 3, 4, 2).numpy()))
    yield FileWritten(path=str(path))


def _first_images(dataset_folder: Path, config: RunConfig, *, count: int) -> Tensor:
    """Return the first images in a seeded random order, uint8 `(N, C, H, W)`."""
    rules = replace(load_rules(dataset_folder), shape=config.data.shape)
    with closing(Manifest(dataset_folder)) as manifest:
        ids = manifest.ids(status="in", split="train")
        wanted = min(_TRIED_FOR_EACH * count, len(ids))
        order = BatchOrder(len(ids), config.seed).indices(0, wanted) if ids else ()
        tried = [ids[int(index)] for index in order]
        rows = manifest.rows_of(tried)
    found: list[NDArray[np.uint8]] = []
    for row in (rows[id_] for id_ in tried if id_ in rows):
        with suppress(DatasetError):  # deleted after the import; training will report it
            file = row.file_in(dataset_folder)
            found.append(decode_image(read_content(file), rules, name=file.name).pixels)
        if len(found) == count:
            break
    if not found:
        raise DatasetError(
            msg(
                "training.no_readable_image",
                "Cannot read any image of dataset “{name}”.",
                name=dataset_folder.name,
            ),
            hint=msg(
                "training.restore_dataset_folder",
                "Move the dataset's folder back, or import it again.",
            ),
        )
    images = torch.from_numpy(np.stack(found)).permute(0, 3, 1, 2).contiguous()
    is_gray = images.shape[1] == 3 and torch.equal(images, images[:, :1].expand_as(images))
    return images[:, :1].contiguous() if is_gray else images


def _changed(images: Tensor, config: RunConfig, augmenter: Augmenter, *, clock: int) -> Tensor:
    """Return augmented images, uint8 `(N, C, H, W)`, as `TrainingBatches.at` does."""
    torch.manual_seed(step_seed(config.seed, clock))
    changed = augmenter(images)
    if not config.augmentation.probability or config.model.autoencoder != "none":
        return changed  # latents get no geometric augmentation
    if config.augmentations:
        torch.manual_seed(step_seed(config.seed + 1, clock))
    x = images_from_bytes(changed)
    transforms = sample_transforms(len(x), config.augmentation)
    return bytes_from_images(apply_transforms(x, transforms)).permute(0, 3, 1, 2)


def _sheet(tiles: NDArray[np.uint8]) -> bytes:
    """Return tiles `(R, N, H, W, C)` as a PNG, downscaling large ones."""
    rows, columns, height, width, channels = tiles.shape
    whole = tiles.transpose(0, 2, 1, 3, 4).reshape(rows * height, columns * width, channels)
    image = Image.fromarray(whole[..., 0] if channels == 1 else whole)
    if width > _TILE_PX:
        tile_h = max(1, round(height * _TILE_PX / width))
        image = image.resize((columns * _TILE_PX, rows * tile_h), Image.Resampling.BOX)
    stream = io.BytesIO()
    image.save(stream, "PNG")
    return stream.getvalue()
