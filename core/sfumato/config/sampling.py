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
        title="Start",
        description="Where the walk begins: with noise alone (noise), or with noise that has mean "
        "and covariance of the training images (gaussian). That saves the first steps: with a "
        "highest noise level of about 7, five steps draw nearly as well as ten.",
    ),
]


class SamplingConfig(Settings, frozen=True):
    """How images are generated from noise."""

    sampler: Annotated[
        str,
        Meta(
            title="Sampler",
            description="The rule by which noise is walked to an image.",
            extra={"catalog": "samplers"},
        ),
    ] = "dpmpp_2m"
    sampler_settings: Annotated[
        PluginSettings,
        Meta(
            title="Settings of the sampler",
            description="What the chosen sampler itself has to set, by name, such as DDIM's eta.",
            extra={"catalog": "samplers", "settings_of": "sampler"},
        ),
    ] = msgspec.field(default_factory=dict)
    num_steps: Annotated[
        int,
        Meta(
            ge=1,
            le=1000,
            title="Steps",
            description="Steps from noise to image. More is slower, and not always better.",
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
            title="Lowest noise level",
            description="The last noise level before the clean image. Raise it if images are "
            "speckled.",
        ),
    ] = 0.03
    sigma_max: Annotated[
        float,
        Meta(
            ge=1.0,
            le=1000.0,
            title="Highest noise level",
            description="The noise level that the walk starts from.",
        ),
    ] = 80.0
    rho: Annotated[
        float,
        Meta(
            ge=1.0,
            le=20.0,
            title="Spacing of noise levels",
            description="Higher spends more of the steps on fine detail (rho of EDM); 1 spaces "
            "them evenly.",
        ),
    ] = 7.0
    start: SamplingStart = "noise"
