"""A small classifier of Fashion-MNIST whose features measure generated images.

It is a convolutional network trained on the 60,000 labeled training images of Fashion-MNIST in
about two minutes on one CPU thread. Generated images are compared by its 64 features before the
class layer, which are averaged over the image and so sensitive to noise and tone. It needs no
download, and no contestant has access to it. The scale is fixed: the Fréchet distance of the first
2,000 test images to 20,000 training images is 0.051.
"""

import hashlib
import os
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from platformdirs import user_cache_path
from safetensors.torch import load_file, save_file
from torch import Tensor, nn
from torch.nn import functional

from contest.sets import Images, ImageSet
from sfumato.evaluation.feature_distances import frechet_distance

__all__ = ["FashionClassifier", "load_classifier", "reference_of"]

BASELINE = 0.051
"""Baseline of 2,000 test images, as measured by the classifier of the first experiments."""

_RECIPE = "32/2 64 64/2 64 mean 10, batch norm, one-cycle 5e-3, batch 128, 3 epochs, 2"
"""Part of the cache key; must change whenever the weights would."""

_EPOCHS, _BATCH_SIZE, _RATE = 3, 128, 5e-3
_BASELINE_IMAGES, _REFERENCE_IMAGES = 2_000, 20_000


class Metadata(NamedTuple):
    """Metadata of a trained classifier."""

    accuracy: float
    """Accuracy on the test images."""
    sha256: str
    """SHA-256 of its weights, scale included."""


class FashionClassifier(nn.Module):
    """Classifies ten kinds of clothes; its features before the last layer are the metric."""

    def __init__(self) -> None:
        super().__init__()
        self.body = nn.Sequential(
            *_layer(1, 32, stride=2),
            *_layer(32, 64),
            *_layer(64, 64, stride=2),
            *_layer(64, 64),
            nn.AdaptiveAvgPool2d(1),
            nn.Flatten(),
        )
        self.head = nn.Linear(64, 10)
        self.scale = nn.Buffer(torch.ones(()))

    def forward(self, x: Tensor) -> Tensor:
        """Return the ten logits `(B, 10)` of images in [-1, 1], `(B, 1, 28, 28)`."""
        scores: Tensor = self.head(self.body(x))
        return scores

    @torch.inference_mode()
    def features(self, images: Images) -> NDArray[np.float64]:
        """Return features `(N, 64)` of images, uint8 `(N, 28, 28, 1)`."""
        parts = [self.scale * self.body(_images(part)) for part in _parts(images)]
        return torch.cat(parts).double().numpy()


def load_classifier(images: ImageSet) -> tuple[FashionClassifier, Metadata]:
    """Return the classifier from the user's cache folder, training it first if necessary."""
    key = hashlib.sha256(_RECIPE.encode() + images.images.tobytes()).hexdigest()[:16]
    file = user_cache_path("sfumato-benchmarks") / f"fashion-classifier-{key}.safetensors"
    classifier = FashionClassifier().eval().to(memory_format=torch.channels_last)
    if not file.exists():
        _train(classifier, images)
        _set_scale(classifier, images)
        _save(classifier, file)
    classifier.load_state_dict(load_file(file))
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    return classifier, Metadata(accuracy=_accuracy(classifier, images), sha256=digest)


def reference_of(images: ImageSet) -> Images:
    """Return the training images used as reference."""
    order = np.random.default_rng(0).permutation(len(images.images))
    return images.images[order[:_REFERENCE_IMAGES]]


def _train(classifier: FashionClassifier, images: ImageSet) -> None:
    """Train on the classes, with fixed initial weights and order."""
    steps = len(images.images) // _BATCH_SIZE
    with torch.random.fork_rng():
        torch.manual_seed(0)
        for layer in classifier.modules():
            if isinstance(layer, nn.Conv2d | nn.BatchNorm2d | nn.Linear):
                layer.reset_parameters()
    optimizer = torch.optim.AdamW(classifier.parameters(), lr=_RATE, weight_decay=1e-4, fused=True)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, _RATE, total_steps=steps * _EPOCHS)
    rng = np.random.default_rng(0)
    classifier.train()
    for _ in range(_EPOCHS):
        order = rng.permutation(len(images.images))
        for indices in np.split(order[: steps * _BATCH_SIZE], steps):
            labels = torch.from_numpy(images.labels[indices])
            loss = functional.cross_entropy(classifier(_images(images.images[indices])), labels)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]  # torch is untyped here
            optimizer.step()
            schedule.step()
    classifier.eval()


def _set_scale(classifier: FashionClassifier, images: ImageSet) -> None:
    """Scale the features to the fixed baseline; a distance grows with the square of the scale."""
    baseline = frechet_distance(
        classifier.features(reference_of(images)),
        classifier.features(images.kept[:_BASELINE_IMAGES]),
    )
    classifier.scale.fill_((BASELINE / baseline) ** 0.5)


def _save(classifier: FashionClassifier, file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_suffix(f".{os.getpid()}")
    weights = {name: value.contiguous() for name, value in classifier.state_dict().items()}
    save_file(weights, unfinished)
    unfinished.replace(file)


@torch.inference_mode()
def _accuracy(classifier: FashionClassifier, images: ImageSet) -> float:
    scores = torch.cat([classifier(_images(part)) for part in _parts(images.kept)])
    is_right = scores.argmax(1) == torch.from_numpy(images.kept_labels)
    return float(is_right.float().mean())


def _layer(channels: int, out_channels: int, *, stride: int = 1) -> tuple[nn.Module, ...]:
    conv = nn.Conv2d(channels, out_channels, 3, stride=stride, padding=1, bias=False)
    return (conv, nn.BatchNorm2d(out_channels), nn.ReLU())


def _images(images: Images) -> Tensor:
    return torch.from_numpy(images.transpose(0, 3, 1, 2).copy()).float() / 127.5 - 1


def _parts(images: Images) -> list[Images]:
    return [images[start : start + 500] for start in range(0, len(images), 500)]
