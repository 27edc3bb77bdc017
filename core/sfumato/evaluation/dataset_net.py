"""A feature network trained on the user's own images.

The network is small and is trained once for each version of a dataset's contents, in about a minute
or less. It is stored in the dataset's cache beside the images, so all measurements on them use the
same network. Reports include its hash.
"""

import hashlib
from collections.abc import Generator
from pathlib import Path

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import load, save

from sfumato.data.cache import ImageCache
from sfumato.errors import SfumatoError
from sfumato.evaluation.dataset_net_training import DatasetFeatureNetwork, train_dataset_net
from sfumato.evaluation.features import FeatureNet
from sfumato.files.storage import explain_disk_errors, write_whole
from sfumato.messages import msg
from sfumato.records.events import Progressed

__all__ = ["DATASET_NET", "FEWEST_IMAGES", "open_dataset_net"]

DATASET_NET = "dataset features"
"""The network's name in reports."""

FEWEST_IMAGES = 200
"""With fewer images, the network would memorize each image and its distances would be useless."""

_RECIPE = "3"
"""Increased whenever a change to training yields a different network for the same images."""
_FILE = "dataset_net.safetensors"
_LARGEST_PX = 64


def open_dataset_net(cache: ImageCache) -> Generator[Progressed, None, FeatureNet]:
    """Return the network of a dataset, training it first if needed.

    Raises:
        SfumatoError: If the dataset has too few images, or the network cannot be written to disk.
    """
    file = cache.folder / _FILE
    input_px = min(_LARGEST_PX, cache.shape.longest_side)
    content = _stored(file)
    if content is None:
        _require_enough(cache)
        trained = yield from train_dataset_net(
            cache.train_images, cache.train_labels, input_px=input_px
        )
        content = save(trained.state_dict(), metadata={"recipe": _RECIPE})
        write_whole(file, content)
    with torch.device("meta"):  # consumes no random numbers, see `load_denoiser`
        network = DatasetFeatureNetwork(input_px)
    network.load_state_dict(load(content), assign=True)
    return FeatureNet(
        DATASET_NET,
        network.eval().requires_grad_(requires_grad=False),
        weights_sha256=hashlib.sha256(content).hexdigest(),
        input_px=input_px,
    )


def _require_enough(cache: ImageCache) -> None:
    if len(cache.train_images) < FEWEST_IMAGES:
        raise SfumatoError(
            msg(
                "evaluation.too_few_images_for_network",
                "There are too few images ({n}) to train a network for dataset features.",
                one="1 image is not enough to train a network for dataset features.",
                n=len(cache.train_images),
            ),
            hint=msg(
                "evaluation.use_more_images_or_imagenet",
                ("Use at least {fewest_images} images, or ImageNet features, which need fewer."),
                fewest_images=FEWEST_IMAGES,
            ),
        )


def _stored(file: Path) -> bytes | None:
    """Return the network's file, or `None` if it is missing or from another recipe."""
    if not file.is_file():
        return None
    try:
        with safe_open(file, framework="pt") as opened:
            recipe = (opened.metadata() or {}).get("recipe")
    except SafetensorError:
        return None  # a damaged file is rebuilt
    with explain_disk_errors(file):
        return file.read_bytes() if recipe == _RECIPE else None
