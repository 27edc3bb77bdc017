"""The commands that list, organize, export, and delete generated images."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, get_args

import typer

from sfumato.cli.arguments import AsJson, ProjectFolder
from sfumato.cli.gallery_choice import Images, Wanted, chosen_ids, order_named
from sfumato.cli.output import print_json, print_line, print_table
from sfumato.cli.streaming import show_stream
from sfumato.cli.wording import counted
from sfumato.errors import ConfigError
from sfumato.files.trash import empty_trash
from sfumato.gallery import (
    AnyMark,
    Flag,
    Flagged,
    Gallery,
    GalleryOrder,
    Labeled,
    LabelKind,
    Rated,
)
from sfumato.gallery.image_export import export_images
from sfumato.records.project import Project

__all__ = ["gallery_commands"]

gallery_commands = typer.Typer(
    name="gallery",
    help="List, organize, export, and delete generated images.",
    no_args_is_help=True,
)

_Name = Annotated[
    str, typer.Argument(metavar="NAME", help="Name of the tag or board.", show_default=False)
]
_Off = Annotated[bool, typer.Option("--off", help="Remove instead of adding.")]


@gallery_commands.command("list")
def list_images(
    project: ProjectFolder,
    *,
    wanted: Wanted = None,
    order: Annotated[
        str, typer.Option(metavar="|".join(get_args(GalleryOrder)), help="Sort order.")
    ] = "newest",
    as_json: AsJson = False,
) -> None:
    """List images."""
    with _gallery(project) as gallery:
        ids = chosen_ids(gallery, [], wanted, order=order_named(order))
        found = gallery.images(ids)
    images = [found[id_] for id_ in ids if id_ in found]
    if as_json:
        print_json(images)
        return
    print_table(
        ("file", "seed", "class", "stars", "flag", "tags", "boards"),
        [
            (
                *(one.path.name, str(one.recipe.seed), one.recipe.class_name or ""),
                *("*" * one.rating, one.flag, ", ".join(one.tags), ", ".join(one.boards)),
            )
            for one in images
        ],
    )


@gallery_commands.command("rate")
def rate(
    project: ProjectFolder,
    stars: Annotated[int, typer.Argument(min=0, max=5, help="Number of stars.")],
    images: Images = None,
    *,
    wanted: Wanted = None,
) -> None:
    """Rate images with 0 to 5 stars."""
    _mark(project, images, wanted, make=lambda files: Rated(files=files, stars=stars))


@gallery_commands.command("flag")
def flag(
    project: ProjectFolder,
    as_what: Annotated[str, typer.Argument(metavar="pick|reject|none", help="Flag to set.")],
    images: Images = None,
    *,
    wanted: Wanted = None,
) -> None:
    """Flag images as picked or rejected, or clear their flags."""
    try:
        chosen = Flag("" if as_what == "none" else as_what)
    except ValueError as error:
        raise ConfigError(
            f"Unknown flag “{as_what}”.", hint="Available flags: pick, reject, none."
        ) from error
    _mark(project, images, wanted, make=lambda files: Flagged(files=files, flag=chosen))


@gallery_commands.command("tag")
def tag(
    project: ProjectFolder,
    name: _Name,
    images: Images = None,
    *,
    wanted: Wanted = None,
    is_off: _Off = False,
) -> None:
    """Add a tag to images, or remove the tag from them."""
    _mark(project, images, wanted, make=_Label("tag", name, is_on=not is_off))


@gallery_commands.command("board")
def board(
    project: ProjectFolder,
    name: _Name,
    images: Images = None,
    *,
    wanted: Wanted = None,
    is_off: _Off = False,
) -> None:
    """Add images to a board, which is created if needed, or remove them from it."""
    _mark(project, images, wanted, make=_Label("board", name, is_on=not is_off))


@gallery_commands.command("export")
def export(
    project: ProjectFolder,
    folder: Annotated[Path, typer.Argument(help="Target folder.", show_default=False)],
    images: Images = None,
    *,
    wanted: Wanted = None,
    as_json: AsJson = False,
) -> None:
    """Copy images to a folder, with a manifest that lists how each image was generated."""
    with _gallery(project) as gallery:
        ids = chosen_ids(gallery, images or [], wanted)
        show_stream(export_images(gallery, ids, folder), as_json=as_json)


@gallery_commands.command("delete")
def delete(project: ProjectFolder, images: Images = None, *, wanted: Wanted = None) -> None:
    """Move images to the gallery's trash."""
    with _gallery(project) as gallery:
        files = gallery.files(_some(chosen_ids(gallery, images or [], wanted, is_careful=True)))
        _print_count(len(gallery.move_to_trash(files)), "moved to the trash")


@gallery_commands.command("restore")
def restore(project: ProjectFolder, images: Images = None) -> None:
    """Restore images from the gallery's trash; by default, all images are restored."""
    with _gallery(project) as gallery:
        files = gallery.files(chosen_ids(gallery, images or [], None, in_trash=True))
        _print_count(len(gallery.restore(files)), "restored")


@gallery_commands.command("empty-trash")
def empty(project: ProjectFolder) -> None:
    """Move all images in the gallery's trash to the system trash."""
    with _gallery(project) as gallery:
        count = len(list(empty_trash(gallery.folder, "*.png")))
        gallery.rescan()
        _print_count(count, "moved to the system trash")


@gallery_commands.command("rescan")
def rescan(project: ProjectFolder) -> None:
    """Update the gallery's index from its files, and rebuild gallery.db if it is missing."""
    with _gallery(project) as gallery:
        _print_count(gallery.rescan(), "in the gallery")


@contextmanager
def _gallery(project: Path) -> Iterator[Gallery]:
    """Open a project's gallery, or a temporary empty gallery if the project has none."""
    folder = Project.open(project).gallery_folder
    with TemporaryDirectory() as empty:
        gallery = Gallery(folder if folder.exists() else Path(empty))
        try:
            yield gallery
        finally:
            gallery.close()


@dataclass(frozen=True)
class _Label:
    """A function that builds the mark that adds files to a board or tag."""

    kind: LabelKind
    name: str
    is_on: bool

    def __call__(self, files: tuple[str, ...]) -> AnyMark:
        return Labeled(kind=self.kind, name=self.name, files=files, is_on=self.is_on)


def _mark(
    project: Path,
    images: list[str] | None,
    wanted: str | None,
    *,
    make: Callable[[tuple[str, ...]], AnyMark],
) -> None:
    with _gallery(project) as gallery:
        files = gallery.files(_some(chosen_ids(gallery, images or [], wanted, is_careful=True)))
        gallery.mark([make(files)])
    _print_count(len(files), "marked")


def _some(ids: Sequence[int]) -> Sequence[int]:
    if not ids:
        raise ConfigError("No images match.", hint="List all images: sfumato gallery list PROJECT")
    return ids


def _print_count(count: int, what: str) -> None:
    print_line(f"{counted(count, 'image', 'images')} {what}.")
