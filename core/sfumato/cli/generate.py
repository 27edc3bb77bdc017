"""The command that draws pictures from a trained model."""

from typing import Annotated

import typer

from sfumato.cli.arguments import (
    AsJson,
    EmaLength,
    GuidanceScale,
    GuidedBetween,
    GuidedBy,
    GuideMoment,
    OutFolder,
    ProjectFolder,
    QualityName,
    RunName,
)
from sfumato.cli.interruption import INTERRUPTED_EXIT_CODE, stop_on_signals
from sfumato.cli.picture_tools import recipe_in
from sfumato.cli.streaming import show_stream
from sfumato.cli.toolbox import toolbox_of
from sfumato.config.loading import settings_from
from sfumato.control import RunControl
from sfumato.noise_mix import mix_of_seed
from sfumato.project import Project
from sfumato.requests import GenerateRequest, request_from

__all__ = ["generate"]

Checkpoint = Annotated[
    int | None,
    typer.Option("--checkpoint", help="The checkpoint to draw from; the newest if not given."),
]


def generate(  # noqa: PLR0913, a flag each
    context: typer.Context,
    project: ProjectFolder,
    run: RunName,
    *,
    count: Annotated[int, typer.Option(help="How many pictures to make.")] = 64,
    seed: Annotated[
        int, typer.Option(help="Seed of the first picture; the others count up from it.")
    ] = 0,
    class_name: Annotated[
        str | None,
        typer.Option("--class", help="The class to draw; by chance if not given."),
    ] = None,
    quality: QualityName = None,
    sampler: Annotated[
        str | None, typer.Option(help="The rule by which noise becomes a picture.")
    ] = None,
    num_steps: Annotated[
        int | None, typer.Option("--steps", help="Steps from noise to picture.")
    ] = None,
    guidance_scale: GuidanceScale = None,
    guidance: GuidedBy = None,
    interval: GuidedBetween = None,
    guide_moment: GuideMoment = None,
    images_seen: Checkpoint = None,
    ema_length: EmaLength = None,
    near_seed: Annotated[
        int | None,
        typer.Option("--near", metavar="SEED", min=0, help="Draw likenesses of this seed."),
    ] = None,
    like: Annotated[
        str | None,
        typer.Option(
            "--like",
            metavar="PICTURE",
            help="Draw likenesses of a picture of the gallery, with its settings.",
        ),
    ] = None,
    distance: Annotated[
        float,
        typer.Option(help="How unlike, with --near or --like: 0.1 a twin, 0.3 a relative."),
    ] = 0.25,
    batch_size: Annotated[int, typer.Option("--batch", help="Pictures drawn at a time.")] = 64,
    out: OutFolder = None,
    as_json: AsJson = False,
) -> None:
    """Draw pictures from a trained model into the gallery, or into a folder."""
    opened = Project.open(project)
    folder = opened.run(run)
    low, high = interval or (None, None)
    given = {
        "count": count,
        "seed": seed,
        "class_name": class_name,
        "quality": quality,
        "sampler": sampler,
        "num_steps": num_steps,
        "guidance": guidance,
        "guidance_scale": guidance_scale,
        "guidance_low": low,
        "guidance_high": high,
        "guide_moment": guide_moment,
        "images_seen": images_seen,
        "ema_length": ema_length,
        "batch_size": batch_size,
    }
    if like is not None:
        made_by = recipe_in(opened, like)
        of_picture = request_from(made_by)
        taken = {name: getattr(of_picture, name) for name in GenerateRequest.__struct_fields__}
        chosen = {name: value for name, value in given.items() if value is not None}
        given = taken | chosen | {"near": made_by.noise_mix, "distance": distance}
    elif near_seed is not None:
        given |= {"near": mix_of_seed(near_seed), "distance": distance}
    request = settings_from(given, GenerateRequest, source="the given options")
    engine = toolbox_of(context).engine
    control = RunControl()
    with stop_on_signals(control) as interruption:
        events = engine.generate(opened, folder, request, folder=out, control=control)
        show_stream(events, as_json=as_json)
    if not as_json:
        typer.echo(f"The pictures are in {out or opened.gallery_folder}")
    if interruption.has_happened:
        raise typer.Exit(INTERRUPTED_EXIT_CODE)
