"""What can the engine be asked for besides training?

Plain values that travel between window, terminal and engine; the torch line is above.
"""

from typing import Annotated

from msgspec import Meta

from sfumato.config.settings import Settings

__all__ = ["GenerateRequest"]


class GenerateRequest(Settings, frozen=True):
    """Pictures to be drawn from a trained model.

    A setting left at `None` takes what the run was made with.
    """

    count: Annotated[
        int,
        Meta(ge=1, le=1_000_000, title="Pictures", description="How many pictures to make."),
    ] = 64
    seed: Annotated[
        int,
        Meta(
            ge=0,
            le=2**53,
            title="First seed",
            description="Seed of the first picture; the others count up from it.",
        ),
    ] = 0
    class_name: Annotated[
        str | None,
        Meta(title="Class", description="The class to draw; none lets chance decide."),
    ] = None
    sampler: Annotated[
        str | None, Meta(title="Sampler", description="The rule by which noise becomes a picture.")
    ] = None
    num_steps: Annotated[
        Annotated[int, Meta(ge=1, le=1000)] | None,
        Meta(title="Steps", description="Steps from noise to picture."),
    ] = None
    guidance_scale: Annotated[
        Annotated[float, Meta(ge=0.0, le=20.0)] | None,
        Meta(
            title="Guidance",
            description="How far pictures are pushed towards their class. 1 means no guidance.",
        ),
    ] = None
    images_seen: Annotated[
        int | None,
        Meta(title="Checkpoint", description="Which checkpoint to draw from; none: the newest."),
    ] = None
    ema_length: Annotated[
        Annotated[float, Meta(ge=0.01, le=0.28)] | None,
        Meta(
            title="EMA length",
            description="Width of the average of the weights, relative to the run: 0.02 is nearly "
            "the newest weights, 0.20 very smooth. None: the one found best, or the run's own.",
        ),
    ] = None
    batch_size: Annotated[
        int,
        Meta(
            ge=1,
            le=4096,
            title="At a time",
            description="Pictures drawn at a time; changes memory and speed, never a picture.",
        ),
    ] = 64
