"""The command that trains a new run."""

import textwrap
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from sfumato.cli.arguments import MOST_MINUTES, AsJson, Assignments, ProjectFolder
from sfumato.cli.interruption import INTERRUPTED_EXIT_CODE, stop_on_signals
from sfumato.cli.output import print_line, print_lines
from sfumato.cli.streaming import show_stream
from sfumato.cli.toolbox import toolbox_of
from sfumato.cli.wording import command_text
from sfumato.config.advice import usual_preset
from sfumato.config.fields import Field, fields_of
from sfumato.config.loading import apply_assignments
from sfumato.config.presets import PRESETS, preset_config
from sfumato.config.settings import RunConfig
from sfumato.control import RunControl
from sfumato.keep_awake import kept_awake
from sfumato.manifest import Manifest, load_rules
from sfumato.plugins import Plugins
from sfumato.project import Project
from sfumato.run_folder import RunFolder

if TYPE_CHECKING:
    from sfumato.engine import Engine

__all__ = ["train", "train_run"]


def _list_settings(context: typer.Context, is_wanted: bool) -> None:
    if is_wanted:
        plugins = toolbox_of(context).plugins
        for field in fields_of(RunConfig):
            print_lines(_field_text(field).splitlines())
            for note, own in _fields_of_offers(field, plugins):
                print_lines(_field_text(own, note=note).splitlines())
        raise typer.Exit


_Data = Annotated[
    str, typer.Option(metavar="NAME", help="The dataset to learn from.", show_default=False)
]
_Preset = Annotated[
    str,
    typer.Option(
        metavar="|".join(preset.name for preset in PRESETS),
        help="The settings to start from; by default the ones that suit the device.",
        show_default=False,
    ),
]
_Base = Annotated[
    str,
    typer.Option(
        "--from",
        metavar="RUN|DIFFUSERS_FOLDER",
        help="Start from the weights of another run, “latest” for the newest, or of a folder made "
        "with diffusers.",
        show_default=False,
    ),
]
_Minutes = Annotated[
    float,
    typer.Option(
        metavar="M",
        min=0.0,
        max=MOST_MINUTES,
        help="How long to train; the preset's length if not given.",
        show_default=False,
    ),
]
_NewRunName = Annotated[
    str,
    typer.Option(metavar="ID", help="The run's name; a free one if not given.", show_default=False),
]
_ListSettings = Annotated[
    bool,
    typer.Option(
        "--list-settings",
        help="Show what --set can change, with defaults and bounds, and end.",
        callback=_list_settings,
        is_eager=True,
    ),
]


def train(  # noqa: PLR0913, one parameter per flag
    context: typer.Context,
    project: ProjectFolder,
    *,
    data: _Data,
    preset: _Preset = "",
    base: _Base = "",
    assignments: Assignments = None,
    minutes: _Minutes = 0.0,
    run: _NewRunName = "",
    as_json: AsJson = False,
    list_settings: _ListSettings = False,  # noqa: ARG001, its callback does the work
) -> None:
    """Train a new run. Ctrl-C stops it at the next step; continue it with `resume`."""
    opened = Project.open(project)
    folder = opened.dataset_folder(data)
    engine = toolbox_of(context).engine
    with closing(Manifest(folder)) as manifest:
        images = manifest.count("in")
    config = preset_config(
        preset or usual_preset(engine.system().kind),
        dataset=data,
        size_px=load_rules(folder).size_px,
        images=images,
        minutes=minutes,
    )
    config = apply_assignments(config, assignments or ())
    made = engine.new_run(opened, config, run_id=run, base=_base(opened, base))
    train_run(engine, opened, made, as_json=as_json)


def train_run(engine: "Engine", project: Project, run: RunFolder, *, as_json: bool = False) -> None:
    """Train a run to its end and show its events.

    Raises:
        TrainingError: If the run failed.
        typer.Exit: If it was stopped by a signal.
    """
    control = RunControl(run.control_file)
    with kept_awake(), stop_on_signals(control) as interruption:
        show_stream(engine.train(project, run, control), as_json=as_json, control=control)
    if not as_json:
        print_line(f"Run “{run.run_id}” is in {run.folder}")
    if interruption.has_happened:
        if not as_json:
            print_line(f"Go on with: {command_text('resume', project.folder, run.run_id)}")
        raise typer.Exit(INTERRUPTED_EXIT_CODE)


def _base(project: Project, text: str) -> str | Path:
    is_folder = text not in project.run_ids() and Path(text).expanduser().is_dir()
    return Path(text).expanduser().resolve() if text and is_folder else text


def _fields_of_offers(field: Field, plugins: Plugins) -> Iterator[tuple[str, Field]]:
    """Yield the settings that plugin entries add to a table, with the entry each is for."""
    catalog = plugins.catalog_of(field)
    if catalog is None or field.kind != "table":
        return
    for name, entry in catalog.items():
        under = field.path if field.chosen_by else f"{field.path}.{name}"
        note = f"with {field.chosen_by}={name}" if field.chosen_by else ""
        for own in fields_of(entry.settings, under=under):
            yield note, own


def _field_text(field: Field, *, note: str = "") -> str:
    bounds = _bounds(field) + ([note] if note else [])
    limits = f"  ({', '.join(bounds)})" if bounds else ""
    unit = f" {field.unit}" if field.unit else ""
    value = msgspec.json.encode(field.default).decode()
    explanation = textwrap.indent(textwrap.fill(field.description, 92), "    ")
    return f"{field.path} = {value}{unit}{limits}\n{explanation}"


def _bounds(field: Field) -> list[str]:
    least = "at least" if field.is_minimum_allowed else "above"
    bounds = [f"{least} {field.minimum:g}"] if field.minimum is not None else []
    bounds += [f"at most {field.maximum:g}"] if field.maximum is not None else []
    return bounds + ([f"one of {', '.join(map(str, field.choices))}"] if field.choices else [])
