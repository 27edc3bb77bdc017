"""Settings of consistency distillation."""

from typing import Annotated

from msgspec import Meta

from sfumato.config.group import Settings

__all__ = ["ConsistencyConfig"]


class ConsistencyConfig(Settings, frozen=True):
    """How a model learns to sample in one or two steps, if the objective is consistency."""

    base: Annotated[
        str,
        Meta(
            title="Distilled from",
            description="The run to distill this model from. After training, both models are "
            "evaluated, and the better one is reported. Leave empty to skip the comparison.",
        ),
    ] = ""
    ratio: Annotated[
        float,
        Meta(
            gt=1.0,
            le=1024.0,
            title="Gap reduction factor",
            description="Factor by which the gap between the two compared noise levels shrinks at "
            "each stage (q in ECT). Higher values converge sooner but are less stable.",
        ),
    ] = 4.0
    stages: Annotated[
        int,
        Meta(
            ge=1,
            le=32,
            title="Stages",
            description=(
                "Number of stages of equal length over which the gap between the two "
                "noise levels shrinks. With more stages, training ends at a smaller "
                "gap, which is harder to learn."
            ),
        ),
    ] = 4
    log_sigma_mean: Annotated[
        float,
        Meta(
            ge=-5.0,
            le=5.0,
            title="Noise level mean",
            description="Mean of ln(sigma) in consistency training, for data with a standard "
            "deviation of 0.5; the mean is shifted for datasets with a different standard "
            "deviation. Higher values emphasize coarse structure, lower values fine detail.",
        ),
    ] = -1.1
    log_sigma_std: Annotated[
        float,
        Meta(
            gt=0.0,
            le=5.0,
            title="Noise level std",
            description="Standard deviation of ln(sigma) in consistency training. Higher values "
            "distribute training more evenly over the noise levels.",
        ),
    ] = 2.0
