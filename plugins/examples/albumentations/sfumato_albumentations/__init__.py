"""What does this plugin offer to Sfumato?

Nothing here imports albumentations: it takes a second, and every start of the app reads this file.
"""

from typing import Annotated, Literal

from msgspec import Meta

from sfumato.catalog import Entry
from sfumato.config.settings import Settings
from sfumato.hookspecs import hookimpl

__all__ = ["SFUMATO_HOOK_VERSION", "DistortSettings", "sfumato_augmentations"]

SFUMATO_HOOK_VERSION = 1


class DistortSettings(Settings, frozen=True):
    """What can be set on the distortion."""

    kind: Annotated[
        Literal["elastic", "grid", "holes"],
        Meta(
            title="Kind",
            description="elastic bends like rubber, grid like a lens, holes leaves out squares.",
        ),
    ] = "elastic"
    share: Annotated[
        float,
        Meta(ge=0.0, le=1.0, title="Share", description="Share of the images that are distorted."),
    ] = 0.5
    strength: Annotated[
        float,
        Meta(
            ge=0.0,
            le=1.0,
            title="Strength",
            description="How far an image is distorted; 1 leaves little of its forms.",
        ),
    ] = 0.3


@hookimpl
def sfumato_augmentations() -> list[Entry]:
    """Offer the distortions."""
    return [
        Entry(
            name="albumentations",
            label="Distort (albumentations)",
            summary="Bends images or leaves out squares of them, by the library albumentations.",
            factory=f"{__name__}.distort:Distort",
            settings=DistortSettings,
        )
    ]
