"""The bundle manifest: the description that an exported model carries with it.

`manifest.json`, stored beside the model, lists the inputs and outputs, how images are sampled, what
the model was trained on, the license, and the measured parity.
"""

import importlib.metadata
import math
import platform
from datetime import UTC, datetime
from typing import Any

import msgspec
import tomli_w

from sfumato.config.image_shape import ImageShape
from sfumato.config.sampling import SamplingSettings
from sfumato.messages import Message, msg
from sfumato.records.metadata import MeasuredQuality, ModelMetadata
from sfumato.records.score import Cleanliness, Score

__all__ = [
    "BundleManifest",
    "Distance",
    "Guidance",
    "Interface",
    "PageFile",
    "Parity",
    "Sampling",
    "Speed",
    "Training",
    "Value",
    "WebPage",
    "classes_text",
    "config_as_toml",
    "now",
    "parity_text",
    "share_text",
    "title_of",
    "training_of",
    "verified_text",
    "versions_of",
]

SCHEMA = 2


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """One input or output."""

    name: str
    """Name of the value in the model."""
    type: str
    """`int64`, `float32`, or `uint8`."""
    shape: tuple[str | int, ...]
    """`N` is the number of images; empty for a scalar."""
    range: tuple[float, float]
    """The smallest and the largest meaningful value."""
    about: str
    """A one-sentence description."""
    is_optional: bool = False
    """Whether the model has a default for it.

    JavaScript runtimes cannot set such an input; other runtimes may.
    """


class Interface(msgspec.Struct, frozen=True, kw_only=True):
    """One ONNX file with its inputs and outputs."""

    file: str
    """The file name, relative to the bundle manifest."""
    sha256: str
    """SHA-256 of the file."""
    inputs: tuple[Value, ...]
    """The inputs."""
    outputs: tuple[Value, ...]
    """The outputs."""
    opset: int = 18
    """Version of the ONNX operator set."""
    precision: str = "fp32"
    """The precision of the network's internal computation: `fp32`, `fp16`, or `int8`."""
    weights_file: str = ""
    """The file that contains the weights if they do not fit into `file`; it is stored beside it."""
    weights_file_sha256: str = ""
    """SHA-256 of the weights file."""


class Guidance(msgspec.Struct, frozen=True, kw_only=True):
    """Guidance: `guide + scale * (denoised - guide)` if sigma is within the interval."""

    guided_calls: int
    """Number of network calls per image that also evaluate the guide if the scale is not 1."""
    guide_images_seen: int | None = None
    """Images seen by the guide checkpoint."""
    guide_weights_sha256: str | None = None
    """SHA-256 of the guide's weights."""


class Sampling(msgspec.Struct, frozen=True, kw_only=True):
    """How images are generated from noise."""

    settings: SamplingSettings
    """The sampling settings that have an effect; without guidance if the model does not support it.
    """
    network_calls: int
    """Network calls per image, without guidance."""
    guidance: Guidance | None = None
    """`null` if the model does not support guidance."""
    sigmas: tuple[float, ...]
    """The decreasing noise levels, ending in 0."""
    trajectory: dict[str, Any] | None = None
    """Coefficients of the trajectory, for custom loops with `denoiser.onnx`; see the README."""


class Training(msgspec.Struct, frozen=True, kw_only=True):
    """The model and its training data."""

    run: str
    """Name of the run."""
    images_seen: int
    """Number of training images seen by this checkpoint, including repeats."""
    step: int
    """Number of weight updates at this checkpoint."""
    images: int
    """Number of images in the training set."""
    dataset_sha256: str
    """Fingerprint of the training images and of the preprocessing."""
    weights_sha256: str
    """Fingerprint of the averaged weights used to generate images."""
    sigma_data: float
    """Standard deviation of the images, which range from -1 to 1."""
    parameters: int
    """Number of the network's parameters."""
    config_toml: str
    """The complete config of the run."""
    training_s: float | None = None
    """Training time at this checkpoint, in seconds; `null` if unknown."""
    autoencoder_sha256: str = ""
    """Fingerprint of the autoencoder's weights, for a latent model."""


class Parity(msgspec.Struct, frozen=True, kw_only=True):
    """How exactly the exported model reproduces the gallery's images."""

    images: int
    """Number of images generated twice and compared."""
    identical_share: float
    """Fraction of identical bytes."""
    within_one_share: float
    """Fraction of bytes that differ by at most 1 of 255."""
    worst_error: int
    """The largest difference of a byte."""
    worst_seed: int
    """Seed of the image with the most differing bytes."""
    worst_identical_share: float
    """Fraction of identical bytes in that image."""
    psnr_db: float | None = None
    """Peak signal-to-noise ratio over all bytes; `null` if all are identical."""
    worst_psnr_db: float | None = None
    """Peak signal-to-noise ratio of the image with the largest deviation."""


class Distance(msgspec.Struct, frozen=True, kw_only=True):
    """The distance between the exported model's images and the source's, as distributions.

    The images are compared with images that the source generates from other seeds. The baseline is
    the same comparison of the source's own images, from the exported model's seeds.
    """

    asked: int
    """Number of images requested; fewer are generated if the time limit is reached."""
    score: Score
    """The score of the exported model's images."""
    cleanliness: Cleanliness
    """Noise, blur, and patterns relative to the source's images from the same seeds."""


