"""The commands for animations, contact sheets, and similar training images."""

from pathlib import Path
from typing import Annotated

import typer

from sfumato.cli.arguments import AsJson, OutFolder, ProjectFolder, RunName
from sfumato.cli.output import print_line
from sfumato.cli.streaming import show_stream, show_until_stopped
from sfumato.cli.toolbox import toolbox_of
from sfumato.config.loading import settings_from
from sfumato.errors import ConfigError
from sfumato.files.storage import explain_disk_errors
from sfumato.records.image_requests import AnimationRequest, AnimationStyle, SheetRequest
from sfumato.records.project import Project
from sfumato.records.recipe import Recipe, read_recipe
from sfumato.records.requests import request_from
from sfumato.records.timelapse import save_timelapse

__all__ = [
    "animate",
    "nearest",
    "recipe_in",
    "sheet",
    "timelapse",
]

Image = Annotated[
    str, typer.Argument(metavar="IMAGE", help="Image in the gallery.", show_default=False)
]


def animate(  # noqa: PLR0913, one parameter per flag
    context: typer.Context,
    project: ProjectFolder,
    images: Annotated[
        tuple[str, str],
        typer.Argument(metavar="START END", help="Two images in the gallery.", show_default=False),
    ],
    *,
    frames: Annotated[int, typer.Option(help="Number of frames from start to end.")] = 30,
    frame_rate: Annotated[int, typer.Option("--rate", help="Frames per second.")] = 15,
    file_format: Annotated[
        str, typer.Option("--format", metavar="webp|gif", help="File format.")
    ] = "webp",
    is_one_directional: Annotated[
        bool,
        typer.Option(
            "--one-way", help="Play only from start to end, without returning to the start."
        ),
    ] = False,
    out: OutFolder = None,
    as_json: AsJson = False,
) -> None:
    """Generate an animation that morphs one image into another."""
    opened = Project.open(project)
    start, end = (recipe_in(opened, name) for name in images)
    given = {"frames": frames, "frame_rate": frame_rate, "format": file_format}
    look = settings_from(
        {**given, "is_round": not is_one_directional}, AnimationStyle, source="the given options"
    )
    request = AnimationRequest(start=start, end=end, look=look)
    folder = out or opened.gallery_folder / "animations"
    path = folder / request.file_name
    tools = toolbox_of(context).engine.images
    show_until_stopped(
        lambda control: tools.animate(opened, request, path=path, control=control), as_json=as_json
    )


def sheet(
    context: typer.Context,
    project: ProjectFolder,
    images: Annotated[
        list[str],
        typer.Argument(metavar="IMAGE...", help="Images from the same run.", show_default=False),
    ],
    *,
    axis: Annotated[
        str,
        typer.Option(
            "--across",
            metavar="checkpoint|ema_length|guidance|steps",
            help="Setting that varies across columns.",
        ),
    ] = "checkpoint",
    values: Annotated[
        str, typer.Option(help="Comma-separated values. Chosen automatically by default.")
    ] = "",
    out: OutFolder = None,
    as_json: AsJson = False,
) -> None:
    """Generate a contact sheet that shows the same images in several variants, side by side."""
    opened = Project.open(project)
    recipes = [recipe_in(opened, name) for name in images]
    run_ids = {recipe.run for recipe in recipes}
    if len(run_ids) > 1:
        raise ConfigError(
            "The images come from different runs.", hint="Choose images of the same run."
        )
    request = settings_from(
        {
            "rows": [request_from(recipe) for recipe in recipes],
            "axis": axis,
            "values": _numbers(values),
        },
        SheetRequest,
        source="the given options",
    )
    folder = out or opened.gallery_folder / "sheets"
    run = opened.run(recipes[0].run)
    path = folder / request.file_name(run.run_id)
    tools = toolbox_of(context).engine.images
    show_until_stopped(
        lambda control: tools.generate_sheet(run, request, path=path, control=control),
        as_json=as_json,
    )


def nearest(
    context: typer.Context,
    project: ProjectFolder,
    image: Image,
    *,
    count: Annotated[
        int, typer.Option(min=1, max=100, help="Number of training images to find.")
    ] = 8,
    as_json: AsJson = False,
) -> None:
    """Find the training images that are most similar to an image."""
    opened = Project.open(project)
    run = opened.run(recipe_in(opened, image).run)
    engine = toolbox_of(context).engine
    path = _file_of(opened, image)
    show_stream(engine.images.find_nearest(opened, run, path, count=count), as_json=as_json)


def recipe_in(project: Project, name: str) -> Recipe:
    """Return the recipe of an image (its generation settings), by file name or path.

    Raises:
        SfumatoError: If the file cannot be read as an image.
        ConfigError: If the file contains no recipe.
    """
    path = _file_of(project, name)
    recipe = read_recipe(path)
    if recipe is None:
        raise ConfigError(
            f"“{path.name}” contains no recipe.",
            hint="Choose an image generated by Sfumato, by its path or its name in the gallery.",
        )
    return recipe


def timelapse(
    project: ProjectFolder,
    run: RunName,
    *,
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="WebP or GIF file to write. Defaults to RUN.webp.",
            show_default=False,
        ),
    ] = None,
    seconds: Annotated[
        float, typer.Option(metavar="S", min=0.5, max=600.0, help="Approximate duration.")
    ] = 8.0,
) -> None:
    """Create a time-lapse animation of a run's sample grids, from noise to images."""
    folder = Project.open(project).run(run)
    file = out or Path(f"{folder.run_id}.webp")
    show_stream(save_timelapse(folder, file, seconds=seconds))
    print_line(f"Animation saved as {file.resolve()}")


def _file_of(project: Project, name: str) -> Path:
    path = Path(name)
    with explain_disk_errors(path):
        return path if path.is_file() else project.gallery_folder / name


def _numbers(text: str) -> list[float]:
    try:
        numbers = [float(part) for part in text.split(",") if part.strip()]
    except ValueError:
        numbers = []
    if text and not numbers:  # an empty list does not stand for the default values
        raise ConfigError(
            f"“{text}” is not a list of numbers.", hint="Use, for example, --values 1,1.5,2"
        )
    return numbers
