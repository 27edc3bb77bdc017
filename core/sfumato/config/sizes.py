"""The image sizes that the networks support.

A U-Net folds and halves its images, a transformer divides them into patches, and an autoencoder
downsamples them, so each requires sides that are divisible accordingly. The backbones of plugins
have their own rules and are checked when a run is created.
"""

from collections.abc import Callable
from itertools import islice

from sfumato.config.image_shape import ImageShape
from sfumato.config.presets import PRESETS, latent_shape, over_latents, preset_config
from sfumato.config.settings import ModelConfig, RunConfig
from sfumato.errors import ConfigError
from sfumato.messages import msg

__all__ = ["is_shape_for_presets", "nearest_sizes", "require_shape", "size_step"]

_SMALLEST, _LARGEST = 8, 1024
"""The bounds of the setting."""
_IMAGES = (1, 5_000)
"""Presets use a different network for large datasets of large images, so both cases are checked."""


def size_step(model: ModelConfig) -> int:
    """Return the number that must divide both sides of the images; 1 for a plugin's backbone."""
    if model.backbone == "unet":
        return int(model.unshuffle << (len(model.widths) - 1))
    return model.dit.patch_px if model.backbone == "dit" else 1


def is_shape_for_presets(shape: ImageShape) -> bool:
    """Return whether every preset supports a shape, with few images and with many images."""
    return all(
        _fits(preset_config(preset.name, dataset="", shape=shape, images=images))
        for preset in PRESETS
        for images in _IMAGES
    )


def nearest_sizes(
    shape: ImageShape, is_usable: Callable[[ImageShape], bool] = is_shape_for_presets
) -> tuple[int, ...]:
    """Return the next smaller and the next larger usable side for each unusable side."""
    found: set[int] = set()
    for side in {shape.height, shape.width}:
        if is_usable(ImageShape.square(side)):
            continue
        below, above = range(side - 1, _SMALLEST - 1, -1), range(side + 1, _LARGEST + 1)
        for sides in (below, above):
            usable = (near for near in sides if is_usable(ImageShape.square(near)))
            found.update(islice(usable, 1))
    return tuple(sorted(found))


def require_shape(shape: ImageShape) -> None:
    """Raise an error for an image shape that is not supported by every preset.

    Raises:
        ConfigError: If the shape is not supported. The hint names the nearest supported sides.
    """
    if not is_shape_for_presets(shape):
        nearest = nearest_sizes(shape)
        raise ConfigError(
            msg(
                "config.size_is_unsupported",
                "A size of {size} is not supported: the network must be able to halve both sides.",
                size=shape.text,
            ),
            hint=msg(
                "config.choose_nearest_size",
                "Nearest supported sizes, in px: {nearest}.",
                nearest=nearest,
            ),
        )


def _fits(config: RunConfig) -> bool:
    shape = config.data.shape
    if config.model.autoencoder == "none":
        return shape.is_divisible(size_step(config.model))
    reduction = config.autoencoder.reduction
    latent = over_latents(config, shape=latent_shape(config.autoencoder, shape))
    return shape.is_divisible(reduction * size_step(latent.model))
