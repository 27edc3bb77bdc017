"""Settings of weight averages and of sampler tuning."""

from typing import Annotated

from msgspec import Meta

from sfumato.config.group import Fraction, Settings

__all__ = ["EmaConfig", "TuningConfig"]


class EmaConfig(Settings, frozen=True):
    """The running averages of the weights, used for sampling."""

    length: Annotated[
        float,
        Meta(
            gt=0.0,
            le=0.28,
            title="EMA length",
            description="Width of the exponential moving average, relative to the training so far "
            "(sigma_rel in EDM2). Longer averages are smoother but lag further behind.",
        ),
    ] = 0.10
    second_length: Annotated[
        float,
        Meta(
            gt=0.0,
            le=0.28,
            title="Second EMA length",
            description="Width of a second average, stored so that an average of any length can "
            "be computed after training (post-hoc EMA). Half or twice the first length works "
            "well.",
        ),
    ] = 0.05
    snapshots: Annotated[
        int,
        Meta(
            ge=0,
            le=1000,
            title="EMA snapshots",
            description="Number of evenly spaced snapshots of both averages, used to compute other "
            "EMA lengths after training. Each snapshot takes as much disk space as the weights. 0 "
            "stores no snapshots.",
        ),
    ] = 16


class TuningConfig(Settings, frozen=True):
    """How the sampler is tuned after a run is trained."""

    after_training: Annotated[
        bool,
        Meta(
            title="Tune after training",
            description="Tune the sampler when training finishes: search for the EMA length, "
            "sampler, steps, and noise levels that give the best images. Skipped if you have "
            "changed the preset's sampling settings.",
        ),
    ] = True
    share: Annotated[
        Fraction,
        Meta(
            title="Tuning time",
            description="Additional time for sampler tuning, as a fraction of the training time. "
            "With more time, tuning compares more images and finds smaller improvements.",
        ),
    ] = 0.15
    most_minutes: Annotated[
        float,
        Meta(
            gt=0.0,
            le=10_000.0,
            title="Tuning time limit",
            description="Minutes after which tuning stops and uses the best result so far.",
            extra={"unit": "min"},
        ),
    ] = 10.0
    high_quality_calls: Annotated[
        int,
        Meta(
            ge=2,
            le=1000,
            title="NFE, high quality",
            description="Maximum network evaluations per image (NFE) for the “high quality” "
            "sampling preset.",
        ),
    ] = 10
    fast_calls: Annotated[
        int,
        Meta(
            ge=1,
            le=1000,
            title="NFE, fast",
            description="Maximum network evaluations per image (NFE) for the “fast” sampling "
            "preset.",
        ),
    ] = 5
