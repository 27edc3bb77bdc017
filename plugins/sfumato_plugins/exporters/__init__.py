"""The built-in exporters and their settings."""

from typing import Annotated, Literal

from msgspec import Meta

from sfumato.config.settings import Settings
from sfumato.plugins.catalog import Entry

__all__ = [
    "EXPORTERS",
    "MOST_STEPS",
    "DiffusersSettings",
    "ImageSetSettings",
    "LicenseSettings",
    "OnnxSettings",
    "OpenVinoSettings",
    "SafetensorsSettings",
    "TorchSettings",
]

MOST_STEPS = 50

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
        description="SPDX identifier of the license; its text is included in the export. Choose a "
        "license that the licenses of your images allow; empty means no license.",
    ),
]

ProofImages = Annotated[
    int,
    Meta(
        ge=1,
        le=4096,
        title="Images to compare",
        description="Number of images to generate with both Sfumato and the export and to compare "
        "byte by byte. More images verify more but take longer.",
        extra={"unit": "images"},
    ),
]


class LicenseSettings(Settings, frozen=True):
    """The settings that every exporter has: the license of the export."""

    license: License = ""
    license_file: Annotated[
        str,
        Meta(
            title="License file",
            description="Text file with your own license terms; replaces the license above.",
        ),
    ] = ""
    author: Annotated[
        str,
        Meta(
            title="Author",
            description="Author of the model, named in the license and in the model card.",
        ),
    ] = ""


class OnnxSettings(LicenseSettings, frozen=True):
    """Settings of the ONNX bundle."""

    intended_use: Annotated[
        str,
        Meta(
            title="Intended use",
            description="What the model is meant for and what it must not be used for; shown in "
            "the "
            "model card.",
        ),
    ] = ""
    precision: Annotated[
        Literal["fp32", "fp16", "int8"],
        Meta(
            title="Precision",
            description="Number format of the network. fp32 reproduces the gallery's images; fp16 "
            "halves the file size, for GPUs; int8 quarters it and is faster on CPUs. The loss of "
            "quality is measured and reported.",
        ),
    ] = "fp32"
    device: Annotated[
        Literal["any", "cpu"],
        Meta(
            title="Target device",
            description="Device to optimize the graph for. cpu halves the number of "
            "multiplications in convolutions and generates the same images from a larger file, "
            "but is slower on GPUs and requires fp32.",
        ),
    ] = "any"
    input: Annotated[
        Literal["seed", "noise"],
        Meta(
            title="Input",
            description="Input of the model: one seed per image, as in the gallery, or noise that "
            "your program supplies.",
        ),
    ] = "seed"
    gives: Annotated[
        Literal["uint8", "float32"],
        Meta(
            title="Output",
            description="Format of the images: uint8 in the order (height, width, channel), ready "
            "to display, or float32 from -1 to 1 in the order (channel, height, width), for "
            "further processing.",
        ),
    ] = "uint8"
    trajectory: Annotated[
        Literal["loop", "unrolled"],
        Meta(
            title="Sampling loop",
            description="Form of the sampling steps in the graph: loop, which loads quickly, or "
            "unrolled, for runtimes without loops.",
        ),
    ] = "loop"
    steps_input: Annotated[
        bool,
        Meta(
            title="Steps as input",
            description="Make the number of sampling steps an input of the model, up to 50. The "
            "images match the gallery's for any number of steps.",
        ),
    ] = False
    web_page: Annotated[
        bool,
        Meta(
            title="Web page",
            description="Add a web page that generates images in the browser, opened with a "
            "double-click or from any web server. Takes 5 MB plus a copy of the model; models "
            "larger than 100 MB are not embedded.",
        ),
    ] = True
    proof_images: ProofImages = 64
    distance_images: Annotated[
        int,
        Meta(
            ge=0,
            le=50_000,
            title="Images for Fréchet distance",
            description="Number of images to generate for comparing image quality with the "
            "original. 0 skips the comparison, which int8 requires.",
            extra={"unit": "images"},
        ),
    ] = 1000
    distance_minutes: Annotated[
        float,
        Meta(
            gt=0,
            le=600,
            title="Time limit for Fréchet distance",
            description="Maximum time for generating these images. When it expires, fewer images "
            "are compared, and their number is reported.",
            extra={"unit": "min"},
        ),
    ] = 0.5


class DiffusersSettings(LicenseSettings, frozen=True):
    """Settings of the diffusers folder."""

    pipeline: Annotated[
        Literal["standard", "sfumato"],
        Meta(
            title="Pipeline",
            description="standard uses a pipeline of diffusers if one fits the model: it loads "
            "without trust_remote_code, but has its own sampler and noise. sfumato always includes "
            "Sfumato's pipeline, which generates the gallery's images from their seeds.",
        ),
    ] = "standard"
    proof_images: ProofImages = 16


class SafetensorsSettings(LicenseSettings, frozen=True):
    """Settings of the safetensors file."""


class TorchSettings(LicenseSettings, frozen=True):
    """Settings of the torch program."""

    proof_images: ProofImages = 16


class OpenVinoSettings(LicenseSettings, frozen=True):
    """Settings of the OpenVINO model."""

    proof_images: ProofImages = 16


class ImageSetSettings(LicenseSettings, frozen=True):
    """Settings of the image set."""

    count: Annotated[
        int,
        Meta(
            ge=1,
            le=1_000_000,
            title="Images",
            description="Number of images to generate.",
            extra={"unit": "images", "main": True},
        ),
    ] = 100
    seed: Annotated[
        int,
        Meta(
            ge=0,
            le=2**62,
            title="First seed",
            description="Seed of the first image; each additional image uses the next seed.",
        ),
    ] = 0


EXPORTERS = (
    Entry(
        name="onnx",
        label="ONNX bundle",
        summary="A single file that turns seeds into images in any program with onnxruntime, with "
        "a model card, a web page, and example programs. Recommended.",
        factory="sfumato_plugins.exporters.onnx_bundle:OnnxExporter",
        settings=OnnxSettings,
    ),
    Entry(
        name="diffusers",
        label="Diffusers pipeline",
        summary="A folder for DiffusionPipeline.from_pretrained, for Python programs and "
        "fine-tuning.",
        factory="sfumato_plugins.exporters.diffusers_pipeline:DiffusersExporter",
        settings=DiffusersSettings,
    ),
    Entry(
        name="safetensors",
        label="Safetensors file",
        summary="Only the weights, named as in diffusers' UNet2DModel, with all metadata in the "
        "file header.",
        factory="sfumato_plugins.exporters.safetensors_file:SafetensorsExporter",
        settings=SafetensorsSettings,
    ),
    Entry(
        name="torch",
        label="PyTorch program",
        summary="A single .pt2 file that turns seeds into images in any program with PyTorch; "
        "requires no code from Sfumato.",
        factory="sfumato_plugins.exporters.torch_program:TorchProgramExporter",
        settings=TorchSettings,
    ),
    Entry(
        name="openvino",
        label="OpenVINO model",
        summary="A model that turns noise into images with OpenVINO, for Intel hardware. Requires "
        "the openvino package.",
        factory="sfumato_plugins.exporters.openvino_model:OpenVinoExporter",
        settings=OpenVinoSettings,
    ),
    Entry(
        name="images",
        label="Image set",
        summary="Generated images as PNG files, with a manifest that lists their seeds, classes, "
        "and hashes.",
        factory="sfumato_plugins.exporters.image_set:ImageSetExporter",
        settings=ImageSetSettings,
    ),
)
"""The exporters in display order, starting with the recommended one."""
