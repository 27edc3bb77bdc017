"""The hook through which this plugin provides augmentations to Sfumato.

This module does not import albumentations, which takes a second, because the app imports this
module at every start.
"""

from typing import Annotated, Literal

from msgspec import Meta

from sfumato.config.settings import Settings
from sfumato.plugins.catalog import Entry
from sfumato.plugins.hookspecs import hookimpl

__all__ = ["SFUMATO_HOOK_VERSION", "DistortSettings", "sfumato_augmentations"]

SFUMATO_HOOK_VERSION = 1


class DistortSettings(Settings, frozen=True):
    """Settings of the distortion."""

    kind: Annotated[
        Literal["elastic", "grid", "holes"],
        Meta(
            title="Kind",
            description="Elastic deformation, grid distortion, or holes (random square cutouts).",
        ),
    ] = "elastic"
    share: Annotated[
        float,
        Meta(
            ge=0.0, le=1.0, title="Probability", description="Probability of distorting an image."
        ),
    ] = 0.5
    strength: Annotated[
        float,
        Meta(
            ge=0.0,
            le=1.0,
            title="Strength",
            description="Strength of the distortion; 0 is none, 1 distorts shapes heavily.",
        ),
    ] = 0.3


@hookimpl
def sfumato_augmentations() -> list[Entry]:
    """Return the distortions."""
    return [
        Entry(
            name="albumentations",
            label="Distort (albumentations)",
            summary="Elastic deformation, grid distortion, or random cutouts from albumentations.",
            factory=f"{__name__}.distort:Distort",
            settings=DistortSettings,
        )
    ]
