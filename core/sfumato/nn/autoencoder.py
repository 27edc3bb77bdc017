"""Which networks make latents of images, and images of latents?

Autoencoders of diffusers: one that the user brings (AutoencoderKL, AutoencoderTiny, AutoencoderDC),
or our own, an AutoencoderTiny over pixels folded four by four, which is small enough to draw on a
processor. Only safetensors are read; nothing is downloaded and nothing unpickled.
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
from sfumato.errors import CheckpointError, ConfigError
from sfumato.json_file import read_json
from sfumato.storage import explain_disk_errors, write_whole

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
"""Side of the squares that our own autoencoder folds into channels: at full resolution a
convolution costs sixteen times as much, and gains little."""

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
_HINT = (
    "Give the folder of an AutoencoderKL, AutoencoderTiny or AutoencoderDC that diffusers saved, "
    f"with config.json and {WEIGHTS_FILE}; or set model.autoencoder to trained or none."
)


class Autoencoder(nn.Module):
    """An autoencoder of diffusers behind one interface.

    Args:
        network: One of the kinds that are known.
        channels: Of the images, 1 or 3; a network for color sees gray images as color.

    Raises:
        CheckpointError: If the network takes neither.
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
        """Return images `(B, C, H, W)`, about [-1, 1], of raw latents."""
        images: Tensor = self.network.decode(latents, return_dict=False)[0]
        images = functional.pixel_shuffle(images, self.unshuffle)
        return images.mean(dim=1, keepdim=True) if self._is_widened else images

    def latent_shape(self, image_shape: tuple[int, int, int]) -> tuple[int, int, int]:
        """Return channels, height and width of the latents of images.

        Raises:
            CheckpointError: If latents of images of this size do not become such images.
        """
        location = next(self.network.parameters())
        with torch.no_grad():
            latents = self.encode(location.new_zeros((1, *image_shape)))
            shape = self.decode(latents).shape
        if tuple(shape[1:]) != image_shape:
            raise CheckpointError(
                f"The autoencoder makes {shape[-1]} px of images of {image_shape[-1]} px.",
                hint="Choose an image size that can be halved more often, such as 256 px.",
            )
        return (latents.shape[1], latents.shape[2], latents.shape[3])


def require_reducible(config: AutoencoderConfig, *, size_px: int) -> None:
    """Refuse an image size that our own autoencoder cannot make smaller as asked.

    Raises:
        ConfigError: If the size cannot be made so many times smaller.
    """
    if size_px % config.reduction or config.crop_px % config.reduction:
        raise ConfigError(
            f"Images of {size_px} px in crops of {config.crop_px} px cannot be made "
            f"{config.reduction} times smaller.",
            hint=f"Choose sizes that {config.reduction} divides, or a smaller "
            "autoencoder.reduction.",
        )


def build_autoencoder(config: AutoencoderConfig, *, channels: int, size_px: int) -> Autoencoder:
    """Build our own autoencoder with fresh weights, drawn from torch's default generator.

    Args:
        config: Its reduction and widths.
        channels: Of the images.
        size_px: Side of the images.

    Raises:
        ConfigError: If the size cannot be made so many times smaller.
    """
    require_reducible(config, size_px=size_px)
    levels = 1 + round(math.log2(config.reduction // _FOLD))
    folded = channels * _FOLD**2
    layers = (config.layers,) * levels
    from diffusers import AutoencoderTiny  # here for start-up time: it brings torch's compiler

    network = AutoencoderTiny(
        in_channels=folded,
        out_channels=folded,
        encoder_block_out_channels=(config.width,) * levels,
        decoder_block_out_channels=(config.width,) * levels,
        latent_channels=config.latent_channels,
        num_encoder_blocks=layers,
        num_decoder_blocks=layers,
    )
    return Autoencoder(network, channels=channels)


def autoencoder_folder(location: str) -> Path:
    """Return the folder that a setting means: of an autoencoder, its file, or a whole pipeline.

    Raises:
        CheckpointError: If nothing of the kind is there.
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
            f"“{location}” is no autoencoder in diffusers format: there is no config.json.",
            hint=_HINT,
        )
    return path


def load_autoencoder(folder: Path, *, channels: int) -> Autoencoder:
    """Read an autoencoder, in evaluation mode and frozen; no random number is drawn.

    Args:
        folder: Holds `config.json` and the weights.
        channels: Of the images, 1 or 3.

    Raises:
        CheckpointError: If it is of no known kind, damaged, a pickle, or for other images.
    """
    import diffusers  # here as in `build_autoencoder`

    config = _read_config(folder)
    name = config.get("_class_name")
    if name not in _ENCODERS:
        raise CheckpointError(f"“{folder}” holds a network of the kind {name}.", hint=_HINT)
    file = _weights_file(folder)
    try:
        with _quiet(), torch.device("meta"):
            network = getattr(diffusers, name).from_config(config)
        network = network.to_empty(device="cpu").float()
        network.load_state_dict(_read_weights(file))
    except Exception as error:  # diffusers and torch raise many kinds for a folder that is wrong
        raise CheckpointError(
            f"The autoencoder in “{folder}” cannot be loaded: {error}",
            hint="Save it again with save_pretrained.",
        ) from error
    autoencoder = Autoencoder(network, channels=channels)
    return autoencoder.eval().requires_grad_(requires_grad=False)


def save_autoencoder(folder: Path, autoencoder: Autoencoder) -> str:
    """Write an autoencoder as diffusers does, and give the hash of its weights.

    Raises:
        SfumatoError: If the disk is full or refuses.
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
    """Return the side of the squares that are folded, and whether gray is shown as color."""
    taken = int(network.config.in_channels)
    side = math.isqrt(taken // channels)
    if taken == channels * side**2:
        return side, False
    if taken == 3 and channels == 1:
        return 1, True
    raise CheckpointError(
        f"The autoencoder takes {taken} channels and the images have {channels}.",
        hint="Choose an autoencoder for images like these.",
    )


def _weights_file(folder: Path) -> Path:
    files = sorted(folder.glob("*.safetensors"))
    if (folder / WEIGHTS_FILE) in files or len(files) == 1:
        return files[0] if len(files) == 1 else folder / WEIGHTS_FILE
    pickles = [*folder.glob("*.bin"), *folder.glob("*.pt"), *folder.glob("*.ckpt")]
    if pickles and not files:
        raise _pickled(pickles[0])
    raise CheckpointError(
        f"“{folder}” holds {len(files)} files of weights, and none named {WEIGHTS_FILE}.",
        hint=_HINT,
    )


def _read_weights(file: Path) -> dict[str, Tensor]:
    """Read weights; names that diffusers gave to attention before its version 0.15 are renewed."""
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
    """Keep diffusers from warning of a key that its own AutoencoderTiny writes."""
    noisy = logging.getLogger("diffusers")
    level = noisy.level
    noisy.setLevel(logging.ERROR)
    try:
        yield
    finally:
        noisy.setLevel(level)


def _pickled(file: Path) -> CheckpointError:
    return CheckpointError(
        f"The weights in “{file}” are a pickle, which can run any program when it is read.",
        hint="If you trust it, load the autoencoder in diffusers yourself and save it again with "
        "save_pretrained(folder, safe_serialization=True).",
    )
