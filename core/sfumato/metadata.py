"""Metadata of a trained model: everything known about it besides its weights."""

import msgspec

from sfumato.config.settings import RunConfig
from sfumato.messages import Message, msg

__all__ = [
    "Base",
    "FeatureQuality",
    "ImageTerms",
    "MeasuredQuality",
    "ModelMetadata",
    "average_text",
]


class FeatureQuality(msgspec.Struct, frozen=True, kw_only=True):
    """How far a model's images are from real ones in the features of one network."""

    net: str
    """Name of the feature network."""
    net_sha256: str
    """Hash of the network's weights; distances are comparable only if it is the same."""
    frechet: float
    """Fréchet distance between the feature distributions; lower is better."""
    frechet_baseline: float
    """The distance between two sets of real images of the same size: a lower bound."""
    precision: float
    """Fraction of generated images within the distribution of real ones."""
    recall: float
    """Fraction of real images within the distribution of generated ones."""


class MeasuredQuality(msgspec.Struct, frozen=True, kw_only=True):
    """Measured image quality, and the sampling settings of the measured images."""

    count: int
    """Number of generated images compared, and of real ones."""
    sampler: str
    """The sampler."""
    num_steps: int
    """Number of sampling steps."""
    guidance: str
    """`class`, `autoguidance`, or `none`."""
    guidance_scale: float
    """Guidance scale; 1 disables it."""
    ema_length: float
    """EMA length: width of the weight average, relative to the run."""
    features: tuple[FeatureQuality, ...]
    """Distances, by feature network."""
    copy_alarms: tuple[str, ...]
    """Evidence of copied training images; empty if there is none."""


class ImageTerms(msgspec.Struct, frozen=True, kw_only=True):
    """A file with terms of use that was found beside a model's training images."""

    file: str
    """Its name."""
    text: str
    base: str = ""
    """The model that it was found with, if that is not the model itself but a base of it."""


class Base(msgspec.Struct, frozen=True, kw_only=True):
    """The model whose weights a run started from."""

    name: str
    """The run, or the folder of a model of another program."""
    weights_sha256: str
    """Hash of the weights."""
    images_seen: int = 0
    """Number of images that it was trained on, repeats included; 0 if unknown."""
    images: int = 0
    """Number of images in its training set; 0 if unknown."""
    dataset_sha256: str = ""
    """Fingerprint of those images and the rules by which they were read; empty if unknown."""
    terms: tuple[ImageTerms, ...] = ()
    """License files found beside those images, or in the folder of the model."""
    base: "Base | None" = None
    """The model that it started from itself."""


class ModelMetadata(msgspec.Struct, frozen=True, kw_only=True):
    """Metadata of a trained model: everything known about it besides its weights."""

    run: str
    images_seen: int
    step: int
    weights_sha256: str
    """Hash of the averaged weights.

    Of their file; of the weights themselves if the average was built after training; of either and
    the autoencoder if there is one.
    """
    autoencoder_sha256: str = ""
    """Hash of the autoencoder's weights; empty for a model in pixel space."""
    channels: int
    """1 for grayscale images, 3 for color."""
    classes: tuple[str, ...]
    """Names by class label; empty for an unconditional model."""
    sigma_data: float
    images: int
    """Number of images seen in training."""
    dataset_sha256: str
    """Fingerprint of the images and the rules by which they were read."""
    config: RunConfig
    ema_length: float | None = None
    """EMA length chosen after training; `None` for the run's own, 0 for the raw weights."""
    training_s: float | None = None
    """Training time over all training sessions; `None` if unknown."""
    quality: MeasuredQuality | None = None
    """Result of `sfumato evaluate` at this point of the run; `None` if not evaluated."""
    image_terms: tuple[ImageTerms, ...] = ()
    """Terms of use found beside the images when the model was exported, and those of its bases."""
    base: Base | None = None
    """The model that the run started from; `None` if it started from random weights."""

    @property
    def bases(self) -> tuple[Base, ...]:
        """The model that the run started from, the one that this one started from, and so on."""
        found, base = [], self.base
        while base is not None:
            found.append(base)
            base = base.base
        return tuple(found)

    @property
    def average_length(self) -> float:
        """The EMA length used for sampling: the chosen one, or the run's own."""
        return self.config.ema.length if self.ema_length is None else self.ema_length


def average_text(length: float) -> Message:
    """Return a description of the weight average: "EMA length 0.1", or that there is none."""
    if not length:
        return msg("metadata.raw_weights", "raw weights without EMA")
    return msg("metadata.ema_length", "EMA length {length:g}", length=length)
