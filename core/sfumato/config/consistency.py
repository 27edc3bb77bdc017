"""Settings of consistency distillation."""

from typing import Annotated

from msgspec import Meta

from sfumato.config.group import Settings

__all__ = ["ConsistencyConfig"]


class ConsistencyConfig(Settings, frozen=True):
    """How a model learns to sample in one or two steps; used if the objective is consistency."""

    base: Annotated[
        str,
        Meta(
            title="Fast version of",
            description="The run whose fast version this one is. When the training is over, both "
            "are measured, and the better one is named. Empty: nothing is compared.",
        ),
    ] = ""
    ratio: Annotated[
        float,
        Meta(
            gt=1.0,
            le=1024.0,
            title="Narrowing",
            description="By how much the gap between the two noise levels that are compared "
            "shrinks at each stage (q of ECT). Higher comes to the point sooner and less steadily.",
        ),
    ] = 4.0
    stages: Annotated[
        int,
        Meta(
            ge=1,
            le=32,
            title="Stages",
            description="In how many stages of equal length the gap shrinks. More of them ask more "
            "of the model at the end.",
        ),
    ] = 4
    log_sigma_mean: Annotated[
        float,
        Meta(
            ge=-5.0,
            le=5.0,
            title="Noise level, middle",
            description="Mean of ln(sigma) drawn in this training, for images of the deviation "
            "0.5; it moves with the images' own.",
        ),
    ] = -1.1
    log_sigma_std: Annotated[
        float,
        Meta(
            gt=0.0,
            le=5.0,
            title="Noise level, spread",
            description="Standard deviation of the same. Wider spreads the effort more evenly.",
        ),
    ] = 2.0
