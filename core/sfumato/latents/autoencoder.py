"""Autoencoders that map images to latents and back.

This module supports diffusers autoencoders provided by the user (AutoencoderKL, AutoencoderTiny,
AutoencoderDC) and Sfumato's own, an AutoencoderTiny on pixel-unshuffled images (factor 4) that is
small enough to decode on a CPU. Only safetensors files are read; nothing is downloaded or
unpickled.
"""

import hashlib
import logging
import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import safetensors.torch
import torch
from torch import Tensor, nn
from torch.nn import functional

from sfumato.config.autoencoder import AutoencoderConfig
from sfumato.config.image_shape import ImageShape, Shape
from sfumato.errors import CheckpointError, ConfigError
from sfumato.files.json_file import read_json
from sfumato.files.storage import explain_disk_errors, write_whole
from sfumato.messages import msg

__all__ = [
    "WEIGHTS_FILE",
    "Autoencoder",
    "autoencoder_folder",
    "build_autoencoder",
    "load_autoencoder",
    "require_reducible",
    "save_autoencoder",
]

WEIGHTS_FILE = "diffusion_pytorch_model.safetensors"

_FOLD = 4
"""Pixel-unshuffle factor of Sfumato's own autoencoder.

Convolutions at full resolution cost sixteen times as much and improve quality only slightly.
"""

_ENCODERS: dict[str, Callable[[Any, Tensor], Tensor]] = {
    "AutoencoderKL": lambda network, x: network.encode(x).latent_dist.mode(),
    "AutoencoderTiny": lambda network, x: network.encode(x, return_dict=False)[0],
    "AutoencoderDC": lambda network, x: network.encode(x, return_dict=False)[0],
}
_RENAMED = (
    (".query.", ".to_q."),
    (".key.", ".to_k."),
    (".value.", ".to_v."),
    (".proj_attn.", ".to_out.0."),
)
_HINT = msg(
    "nn.choose_autoencoder_folder",
    "Choose the folder of an AutoencoderKL, AutoencoderTiny, or AutoencoderDC "
    "saved by diffusers, with config.json and {weights_file}; or set "
    "model.autoencoder to trained or none.",
    weights_file=WEIGHTS_FILE,
)


class Autoencoder(nn.Module):
    """A diffusers autoencoder behind one interface.

    Args:
        network: An autoencoder of a supported class.
        channels: Number of image channels; grayscale images are expanded for a color
            network.

    Raises:
        CheckpointError: If the network does not support the channels.
    """

    def __init__(self, network: Any, *, channels: int) -> None:  # diffusers has no types
        super().__init__()
        self.network = network
        self.channels = channels
        self.unshuffle, self._is_widened = _fold_of(network, channels)
        self._encode = _ENCODERS[type(network).__name__]

    def encode(self, x: Tensor) -> Tensor:
        """Return raw latents `(B, c, h, w)` of images in [-1, 1], `(B, C, H, W)`."""
        if self._is_widened:
            x = x.expand(-1, 3, -1, -1)
        return self._encode(self.network, functional.pixel_unshuffle(x, self.unshuffle))

    def decode(self, latents: Tensor) -> Tensor:
        """Return images `(B, C, H, W)`, approximately in [-1, 1], for raw latents."""
        images: Tensor = self.network.decode(latents, return_dict=False)[0]
        images = functional.pixel_shuffle(images, self.unshuffle)
        return images.mean(dim=1, keepdim=True) if self._is_widened else images

    def latent_shape(self, image_shape: Shape) -> Shape:
        """Return the channels, height, and width of the latents for images of a given shape.

        Raises:
            CheckpointError: If latents of images of this size do not decode to images of the same
                size.
        """
        location = next(self.network.parameters())
        with torch.no_grad():
            latents = self.encode(location.new_zeros((1, *image_shape)))
            shape = self.decode(latents).shape
        if tuple(shape[1:]) != image_shape:
            raise CheckpointError(
                msg(
                    "nn.autoencoder_changes_image_size",
                    ("The autoencoder turns images of {size} px into images of {found_size} px."),
                    size=f"{image_shape[2]} × {image_shape[1]}",
                    found_size=f"{shape[3]} × {shape[2]}",
                ),
                hint=msg(
                    "nn.choose_divisible_image_size",
                    "Choose an image size that can be halved more often, such as 256 px.",
                ),
            )
        return (latents.shape[1], latents.shape[2], latents.shape[3])


