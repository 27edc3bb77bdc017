"""The built-in augmentations and their settings."""

from typing import Annotated, Literal

from msgspec import Meta

from sfumato.config.settings import Settings
from sfumato.plugins.catalog import Entry

__all__ = ["AUGMENTATIONS", "ColorSettings", "FlipSettings", "RotateSettings", "ShiftSettings"]

Strength = Annotated[float, Meta(ge=0.0, le=1.0)]


class FlipSettings(Settings, frozen=True):
    """Settings of mirroring."""

    horizontal: Annotated[
        Strength,
        Meta(
            title="Horizontal flip",
            description="Probability of flipping an image left to right. 0.5 doubles the training "
            "data; use 0 for images with text.",
        ),
    ] = 0.5
    vertical: Annotated[
        Strength,
        Meta(
            title="Vertical flip",
            description="Probability of flipping an image top to bottom. Suitable for textures and "
            "aerial views; use 0 for images with a clear up and down.",
        ),
    ] = 0.0


class ShiftSettings(Settings, frozen=True):
    """Settings of shifting."""

    reach_percent: Annotated[
        float,
        Meta(
            ge=0.0,
            le=50.0,
            title="Maximum shift",
            description="Largest shift in each direction, as a percentage of the side length. "
            "Uncovered borders are filled with the mirrored image, which the model may learn to "
            "reproduce.",
            extra={"unit": "%"},
        ),
    ] = 6.25


class RotateSettings(Settings, frozen=True):
    """Settings of rotation."""

    turns: Annotated[
        Literal["any", "right"],
        Meta(
            title="Rotation angles",
            description="Angles to choose from: any angle up to the maximum below, or right angles "
            "only (0°, 90°, 180°, 270°), which keep images sharp.",
        ),
    ] = "any"
    degrees: Annotated[
        float,
        Meta(
            ge=0.0,
            le=180.0,
            title="Maximum angle",
            description="Largest rotation in either direction. Corners are filled with the "
            "mirrored "
            "image. Does not apply to rotations by right angles.",
            extra={"unit": "°"},
        ),
    ] = 10.0


class ColorSettings(Settings, frozen=True):
    """Settings of the color changes."""

    brightness: Annotated[
        Strength,
        Meta(
            title="Brightness",
            description="Largest relative change in brightness: 0.2 allows 20% darker to 20% "
            "brighter.",
        ),
    ] = 0.2
    contrast: Annotated[
        Strength,
        Meta(
            title="Contrast",
            description="Largest relative change in contrast: 0.2 allows 20% lower to 20% higher.",
        ),
    ] = 0.2
    saturation: Annotated[
        Strength,
        Meta(
            title="Saturation",
            description="Largest relative change in saturation: 0.2 allows 20% lower to 20% "
            "higher. Has no effect on gray images.",
        ),
    ] = 0.2
    hue_degrees: Annotated[
        float,
        Meta(
            ge=0.0,
            le=180.0,
            title="Hue",
            description="Largest hue rotation on the color wheel in either direction; 120° turns "
            "red "
            "into green. Has no effect on gray images.",
            extra={"unit": "°"},
        ),
    ] = 10.0


AUGMENTATIONS = (
    Entry(
        name="flip",
        label="Flip",
        summary="Flips images at random; suitable if left and right are interchangeable.",
        factory="sfumato_plugins.augmentations.geometry:make_flip",
        settings=FlipSettings,
    ),
    Entry(
        name="shift",
        label="Shift",
        summary="Shifts images slightly at random, so that the model does not depend on position.",
        factory="sfumato_plugins.augmentations.geometry:make_shift",
        settings=ShiftSettings,
    ),
    Entry(
        name="rotate",
        label="Rotate",
        summary="Rotates images at random; right angles are suitable for textures and "
        "aerial views.",
        factory="sfumato_plugins.augmentations.geometry:make_rotate",
        settings=RotateSettings,
    ),
    Entry(
        name="color",
        label="Color",
        summary="Changes brightness, contrast, saturation, and hue at random; generated images "
        "vary in the same way.",
        factory="sfumato_plugins.augmentations.color:make_color",
        settings=ColorSettings,
    ),
)
"""The augmentations, in display order."""
