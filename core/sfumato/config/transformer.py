"""Settings of the transformer that can replace the U-Net."""

from typing import Annotated, Literal

from msgspec import Meta

from sfumato.config.group import Settings

__all__ = ["DitConfig"]


class DitConfig(Settings, frozen=True):
    """The transformer that can replace the U-Net."""

    width: Annotated[
        int,
        Meta(
            ge=32,
            le=2048,
            multiple_of=32,
            title="Width",
            description="Numbers that stand for a patch inside the transformer. Wider learns more "
            "and is slower.",
        ),
    ] = 192
    depth: Annotated[
        int,
        Meta(
            ge=1,
            le=64,
            title="Depth",
            description="Blocks of the transformer, one after the other. More learn more and are "
            "slower.",
        ),
    ] = 6
    patch_px: Annotated[
        Literal[1, 2, 4, 8],
        Meta(
            title="Patch",
            description="Side of the squares that the image is cut into. Smaller keeps finer "
            "detail; half the side costs at least four times the time.",
            extra={"unit": "px"},
        ),
    ] = 4
