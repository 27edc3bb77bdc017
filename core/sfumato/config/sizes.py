"""The image sizes that the networks support.

A U-Net folds and halves its images, a transformer divides them into patches, and an autoencoder
downsamples them, so each requires sizes that are divisible accordingly. The backbones of plugins
have their own rules and are checked when a run is created.
"""

from collections.abc import Callable

from sfumato.config.presets import PRESETS, over_latents, preset_config
from sfumato.config.settings import ModelConfig, RunConfig
from sfumato.errors import ConfigError
from sfumato.messages import msg

__all__ = ["is_size_for_presets", "nearest_sizes", "require_size", "size_step"]

_SMALLEST, _LARGEST = 8, 1024
"""The bounds of the setting."""
_IMAGES = (1, 5_000)
"""Presets use a different network for large datasets of large images, so both cases are checked."""


def size_step(model: ModelConfig) -> int:
    """Return the number that must divide the images' side length; 1 for a plugin's backbone."""
    if model.backbone == "unet":
        return int(model.unshuffle << (len(model.widths) - 1))
    return model.dit.patch_px if model.backbone == "dit" else 1


def is_size_for_presets(size_px: int) -> bool:
    """Return whether every preset supports an image size, with few images and with many images."""
    return all(
        _fits(preset_config(preset.name, dataset="", size_px=size_px, images=images))
        for preset in PRESETS
        for images in _IMAGES
    )


def nearest_sizes(size_px: int, is_usable: Callable[[int], bool]) -> tuple[int, ...]:
    """Return the next smaller and the next larger usable sizes, if they exist."""
    smaller = next((size for size in range(size_px - 1, _SMALLEST - 1, -1) if is_usable(size)), 0)
    larger = next((size for size in range(size_px + 1, _LARGEST + 1) if is_usable(size)), 0)
    return tuple(size for size in (smaller, larger) if size)


def require_size(size_px: int) -> None:
    """Raise an error for an image size that is not supported by every preset.

    Raises:
        ConfigError: If the size is not supported. The hint names the nearest supported sizes.
    """
    if not is_size_for_presets(size_px):
        nearest = nearest_sizes(size_px, is_size_for_presets)
        raise ConfigError(
            msg(
                "config.size_is_unsupported",
                "A size of {size_px} px is not supported: the network must be able to halve the "
                "side length.",
                size_px=size_px,
            ),
            hint=msg(
                "config.choose_nearest_size",
                "Nearest supported sizes, in px: {nearest}.",
                nearest=nearest,
            ),
        )


def _fits(config: RunConfig) -> bool:
    size_px = config.data.size_px
    if config.model.autoencoder == "none":
        return size_px % size_step(config.model) == 0
    reduction = config.autoencoder.reduction
    side = size_px // reduction
    latent = over_latents(config, size_px=side)
    return size_px % reduction == 0 and side % size_step(latent.model) == 0
