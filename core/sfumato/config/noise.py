"""Settings of the noise levels in training."""

from typing import Annotated

from msgspec import Meta

from sfumato.config.group import Settings

__all__ = ["NoiseConfig"]


class NoiseConfig(Settings, frozen=True):
    """The distribution of noise levels in training."""

    sigma_data: Annotated[
        float,
        Meta(
            ge=0.0,
            le=2.0,
            title="Data deviation",
            description="Standard deviation of the images' pixels in [-1, 1]. "
            "0 measures it on the dataset.",
        ),
    ] = 0.0
    log_sigma_mean: Annotated[
        float,
        Meta(
            ge=-5.0,
            le=5.0,
            title="Noise level, middle",
            description="Mean of ln(sigma) drawn in training, for EDM; of logit(t) for flow. "
            "Higher spends more effort on the large forms, lower on the fine detail.",
        ),
    ] = 0.0
    log_sigma_std: Annotated[
        float,
        Meta(
            gt=0.0,
            le=5.0,
            title="Noise level, spread",
            description="Standard deviation of the same. Wider spreads the effort more evenly.",
        ),
    ] = 1.0
