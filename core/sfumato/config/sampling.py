"""Settings of sampling."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from sfumato.config.group import PluginSettings, Settings
from sfumato.config.guidance import (
    GuidanceHigh,
    GuidanceKind,
    GuidanceLow,
    GuidanceScale,
    GuideFraction,
)

__all__ = ["SamplingConfig", "SamplingStart"]

SamplingStart = Annotated[
    Literal["noise", "gaussian"],
    Meta(
        title="Sampling start",
        description="Where sampling starts: from white noise (noise), or from noise with the mean "
        "and covariance of the training images (gaussian). gaussian skips the first steps: with a "
        "maximum noise level of about 7, five steps give nearly the same quality as ten.",
    ),
]


class SamplingConfig(Settings, frozen=True):
    """How images are generated from noise."""

    sampler: Annotated[
        str,
        Meta(
            title="Sampler",
            description="The algorithm that turns noise into an image.",
            extra={"catalog": "samplers"},
        ),
    ] = "dpmpp_2m"
    sampler_settings: Annotated[
        PluginSettings,
        Meta(
            title="Sampler settings",
            description="Settings of the selected sampler, by name, such as eta for DDIM.",
            extra={"catalog": "samplers", "settings_of": "sampler"},
        ),
    ] = msgspec.field(default_factory=dict)
    num_steps: Annotated[
        int,
        Meta(
            ge=1,
            le=1000,
            title="Steps",
            description="Number of sampling steps from noise to image. More steps are slower and "
            "often, but not always, better.",
        ),
    ] = 10
    guidance: GuidanceKind = "class"
    guidance_scale: GuidanceScale = 1.0
    guidance_low: GuidanceLow = 0.0
    guidance_high: GuidanceHigh = 1000.0
    guide_fraction: GuideFraction = 0.1
    sigma_min: Annotated[
        float,
        Meta(
            gt=0.0,
            le=0.5,
            title="Minimum noise level",
            description="The last noise level before the clean image. Raise it if images look "
            "speckled.",
        ),
    ] = 0.03
    sigma_max: Annotated[
        float,
        Meta(
            ge=1.0,
            le=1000.0,
            title="Maximum noise level",
            description="The noise level at which sampling starts.",
        ),
    ] = 80.0
    rho: Annotated[
        float,
        Meta(
            ge=1.0,
            le=20.0,
            title="Noise level spacing",
            description="Spacing of the noise levels (rho in EDM). Higher values spend more steps "
            "on fine detail; 1 spaces the levels evenly.",
        ),
    ] = 7.0
    start: SamplingStart = "noise"
