"""The built-in augmentations and their settings."""

from typing import Annotated, Literal

from msgspec import Meta

from sfumato.catalog import Entry
from sfumato.config.settings import Settings

__all__ = ["AUGMENTATIONS", "ColorSettings", "FlipSettings", "RotateSettings", "ShiftSettings"]

Strength = Annotated[float, Meta(ge=0.0, le=1.0)]


class FlipSettings(Settings, frozen=True):
    """Settings of mirroring."""

    horizontal: Annotated[
        Strength,
        Meta(
            title="Left and right",
            description="Share of the images in which left and right are exchanged. 0.5 doubles "
            "what there is to learn from; 0 suits images with writing.",
        ),
    ] = 0.5
    vertical: Annotated[
        Strength,
        Meta(
            title="Top and bottom",
            description="Share of the images that are turned upside down like a reflection. "
            "For textures and views from above; 0 for anything that stands on a ground.",
        ),
    ] = 0.0


class ShiftSettings(Settings, frozen=True):
    """Settings of shifting."""

    reach_percent: Annotated[
        float,
        Meta(
            ge=0.0,
            le=50.0,
            title="Reach",
            description="How far an image is moved at most, in each direction, as a part of its "
            "side. What comes into view at the border is the mirrored image, and the model may "
            "learn to draw it.",
            extra={"unit": "%"},
        ),
    ] = 6.25


class RotateSettings(Settings, frozen=True):
    """Settings of rotation."""

    turns: Annotated[
        Literal["any", "right"],
        Meta(
            title="Turns",
            description="any turns each image by an angle within the limits below; right turns "
            "it by a quarter, a half, three quarters or not at all, and loses no sharpness.",
        ),
    ] = "any"
    degrees: Annotated[
        float,
        Meta(
            ge=0.0,
            le=180.0,
            title="Largest angle",
            description="How far an image is turned at most, to either side. The corners are "
            "filled with the mirrored image. Has no effect on right turns.",
            extra={"unit": "°"},
        ),
    ] = 10.0


class ColorSettings(Settings, frozen=True):
    """Settings of the color changes."""

    brightness: Annotated[
        Strength,
        Meta(
            title="Brightness",
            description="How much lighter or darker an image becomes at most: 0.2 is a fifth "
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
            description="How much stronger or paler the colors become at most. Has no effect on "
            "gray images.",
        ),
    ] = 0.2
    hue_degrees: Annotated[
        float,
        Meta(
            ge=0.0,
            le=180.0,
            title="Hue",
            description="How far the colors are turned round the color wheel at most, to either "
            "side; 120 turns red into green. Has no effect on gray images.",
            extra={"unit": "°"},
        ),
    ] = 10.0


AUGMENTATIONS = (
    Entry(
        name="flip",
        label="Flip",
        summary="Mirrors images at random; take it wherever left and right do not matter.",
        factory="sfumato_plugins.augmentations.flip:make_augmentation",
        settings=FlipSettings,
    ),
    Entry(
        name="shift",
        label="Shift",
        summary="Moves images a little at random, so that no place in the frame is special.",
        factory="sfumato_plugins.augmentations.shift:make_augmentation",
        settings=ShiftSettings,
    ),
    Entry(
        name="rotate",
        label="Rotate",
        summary="Turns images at random; take right turns for textures and views from above.",
        factory="sfumato_plugins.augmentations.rotate:make_augmentation",
        settings=RotateSettings,
    ),
    Entry(
        name="color",
        label="Color",
        summary="Changes brightness, contrast and colors at random; the model then draws in all "
        "of them.",
        factory="sfumato_plugins.augmentations.color:make_augmentation",
        settings=ColorSettings,
    ),
)
"""In display order."""
