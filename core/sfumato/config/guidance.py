"""Types, bounds, and texts of the guidance settings.

A run stores guidance settings with its sampling settings, and a request for images may override
them. Both use the types, bounds, and texts that are defined here.
"""

from typing import Annotated, Literal

from msgspec import Meta

__all__ = [
    "GuidanceHigh",
    "GuidanceKind",
    "GuidanceLow",
    "GuidanceScale",
    "GuideFraction",
]

GuidanceKind = Annotated[
    Literal["none", "class", "autoguidance"],
    Meta(
        title="Guidance method",
        description="What guides sampling: nothing (none), the same model without its class "
        "(class, known as classifier-free guidance), or an earlier checkpoint of the same run "
        "(autoguidance), which also improves models without classes.",
    ),
]
GuidanceScale = Annotated[
    float,
    Meta(
        ge=0.0,
        le=20.0,
        title="Guidance scale",
        description="Strength of guidance. 1 disables guidance; higher values follow the class "
        "more closely and reduce variety. Guided steps take up to twice as long.",
    ),
]
GuidanceLow = Annotated[
    float,
    Meta(
        ge=0.0,
        le=1000.0,
        title="Guidance interval minimum",
        description="Lowest noise level at which guidance is applied. Steps below it take half as "
        "long, and the fine detail that they add needs no guidance.",
    ),
]
GuidanceHigh = Annotated[
    float,
    Meta(
        ge=0.0,
        le=1000.0,
        title="Guidance interval maximum",
        description="Highest noise level at which guidance is applied. Lower values are faster and "
        "preserve more variety, because the coarse structure forms without guidance.",
    ),
]
GuideFraction = Annotated[
    float,
    Meta(
        gt=0.0,
        lt=1.0,
        title="Guide fraction",
        description="Checkpoint that autoguidance uses as its guide, as a fraction of the images "
        "seen so far. Lower values select an earlier checkpoint and guide more strongly.",
    ),
]