class Speed(msgspec.Struct, frozen=True, kw_only=True):
    """Timings in seconds on the machine that exported."""

    machine: str
    """System and processor."""
    threads: int
    """Number of CPU threads used."""
    load_s: float
    """Time to load the model."""
    one_image_s: float
    """Time to generate one image."""
    batch_size: int
    """Number of images in the batch."""
    batch_s: float
    """Time to generate the batch."""
    one_image_torch_s: float
    """Time to generate one image in eager PyTorch."""
    batch_torch_s: float
    """Time to generate the batch in eager PyTorch."""
    model_bytes: int = 0
    """Memory taken by loading the model, in bytes; 0 if unknown, as in the next two fields."""
    one_image_bytes: int = 0
    """Peak memory beyond the model while generating one image, in bytes."""
    batch_bytes: int = 0
    """Peak memory beyond the model while generating the batch, in bytes."""
    is_clean_process: bool = False
    """Whether onnxruntime ran in a process without PyTorch."""


class PageFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file of the web page."""

    file: str
    """Path relative to the bundle's folder."""
    size_bytes: int
    """Size in bytes."""
    sha256: str
    """SHA-256 of the file."""


class WebPage(msgspec.Struct, frozen=True, kw_only=True):
    """The web page that generates images in a browser."""

    runtime: str
    """Name and version of the runtime in the page."""
    has_model: bool
    """Whether the page contains the model and opens by double click; otherwise it must be served.
    """
    files: tuple[PageFile, ...]
    """All files of the page, including `web/index.html`."""


class BundleManifest(msgspec.Struct, frozen=True, kw_only=True):
    """The description of an exported model."""

    schema: int = SCHEMA
    title: str
    """Readable title with the run and the checkpoint."""
    license: str
    """SPDX license identifier; `LicenseRef-own` for custom terms in LICENSE.txt; empty if none."""
    author: str = ""
    """Author of the model, as given at export."""
    intended_use: str = ""
    """Intended use, as given at export."""
    created: str
    """UTC, ISO 8601."""
    image_shape: ImageShape
    """Channels, height, and width. 1 channel is grayscale, 3 are color, 4 are color with alpha."""
    classes: tuple[str, ...]
    """Class names, indexed by class label; -1 stands for no class."""
    files: tuple[Interface, ...]
    """The models, `model.onnx` first."""
    sampling: Sampling
    """How images are generated."""
    training: Training
    """The model and its training data."""
    parity: Parity
    """How exactly the export reproduces the source's images."""
    distance: Distance | None = None
    """`null` if the distance was not measured."""
    speed: Speed
    """The measured speed."""
    quality: MeasuredQuality | None = None
    """Metrics measured on the run's images at this checkpoint; `null` if there are none."""
    web_page: WebPage | None = None
    """`null` if the bundle has no web page."""
    versions: dict[str, str]
    """Versions of the packages used for the export, by name."""


def title_of(metadata: ModelMetadata) -> str:
    """Return a readable title with the run and the checkpoint."""
    return f"{metadata.run} at {metadata.images_seen:,} images"


def classes_text(classes: tuple[str, ...]) -> str:
    """Return the class names with their labels as text for a README."""
    return ", ".join(f"{index} {name}" for index, name in enumerate(classes)) or "none"


def training_of(metadata: ModelMetadata, *, parameters: int) -> Training:
    """Return the bundle manifest's section on the model's origin."""
    return Training(
        run=metadata.run,
        images_seen=metadata.images_seen,
        step=metadata.step,
        images=metadata.images,
        dataset_sha256=metadata.dataset_sha256,
        weights_sha256=metadata.weights_sha256,
        sigma_data=metadata.sigma_data,
        parameters=parameters,
        config_toml=config_as_toml(metadata),
        training_s=metadata.training_s,
        autoencoder_sha256=metadata.autoencoder_sha256,
    )


def config_as_toml(metadata: ModelMetadata) -> str:
    """Return the run's config as stored in the run's folder."""
    return tomli_w.dumps(msgspec.to_builtins(metadata.config))


def versions_of(*packages: str) -> dict[str, str]:
    """Return the versions of Python and of the given packages that are installed."""
    found = {"python": platform.python_version()}
    for package in packages:
        try:
            found[package] = importlib.metadata.version(package)
        except importlib.metadata.PackageNotFoundError:
            continue
    return found


def now() -> str:
    """Return the current time, UTC, ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def parity_text(parity: Parity) -> Message:
    """Return the figures as part of a sentence: "64 images: 99.998% of bytes identical, ..."."""
    return msg(
        "exporters.parity",
        "{n:,} images: {identical} of bytes identical, {within_one} within 1 level, largest "
        "difference {worst_error} of 255",
        one="1 image: {identical} of bytes identical, {within_one} within 1 level, largest "
        "difference {worst_error} of 255",
        n=parity.images,
        identical=share_text(parity.identical_share),
        within_one=share_text(parity.within_one_share),
        worst_error=parity.worst_error,
    )


def verified_text(program: str, parity: Parity) -> Message:
    """Return the figures as a sentence about the program that generated the images."""
    return msg(
        "exporters.verified",
        "Verified with {program} on {parity}.",
        program=program,
        parity=parity_text(parity),
    )


def share_text(share: float) -> str:
    """Return a fraction as a percentage, rounded down so that "100%" means all."""
    return "100%" if share == 1.0 else f"{math.floor(share * 1e5) / 1e3:.3f}%"
