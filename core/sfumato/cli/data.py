"""The commands that import, check, relocate, and preview datasets."""

from pathlib import Path
from typing import Annotated, Any

import typer

from sfumato.cli.arguments import MOST_IMAGES, AsJson, Assignments, ProjectFolder
from sfumato.cli.data_check import summary_lines
from sfumato.cli.output import print_lines
from sfumato.cli.streaming import show_stream, show_until_stopped
from sfumato.cli.toolbox import toolbox_of
from sfumato.config.loading import apply_assignments, settings_from
from sfumato.config.settings import DataConfig, RunConfig
from sfumato.errors import DatasetError
from sfumato.files.names import file_name_for, require_file_name, require_short_name
from sfumato.records.image_source import commands_for
from sfumato.records.manifest import DatasetRules, load_rules
from sfumato.records.project import Project

__all__ = [
    "data_add",
    "data_locate",
    "data_preview",
]

_DatasetName = Annotated[
    str, typer.Argument(metavar="NAME", help="Dataset name.", show_default=False)
]
_SplitFolders = Annotated[
    str | None,
    typer.Option(
        metavar="auto|use|ignore",
        help="Whether folders such as train, val, and test define the split or are treated like "
        "any other folder.  [default: auto, which uses them if they contain all images]",
    ),
]
_Importer = Annotated[
    str | None,
    typer.Option(
        metavar="IMPORTER",
        help="Importer to use; “sfumato plugins” lists all importers. Detected by default.",
        show_default=False,
    ),
]


def data_add(  # noqa: PLR0913, one parameter per flag
    context: typer.Context,
    project: ProjectFolder,
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="FOLDER",
            help="Folder of images, or a file that an importer supports, such as a ZIP archive.",
            show_default=False,
        ),
    ],
    *,
    name: Annotated[
        str,
        typer.Option(help="Dataset name. Defaults to the folder's name.", show_default=False),
    ] = "",
    size: Annotated[
        int | None,
        typer.Option(metavar="PIXELS", help="Side length of square images.  [default: 32]"),
    ] = None,
    labels: Annotated[
        str | None,
        typer.Option(
            metavar="folders|none",
            help="Whether folder names are classes.  [default: none]",
        ),
    ] = None,
    importer: _Importer = None,
    split_folders: _SplitFolders = None,
    copy: Annotated[bool, typer.Option("--copy", help="Copy the files into the project.")] = False,
    assignments: Assignments = None,
    as_json: AsJson = False,
) -> None:
    """Import a folder of images as a dataset, or refresh an existing one."""
    opened = Project.open(project)
    source = folder.expanduser().resolve()
    if importer is None and source.is_file():
        importer = toolbox_of(context).plugins.importer_for(source)
    name = _dataset_name(name, source)
    given: dict[str, Any] = {"labels": labels, "is_copied": copy or None}
    given |= {"importer": importer, "split_folders": split_folders}
    engine = toolbox_of(context).engine
    if _has_moved(opened, name, source):
        show_until_stopped(
            lambda control: engine.locate(opened, name, source, control=control), as_json=as_json
        )
    rules = _rules_for(opened, name, source, given)
    sides = () if size is None else (f"shape=[{rules.shape.channels}, {size}, {size}]",)
    rules = apply_assignments(rules, (*sides, *(assignments or ())))
    show_until_stopped(
        lambda control: engine.import_folder(opened, rules, name=name, control=control),
        as_json=as_json,
    )
    if not as_json:
        print_lines(summary_lines(opened.dataset_folder(name), most_files=10))


def data_locate(
    context: typer.Context,
    project: ProjectFolder,
    name: _DatasetName,
    *,
    new_folder: Annotated[
        Path,
        typer.Argument(
            metavar="NEW_FOLDER",
            help="Folder or archive that now contains the images.",
            show_default=False,
        ),
    ],
    as_json: AsJson = False,
) -> None:
    """Set a new location for a dataset's images, after checking that they match."""
    opened, source = Project.open(project), new_folder.expanduser().resolve()
    engine = toolbox_of(context).engine
    show_until_stopped(
        lambda control: engine.locate(opened, name, source, control=control), as_json=as_json
    )


def data_preview(
    context: typer.Context,
    project: ProjectFolder,
    name: _DatasetName,
    *,
    assignments: Assignments = None,
    sample: Annotated[
        int,
        typer.Option(
            metavar="N",
            min=0,
            max=MOST_IMAGES,
            help="Index of the first random sample; a different value shows different samples.",
        ),
    ] = 0,
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="PNG file to write. Defaults to NAME-preview.png.",
            show_default=False,
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Show images above their augmented versions."""
    opened = Project.open(project)
    shape = load_rules(opened.dataset_folder(name)).shape
    config = RunConfig(data=DataConfig(dataset=name, shape=shape))
    config = apply_assignments(config, assignments or ())
    path = (out or Path(f"{name}-preview.png")).resolve()
    images = toolbox_of(context).engine.images
    events = images.preview_augmentations(opened, config, path=path, first_draw_index=sample)
    show_stream(events, as_json=as_json)


def _dataset_name(given: str, source: Path) -> str:
    """Return the given name, if it is not too long, or a name derived from the source."""
    if not given:
        return file_name_for(source.stem if source.is_file() else source.name) or "images"
    require_short_name(given, kind="dataset")
    usable = file_name_for(given)
    if not usable:
        require_file_name(given, kind="dataset")
    return usable


def _has_moved(project: Project, name: str, source: Path) -> bool:
    """Return whether a dataset's source is missing and the given folder may be its new location."""
    if name not in project.dataset_names():
        return False
    known = Path(load_rules(project.dataset_folder(name)).source)
    return known != source and not known.exists()


def _rules_for(project: Project, name: str, source: Path, given: dict[str, Any]) -> DatasetRules:
    """Return a dataset's rules, or the default rules, with the given options applied."""
    values: dict[str, Any] = {"source": str(source)}
    if name in project.dataset_names():
        known = load_rules(project.dataset_folder(name))
        if Path(known.source) != source:
            raise DatasetError(
                f"Dataset “{name}” already exists, with images from “{known.source}”.",
                hint="Choose another name with --name. If the images were moved: "
                + commands_for(project.dataset_folder(name), known)[1],
            )
        values |= {field: getattr(known, field) for field in known.__struct_fields__}
    values |= {key: value for key, value in given.items() if value is not None}
    return settings_from(values, DatasetRules, source="the given options")
