"""Metadata of a trained model: everything known about it other than its weights."""

import msgspec

from sfumato.config.image_shape import ImageShape
from sfumato.config.sampling import SamplingSettings
from sfumato.config.settings import RunConfig
from sfumato.messages import Message, msg
from sfumato.records.score import Score

__all__ = [
    "Base",
    "ImageTerms",
    "MeasuredQuality",
    "ModelMetadata",
    "average_text",
]


class MeasuredQuality(msgspec.Struct, frozen=True, kw_only=True):
    """The measured image quality, and the sampling settings of the measured images."""

    count: int
    """The number of generated images, and also of real images, that were compared."""
    sampling: SamplingSettings
    """The sampling settings in effect."""
    ema_length: float
    """The EMA length: the width of the weight average, relative to the run."""
    scores: tuple[Score, ...]
    """The scores in the features of each network."""
    copy_alarms: tuple[str, ...]
    """Descriptions of evidence for copied training images; empty if there is none."""


class ImageTerms(msgspec.Struct, frozen=True, kw_only=True):
    """A file with terms of use that was found next to a model's training images."""

    file: str
    """The name of the file."""
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
    """Metadata of a trained model: everything known about it other than its weights."""

    run: str
    images_seen: int
    step: int
    weights_sha256: str
    """The hash of the averaged weights.

    It is computed from their file, or from the weights themselves if the average was built after
    training. If there is an autoencoder, the hash also covers it.
    """
    autoencoder_sha256: str = ""
    """The hash of the autoencoder's weights; empty for a model in pixel space."""
    shape: ImageShape
    """The shape of the model's images."""
    classes: tuple[str, ...]
    """The class names, in the order of the class labels; empty for an unconditional model."""
    sigma_data: float
    images: int
    """The number of images seen in training."""
    dataset_sha256: str
    """The fingerprint of the training images and the rules by which they were read."""
    config: RunConfig
    ema_length: float | None = None
    """The EMA length chosen after training; `None` for the run's own, 0 for the raw weights."""
    training_s: float | None = None
    """The training time over all training sessions; `None` if unknown."""
    quality: MeasuredQuality | None = None
    """The result of `sfumato evaluate` at this point of the run; `None` if there is none."""
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
        """The EMA length used for sampling: the length chosen after training, or the run's own."""
        return self.config.ema.length if self.ema_length is None else self.ema_length


def average_text(length: float) -> Message:
    """Return a description of the weight average, such as "EMA length 0.1"."""
    if not length:
        return msg("metadata.raw_weights", "raw weights without EMA")
    return msg("metadata.ema_length", "EMA length {length:g}", length=length)
