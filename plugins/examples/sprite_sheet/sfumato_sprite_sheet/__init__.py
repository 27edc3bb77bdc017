"""The hook through which this plugin offers an exporter to Sfumato."""

from typing import Annotated

from msgspec import Meta

from sfumato.catalog import Entry
from sfumato.config.settings import Settings
from sfumato.hookspecs import hookimpl

__all__ = ["SFUMATO_HOOK_VERSION", "SheetSettings", "sfumato_exporters"]

SFUMATO_HOOK_VERSION = 1


class SheetSettings(Settings, frozen=True):
    """Settings of the sprite sheet."""

    count: Annotated[
        int,
        Meta(ge=1, le=4096, title="Sprites", description="How many images the sheet holds."),
    ] = 64
    columns: Annotated[
        int,
        Meta(
            ge=0,
            le=256,
            title="Columns",
            description="Sprites in a row; 0 makes the sheet about square.",
        ),
    ] = 0
    padding_px: Annotated[
        int,
        Meta(
            ge=0,
            le=64,
            title="Padding",
            description="Empty pixels round each sprite, so that neighbors do not bleed in.",
            extra={"unit": "px"},
        ),
    ] = 0
    seed: Annotated[
        int,
        Meta(ge=0, le=2**31 - 1, title="First seed", description="Of the first sprite."),
    ] = 0


@hookimpl
def sfumato_exporters() -> list[Entry]:
    """Return the sprite sheet exporter."""
    return [
        Entry(
            name="sprite_sheet",
            label="Sprite sheet",
            summary="Draws images into one PNG with an atlas, as game engines read it.",
            factory=f"{__name__}.exporter:SpriteSheetExporter",
            settings=SheetSettings,
        )
    ]
