"""The hook through which this plugin provides an exporter to Sfumato."""

from typing import Annotated

from msgspec import Meta

from sfumato.config.settings import Settings
from sfumato.plugins.catalog import Entry
from sfumato.plugins.hookspecs import hookimpl

__all__ = ["SFUMATO_HOOK_VERSION", "SheetSettings", "sfumato_exporters"]

SFUMATO_HOOK_VERSION = 1


class SheetSettings(Settings, frozen=True):
    """Settings of the sprite sheet."""

    count: Annotated[
        int,
        Meta(ge=1, le=4096, title="Sprites", description="Number of images in the sheet."),
    ] = 64
    columns: Annotated[
        int,
        Meta(
            ge=0,
            le=256,
            title="Columns",
            description="Number of sprites per row; 0 makes the sheet roughly square.",
        ),
    ] = 0
    padding_px: Annotated[
        int,
        Meta(
            ge=0,
            le=64,
            title="Padding",
            description="Transparent border around each sprite, which prevents color bleeding.",
            extra={"unit": "px"},
        ),
    ] = 0
    seed: Annotated[
        int,
        Meta(ge=0, le=2**31 - 1, title="First seed", description="Seed of the first sprite."),
    ] = 0


@hookimpl
def sfumato_exporters() -> list[Entry]:
    """Return the sprite sheet exporter."""
    return [
        Entry(
            name="sprite_sheet",
            label="Sprite sheet",
            summary="Generates images into one PNG with a texture atlas for game engines.",
            factory=f"{__name__}.exporter:SpriteSheetExporter",
            settings=SheetSettings,
        )
    ]
