"""Small sets: how many images an image size needs, and what to expect from fewer than 200.

The numbers are rules of thumb for one kind of subject. A model of few images learns them by heart;
conditional augmentation, dropout, and a shorter run delay that.
"""

import msgspec

from sfumato.config.image_shape import ImageShape
from sfumato.config.settings import RunConfig
from sfumato.messages import Message, msg, paragraph

__all__ = ["FEW_IMAGES", "fitted_to_few", "images_needed", "small_set_advice"]

FEW_IMAGES = 200
"""The number of images below which a set is small."""

_NEEDED_AT_64_PX = 1_000
_LARGEST_EPOCHS = 20_000
"""The number of epochs after which a run on few images brings only copies."""
_LEAST_DROPOUT = 0.2
_LEAST_AUGMENTATION = 0.5
_SIZE_OF_FEW_PX = 64


def images_needed(side: int) -> int:
    """Return about how many images a model of square images needs, by their side in pixels."""
    return max(FEW_IMAGES, round(_NEEDED_AT_64_PX * (side / 64) ** 2))


def fitted_to_few(config: RunConfig, *, images: int) -> RunConfig:
    """Return a preset's config with settings for a small set; larger sets change nothing.

    Conditional augmentation is always on, dropout is at least 0.2, and the run is not longer than
    20,000 epochs.
    """
    if images >= FEW_IMAGES:
        return config
    augmentation, model = config.augmentation, config.model
    if config.model.autoencoder == "none":  # latents cannot be augmented
        augmentation = msgspec.structs.replace(
            augmentation,
            probability=max(augmentation.probability, _LEAST_AUGMENTATION),
            is_adaptive=False,
        )
    model = msgspec.structs.replace(model, dropout=max(model.dropout, _LEAST_DROPOUT))
    longest = _LARGEST_EPOCHS * max(images, 1)
    images_total = min(config.images_total, longest) if config.images_total else 0
    return msgspec.structs.replace(
        config, augmentation=augmentation, model=model, images_total=images_total
    )


def small_set_advice(config: RunConfig, *, images: int, shape: ImageShape) -> Message:
    """Return what to expect of a small set, and which settings follow; empty for larger sets."""
    if images >= FEW_IMAGES:
        return Message()
    expected = msg(
        "small_sets.expectation",
        "With {n} images, expect variations and copies of the training images rather than new "
        "ones; evaluate the run to see how many are copies.",
        one="With 1 image, expect copies of it.",
        n=images,
    )
    settings = msg(
        "small_sets.settings",
        "Settings for few images: conditional augmentation {augmentation:.0%}, "
        "dropout {dropout:g}.",
        augmentation=config.augmentation.probability,
        dropout=config.model.dropout,
    )
    smaller = Message()
    if shape.mean_side > _SIZE_OF_FEW_PX:
        smaller = msg(
            "small_sets.train_smaller",
            "At {side} px instead of {current} px, the model has less to learn by heart.",
            side=_SIZE_OF_FEW_PX,
            current=shape.mean_side,
        )
    return paragraph([expected, settings, smaller])
