"""Reconstruction check of an autoencoder.

A model can only generate what its autoencoder preserves. Held-out images are therefore encoded and
decoded once and compared with the originals by two metrics: PSNR, and the Fréchet distance between
the two sets as a fraction of the real-vs-real baseline.
"""

from collections.abc import Generator
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray

from sfumato.data.cache import ImageCache
from sfumato.device.memory import PassSize
from sfumato.evaluation.features import Images, imagenet_net
from sfumato.evaluation.scorer import build_scorer
from sfumato.latents.autoencoder import Autoencoder
from sfumato.latents.image_space import bytes_from_images, images_from_bytes
from sfumato.messages import msg
from sfumato.records.events import Progressed
from sfumato.records.score import Score

__all__ = ["Loss", "measure_loss"]

_MOST_IMAGES = 256
_FEWEST = 16
_AT_ONCE = 8
_SHOWN = 8
_TASK = msg("latents.checking_reconstruction", "Checking the reconstruction quality")


class Loss(NamedTuple):
    """The reconstruction error of an autoencoder."""

    psnr_db: float
    """PSNR of the mean squared error over all images, in decibels."""
    score: Score
    """The score of the reconstructions, with the originals as real images."""
    shown: Images
    """Rows of originals and their reconstructions, alternating, uint8 `(16, H, W, C)`."""


def measure_loss(autoencoder: Autoencoder, cache: ImageCache) -> Generator[Progressed, None, Loss]:
    """Measure an autoencoder, in evaluation mode, on up to 256 held-out images.

    Training images are used if fewer than 16 images are held out.

    Raises:
        SfumatoError: If the feature network is missing.
    """
    train, held_out = cache.train_images, cache.held_out_images
    real = held_out if len(held_out) >= _FEWEST else train[: max(1, len(train) // 2)]
    real = np.array(real[:_MOST_IMAGES])
    others = np.array(train[-len(real) :])
    found = yield from _through(autoencoder, real)
    error = np.square((found.astype(np.float32) - real) / 255).mean()
    net = imagenet_net(cache.shape)
    scorer = yield from build_scorer([net], real, others)
    features = yield from scorer.features(found)
    (score,) = scorer.compare(features)
    half = _SHOWN // 2
    rows = [real[:half], found[:half], real[half:_SHOWN], found[half:_SHOWN]]
    return Loss(
        psnr_db=float(-10 * np.log10(max(error, 1e-10))),
        score=score,
        shown=np.concatenate(rows),
    )


def _through(
    autoencoder: Autoencoder, images: Images
) -> Generator[Progressed, None, NDArray[np.uint8]]:
    on_device = next(autoencoder.parameters()).device

    def reconstructed(start: int, count: int) -> NDArray[np.uint8]:
        part = torch.from_numpy(images[start : start + count]).to(on_device)
        with torch.inference_mode():
            latents = autoencoder.encode(images_from_bytes(part.permute(0, 3, 1, 2)))
            return bytes_from_images(autoencoder.decode(latents)).cpu().numpy()

    found: list[NDArray[np.uint8]] = []
    done = 0
    for part in PassSize(_AT_ONCE).parts(len(images), reconstructed):
        found.append(part)
        done += len(part)
        yield Progressed(task=_TASK, done=done, total=len(images))
    return np.concatenate(found)
