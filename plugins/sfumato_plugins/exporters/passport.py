"""What does an exported model say about itself?

`passport.json` lies beside the model: what goes in and comes out, how pictures come to be, what the
model learnt from, under which licence it may be used, and how exactly it was proven.
"""

import importlib.metadata
import platform
from datetime import UTC, datetime
from typing import Any

import msgspec
import tomli_w

from sfumato.facts import MeasuredQuality, ModelFacts

__all__ = [
    "Distance",
    "Guidance",
    "Interface",
    "PageFile",
    "Parity",
    "Passport",
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
    """`N` is the number of pictures; empty for a single number."""
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
    """Its name, beside the passport."""
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
    """How pictures are pushed: `guide + scale * (denoised - guide)` where sigma is in between."""

    kind: str
    """`class`: the guide is the network without a class; `autoguidance`: an early network."""
    low: float
    """The lowest sigma that is guided; at others the network is asked once."""
    high: float
    """The highest one."""
    guided_calls: int
    """How many of a picture's calls ask the guide too, where the scale is not 1."""
    guide_images_seen: int | None = None
    """Of the early network: the run's clock then."""
    guide_weights_sha256: str | None = None
    """Of its weights."""


class Sampling(msgspec.Struct, frozen=True, kw_only=True):
    """How noise becomes a picture."""

    sampler: str
    """The rule by which noise becomes a picture."""
    num_steps: int
    """Steps of the walk from noise to picture."""
    network_calls: int
    """A picture, guidance not included."""
    guidance_scale: float
    """The run's own; 1 means none."""
    guidance: Guidance | None = None
    """`None` where pictures cannot be guided."""
    sigmas: tuple[float, ...]
    """The falling noise levels, the last one 0."""
    start: str = "noise"
    """What the walk begins with: noise times the first level, or what `start.onnx` makes of it
    (`gaussian`)."""
    walk: dict[str, Any] | None = None
    """A linear sampler's table, for those who bring their own loop to `denoiser.onnx`; how to
    read it stands in the bundle's README."""


class Training(msgspec.Struct, frozen=True, kw_only=True):
    """What the model is and what it learnt from."""

    run: str
    """Name of the run."""
    images_seen: int
    """How many images it had learnt from by then, repeats counted."""
    step: int
    """Updates of the weights by then."""
    pictures: int
    """How many pictures the set has that it learnt from."""
    dataset_sha256: str
    """Fingerprint of these pictures and of the rules by which they were read."""
    weights_sha256: str
    """Fingerprint of the averaged weights that draw."""
    sigma_data: float
    """Standard deviation of the pictures, which run from -1 to 1."""
    parameters: int
    """How many weights the network has."""
    config_toml: str
    """The run's whole config."""
    training_s: float | None = None
    """How long the run had trained by then, in seconds; `null` where that is not known."""
    autoencoder_sha256: str = ""
    """Of the autoencoder's weights, for a model of latents."""


class Parity(msgspec.Struct, frozen=True, kw_only=True):
    """How exactly the exported model redraws the gallery's pictures."""

    pictures: int
    """How many were drawn twice and compared."""
    identical_share: float
    """Of all bytes."""
    within_one_share: float
    """Of all bytes, those that differ by at most 1 of 255."""
    worst_error: int
    """The greatest difference of a byte."""
    worst_seed: int
    """Seed of the picture with the most bytes that differ."""
    worst_identical_share: float
    """Of that picture's bytes."""
    psnr_db: float | None = None
    """Of all bytes, peak signal to noise; `None` where all are identical."""
    worst_psnr_db: float | None = None
    """The same of the picture that is farthest off."""


class Distance(msgspec.Struct, frozen=True, kw_only=True):
    """How far the exported model's pictures are from the source's, seen as two clouds.

    Frechet distances in the features of a network, to pictures of the source from other seeds. They
    fall with the number of pictures, so each stands beside that of the source itself.
    """

    pictures: int
    """Of each cloud."""
    asked: int
    """How many were asked for; fewer were drawn where the time was up."""
    net: str
    """Name of the network that looked."""
    net_sha256: str
    """Of its weights."""
    export: float
    """Of the exported model's pictures to the source's from other seeds."""
    source: float
    """Of the source's own pictures, from the exported model's seeds, to the same."""

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
    one_picture_s: float
    """To draw one picture."""
    batch_size: int
    """Pictures in the batch."""
    batch_s: float
    """To draw them together."""
    one_picture_torch_s: float
    """The same in eager torch."""
    batch_torch_s: float
    """The batch in eager torch."""
    model_bytes: int = 0
    """Of memory that loading took; 0 where the system does not tell, as in the next two."""
    one_picture_bytes: int = 0
    """Of memory beside the model, at its peak, while one picture is drawn."""
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


class Passport(msgspec.Struct, frozen=True, kw_only=True):
    """All about an exported model."""

    schema: int = SCHEMA
    title: str
    """Run and moment, for people."""
    licence: str
    """SPDX name of the licence that the one who exported chose; `LicenseRef-own` for terms of their
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
    """1 for grey, 3 for colour."""
    classes: tuple[str, ...]
    """Names by class label; -1 asks for no class."""
    files: tuple[Interface, ...]
    """The models, `model.onnx` first."""
    sampling: Sampling
    """How pictures are drawn."""
    training: Training
    """What the model is and what it learnt from."""
    parity: Parity
    """How exactly it redraws the source's pictures."""
    distance: Distance | None = None
    """`None` if none was asked for."""
    speed: Speed
    """How fast it is."""
    quality: MeasuredQuality | None = None
    """What was measured on the run's pictures at this point; `null` if nothing was."""
    web_page: WebPage | None = None
    """`null` if the bundle has no web page."""
    versions: dict[str, str]
    """Of the packages that exported, by name."""


def training_of(facts: ModelFacts, *, parameters: int) -> Training:
    """Give the passport's part on the model's origin."""
    return Training(
        run=facts.run,
        images_seen=facts.images_seen,
        step=facts.step,
        pictures=facts.pictures,
        dataset_sha256=facts.dataset_sha256,
        weights_sha256=facts.weights_sha256,
        sigma_data=facts.sigma_data,
        parameters=parameters,
        config_toml=config_as_toml(facts),
        training_s=facts.training_s,
        autoencoder_sha256=facts.autoencoder_sha256,
    )


def sampling_of(
    facts: ModelFacts,
    sigmas: tuple[float, ...],
    *,
    network_calls: int,
    guidance: Guidance | None = None,
    walk: Any = None,  # a struct of the exporter's
) -> Sampling:
    """Give the passport's part on sampling."""
    return Sampling(
        sampler=facts.config.sampling.sampler,
        num_steps=facts.config.sampling.num_steps,
        network_calls=network_calls,
        guidance_scale=facts.config.sampling.guidance_scale if guidance else 1.0,
        guidance=guidance,
        sigmas=sigmas,
        start=facts.config.sampling.start,
        walk=None if walk is None else msgspec.to_builtins(walk),
    )


def config_as_toml(facts: ModelFacts) -> str:
    """Give the run's config as it stands in the run's folder."""
    return tomli_w.dumps(msgspec.to_builtins(facts.config))


def versions_of(*packages: str) -> dict[str, str]:
    """Give the versions of Python and of some packages, those that are installed."""
    found = {"python": platform.python_version()}
    for package in packages:
        try:
            found[package] = importlib.metadata.version(package)
        except importlib.metadata.PackageNotFoundError:
            continue
    return found


def now() -> str:
    """Give the present moment, UTC, ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="seconds")
