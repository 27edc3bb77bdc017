"""Presets: complete configurations for a dataset and a training time.

A preset maps an image size, a number of images, and a training time to a complete `RunConfig`. The
values are based on measurements (see docs/decisions/0003-default-recipe.md).
"""

import math
from collections.abc import Callable

import msgspec

from sfumato.config.image_shape import ImageShape, Shape
from sfumato.config.settings import (
    AugmentationConfig,
    AutoencoderConfig,
    DataConfig,
    EmaConfig,
    ModelConfig,
    NoiseConfig,
    OptimizerConfig,
    ReportConfig,
    RunConfig,
    SamplingSettings,
    TuningConfig,
    Unshuffle,
)
from sfumato.errors import ConfigError
from sfumato.messages import msg

__all__ = [
    "PRESETS",
    "Preset",
    "latent_shape",
    "over_latents",
    "over_pixels",
    "preset_config",
    "warm_started",
]

_WARM_RATE = 0.2
"""Learning rate of a warm start relative to a start from random weights (decision 3)."""
_LATENT_SIZE_PX = 192
"""The image size from which the presets for longer runs train on latents."""
_LATENT_IMAGES = 5_000
"""The minimum number of images for which an autoencoder is trained."""
_LATENT_STEP_PX = 32
"""The step between sizes for latents: they are reduced eightfold and then halved twice."""
_AUTOENCODERS = {
    "quick": AutoencoderConfig(width=96, images_total=1_000_000, batch_size=16),
    "balanced": AutoencoderConfig(width=128, layers=3, images_total=4_000_000, batch_size=32),
    "best": AutoencoderConfig(width=192, layers=3, images_total=8_000_000, batch_size=32),
}
_NOISY_UNSHUFFLE: Unshuffle = 4
"""The factor from which networks that predict noise leave some in images (decision 28)."""
_LATENT_NOISE = NoiseConfig(log_sigma_mean=-0.4, log_sigma_std=1.0)
"""Noise levels for latents with a standard deviation of 0.5.

They are taken from EDM2 (Karras et al. 2024, arXiv:2312.02696, table 6).
"""


class Preset(msgspec.Struct, frozen=True, kw_only=True):
    """A named starting point for a run's settings."""

    name: str
    label: str
    summary: str
    """A sentence for the user that describes what the preset is good for."""
    needs_gpu: bool


PRESETS = (
    Preset(
        name="sketch",
        label="Sketch",
        summary="A preview of the results in minutes, even without a GPU.",
        needs_gpu=False,
    ),
    Preset(
        name="quick",
        label="Quick",
        summary="A small model: about an hour on a GPU, or overnight without one.",
        needs_gpu=False,
    ),
    Preset(
        name="balanced",
        label="Balanced",
        summary="The recommended choice on a GPU: good images in a few hours.",
        needs_gpu=True,
    ),
    Preset(
        name="best",
        label="Best",
        summary="A large model: days of training on a fast GPU.",
        needs_gpu=True,
    ),
)


def preset_config(
    name: str, *, dataset: str, shape: ImageShape, images: int, minutes: float = 0.0
) -> RunConfig:
    """Return the complete config of a preset.

    Args:
        name: A name in `PRESETS`.
        dataset: The dataset to train on.
        shape: The shape of the images.
        images: The number of images; small datasets get stronger protection against memorization.
        minutes: The training time in minutes; 0 uses the preset's own length.

    Raises:
        ConfigError: If there is no such preset.
    """
    makers: dict[str, Callable[[int], RunConfig]] = {
        "sketch": _sketch,
        "quick": _quick,
        "balanced": _balanced,
        "best": _best,
    }
    if name not in makers:
        raise ConfigError(
            msg("config.preset_does_not_exist", "There is no preset “{name}”.", name=name),
            hint=msg(
                "config.available_presets", "Available presets: {presets}.", presets=list(makers)
            ),
        )
    config = makers[name](shape.mean_side)
    if _trains_on_latents(name, shape, images):
        config = _with_autoencoder(name, config)
    input_shape = latent_shape(config.autoencoder, shape) if _is_latent(config) else shape
    return msgspec.structs.replace(
        config,
        preset=name,
        data=DataConfig(dataset=dataset, shape=shape),
        model=msgspec.structs.replace(
            _fitted(config.model, input_shape), dropout=_dropout(name, images)
        ),
        augmentation=AugmentationConfig(probability=_augmentation(name, images), is_adaptive=True),
        minutes=minutes or config.minutes,
        images_total=0 if minutes else config.images_total,
    )