def require_reducible(config: AutoencoderConfig, shape: ImageShape) -> None:
    """Raise if Sfumato's own autoencoder cannot reduce the image size by the configured factor.

    Raises:
        ConfigError: If the factor does not divide the image or crop size.
    """
    if not shape.is_divisible(config.reduction) or config.crop_px % config.reduction:
        raise ConfigError(
            msg(
                "nn.sizes_are_not_divisible_by_reduction",
                "The image size ({size}) and the crop size ({crop_px} px) must be "
                "divisible by the reduction factor ({reduction}).",
                size=shape.text,
                crop_px=config.crop_px,
                reduction=config.reduction,
            ),
            hint=msg(
                "nn.choose_divisible_sizes",
                ("Choose sizes divisible by {reduction}, or a smaller autoencoder.reduction."),
                reduction=config.reduction,
            ),
        )


def build_autoencoder(config: AutoencoderConfig, shape: ImageShape) -> Autoencoder:
    """Build Sfumato's own autoencoder with new weights from torch's default generator.

    Args:
        config: The reduction and widths of the autoencoder.
        shape: Shape of the images.

    Raises:
        ConfigError: If the reduction does not divide the image or crop size.
    """
    require_reducible(config, shape)
    levels = 1 + round(math.log2(config.reduction // _FOLD))
    folded = shape.channels * _FOLD**2
    layers = (config.layers,) * levels
    from diffusers import AutoencoderTiny  # imported here for start-up time: loads torch's compiler

    network = AutoencoderTiny(
        in_channels=folded,
        out_channels=folded,
        encoder_block_out_channels=(config.width,) * levels,
        decoder_block_out_channels=(config.width,) * levels,
        latent_channels=config.latent_channels,
        num_encoder_blocks=layers,
        num_decoder_blocks=layers,
    )
    return Autoencoder(network, channels=shape.channels)


def autoencoder_folder(location: str) -> Path:
    """Return the autoencoder folder for a path to an autoencoder, weights file, or pipeline.

    Raises:
        CheckpointError: If there is no autoencoder at this location.
    """
    path = Path(location).expanduser()
    if path.is_file():
        if path.suffix != ".safetensors":
            raise _pickled(path)
        path = path.parent
    if (path / "vae" / "config.json").exists():
        path = path / "vae"
    if not (path / "config.json").exists():
        raise CheckpointError(
            msg(
                "nn.is_not_an_autoencoder",
                ("“{location}” is not an autoencoder in diffusers format: config.json is missing."),
                location=location,
            ),
            hint=_HINT,
        )
    return path


def load_autoencoder(folder: Path, *, channels: int) -> Autoencoder:
    """Load a frozen autoencoder in evaluation mode, without using a random generator.

    Args:
        folder: The folder that contains `config.json` and the weights.
        channels: Channels of the images.

    Raises:
        CheckpointError: If the autoencoder is of an unsupported class, damaged, a pickle, or does
            not support the number of channels.
    """
    import diffusers  # imported here as in `build_autoencoder`

    config = _read_config(folder)
    name = config.get("_class_name")
    if name not in _ENCODERS:
        raise CheckpointError(
            msg(
                "nn.autoencoder_class_is_not_supported",
                "“{folder}” contains a network of the unsupported class {name}.",
                folder=folder,
                name=name,
            ),
            hint=_HINT,
        )
    file = _weights_file(folder)
    try:
        with _quiet(), torch.device("meta"):
            network = getattr(diffusers, name).from_config(config)
        network = network.to_empty(device="cpu").float()
        network.load_state_dict(_read_weights(file))
    except Exception as error:  # diffusers and torch raise many types for an invalid folder
        raise CheckpointError(
            msg(
                "nn.autoencoder_cannot_be_loaded",
                "The autoencoder in “{folder}” cannot be loaded: {error}",
                folder=folder,
                error=error,
            ),
            hint=msg("nn.save_autoencoder_again", "Save it again with save_pretrained."),
        ) from error
    autoencoder = Autoencoder(network, channels=channels)
    return autoencoder.eval().requires_grad_(requires_grad=False)


def save_autoencoder(folder: Path, autoencoder: Autoencoder) -> str:
    """Save an autoencoder in diffusers format, and return the hash of its weights.

    Raises:
        SfumatoError: If the disk is full or not writable.
    """
    weights = {
        name: tensor.detach().cpu().contiguous()
        for name, tensor in autoencoder.network.state_dict().items()
    }
    content = safetensors.torch.save(weights, metadata={"format": "pt"})
    with explain_disk_errors(folder):
        autoencoder.network.save_config(folder)
    write_whole(folder / WEIGHTS_FILE, content)
    return hashlib.sha256(content).hexdigest()


def _fold_of(network: Any, channels: int) -> tuple[int, bool]:
    """Return the pixel-unshuffle factor, and whether grayscale is expanded to color."""
    taken = int(network.config.in_channels)
    side = math.isqrt(taken // channels)
    if taken == channels * side**2:
        return side, False
    if taken == 3 and channels == 1:
        return 1, True
    raise CheckpointError(
        msg(
            "nn.autoencoder_channels_do_not_match",
            "The autoencoder expects {expected}-channel images, but the dataset has "
            "{channels}-channel images.",
            expected=taken,
            channels=channels,
        ),
        hint=msg(
            "nn.choose_matching_autoencoder",
            "Choose an autoencoder that supports images with this number of channels.",
        ),
    )


def _weights_file(folder: Path) -> Path:
    files = sorted(folder.glob("*.safetensors"))
    if (folder / WEIGHTS_FILE) in files or len(files) == 1:
        return files[0] if len(files) == 1 else folder / WEIGHTS_FILE
    pickles = [*folder.glob("*.bin"), *folder.glob("*.pt"), *folder.glob("*.ckpt")]
    if pickles and not files:
        raise _pickled(pickles[0])
    raise CheckpointError(
        msg(
            "nn.autoencoder_weights_are_missing",
            "“{folder}” does not contain the weights file {weights_file}.",
            folder=folder,
            weights_file=WEIGHTS_FILE,
        ),
        hint=_HINT,
    )


def _read_weights(file: Path) -> dict[str, Tensor]:
    """Read weights, updating the attention names used by diffusers before version 0.15."""
    weights = safetensors.torch.load_file(file)
    for old, new in _RENAMED:
        weights = {
            name.replace(old, new) if ".attentions." in name else name: tensor
            for name, tensor in weights.items()
        }
    return weights


def _read_config(folder: Path) -> dict[str, Any]:
    file = folder / "config.json"
    return read_json(file, dict[str, Any], hint=_HINT, raising=CheckpointError)


@contextmanager
def _quiet() -> Iterator[None]:
    """Suppress diffusers' warning about a key that its own AutoencoderTiny writes."""
    noisy = logging.getLogger("diffusers")
    level = noisy.level
    noisy.setLevel(logging.ERROR)
    try:
        yield
    finally:
        noisy.setLevel(level)


def _pickled(file: Path) -> CheckpointError:
    return CheckpointError(
        msg(
            "nn.weights_are_a_pickle",
            ("The weights “{file}” are a pickle, which can run arbitrary code when loaded."),
            file=file,
        ),
        hint=msg(
            "nn.convert_autoencoder",
            "If you trust the file, load the autoencoder in diffusers yourself and "
            "save it again with save_pretrained(folder, safe_serialization=True).",
        ),
    )
