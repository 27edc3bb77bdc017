"""Settings of the autoencoder between images and latents.

Most of them shape an autoencoder trained on the dataset's own images; the thresholds of the
reconstruction check also apply to one the user provides.
"""

from typing import Annotated, Literal

from msgspec import Meta

from sfumato.config.group import Settings

__all__ = ["AutoencoderConfig"]


class AutoencoderConfig(Settings, frozen=True):
    """The autoencoder that encodes images to latents and decodes latents to images."""

    reduction: Annotated[
        Literal[4, 8, 16],
        Meta(
            title="Reduction",
            description="How many times smaller the side of the latents is than that of the "
            "images. Larger makes training faster and loses more detail.",
        ),
    ] = 8
    latent_channels: Annotated[
        int,
        Meta(
            ge=1,
            le=64,
            title="Latent channels",
            description="Numbers kept for each place of the latents. More keep more detail and "
            "are harder to learn.",
            extra={"unit": "channels"},
        ),
    ] = 4
    width: Annotated[
        int,
        Meta(
            ge=8,
            le=512,
            multiple_of=8,
            title="Width",
            description="Channels inside the autoencoder. Wider keeps more detail and is slower.",
            extra={"unit": "channels"},
        ),
    ] = 64
    layers: Annotated[
        int,
        Meta(
            ge=1,
            le=8,
            title="Layers",
            description="Residual layers at each of its resolutions.",
        ),
    ] = 2
    images_total: Annotated[
        int,
        Meta(
            ge=0,
            title="Length",
            description="Crops of images it learns from. 0 lets the time decide.",
            extra={"unit": "images"},
        ),
    ] = 400_000
    minutes: Annotated[
        float,
        Meta(
            ge=0.0,
            le=100_000.0,
            title="Time",
            description="Minutes after which its training ends, before that of the model begins. "
            "0 lets the number of images decide.",
            extra={"unit": "min"},
        ),
    ] = 0.0
    batch_size: Annotated[
        int,
        Meta(
            ge=1,
            le=4096,
            title="Batch size",
            description="Crops per update.",
            extra={"unit": "images"},
        ),
    ] = 8
    crop_px: Annotated[
        int,
        Meta(
            ge=8,
            le=1024,
            title="Crop",
            description="Side of the parts of images that it learns from; small ones give it "
            "more updates in the same time.",
            extra={"unit": "px"},
        ),
    ] = 64
    learning_rate: Annotated[
        float,
        Meta(
            gt=0.0,
            le=1.0,
            title="Learning rate",
            description="Size of each update once warmed up.",
        ),
    ] = 2e-3
    equivariance: Annotated[
        float,
        Meta(
            ge=0.0,
            le=1.0,
            title="Equivariance",
            description="Share of updates in which the latents are turned or shrunk, and must "
            "become the turned or shrunk image. Makes latents that are easier to learn, and "
            "images a little less sharp.",
        ),
    ] = 0.25
    latent_penalty: Annotated[
        float,
        Meta(
            ge=0.0,
            le=1.0,
            title="Latent penalty",
            description="How strongly the latents are kept near 0.",
        ),
    ] = 1e-6
    least_psnr_db: Annotated[
        float,
        Meta(
            ge=0.0,
            le=100.0,
            title="Least likeness",
            description="What images that went through the autoencoder must reach against "
            "themselves (PSNR).",
            extra={"unit": "dB"},
        ),
    ] = 27.0
    most_frechet_share: Annotated[
        float,
        Meta(
            gt=0.0,
            le=1000.0,
            title="Greatest distance",
            description="How far, at most, images that went through the autoencoder may be from "
            "themselves, as a share of the Frechet distance between two sets of real images.",
        ),
    ] = 0.5
    on_failure: Annotated[
        Literal["pixels", "continue"],
        Meta(
            title="Below the bar",
            description="What to do where the autoencoder misses either bar: learn from the "
            "images themselves, or go on all the same.",
        ),
    ] = "pixels"
    versions: Annotated[
        int,
        Meta(
            ge=1,
            le=64,
            title="Augmented versions",
            description="How many times augmentations are drawn for each image. Latents are "
            "made once, so augmentations cannot be drawn anew each time.",
        ),
    ] = 4