def warm_started(config: RunConfig, *, base: RunConfig | None) -> RunConfig:
    """Return a preset's config with the learning rate for a start from the weights of a base.

    Args:
        config: The preset's, before the user's own settings are applied.
        base: The config of the run to start from; `None` for a model of another program.
    """
    rate = _WARM_RATE * config.optimizer.learning_rate
    if base is not None:
        rate = min(rate, base.optimizer.learning_rate)
    optimizer = msgspec.structs.replace(config.optimizer, learning_rate=rate)
    return msgspec.structs.replace(config, optimizer=optimizer)


def latent_shape(autoencoder: AutoencoderConfig, shape: ImageShape) -> Shape:
    """Return the shape of the latents of Sfumato's own autoencoder, rounded down."""
    factor = autoencoder.reduction
    return autoencoder.latent_channels, shape.height // factor, shape.width // factor


def over_latents(config: RunConfig, *, shape: Shape) -> RunConfig:
    """Return the config of a run whose autoencoder passed the reconstruction check.

    Latents are already small, so they are not folded. Augmentations are applied before the images
    are encoded, and conditional augmentation is not possible. Latents have their own noise levels
    unless the config sets them.

    Args:
        config: The run's config.
        shape: The channels, height, and width of the latents.
    """
    model = msgspec.structs.replace(config.model, unshuffle=1)
    noise = _LATENT_NOISE if config.noise == NoiseConfig() else config.noise
    return msgspec.structs.replace(
        config,
        model=_fitted(model, shape),
        noise=noise,
        augmentation=AugmentationConfig(),
        augmentations={},
    )


def over_pixels(config: RunConfig) -> RunConfig:
    """Return the config of a run without an autoencoder, or whose autoencoder failed the check."""
    if not _is_latent(config):
        return config
    shape = config.data.shape
    model = msgspec.structs.replace(
        config.model, autoencoder="none", unshuffle=_unshuffle_for(shape.mean_side)
    )
    noise = NoiseConfig() if config.noise == _LATENT_NOISE else config.noise
    return msgspec.structs.replace(config, model=_fitted(model, shape), noise=noise)


def _is_latent(config: RunConfig) -> bool:
    return config.model.autoencoder != "none"


def _trains_on_latents(name: str, shape: ImageShape, images: int) -> bool:
    is_large = shape.mean_side >= _LATENT_SIZE_PX and shape.is_divisible(_LATENT_STEP_PX)
    return is_large and images >= _LATENT_IMAGES and name != "sketch"


def _with_autoencoder(name: str, config: RunConfig) -> RunConfig:
    """Return the config with a network for latents, which is narrow at the finest level."""
    widths = {"quick": (128, 256, 256), "balanced": (192, 384, 384), "best": (256, 512, 512)}[name]
    return msgspec.structs.replace(
        config,
        model=msgspec.structs.replace(
            config.model,
            widths=widths,
            attention_sizes=(16, 8),
            unshuffle=1,
            autoencoder="trained",
        ),
        autoencoder=_AUTOENCODERS[name],
        noise=_LATENT_NOISE,
    )


