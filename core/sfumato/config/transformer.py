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
            title="Hidden size",
            description="Dimension of each patch's embedding. Larger embeddings increase the "
            "capacity but are slower.",
        ),
    ] = 192
    depth: Annotated[
        int,
        Meta(
            ge=1,
            le=64,
            title="Depth",
            description="Number of transformer blocks. More blocks increase the capacity but are "
            "slower.",
        ),
    ] = 6
    patch_px: Annotated[
        Literal[1, 2, 4, 8],
        Meta(
            title="Patch size",
            description="Side length of the patches that the image is divided into. Smaller "
            "patches preserve finer detail; halving the size takes at least four times as long.",
            extra={"unit": "px"},
        ),
    ] = 4
