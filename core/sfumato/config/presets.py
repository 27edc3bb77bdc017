"""Which settings suit which pictures, machine and patience?

A preset is a way to a whole `RunConfig` from the picture size, the number of pictures and the kind
of device. The figures come from measurements (see docs/decisions/0003-default-recipe.md).
"""

from collections.abc import Callable

import msgspec

from sfumato.config.settings import (
    AugmentationConfig,
    DataConfig,
    EmaConfig,
    ModelConfig,
    OptimizerConfig,
    ReportConfig,
    RunConfig,
    SamplingConfig,
    TuningConfig,
    Unshuffle,
)
from sfumato.errors import ConfigError

__all__ = ["PRESETS", "Preset", "preset_config"]


class Preset(msgspec.Struct, frozen=True, kw_only=True):
    """A named starting point."""

    name: str
    label: str
    summary: str
    """One sentence for the user: what it is good for."""
    needs_gpu: bool


PRESETS = (
    Preset(
        name="sketch",
        label="Sketch",
        summary="A first look in minutes, even without a graphics card.",
        needs_gpu=False,
    ),
    Preset(
        name="quick",
        label="Quick",
        summary="A small model for an hour on a graphics card, or a night without one.",
        needs_gpu=False,
    ),
    Preset(
        name="balanced",
        label="Balanced",
        summary="The usual choice on a graphics card: good pictures in a few hours.",
        needs_gpu=True,
    ),
    Preset(
        name="best",
        label="Best",
        summary="A large model for days on a strong graphics card.",
        needs_gpu=True,
    ),
)


def preset_config(
    name: str, *, dataset: str, size_px: int, pictures: int, minutes: float = 0.0
) -> RunConfig:
    """Give the whole config of a preset.

    Args:
        name: Name of one of `PRESETS`.
        dataset: The dataset to learn from.
        size_px: Side of the pictures.
        pictures: How many there are; small sets get more protection against being copied.
        minutes: Training time; 0 takes the preset's own length.

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
        raise ConfigError(f"There is no preset “{name}”.", hint=f"There is: {', '.join(makers)}.")
    config = makers[name](size_px)
    return msgspec.structs.replace(
        config,
        preset=name,
        data=DataConfig(dataset=dataset, size_px=size_px),
        model=msgspec.structs.replace(
            _fitted(config.model, size_px), dropout=_dropout(name, pictures)
        ),
        augmentation=AugmentationConfig(probability=_augmentation(name, pictures)),
        minutes=minutes or config.minutes,
        images_total=0 if minutes else config.images_total,
    )


def _fitted(model: ModelConfig, size_px: int) -> ModelConfig:
    """Fold less or leave out the coarsest levels where the size cannot be halved so often.

    Where no level has a side that attention was meant for, the largest one up to 16 gets it. An odd
    size fits no preset; the network refuses it with a hint.
    """
    unshuffles: tuple[Unshuffle, ...] = (8, 4, 2, 1)
    fits = [
        (levels >= len(model.widths) - 1, unshuffle, levels)
        for unshuffle in unshuffles
        for levels in range(2, len(model.widths) + 1)
        if unshuffle <= model.unshuffle and size_px % (unshuffle << (levels - 1)) == 0
    ]
    if not fits:
        return model
    _, unshuffle, levels = max(fits)
    sides = [size_px // unshuffle >> level for level in range(levels)]
    attention = model.attention_sizes
    if not set(attention) & set(sides):
        attention = tuple(side for side in sides if side <= 16)[:1]
    return msgspec.structs.replace(
        model, unshuffle=unshuffle, widths=model.widths[:levels], attention_sizes=attention
    )


def _dropout(name: str, pictures: int) -> float:
    if name == "sketch":
        return 0.0  # too few images are seen in minutes for any to be copied
    steps = ((2_000, 0.3), (10_000, 0.25), (50_000, 0.15), (200_000, 0.13))
    return next((dropout for limit, dropout in steps if pictures < limit), 0.05)


def _augmentation(name: str, pictures: int) -> float:
    if name == "sketch":
        return 0.0  # minutes are too few to copy, and to learn what is never drawn
    steps = ((2_000, 0.4), (10_000, 0.25), (50_000, 0.15), (200_000, 0.12))
    return next((probability for limit, probability in steps if pictures < limit), 0.0)


def _sketch(size_px: int) -> RunConfig:
    unshuffle: Unshuffle = 2 if size_px <= 48 else 4 if size_px <= 128 else 8
    return RunConfig(
        model=ModelConfig(
            widths=(64, 128), layers_per_block=1, attention_sizes=(8, 7), unshuffle=unshuffle
        ),
        optimizer=OptimizerConfig(learning_rate=1e-3, warmup_images=3_200),
        sampling=SamplingConfig(sigma_min=0.03),
        report=ReportConfig(sample_every_images=8_000),
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
        report=ReportConfig(sample_every_images=50_000, sample_count=36),
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
        report=ReportConfig(sample_every_images=200_000, sample_count=64),
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
        sampling=SamplingConfig(num_steps=18),
        tuning=TuningConfig(best_calls=18),
        report=ReportConfig(sample_every_images=500_000, sample_count=64),
        images_total=100_000_000,
        batch_size=256,
    )


def _unshuffle_for(size_px: int) -> Unshuffle:
    return 1 if size_px <= 64 else 2 if size_px <= 160 else 4
