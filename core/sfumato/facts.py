"""What is known about a trained model besides its weights?"""

import msgspec

from sfumato.config.settings import RunConfig

__all__ = ["ModelFacts"]


class ModelFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What is known about a trained model besides its weights."""

    run: str
    images_seen: int
    step: int
    weights_sha256: str
    """Of the file with the averaged weights; of the weights themselves where they were mixed; of
    either and the autoencoder where there is one."""
    autoencoder_sha256: str = ""
    """Of the autoencoder's weights; empty for a model of pictures themselves."""
    channels: int
    """1 for grey pictures, 3 for colour."""
    classes: tuple[str, ...]
    """Names by class label; empty for a model without classes."""
    sigma_data: float
    pictures: int
    """How many pictures the model learnt from."""
    dataset_sha256: str
    """Fingerprint of the pictures and the rules by which they were read."""
    config: RunConfig
    ema_length: float | None = None
    """Width of the average, where one was chosen after training; `None` for the run's own."""
