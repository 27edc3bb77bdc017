"""The command that runs the whole workflow once on sample images."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import platformdirs
import typer

from sfumato.cli.arguments import MOST_MINUTES
from sfumato.cli.interruption import cancel_on_signals
from sfumato.cli.output import print_line, print_lines
from sfumato.cli.streaming import show_stream, show_until_stopped
from sfumato.cli.toolbox import toolbox_of
from sfumato.cli.train import train_run
from sfumato.cli.wording import command_text
from sfumato.config.image_shape import ImageShape
from sfumato.config.loading import apply_assignments
from sfumato.config.presets import preset_config
from sfumato.records.events import SamplesGenerated
from sfumato.records.manifest import DatasetRules, Manifest
from sfumato.records.project import Project
from sfumato.records.requests import GenerateRequest
from sfumato.records.run_folder import RunFolder, RunStatus

if TYPE_CHECKING:
    from sfumato.engine import Engine

__all__ = ["demo"]

_DATASET = "faces"
_RUN = "demo"
_EXPORTER = "onnx"
_IMAGES = 64
_SHAPE = ImageShape.square(32)


def demo(
    context: typer.Context,
    *,
    folder: Annotated[
        Path | None,
        typer.Option(
            "--dir",
            metavar="DIR",
            help="Folder of the demo project. Defaults to “sfumato-demo” in your documents folder.",
            show_default=False,
        ),
    ] = None,
    minutes: Annotated[
        float,
        typer.Option(metavar="M", min=0.0, max=MOST_MINUTES, help="Training time in minutes."),
    ] = 7.5,
) -> None:
    """Run the whole workflow on sample images: import, train, generate, and export.

    Run it again with the same folder to continue.
    """
    project = _project_in(folder.expanduser() if folder else _free_folder())
    engine = toolbox_of(context).engine
    _import_sample(engine, project)
    run = _trained_run(engine, project, minutes=minutes)
    _fill_gallery(engine, project, run)
    bundle = project.export_folder(_RUN, _EXPORTER)
    with cancel_on_signals():
        show_stream(engine.export(project, run, _EXPORTER, folder=bundle))
    print_lines(_indices(project, run, bundle))


def _project_in(folder: Path) -> Project:
    if (folder / "sfumato.toml").exists():
        project = Project.open(folder)
        print_line(f"Continuing the demo project in {project.folder}")
        return project
    project = Project.create(folder, name="Sfumato demo")
    print_line(f"Created the demo project in {project.folder}")
    return project


def _free_folder() -> Path:
    parent = Path(platformdirs.user_documents_dir())
    names = ["sfumato-demo", *(f"sfumato-demo-{number}" for number in range(2, 1000))]
    for folder in (parent / name for name in names):
        if not folder.exists() or (folder / "sfumato.toml").exists():
            return folder
    return parent / names[-1]


def _import_sample(engine: "Engine", project: Project) -> None:
    from sfumato.data.sample import unpack_sample  # imported late for start-up time

    if _DATASET in project.dataset_names():
        return
    source = unpack_sample(project.folder / "sample")
    rules = DatasetRules(source=str(source), shape=_SHAPE)
    show_until_stopped(
        lambda control: engine.import_folder(project, rules, name=_DATASET, control=control)
    )


def _trained_run(engine: "Engine", project: Project, *, minutes: float) -> RunFolder:
    if _RUN in project.run_ids():
        run = project.run(_RUN)
        if run.status() is RunStatus.COMPLETED:
            print_line(f"Run “{run.run_id}” has already finished.")
            return run
    else:
        manifest = Manifest(project.dataset_folder(_DATASET))
        images = manifest.count("in")
        manifest.close()
        config = preset_config(
            "sketch", dataset=_DATASET, shape=_SHAPE, images=images, minutes=minutes
        )
        checked = apply_assignments(config, ())  # checks the bounds of the minutes
        run = engine.new_run(project, checked, run_id=_RUN)
    train_run(engine, project, run)
    return run


def _fill_gallery(engine: "Engine", project: Project, run: RunFolder) -> None:
    request = GenerateRequest(count=_IMAGES)
    show_until_stopped(lambda control: engine.generate(project, run, request, control=control))


def _indices(project: Project, run: RunFolder, bundle: Path) -> list[str]:
    walls = [event.path for event in run.events() if isinstance(event, SamplesGenerated)]
    return [
        "",
        f"Samples       {run.folder / walls[-1] if walls else run.samples_folder}",
        f"Gallery       {project.gallery_folder}",
        f"ONNX bundle   {bundle}",
        f"Open it       {command_text('--project', project.folder)}",
    ]
