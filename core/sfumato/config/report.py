"""Settings that determine how often a run samples, validates, and saves."""

from typing import Annotated

import msgspec
from msgspec import Meta

from sfumato.config.group import PluginSettings, Settings

__all__ = ["ReportConfig"]


class ReportConfig(Settings, frozen=True):
    """How often the run samples, validates, and saves."""

    sample_count: Annotated[
        int,
        Meta(
            ge=0,
            le=256,
            title="Sample images",
            description="Number of images in each sample grid, generated from fixed seeds. 0 "
            "disables sample grids.",
        ),
    ] = 16
    sample_every_images: Annotated[
        int,
        Meta(
            ge=0,
            title="Sample interval",
            description="Number of training images between two sample grids. 0 generates samples "
            "by time: 10, 20, and 40 seconds after the start, and then every 30 seconds, or less "
            "often in a long run and if sampling would take more than 2 % of the time.",
            extra={"unit": "images"},
        ),
    ] = 0
    sample_raw_weights: Annotated[
        bool,
        Meta(
            title="Sample raw weights",
            description="Generate each grid a second time with the raw weights instead of the EMA "
            "weights. These images are rougher but show earlier how training is progressing. "
            "Doubles the sampling time.",
        ),
    ] = False
    quality_share: Annotated[
        float,
        Meta(
            ge=0.0,
            le=0.5,
            title="Quality evaluation time",
            description="Maximum fraction of the run's time to spend on measuring how far "
            "generated images are from real ones. 0 disables the evaluation; short runs on a new "
            "dataset may skip it.",
        ),
    ] = 0.05
    checkpoint_every_s: Annotated[
        float,
        Meta(
            ge=1.0,
            le=86_400.0,
            title="Checkpoint interval",
            description="Seconds of training between two checkpoints. Longer if saving would take "
            "more than 2% of the time. A crash loses at most this much training.",
            extra={"unit": "s"},
        ),
    ] = 60.0
    keep_checkpoints: Annotated[
        int,
        Meta(
            ge=1,
            le=1000,
            title="Checkpoints to keep",
            description="Number of checkpoints to keep; older ones are deleted. The latest "
            "checkpoint is always kept.",
        ),
    ] = 3
    loggers: Annotated[
        dict[str, PluginSettings],
        Meta(
            title="Loggers",
            description="Loggers that receive the run's events, by name, each with its own "
            "settings. tensorboard writes files for TensorBoard.",
            extra={"catalog": "loggers"},
        ),
    ] = msgspec.field(default_factory=dict)
