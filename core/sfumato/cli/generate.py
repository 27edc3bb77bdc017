"""The command that generates images from a trained model."""

from typing import Annotated

import typer
from msgspec import structs

from sfumato.cli.arguments import (
    AsJson,
    EmaLength,
    GuidanceScale,
    GuidedBetween,
    GuidedBy,
    GuideFraction,
    OutFolder,
    PresetName,
    ProjectFolder,
    RunName,
)
from sfumato.cli.image_tools import recipe_in
from sfumato.cli.interruption import INTERRUPTED_EXIT_CODE, stop_on_signals
from sfumato.cli.output import print_line
from sfumato.cli.streaming import show_stream
from sfumato.cli.toolbox import toolbox_of
from sfumato.config.loading import settings_from
from sfumato.records.control import RunControl
from sfumato.records.noise_mix import mix_of_seed
from sfumato.records.project import Project
from sfumato.records.requests import GenerateRequest, request_from

__all__ = ["generate"]

MOST_SEED = 2**53
"""The largest first seed: the largest integer that a web page represents exactly."""

Count = Annotated[int, typer.Option(help="Number of images.")]
FirstSeed = Annotated[
    int, typer.Option(help="Seed of the first image; it increases by 1 for each additional image.")
]
ClassName = Annotated[
    str | None, typer.Option("--class", help="Class to generate. Random by default.")
]
SamplerName = Annotated[str | None, typer.Option(help="Algorithm that turns noise into an image.")]
Steps = Annotated[int | None, typer.Option("--steps", help="Number of sampling steps.")]
BatchSize = Annotated[int, typer.Option("--batch", help="Batch size.")]
NearestSeed = Annotated[
    int | None,
    typer.Option(
        "--variation-of",
        metavar="SEED",
        min=0,
        max=MOST_SEED,
        help="Generate variations of this seed.",
    ),
]
LikeImage = Annotated[
    str | None,
    typer.Option(
        "--like",
        metavar="IMAGE",
        help="Generate variations of an image in the gallery, using its settings.",
    ),
]
Distance = Annotated[
    float,
    typer.Option(
        help="Distance of the variations from the original; 0.1 is nearly identical, 0.3 is "
        "similar."
    ),
]
Checkpoint = Annotated[
    int | None,
    typer.Option(
        "--checkpoint",
        help="Checkpoint to use, identified by the number of images seen. Defaults to the newest.",
    ),
]


def generate(  # noqa: PLR0913, one parameter per flag
    context: typer.Context,
    project: ProjectFolder,
    run: RunName,
    *,
    count: Count = 64,
    seed: FirstSeed = 0,
    class_name: ClassName = None,
    preset: PresetName = None,
    sampler: SamplerName = None,
    num_steps: Steps = None,
    guidance_scale: GuidanceScale = None,
    guidance: GuidedBy = None,
    interval: GuidedBetween = None,
    guide_fraction: GuideFraction = None,
    images_seen: Checkpoint = None,
    ema_length: EmaLength = None,
    variation_seed: NearestSeed = None,
    like: LikeImage = None,
    distance: Distance = 0.25,
    batch_size: BatchSize = 64,
    out: OutFolder = None,
    as_json: AsJson = False,
) -> None:
    """Generate images with a trained model, and save them in the gallery or a folder."""
    opened = Project.open(project)
    folder = opened.run(run)
    low, high = interval or (None, None)
    given = {
        "count": count,
        "seed": seed,
        "class_name": class_name,
        "preset": preset,
        "sampler": sampler,
        "num_steps": num_steps,
        "guidance": guidance,
        "guidance_scale": guidance_scale,
        "guidance_low": low,
        "guidance_high": high,
        "guide_fraction": guide_fraction,
        "images_seen": images_seen,
        "ema_length": ema_length,
        "batch_size": batch_size,
    }
    taken = _taken(opened, variation_seed=variation_seed, like=like, distance=distance)
    said = {name: value for name, value in given.items() if value is not None}
    request = settings_from(taken | said, GenerateRequest, source="the given options")
    engine = toolbox_of(context).engine
    control = RunControl()
    with stop_on_signals(control) as interruption:
        events = engine.generate(opened, folder, request, folder=out, control=control)
        show_stream(events, as_json=as_json, control=control)
    if not as_json:
        print_line(f"Images saved in {out or opened.gallery_folder}")
    if interruption.has_happened:
        raise typer.Exit(INTERRUPTED_EXIT_CODE)


def _taken(
    project: Project, *, variation_seed: int | None, like: str | None, distance: float
) -> dict[str, object]:
    """Return the settings taken from the image to vary, which other options may override."""
    if like is not None:
        made_by = recipe_in(project, like)
        settings = structs.asdict(request_from(made_by))
        return settings | {"variation_of": made_by.noise_mix, "distance": distance}
    if variation_seed is not None:
        return {"variation_of": mix_of_seed(variation_seed), "distance": distance}
    return {}
