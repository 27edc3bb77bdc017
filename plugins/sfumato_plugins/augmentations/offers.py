"""Which augmentations are built in, and what can be set on them?"""

from typing import Annotated, Literal

from msgspec import Meta

from sfumato.catalog import Entry
from sfumato.config.settings import Settings

__all__ = ["AUGMENTATIONS", "ColourSettings", "FlipSettings", "RotateSettings", "ShiftSettings"]

Strength = Annotated[float, Meta(ge=0.0, le=1.0)]


class FlipSettings(Settings, frozen=True):
    """What can be set on the mirroring of pictures."""

    horizontal: Annotated[
        Strength,
        Meta(
            title="Left and right",
            description="Share of the pictures in which left and right are exchanged. 0.5 doubles "
            "what there is to learn from; 0 suits pictures with writing.",
        ),
    ] = 0.5
    vertical: Annotated[
        Strength,
        Meta(
            title="Top and bottom",
            description="Share of the pictures that are turned upside down like a reflection. "
            "For textures and views from above; 0 for anything that stands on a ground.",
        ),
    ] = 0.0


class ShiftSettings(Settings, frozen=True):
    """What can be set on the shifting of pictures."""

    reach_percent: Annotated[
        float,
        Meta(
            ge=0.0,
            le=50.0,
            title="Reach",
            description="How far a picture is moved at most, in each direction, as a part of its "
            "side. What comes into view at the border is the mirrored picture, and the model may "
            "learn to draw it.",
            extra={"unit": "%"},
        ),
    ] = 6.25


class RotateSettings(Settings, frozen=True):
    """What can be set on the rotating of pictures."""

    turns: Annotated[
        Literal["any", "right"],
        Meta(
            title="Turns",
            description="any turns each picture by an angle within the limits below; right turns "
            "it by a quarter, a half, three quarters or not at all, and loses no sharpness.",
        ),
    ] = "any"
    degrees: Annotated[
        float,
        Meta(
            ge=0.0,
            le=180.0,
            title="Largest angle",
            description="How far a picture is turned at most, to either side. The corners are "
            "filled with the mirrored picture. Has no effect on right turns.",
            extra={"unit": "°"},
        ),
    ] = 10.0


class ColourSettings(Settings, frozen=True):
    """What can be set on the change of colours."""

    brightness: Annotated[
        Strength,
        Meta(
            title="Brightness",
            description="How much lighter or darker a picture becomes at most: 0.2 is a fifth "
            "either way.",
        ),
    ] = 0.2
    contrast: Annotated[
        Strength,
        Meta(
            title="Contrast",
            description="How much stronger or weaker the contrast becomes at most.",
        ),
    ] = 0.2
    saturation: Annotated[
        Strength,
        Meta(
            title="Saturation",
            description="How much stronger or paler the colours become at most. Has no effect on "
            "grey pictures.",
        ),
    ] = 0.2
    hue_degrees: Annotated[
        float,
        Meta(
            ge=0.0,
            le=180.0,
            title="Hue",
            description="How far the colours are turned round the colour wheel at most, to either "
            "side; 120 turns red into green. Has no effect on grey pictures.",
            extra={"unit": "°"},
        ),
    ] = 10.0


AUGMENTATIONS = (
    Entry(
        name="flip",
        label="Flip",
        summary="Mirrors pictures at random; take it wherever left and right do not matter.",
        factory="sfumato_plugins.augmentations.flip:make_augmentation",
        settings=FlipSettings,
    ),
    Entry(
        name="shift",
        label="Shift",
        summary="Moves pictures a little at random, so that no place in the frame is special.",
        factory="sfumato_plugins.augmentations.shift:make_augmentation",
        settings=ShiftSettings,
    ),
    Entry(
        name="rotate",
        label="Rotate",
        summary="Turns pictures at random; take right turns for textures and views from above.",
        factory="sfumato_plugins.augmentations.rotate:make_augmentation",
        settings=RotateSettings,
    ),
    Entry(
        name="colour",
        label="Colour",
        summary="Changes brightness, contrast and colours at random; the model then draws in all "
        "of them.",
        factory="sfumato_plugins.augmentations.colour:make_augmentation",
        settings=ColourSettings,
    ),
)
"""In the order in which they are shown."""
