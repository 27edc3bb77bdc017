"""What can be made of images that are there: an animation between two, or a contact sheet?

Plain values that travel between window, terminal and engine; the torch line is above.
"""

from typing import Annotated, Literal

from msgspec import Meta

from sfumato.config.settings import Settings
from sfumato.names import file_name_for, shortened
from sfumato.recipe import Recipe
from sfumato.requests import GenerateRequest

__all__ = ["SHEET_VALUES", "AnimationLook", "AnimationRequest", "SheetAxis", "SheetRequest"]

SheetAxis = Literal["checkpoint", "ema_length", "guidance", "steps"]

SHEET_VALUES: dict[SheetAxis, tuple[float, ...]] = {
    "checkpoint": (),
    "ema_length": (0.02, 0.05, 0.1, 0.15, 0.2),
    "guidance": (1.0, 1.5, 2.0, 3.0, 4.0),
    "steps": (2, 4, 8, 16, 32),
}
"""What is compared where nothing is said; for checkpoints, those that the run has."""


class AnimationLook(Settings, frozen=True):
    """How an animation runs, and how it is kept."""

    frames: Annotated[
        int,
        Meta(ge=2, le=600, title="Frames", description="Images from the first to the last one."),
    ] = 30
    frame_rate: Annotated[
        int,
        Meta(ge=1, le=60, title="Speed", description="Frames a second.", extra={"unit": "1/s"}),
    ] = 15
    is_round: Annotated[
        bool,
        Meta(title="There and back", description="Goes back again, so that it runs without end."),
    ] = True
    format: Annotated[
        Literal["webp", "gif"],
        Meta(
            title="Format",
            description="WebP keeps every color; GIF has 256 and runs everywhere.",
        ),
    ] = "webp"


class AnimationRequest(Settings, frozen=True):
    """A way from one image to another, drawn frame by frame."""

    start: Recipe
    """The first frame; its checkpoint and sampling draw the others too."""
    end: Recipe
    """The last frame, by its noise and class."""
    look: AnimationLook = AnimationLook()

    @property
    def file_name(self) -> str:
        """How the animation's file is called; the recipe may be of any program."""
        suffix = f"-{self.start.seed}-to-{self.end.seed}.{self.look.format}"
        return shortened(file_name_for(self.start.run), suffix=suffix)


class SheetRequest(Settings, frozen=True):
    """The same images drawn in several ways, side by side: a row an image, a column a way."""

    rows: tuple[GenerateRequest, ...]
    """The images; of each the first one counts."""
    axis: SheetAxis
    values: tuple[float, ...] = ()
    """What the columns differ in; empty takes `SHEET_VALUES`."""

    def file_name(self, run_id: str) -> str:
        """Return how the file of a run's sheet is called."""
        return shortened(run_id, suffix=f"-{self.rows[0].seed}-{self.axis}.png")
