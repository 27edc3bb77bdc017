"""The command that generates images from a trained model."""

from typing import Annotated

import msgspec
import typer
from msgspec import structs

from sfumato.cli.arguments import (
    AsJson,
    EmaLength,
    OutFolder,
    PresetName,
    ProjectFolder,
    RunName,
    with_sampling_options,
)
from sfumato.cli.image_tools import recipe_in
from sfumato.cli.interruption import INTERRUPTED_EXIT_CODE, stop_on_signals
from sfumato.cli.output import print_line
from sfumato.cli.streaming import show_stream
from sfumato.cli.toolbox import toolbox_of
from sfumato.config.loading import apply_assignments, settings_from
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


@with_sampling_options
def generate(  # noqa: PLR0913, one parameter per flag
    context: typer.Context,
    project: ProjectFolder,
    run: RunName,
    *,
    count: Count = 64,
    seed: FirstSeed = 0,
    class_name: ClassName = None,
    preset: PresetName = None,
    sampling: list[str],
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
    given = {
        "count": count,
        "seed": seed,
        "class_name": class_name,
        "preset": preset,
        "images_seen": images_seen,
        "ema_length": ema_length,
        "batch_size": batch_size,
    }
    taken = _taken(opened, variation_seed=variation_seed, like=like, distance=distance)
    said = {name: value for name, value in given.items() if value is not None}
    request = settings_from(taken | said, GenerateRequest, source="the given options")
    request = structs.replace(request, sampling=apply_assignments(request.sampling, sampling))
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
        settings: dict[str, object] = msgspec.to_builtins(request_from(made_by))
        return settings | {
            "variation_of": msgspec.to_builtins(made_by.noise_mix),
            "distance": distance,
        }
    if variation_seed is not None:
        return {"variation_of": mix_of_seed(variation_seed), "distance": distance}
    return {}
