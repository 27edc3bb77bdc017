"""What does a network see that has learnt from the user's own pictures?

A small one, trained once for each content of a dataset, in about a minute or less. It lies in the
dataset's cache beside the pictures, so that all that is measured on them is measured with the same
network; reports carry its hash.
"""

import hashlib
from collections.abc import Generator
from pathlib import Path

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import load, save

from sfumato.data.cache import PictureCache
from sfumato.errors import SfumatoError
from sfumato.evaluation.features import FeatureNet
from sfumato.evaluation.folder_training import FolderNetwork, train_folder_network
from sfumato.events import Progressed
from sfumato.storage import explain_disk_errors, write_whole

__all__ = ["FEWEST_PICTURES", "FOLDER_NET", "open_folder_net"]

FOLDER_NET = "the network of this folder"
"""Its name in reports."""

FEWEST_PICTURES = 200
"""With fewer the network would know each picture by heart, and its distances say nothing."""

_RECIPE = "2"
"""Raised when the training gives another network from the same pictures."""
_FILE = "folder_net.safetensors"
_LARGEST_PX = 64


def open_folder_net(cache: PictureCache) -> Generator[Progressed, None, FeatureNet]:
    """Give the network of a dataset, trained first where it is not there yet.

    Raises:
        SfumatoError: If the dataset has too few pictures, or the disk refuses.
    """
    file = cache.folder / _FILE
    input_px = min(_LARGEST_PX, cache.size_px)
    content = _stored(file)
    if content is None:
        _require_enough(cache)
        trained = yield from train_folder_network(
            cache.train_pictures, cache.train_labels, input_px=input_px
        )
        content = save(trained.state_dict(), metadata={"recipe": _RECIPE})
        write_whole(file, content)
    with torch.device("meta"):  # no random number is drawn, see `load_denoiser`
        network = FolderNetwork(input_px)
    network.load_state_dict(load(content), assign=True)
    return FeatureNet(
        FOLDER_NET,
        network.eval().requires_grad_(requires_grad=False),
        weights_sha256=hashlib.sha256(content).hexdigest(),
        input_px=input_px,
    )


def _require_enough(cache: PictureCache) -> None:
    if len(cache.train_pictures) < FEWEST_PICTURES:
        raise SfumatoError(
            f"{len(cache.train_pictures)} pictures are too few to train a network that compares "
            "them.",
            hint=f"Use at least {FEWEST_PICTURES}; other networks compare fewer.",
        )


def _stored(file: Path) -> bytes | None:
    """Read the network's file; `None` if there is none, or one of another recipe."""
    if not file.is_file():
        return None
    try:
        with safe_open(file, framework="pt") as opened:
            recipe = (opened.metadata() or {}).get("recipe")
    except SafetensorError:
        return None  # a damaged file is made anew
    with explain_disk_errors(file):
        return file.read_bytes() if recipe == _RECIPE else None
