"""Settings of how often a run samples, validates, and saves."""

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
            description="Images drawn from fixed seeds at each interval. 0 draws none.",
        ),
    ] = 16
    sample_every_images: Annotated[
        int,
        Meta(
            ge=1,
            title="Draw samples every",
            description="Images learned from between two sample grids.",
            extra={"unit": "images"},
        ),
    ] = 10_000
    sample_raw_weights: Annotated[
        bool,
        Meta(
            title="Draw raw samples, too",
            description="Each grid is drawn a second time with the newest weights, not averaged: "
            "rougher, and earlier to show where a run is heading. Takes as long again.",
        ),
    ] = False
    quality_share: Annotated[
        float,
        Meta(
            ge=0.0,
            le=0.5,
            title="Time for quality",
            description="Share of the run's time that may go into measuring how far its images "
            "are from real ones. 0 never measures; short runs on a new dataset may not, either.",
        ),
    ] = 0.05
    checkpoint_every_s: Annotated[
        float,
        Meta(
            ge=1.0,
            le=86_400.0,
            title="Save every",
            description="Seconds of work between two checkpoints, and so the most that a crash "
            "can cost.",
            extra={"unit": "s"},
        ),
    ] = 60.0
    keep_checkpoints: Annotated[
        int,
        Meta(
            ge=1,
            le=1000,
            title="Checkpoints kept",
            description="Older ones are removed. The last one always stays.",
        ),
    ] = 3
    loggers: Annotated[
        dict[str, PluginSettings],
        Meta(
            title="Loggers",
            description="Who else is reported what happens in the run, by name, each with its "
            "settings: tensorboard writes what TensorBoard shows.",
            extra={"catalog": "loggers"},
        ),
    ] = msgspec.field(default_factory=dict)
