"""The shape of images: channels, height, and width as one value."""

import math
from typing import Annotated, Literal, NamedTuple

from msgspec import Meta, convert

__all__ = ["Channels", "ImageShape", "Shape"]

Channels = Literal[1, 3, 4]
"""The number of channels of an image: 1 for grayscale, 3 for color, 4 for color with alpha."""
Shape = tuple[int, int, int]
"""Channels, height, and width of a network's input: of images or of their latents."""

_Side = Annotated[int, Meta(ge=8, le=1024)]


class ImageShape(NamedTuple):
    """The channels, height, and width of images, in the order of tensors; sides in pixels."""

    channels: Channels
    height: _Side
    width: _Side

    @classmethod
    def square(cls, side: int, channels: Channels = 3) -> "ImageShape":
        """Return the shape of square images."""
        return cls(channels, side, side)

    @classmethod
    def of(cls, values: object) -> "ImageShape":
        """Return the shape in a sequence of channels, height, and width, after checking them.

        Raises:
            msgspec.ValidationError: If they are out of bounds.
        """
        return convert(values, cls)

    @classmethod
    def of_array(cls, array_shape: tuple[int, ...]) -> "ImageShape":
        """Return the shape of the images in an array of shape `(N, H, W, C)`."""
        _, height, width, channels = array_shape
        return cls.of((channels, height, width))

    def resized(self, side: int) -> "ImageShape":
        """Return the shape of square images of another size with the same channels.

        A shape whose width is the given side stays as it is, even if it is not square.
        """
        return self if side == self.width else self.square(side, self.channels)

    @property
    def text(self) -> str:
        """The size for a user, such as “48 × 32 px”."""
        return f"{self.width} × {self.height} px"

    @property
    def color_text(self) -> str:
        """The kind of color for a user: “gray”, “color”, or “transparent color”."""
        return {1: "gray", 3: "color", 4: "transparent color"}[self.channels]

    @property
    def pixels(self) -> int:
        """The number of pixels."""
        return self.height * self.width

    @property
    def mean_side(self) -> int:
        """The side of a square with as many pixels, rounded; the side itself for squares."""
        return round(math.sqrt(self.pixels))

    @property
    def longest_side(self) -> int:
        """The larger of height and width."""
        return max(self.height, self.width)

    @property
    def size(self) -> tuple[int, int]:
        """Width and height, in the order that Pillow expects."""
        return self.width, self.height

    @property
    def is_square(self) -> bool:
        """Whether height and width are equal."""
        return self.height == self.width

    @property
    def has_alpha(self) -> bool:
        """Whether the images have an alpha channel."""
        return self.channels == 4

    @property
    def mode(self) -> str:
        """The pixel format as named by Pillow: `L`, `RGB`, or `RGBA`."""
        return {1: "L", 3: "RGB", 4: "RGBA"}[self.channels]

    def is_divisible(self, step: int) -> bool:
        """Return whether a number divides both sides."""
        return self.height % step == 0 and self.width % step == 0
