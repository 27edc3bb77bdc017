"""How long is it tried, after a run, how its model draws best?"""

from typing import Annotated

from msgspec import Meta

from sfumato.config.group import Fraction, Settings

__all__ = ["TuningConfig"]


class TuningConfig(Settings, frozen=True):
    """How the best way of drawing is looked for once a run has learnt."""

    after_training: Annotated[
        bool,
        Meta(
            title="Tune after training",
            description="Look for the best way of drawing when the run has learnt: EMA length, "
            "sampler, steps and noise levels. Left out if the run's own sampling settings were "
            "changed from the preset's: then you have chosen.",
        ),
    ] = True
    share: Annotated[
        Fraction,
        Meta(
            title="Tuning time",
            description="Share of the training time that the search may take on top of it. More "
            "compares more pictures, and so finds smaller gains.",
        ),
    ] = 0.12
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
    best_calls: Annotated[
        int,
        Meta(
            ge=2,
            le=1000,
            title="Network calls for “best”",
            description="The most that the network may be asked for a picture of quality “best”.",
        ),
    ] = 10
    fast_calls: Annotated[
        int,
        Meta(
            ge=1,
            le=1000,
            title="Network calls for “fast”",
            description="The most that the network may be asked for a picture of quality “fast”.",
        ),
    ] = 5
