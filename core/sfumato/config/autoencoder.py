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
            "values make training faster but lose more detail.",
        ),
    ] = 8
    latent_channels: Annotated[
        int,
        Meta(
            ge=1,
            le=64,
            title="Latent channels",
            description="Number of channels of the latents. More channels preserve more detail but "
            "are harder to model.",
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
            description="Number of channels of the autoencoder's hidden layers. More channels "
            "preserve more detail but are slower.",
            extra={"unit": "channels"},
        ),
    ] = 64
    layers: Annotated[
        int,
        Meta(
            ge=1,
            le=8,
            title="Layers per block",
            description="Number of residual layers at each resolution. More layers preserve more "
            "detail but are slower.",
        ),
    ] = 2
    images_total: Annotated[
        int,
        Meta(
            ge=0,
            title="Training length",
            description="Number of crops to train the autoencoder on. 0 sets no limit, so only the "
            "training time limits the training.",
            extra={"unit": "images"},
        ),
    ] = 400_000
    minutes: Annotated[
        float,
        Meta(
            ge=0.0,
            le=100_000.0,
            title="Training time",
            description="Minutes to train the autoencoder before training of the model starts. 0 "
            "sets no limit, so only the training length limits the training.",
            extra={"unit": "min"},
        ),
    ] = 0.0
    batch_size: Annotated[
        int,
        Meta(
            ge=1,
            le=4096,
            title="Batch size",
            description="Number of crops per update. Larger batches give steadier gradients and "
            "need more memory.",
            extra={"unit": "images"},
        ),
    ] = 8
    crop_px: Annotated[
        int,
        Meta(
            ge=8,
            le=1024,
            title="Crop size",
            description="Side length of the random crops that the autoencoder is trained on. "
            "Smaller crops allow more updates in the same time.",
            extra={"unit": "px"},
        ),
    ] = 64
    learning_rate: Annotated[
        float,
        Meta(
            gt=0.0,
            le=1.0,
            title="Learning rate",
            description="Step size of the updates after warm-up. If it is too high, the loss "
            "becomes unstable; if it is too low, training is slow.",
        ),
    ] = 2e-3
    equivariance: Annotated[
        float,
        Meta(
            ge=0.0,
            le=1.0,
            title="Equivariance regularization",
            description="Fraction of updates in which the latents are rotated or downscaled and "
            "must decode to an image transformed in the same way. Higher values give latents that "
            "are easier to model, but slightly less sharp images.",
        ),
    ] = 0.25
    latent_penalty: Annotated[
        float,
        Meta(
            ge=0.0,
            le=1.0,
            title="Latent penalty",
            description="Weight of the penalty that keeps latents close to 0. Higher values keep "
            "them closer to 0; 0 disables the penalty.",
        ),
    ] = 1e-6
    least_psnr_db: Annotated[
        float,
        Meta(
            ge=0.0,
            le=100.0,
            title="Minimum PSNR",
            description="Lowest PSNR between images and their reconstructions that passes the "
            "reconstruction check. Higher values are stricter.",
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
            "distance between two sets of real images). Lower values are stricter.",
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
            "only once, so augmentations cannot change from epoch to epoch. More versions give "
            "more variety but use more disk space.",
        ),
    ] = 4
