"""Settings of the autoencoder between images and latents.

Most of these settings apply to an autoencoder that is trained on the dataset's own images. The
thresholds of the reconstruction check also apply to an autoencoder that the user provides.
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
            title="Downsampling factor",
            description="How many times smaller the latents are than the images, per side. Higher "
            "trains faster and loses more detail.",
        ),
    ] = 8
    latent_channels: Annotated[
        int,
        Meta(
            ge=1,
            le=64,
            title="Latent channels",
            description="Channels of the latents. More preserve more detail but are harder to "
            "model.",
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
            description="Channels of the autoencoder's hidden layers. More preserve more detail "
            "and are slower.",
            extra={"unit": "channels"},
        ),
    ] = 64
    layers: Annotated[
        int,
        Meta(
            ge=1,
            le=8,
            title="Layers per block",
            description="Residual layers at each resolution. More preserve more detail and are "
            "slower.",
        ),
    ] = 2
    images_total: Annotated[
        int,
        Meta(
            ge=0,
            title="Training length",
            description="Number of crops that the autoencoder trains on. 0 sets no limit, so the "
            "training time decides.",
            extra={"unit": "images"},
        ),
    ] = 400_000
    minutes: Annotated[
        float,
        Meta(
            ge=0.0,
            le=100_000.0,
            title="Training time",
            description="Minutes of autoencoder training, before training of the model starts. 0 "
            "sets no limit, so the training length decides.",
            extra={"unit": "min"},
        ),
    ] = 0.0
    batch_size: Annotated[
        int,
        Meta(
            ge=1,
            le=4096,
            title="Batch size",
            description="Crops per update. Larger gives steadier gradients and needs more memory.",
            extra={"unit": "images"},
        ),
    ] = 8
    crop_px: Annotated[
        int,
        Meta(
            ge=8,
            le=1024,
            title="Crop size",
            description="Side of the random crops that the autoencoder trains on. Smaller allows "
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
            description="Step size of the updates after warm-up. Too high makes the loss "
            "unstable; too low trains slowly.",
        ),
    ] = 2e-3
    equivariance: Annotated[
        float,
        Meta(
            ge=0.0,
            le=1.0,
            title="Equivariance regularization",
            description="Fraction of updates in which the latents are rotated or downscaled and "
            "must decode to the image transformed the same way. Higher gives latents that are "
            "easier to model and images that are slightly less sharp.",
        ),
    ] = 0.25
    latent_penalty: Annotated[
        float,
        Meta(
            ge=0.0,
            le=1.0,
            title="Latent penalty",
            description="Weight of the penalty that keeps latents close to 0. Higher keeps them "
            "closer; 0 disables it.",
        ),
    ] = 1e-6
    least_psnr_db: Annotated[
        float,
        Meta(
            ge=0.0,
            le=100.0,
            title="Minimum PSNR",
            description="Lowest PSNR between images and their reconstructions that passes the "
            "reconstruction check. Higher is stricter.",
            extra={"unit": "dB"},
        ),
    ] = 27.0
    most_frechet_share: Annotated[
        float,
        Meta(
            gt=0.0,
            le=1000.0,
            title="Maximum Fréchet distance",
            description="Largest Fréchet distance between images and their reconstructions that "
            "passes the reconstruction check, as a multiple of the real-vs-real baseline (the "
            "distance between two sets of real images). Lower is stricter.",
        ),
    ] = 0.5
    on_failure: Annotated[
        Literal["pixels", "continue"],
        Meta(
            title="On failed check",
            description="What to do if the autoencoder fails the reconstruction check: train on "
            "pixels instead (pixels), or use the autoencoder anyway (continue).",
        ),
    ] = "pixels"
    versions: Annotated[
        int,
        Meta(
            ge=1,
            le=64,
            title="Augmented versions",
            description="Number of augmented versions of each image to encode. Images are encoded "
            "only once, so augmentations cannot change from epoch to epoch. More gives more "
            "variety and uses more disk space.",
        ),
    ] = 4
