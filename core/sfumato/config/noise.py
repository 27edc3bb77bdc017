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
            title="Data standard deviation",
            description="Standard deviation of the training images' pixels, scaled to [-1, 1]. If "
            "0, it is measured on the dataset.",
        ),
    ] = 0.0
    log_sigma_mean: Annotated[
        float,
        Meta(
            ge=-5.0,
            le=5.0,
            title="Noise level mean",
            description="Mean of ln(sigma) in training, or of logit(t) for flow prediction. Higher "
            "values emphasize coarse structure, lower values fine detail.",
        ),
    ] = 0.0
    log_sigma_std: Annotated[
        float,
        Meta(
            gt=0.0,
            le=5.0,
            title="Noise level std",
            description="Standard deviation of ln(sigma) in training, or of logit(t) for flow "
            "prediction. Higher values distribute training more evenly over the noise levels.",
        ),
    ] = 1.0
