"""Types, bounds, and texts of the guidance settings.

A run stores them with its sampling settings, and a request for images may override them; both use
the types, bounds, and texts defined here.
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
        title="Guided by",
        description="What images are pushed away from: nothing (none), the same model without "
        "its class (class), or an early state of the same run (autoguidance), which makes cleaner "
        "images of a model without classes too.",
    ),
]
GuidanceScale = Annotated[
    float,
    Meta(
        ge=0.0,
        le=20.0,
        title="Guidance",
        description="How far images are pushed by their guidance, towards their class for most "
        "models. 1 means no guidance; more takes up to twice the time.",
    ),
]
GuidanceLow = Annotated[
    float,
    Meta(
        ge=0.0,
        le=1000.0,
        title="Guidance down to",
        description="Lowest noise level at which images are guided. Steps below it take half "
        "the time; the fine detail made there needs no guidance.",
    ),
]
GuidanceHigh = Annotated[
    float,
    Meta(
        ge=0.0,
        le=1000.0,
        title="Guidance from",
        description="Highest noise level at which images are guided. Lower keeps more variety, "
        "since the large forms are then chosen freely, and is faster.",
    ),
]
GuideFraction = Annotated[
    float,
    Meta(
        gt=0.0,
        lt=1.0,
        title="Early state",
        description="Which state of the run autoguidance pushes away from, as a share of what the "
        "model has learned so far. Earlier pushes further.",
    ),
]
