"""What does an exported model say about itself?

`manifest.json` lies beside the model: what goes in and comes out, how images come to be, what the
model learned from, under which license it may be used, and how exactly it was proven.
"""

import importlib.metadata
import platform
from datetime import UTC, datetime
from typing import Any

import msgspec
import tomli_w

from sfumato.metadata import MeasuredQuality, ModelMetadata

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
    "config_as_toml",
    "now",
    "sampling_of",
    "training_of",
    "versions_of",
]

SCHEMA = 1


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """One input or output."""

    name: str
    """As the model calls it."""
    type: str
    """`int64`, `float32` or `uint8`."""
    shape: tuple[str | int, ...]
    """`N` is the number of images; empty for a single number."""
    range: tuple[float, float]
    """The least and the greatest value that make sense."""
    about: str
    """What it is, in a sentence."""
    is_optional: bool = False
    """Whether the model has a value of its own for it. Runtimes for JavaScript cannot set such an
    input; others may."""


class Interface(msgspec.Struct, frozen=True, kw_only=True):
    """One ONNX file: what goes in and what comes out."""

    file: str
    """Its name, beside the bundle manifest."""
    sha256: str
    """Of the file."""
    inputs: tuple[Value, ...]
    """What goes in."""
    outputs: tuple[Value, ...]
    """What comes out."""
    opset: int = 18
    """Version of ONNX's set of operations."""
    precision: str = "fp32"
    """In which the inside of the network calculates: `fp32`, `fp16` or `int8`."""
    weights_file: str = ""
    """Where the weights lie if one file does not hold them; beside this one."""
    weights_file_sha256: str = ""
    """Of that file."""


class Guidance(msgspec.Struct, frozen=True, kw_only=True):
    """How images are pushed: `guide + scale * (denoised - guide)` where sigma is in between."""

    kind: str
    """`class`: the guide is the network without a class; `autoguidance`: an early network."""
    low: float
    """The lowest sigma that is guided; at others the network is asked once."""
    high: float
    """The highest one."""
    guided_calls: int
    """How many of an image's calls ask the guide too, where the scale is not 1."""
    guide_images_seen: int | None = None
    """Of the early network: the run's clock then."""
    guide_weights_sha256: str | None = None
    """Of its weights."""


class Sampling(msgspec.Struct, frozen=True, kw_only=True):
    """How noise becomes an image."""

    sampler: str
    """The rule by which noise becomes an image."""
    num_steps: int
    """Steps of the walk from noise to image."""
    network_calls: int
    """An image, guidance not included."""
    guidance_scale: float
    """The run's own; 1 means none."""
    guidance: Guidance | None = None
    """`None` where images cannot be guided."""
    sigmas: tuple[float, ...]
    """The falling noise levels, the last one 0."""
    start: str = "noise"
    """What the walk begins with: noise times the first level, or what `start.onnx` makes of it
    (`gaussian`)."""
    trajectory: dict[str, Any] | None = None
    """A linear sampler's table, for those who bring their own loop to `denoiser.onnx`; how to
    read it stands in the bundle's README."""


class Training(msgspec.Struct, frozen=True, kw_only=True):
    """What the model is and what it learned from."""

    run: str
    """Name of the run."""
    images_seen: int
    """How many images it had learned from by then, repeats counted."""
    step: int
    """Updates of the weights by then."""
    images: int
    """How many images the set has that it learned from."""
    dataset_sha256: str
    """Fingerprint of these images and of the rules by which they were read."""
    weights_sha256: str
    """Fingerprint of the averaged weights that draw."""
    sigma_data: float
    """Standard deviation of the images, which run from -1 to 1."""
    parameters: int
    """How many weights the network has."""
    config_toml: str
    """The run's whole config."""
    training_s: float | None = None
    """How long the run had trained by then, in seconds; `null` where that is not known."""
    autoencoder_sha256: str = ""
    """Of the autoencoder's weights, for a model of latents."""


class Parity(msgspec.Struct, frozen=True, kw_only=True):
    """How exactly the exported model redraws the gallery's images."""

    images: int
    """How many were drawn twice and compared."""
    identical_share: float
    """Of all bytes."""
    within_one_share: float
    """Of all bytes, those that differ by at most 1 of 255."""
    worst_error: int
    """The greatest difference of a byte."""
    worst_seed: int
    """Seed of the image with the most bytes that differ."""
    worst_identical_share: float
    """Of that image's bytes."""
    psnr_db: float | None = None
    """Of all bytes, peak signal to noise; `None` where all are identical."""
    worst_psnr_db: float | None = None
    """The same of the image that is farthest off."""


