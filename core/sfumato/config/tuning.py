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
            description="Width of the average relative to the run so far (sigma_rel of EDM2). "
            "Longer is smoother and lags behind more.",
        ),
    ] = 0.10
    second_length: Annotated[
        float,
        Meta(
            gt=0.0,
            le=0.28,
            title="Second EMA length",
            description="Width of a second average, kept so that one of any length can be mixed "
            "from the two after training. Half or twice the first is good.",
        ),
    ] = 0.05
    snapshots: Annotated[
        int,
        Meta(
            ge=0,
            le=1000,
            title="Snapshots of the averages",
            description="How many times over the run both averages are kept, evenly spaced, for "
            "mixing averages of other lengths afterwards. Each takes as much disk as the weights "
            "once. 0 keeps none.",
        ),
    ] = 16


class TuningConfig(Settings, frozen=True):
    """How the sampler is tuned after a run is trained."""

    after_training: Annotated[
        bool,
        Meta(
            title="Tune after training",
            description="Look for the best way of drawing when the run has learned: EMA length, "
            "sampler, steps and noise levels. Left out if the run's own sampling settings were "
            "changed from the preset's: then you have chosen.",
        ),
    ] = True
    share: Annotated[
        Fraction,
        Meta(
            title="Tuning time",
            description="Share of the training time that the search may take on top of it. More "
            "compares more images, and so finds smaller gains.",
        ),
    ] = 0.15
    most_minutes: Annotated[
        float,
        Meta(
            gt=0.0,
            le=10_000.0,
            title="Longest tuning",
            description="Minutes after which the search ends with what it has found.",
            extra={"unit": "min"},
        ),
    ] = 10.0
    high_quality_calls: Annotated[
        int,
        Meta(
            ge=2,
            le=1000,
            title="Network calls for “best”",
            description="The most that the network may be asked for an image of quality “best”.",
        ),
    ] = 10
    fast_calls: Annotated[
        int,
        Meta(
            ge=1,
            le=1000,
            title="Network calls for “fast”",
            description="The most that the network may be asked for an image of quality “fast”.",
        ),
    ] = 5
