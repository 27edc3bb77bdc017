"""The built-in exporters and their settings."""

from typing import Annotated, Literal

from msgspec import Meta

from sfumato.catalog import Entry
from sfumato.config.settings import Settings

__all__ = [
    "EXPORTERS",
    "DiffusersSettings",
    "ImageSetSettings",
    "OnnxSettings",
    "OpenVinoSettings",
    "SafetensorsSettings",
    "TorchSettings",
]

License = Annotated[
    Literal[
        "",
        "CC0-1.0",
        "CC-BY-4.0",
        "CC-BY-SA-4.0",
        "CC-BY-NC-4.0",
        "CC-BY-NC-SA-4.0",
        "Apache-2.0",
        "MIT",
    ],
    Meta(
        title="License",
        description="License of what is exported, by its SPDX name; its text goes along for those "
        "who use it. It is yours to choose, within what your images allow; empty for none.",
    ),
]

LicenseFile = Annotated[
    str,
    Meta(
        title="License of your own",
        description="A text file with terms of your own, which go in place of a license of the "
        "list.",
    ),
]

Author = Annotated[
    str,
    Meta(
        title="Author",
        description="Who made the model: named in its license, and in its card where it has one.",
    ),
]

ProofImages = Annotated[
    int,
    Meta(
        ge=1,
        le=4096,
        title="Images to compare",
        description="How many images are drawn both here and by the export, and compared byte by "
        "byte. More proves more and takes longer.",
        extra={"unit": "images"},
    ),
]


class OnnxSettings(Settings, frozen=True):
    """Settings of the ONNX bundle."""

    license: License = ""
    license_file: LicenseFile = ""
    author: Author = ""
    intended_use: Annotated[
        str,
        Meta(
            title="Intended use",
            description="What the model is for, and what it must not be used for, in your words: "
            "they go into its card.",
        ),
    ] = ""
    precision: Annotated[
        Literal["fp32", "fp16", "int8"],
        Meta(
            title="Precision",
            description="In how many bits the network calculates: fp32 draws the gallery's very "
            "images; fp16 halves the file and is for graphics cards; int8 quarters it and is "
            "faster on processors. What is lost is measured and reported.",
        ),
    ] = "fp32"
    device: Annotated[
        Literal["any", "cpu"],
        Meta(
            title="Runs on",
            description="What the graph is laid out for: any device, or processors alone, on which "
            "convolutions with half the products are faster and a larger file draws the same "
            "images. On graphics cards that is slower. For fp32 only.",
        ),
    ] = "any"
    input: Annotated[
        Literal["seed", "noise"],
        Meta(
            title="Input",
            description="From what the model draws: a seed an image, as the gallery does, or "
            "noise that the other app brings itself.",
        ),
    ] = "seed"
    gives: Annotated[
        Literal["uint8", "float32"],
        Meta(
            title="Output",
            description="What images come out as: bytes by row, column and channel, ready to be "
            "shown, or numbers from -1 to 1 by channel, row and column, for more calculation.",
        ),
    ] = "uint8"
    trajectory: Annotated[
        Literal["loop", "unrolled"],
        Meta(
            title="Steps in the graph",
            description="How steps are written down: as a loop, which loads fast, or one after "
            "another, for runtimes that have no loops.",
        ),
    ] = "loop"
    steps_input: Annotated[
        bool,
        Meta(
            title="Let the other app choose the steps",
            description="Whether the number of steps becomes an input of the model. Each number, "
            "up to 50, draws what the gallery draws with it.",
        ),
    ] = False
    web_page: Annotated[
        bool,
        Meta(
            title="Web page",
            description="Adds a page that generates images in a browser, opened by double click or "
            "from any web server. Adds 5 MB and the model once more; models of more than "
            "100 MB stay outside the page.",
        ),
    ] = True
    proof_images: ProofImages = 64
    distance_images: Annotated[
        int,
        Meta(
            ge=0,
            le=50_000,
            title="Images for the distance",
            description="How many images are drawn to see how far, as a whole, the export's are "
            "from the source's; 0 for none, which int8 does not allow.",
            extra={"unit": "images"},
        ),
    ] = 1000
    distance_minutes: Annotated[
        float,
        Meta(
            gt=0,
            le=600,
            title="Time for the distance",
            description="How long to draw them at most. Where the time is up, fewer images are "
            "compared, and their number is reported.",
            extra={"unit": "min"},
        ),
    ] = 0.5


class DiffusersSettings(Settings, frozen=True):
    """Settings of the diffusers folder."""

    license: License = ""
    license_file: LicenseFile = ""
    author: Author = ""
    proof_images: ProofImages = 16


class SafetensorsSettings(Settings, frozen=True):
    """Settings of the safetensors file."""

    license: License = ""
    license_file: LicenseFile = ""
    author: Author = ""


class TorchSettings(Settings, frozen=True):
    """Settings of the torch program."""

    license: License = ""
    license_file: LicenseFile = ""
    author: Author = ""
    proof_images: ProofImages = 16


class OpenVinoSettings(Settings, frozen=True):
    """Settings of the OpenVINO model."""

    license: License = ""
    license_file: LicenseFile = ""
    author: Author = ""
    proof_images: ProofImages = 16


class ImageSetSettings(Settings, frozen=True):
    """Settings of the image set."""

    count: Annotated[
        int,
        Meta(
            ge=1,
            le=1_000_000,
            title="Images",
            description="How many images are drawn.",
            extra={"unit": "images", "main": True},
        ),
    ] = 100
    seed: Annotated[
        int,
        Meta(
            ge=0,
            le=2**62,
            title="First seed",
            description="Of the first image; the others follow it one by one.",
        ),
    ] = 0
    license: License = ""
    license_file: LicenseFile = ""
    author: Author = ""


EXPORTERS = (
    Entry(
        name="onnx",
        label="ONNX bundle",
        summary="One file that turns seeds into images in any program with onnxruntime, with "
        "a bundle manifest, a web page and a Python example. The usual choice.",
        factory="sfumato_plugins.exporters.onnx_bundle:make_exporter",
        settings=OnnxSettings,
    ),
    Entry(
        name="diffusers",
        label="diffusers folder",
        summary="A folder that DiffusionPipeline.from_pretrained loads, for Python programs and "
        "further training.",
        factory="sfumato_plugins.exporters.diffusers_pipeline:make_exporter",
        settings=DiffusersSettings,
    ),
    Entry(
        name="safetensors",
        label="safetensors file",
        summary="The weights alone, named as in diffusers' UNet2DModel, with all facts in the "
        "file's header.",
        factory="sfumato_plugins.exporters.safetensors_file:make_exporter",
        settings=SafetensorsSettings,
    ),
    Entry(
        name="torch",
        label="torch program",
        summary="One .pt2 file that turns seeds into images in any program with torch, without "
        "code of ours.",
        factory="sfumato_plugins.exporters.torch_program:make_exporter",
        settings=TorchSettings,
    ),
    Entry(
        name="openvino",
        label="OpenVINO model",
        summary="Turns noise into images in programs with OpenVINO, on Intel's processors. Wants "
        "OpenVINO installed here too.",
        factory="sfumato_plugins.exporters.openvino_model:make_exporter",
        settings=OpenVinoSettings,
    ),
    Entry(
        name="images",
        label="Image set",
        summary="Many images as PNG files, with a manifest of their seeds, classes and hashes.",
        factory="sfumato_plugins.exporters.image_set:make_exporter",
        settings=ImageSetSettings,
    ),
)
"""In display order, the recommended one first."""
