"""Requests for animations between two images, and for contact sheets.

The requests are plain values that the window and the command line pass to the engine.
"""

from typing import Annotated, Literal

from msgspec import Meta

from sfumato.config.settings import Settings
from sfumato.files.names import file_name_for, shortened
from sfumato.records.recipe import Recipe
from sfumato.records.requests import GenerateRequest

__all__ = ["SHEET_VALUES", "AnimationRequest", "AnimationStyle", "SheetAxis", "SheetRequest"]

SheetAxis = Literal["checkpoint", "ema_length", "guidance", "steps"]

SHEET_VALUES: dict[SheetAxis, tuple[float, ...]] = {
    "checkpoint": (),
    "ema_length": (0.02, 0.05, 0.1, 0.15, 0.2),
    "guidance": (1.0, 1.5, 2.0, 3.0, 4.0),
    "steps": (2, 4, 8, 16, 32),
}
"""The default values to compare; for checkpoints, the run's own checkpoints are used."""


class AnimationStyle(Settings, frozen=True):
    """An animation's timing and file format."""

    frames: Annotated[
        int,
        Meta(
            ge=2,
            le=600,
            title="Frames",
            description="Number of frames from the first image to the last.",
        ),
    ] = 30
    frame_rate: Annotated[
        int,
        Meta(
            ge=1,
            le=60,
            title="Speed",
            description="Number of frames per second.",
            extra={"unit": "1/s"},
        ),
    ] = 15
    is_round: Annotated[
        bool,
        Meta(
            title="Play back and forth",
            description="Play the animation forward and then backward, so "
            "that it loops seamlessly.",
        ),
    ] = True
    format: Annotated[
        Literal["webp", "gif"],
        Meta(
            title="Format",
            description="WebP preserves all colors; GIF is limited to 256 colors but works "
            "everywhere.",
        ),
    ] = "webp"


class AnimationRequest(Settings, frozen=True):
    """An animation from one image to another, generated frame by frame."""

    start: Recipe
    """The recipe of the first frame; its checkpoint and sampling settings apply to all frames."""
    end: Recipe
    """The recipe of the last frame; only its noise and class are used."""
    look: AnimationStyle = AnimationStyle()

    @property
    def file_name(self) -> str:
        """The animation's file name, which is valid even if another program wrote the recipe."""
        suffix = f"-{self.start.seed}-to-{self.end.seed}.{self.look.format}"
        return shortened(file_name_for(self.start.run), suffix=suffix)


class SheetRequest(Settings, frozen=True):
    """A contact sheet of images in several variants: one row per image, one column per variant."""

    rows: tuple[GenerateRequest, ...]
    """The images to show; only the first image of each request is used."""
    axis: SheetAxis
    values: tuple[float, ...] = ()
    """The values of the columns; if empty, `SHEET_VALUES` is used."""

    def file_name(self, run_id: str) -> str:
        """Return the file name of a run's contact sheet."""
        return shortened(run_id, suffix=f"-{self.rows[0].seed}-{self.axis}.png")
