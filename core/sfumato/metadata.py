"""What is known about a trained model besides its weights?"""

import msgspec

from sfumato.config.settings import RunConfig

__all__ = [
    "FeatureQuality",
    "ImageTerms",
    "MeasuredQuality",
    "ModelMetadata",
    "average_in_words",
]


class FeatureQuality(msgspec.Struct, frozen=True, kw_only=True):
    """How far a model's images are from real ones in the features of one network."""

    net: str
    """Name of the network that looked."""
    net_sha256: str
    """Of the network's weights; distances compare only where it is the same."""
    frechet: float
    """Frechet distance between the two clouds of features; lower is better."""
    frechet_baseline: float
    """The same between two sets of real images of the same count: the best that can be."""
    precision: float
    """Share of generated images that lie among the real ones."""
    recall: float
    """Share of real images that lie among the generated ones."""


class MeasuredQuality(msgspec.Struct, frozen=True, kw_only=True):
    """What was measured on a model's images, and how those were drawn."""

    count: int
    """Generated images, and real ones, that were compared."""
    sampler: str
    """The rule by which they were drawn."""
    num_steps: int
    """In how many steps."""
    guidance: str
    """`class`, `autoguidance` or `none`."""
    guidance_scale: float
    """How far they were pushed; 1 is not at all."""
    ema_length: float
    """Width of the average of weights, relative to the run."""
    features: tuple[FeatureQuality, ...]
    """Distances, by the network that looked."""
    copy_alarms: tuple[str, ...]
    """What speaks for copies of training images; nothing where none were found."""


class ImageTerms(msgspec.Struct, frozen=True, kw_only=True):
    """A text that lay beside the images that a model learned from and tells their terms of use."""

    file: str
    """Its name there."""
    text: str


class ModelMetadata(msgspec.Struct, frozen=True, kw_only=True):
    """What is known about a trained model besides its weights."""

    run: str
    images_seen: int
    step: int
    weights_sha256: str
    """Of the file with the averaged weights; of the weights themselves where they were mixed; of
    either and the autoencoder where there is one."""
    autoencoder_sha256: str = ""
    """Of the autoencoder's weights; empty for a model of images themselves."""
    channels: int
    """1 for gray images, 3 for color."""
    classes: tuple[str, ...]
    """Names by class label; empty for a model without classes."""
    sigma_data: float
    images: int
    """How many images the model learned from."""
    dataset_sha256: str
    """Fingerprint of the images and the rules by which they were read."""
    config: RunConfig
    ema_length: float | None = None
    """Width of the average, where one was chosen after training; `None` for the run's own, 0 for
    the weights themselves."""
    training_s: float | None = None
    """How long the run had trained, all training sessions together; `None` where that is not
    known."""
    quality: MeasuredQuality | None = None
    """What `sfumato evaluate` found at this point of the run; `None` if it was not asked."""
    image_terms: tuple[ImageTerms, ...] = ()
    """What lay beside the images when the model was exported."""

    @property
    def average_length(self) -> float:
        """Width of the average that draws: the one that was chosen, or the run's own."""
        return self.config.ema.length if self.ema_length is None else self.ema_length


def average_in_words(length: float) -> str:
    """Say which average of the weights draws: "EMA length 0.1", or that it is none."""
    return f"EMA length {length:g}" if length else "weights without an average"