def _fitted(model: ModelConfig, shape: Shape) -> ModelConfig:
    """Fold less, or drop the coarsest levels, if the sides cannot be halved often enough.

    If no level has one of the sizes intended for attention, attention is used at the largest size
    up to 16. The size of a level is its longer side. No preset supports odd sizes; the network
    rejects them with a hint. A network on unshuffled patches that hold too many values to pass
    noise on predicts images.
    """
    _, height, width = shape
    common, longest = math.gcd(height, width), max(height, width)
    unshuffles: tuple[Unshuffle, ...] = (8, 4, 2, 1)
    fits = [
        (levels >= len(model.widths) - 1, unshuffle, levels)
        for unshuffle in unshuffles
        for levels in range(2, len(model.widths) + 1)
        if unshuffle <= model.unshuffle and common % (unshuffle << (levels - 1)) == 0
    ]
    if not fits:
        return model
    _, unshuffle, levels = max(fits)
    sides = [longest // unshuffle >> level for level in range(levels)]
    attention = model.attention_sizes
    if not set(attention) & set(sides):
        attention = tuple(side for side in sides if side <= 16)[:1]
    return msgspec.structs.replace(
        model,
        unshuffle=unshuffle,
        widths=model.widths[:levels],
        attention_sizes=attention,
        prediction="x" if unshuffle >= _NOISY_UNSHUFFLE else model.prediction,
    )


def _dropout(name: str, images: int) -> float:
    if name == "sketch":
        return 0.0  # in a few minutes, too few images are seen to memorize any
    steps = ((2_000, 0.3), (10_000, 0.25), (50_000, 0.15), (200_000, 0.13))
    return next((dropout for limit, dropout in steps if images < limit), 0.05)


def _augmentation(name: str, images: int) -> float:
    if name == "sketch":
        return 0.0  # too short to memorize images, or to learn transforms that are never sampled
    steps = ((2_000, 0.4), (10_000, 0.25), (50_000, 0.15), (200_000, 0.12))
    return next((probability for limit, probability in steps if images < limit), 0.0)


def _sketch(size_px: int) -> RunConfig:
    unshuffle: Unshuffle = 2 if size_px <= 48 else 4 if size_px <= 128 else 8
    return RunConfig(
        model=ModelConfig(
            widths=(64, 128), layers_per_block=1, attention_sizes=(8, 7), unshuffle=unshuffle
        ),
        optimizer=OptimizerConfig(name="muon", learning_rate=1e-3, warmup_images=3_200),
        sampling=SamplingSettings(sigma_min=0.03),
        images_total=0,
        minutes=8.0,
        batch_size=32,
    )


def _quick(size_px: int) -> RunConfig:
    widths = (64, 128, 128) if size_px <= 48 else (64, 128, 256, 256)
    return RunConfig(
        model=ModelConfig(
            widths=widths, attention_sizes=(16, 14), unshuffle=_unshuffle_for(size_px)
        ),
        optimizer=OptimizerConfig(
            learning_rate=1e-3 if size_px <= 48 else 4e-4, warmup_images=64_000
        ),
        report=ReportConfig(sample_count=36),
        images_total=5_000_000,
        batch_size=128,
    )


def _balanced(size_px: int) -> RunConfig:
    widths = (128, 256, 256) if size_px <= 48 else (128, 256, 256, 256)
    return RunConfig(
        model=ModelConfig(
            widths=widths,
            attention_sizes=(16, 14) if size_px <= 48 else (16, 8),
            unshuffle=_unshuffle_for(size_px),
        ),
        optimizer=OptimizerConfig(
            learning_rate=5e-4 if size_px <= 48 else 2.5e-4, warmup_images=128_000
        ),
        ema=EmaConfig(length=0.05, second_length=0.10),
        report=ReportConfig(sample_count=64),
        images_total=20_000_000,
        batch_size=256,
    )


def _best(size_px: int) -> RunConfig:
    widths = (256, 256, 256) if size_px <= 48 else (192, 384, 384, 384)
    return RunConfig(
        model=ModelConfig(
            widths=widths,
            layers_per_block=3 if size_px <= 48 else 2,
            attention_sizes=(16, 14) if size_px <= 48 else (16, 8),
            unshuffle=_unshuffle_for(size_px),
        ),
        optimizer=OptimizerConfig(
            learning_rate=5e-4 if size_px <= 48 else 2e-4, warmup_images=256_000
        ),
        ema=EmaConfig(length=0.05, second_length=0.10),
        sampling=SamplingSettings(num_steps=18),
        tuning=TuningConfig(high_quality_calls=18),
        report=ReportConfig(sample_count=64),
        images_total=100_000_000,
        batch_size=256,
    )


def _unshuffle_for(size_px: int) -> Unshuffle:
    return 1 if size_px <= 64 else 2 if size_px <= 160 else 4