class Distance(msgspec.Struct, frozen=True, kw_only=True):
    """How far the exported model's images are from the source's, seen as two clouds.

    Frechet distances in the features of a network, to images of the source from other seeds. They
    fall with the number of images, so each stands beside that of the source itself.
    """

    images: int
    """Of each cloud."""
    asked: int
    """How many were asked for; fewer were drawn where the time was up."""
    net: str
    """Name of the network that looked."""
    net_sha256: str
    """Of its weights."""
    export: float
    """Of the exported model's images to the source's from other seeds."""
    source: float
    """Of the source's own images, from the exported model's seeds, to the same."""

    @property
    def ratio(self) -> float:
        """How much farther the export is; 1 is no farther."""
        return self.export / self.source if self.source else 1.0


class Speed(msgspec.Struct, frozen=True, kw_only=True):
    """Seconds it took on the machine that exported."""

    machine: str
    """System and processor."""
    threads: int
    """That drew."""
    load_s: float
    """To load the model."""
    one_image_s: float
    """To draw one image."""
    batch_size: int
    """Images in the batch."""
    batch_s: float
    """To draw them together."""
    one_image_torch_s: float
    """The same in eager torch."""
    batch_torch_s: float
    """The batch in eager torch."""
    model_bytes: int = 0
    """Of memory that loading took; 0 where the system does not tell, as in the next two."""
    one_image_bytes: int = 0
    """Of memory beside the model, at its peak, while one image is drawn."""
    batch_bytes: int = 0
    """The same of a batch, in sum."""
    is_clean_process: bool = False
    """Whether onnxruntime ran where torch was not loaded."""


class PageFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file of the web page."""

    file: str
    """Below the bundle's folder."""
    size_bytes: int
    """Its size."""
    sha256: str
    """Of the file."""


class WebPage(msgspec.Struct, frozen=True, kw_only=True):
    """The page that generates images in a browser."""

    runtime: str
    """Name and version of what runs the model there."""
    has_model: bool
    """Whether the page holds the model and opens by double click; a larger one has to be served."""
    files: tuple[PageFile, ...]
    """All files of the page, `web/index.html` among them."""


class BundleManifest(msgspec.Struct, frozen=True, kw_only=True):
    """All about an exported model."""

    schema: int = SCHEMA
    title: str
    """Run and moment, for people."""
    license: str
    """SPDX name of the license that the one who exported chose; `LicenseRef-own` for terms of their
    own, in LICENSE.txt; empty if none was given."""
    author: str = ""
    """Who made the model, as given by the one who exported."""
    intended_use: str = ""
    """In the words of the one who exported."""
    created: str
    """UTC, ISO 8601."""
    image_size_px: tuple[int, int]
    """Height and width."""
    channels: int
    """1 for gray, 3 for color."""
    classes: tuple[str, ...]
    """Names by class label; -1 asks for no class."""
    files: tuple[Interface, ...]
    """The models, `model.onnx` first."""
    sampling: Sampling
    """How images are drawn."""
    training: Training
    """What the model is and what it learned from."""
    parity: Parity
    """How exactly it redraws the source's images."""
    distance: Distance | None = None
    """`None` if none was asked for."""
    speed: Speed
    """How fast it is."""
    quality: MeasuredQuality | None = None
    """What was measured on the run's images at this point; `null` if nothing was."""
    web_page: WebPage | None = None
    """`null` if the bundle has no web page."""
    versions: dict[str, str]
    """Of the packages that exported, by name."""


def training_of(metadata: ModelMetadata, *, parameters: int) -> Training:
    """Return the bundle manifest's part on the model's origin."""
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


def sampling_of(
    metadata: ModelMetadata,
    sigmas: tuple[float, ...],
    *,
    network_calls: int,
    guidance: Guidance | None = None,
    trajectory: Any = None,  # a struct of the exporter's
) -> Sampling:
    """Return the bundle manifest's part on sampling."""
    return Sampling(
        sampler=metadata.config.sampling.sampler,
        num_steps=metadata.config.sampling.num_steps,
        network_calls=network_calls,
        guidance_scale=metadata.config.sampling.guidance_scale if guidance else 1.0,
        guidance=guidance,
        sigmas=sigmas,
        start=metadata.config.sampling.start,
        trajectory=None if trajectory is None else msgspec.to_builtins(trajectory),
    )


def config_as_toml(metadata: ModelMetadata) -> str:
    """Return the run's config as it stands in the run's folder."""
    return tomli_w.dumps(msgspec.to_builtins(metadata.config))


def versions_of(*packages: str) -> dict[str, str]:
    """Return the versions of Python and of some packages, those that are installed."""
    found = {"python": platform.python_version()}
    for package in packages:
        try:
            found[package] = importlib.metadata.version(package)
        except importlib.metadata.PackageNotFoundError:
            continue
    return found


def now() -> str:
    """Return the present moment, UTC, ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="seconds")
