"""Storage of a run's image space: its autoencoder and its normal distribution.

The autoencoder is saved in `autoencoder/` in diffusers format, so that the run needs nothing
outside its folder. Its hash is stored in `network.json`; any file other than the one used in
training is refused.
"""

import hashlib
from pathlib import Path

from sfumato.config.image_shape import ImageShape
from sfumato.errors import CheckpointError
from sfumato.files.storage import explain_disk_errors, staged_folder
from sfumato.latents.autoencoder import (
    WEIGHTS_FILE,
    Autoencoder,
    load_autoencoder,
    save_autoencoder,
)
from sfumato.latents.gaussian_file import load_gaussian
from sfumato.latents.image_space import ImageSpace, LatentSpace, LatentSpec, PixelSpace
from sfumato.messages import msg

__all__ = [
    "AUTOENCODER_FOLDER",
    "load_latent_space",
    "load_run_autoencoder",
    "load_space",
    "save_run_autoencoder",
]

AUTOENCODER_FOLDER = "autoencoder"


def load_space(run_folder: Path, latents: LatentSpec | None, pixel_shape: ImageShape) -> ImageSpace:
    """Return the space that a run's denoiser works in.

    Args:
        run_folder: Folder of the run.
        latents: The latent space, if any.
        pixel_shape: Shape of the images.

    Raises:
        CheckpointError: If one of its files is missing, damaged, or different.
    """
    space: ImageSpace = PixelSpace(pixel_shape)
    if latents is not None:
        space = load_latent_space(run_folder, latents)
    space.gaussian = load_gaussian(run_folder, image_shape=space.image_shape)
    return space


def load_latent_space(run_folder: Path, latents: LatentSpec) -> LatentSpace:
    """Return the space of a run's latents, in evaluation mode.

    Raises:
        CheckpointError: If its autoencoder is missing, damaged, or different.
    """
    return LatentSpace(
        load_run_autoencoder(run_folder, latents),
        image_shape=latents.shape,
        pixel_shape=latents.pixel_shape,
        mean=latents.mean,
        deviation=latents.deviation,
    ).eval()


def load_run_autoencoder(run_folder: Path, latents: LatentSpec) -> Autoencoder:
    """Return a run's autoencoder.

    Raises:
        CheckpointError: If it is missing, damaged, or different.
    """
    folder = run_folder / AUTOENCODER_FOLDER
    file = folder / WEIGHTS_FILE
    with explain_disk_errors(file):
        found = hashlib.sha256(file.read_bytes()).hexdigest()
    if found != latents.autoencoder_sha256:
        raise CheckpointError(
            msg(
                "nn.autoencoder_hash_does_not_match",
                "“{file}” is not the autoencoder that the model was trained with: its hash "
                "does not match.",
                file=file,
            ),
            hint=msg("nn.restore_from_copy", "Restore it from a copy of the run folder."),
        )
    return load_autoencoder(folder, channels=latents.pixel_shape.channels)


def save_run_autoencoder(run_folder: Path, autoencoder: Autoencoder) -> str:
    """Save a run's autoencoder atomically, and return the hash of its weights.

    Raises:
        SfumatoError: If the disk is full or not writable.
    """
    with staged_folder(run_folder / AUTOENCODER_FOLDER) as stage:
        return save_autoencoder(stage, autoencoder)
