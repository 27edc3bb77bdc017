"""Export of selected images from the gallery, with a manifest.

The files are copied unchanged, so each one still contains its recipe. A `manifest.json` and a
`manifest.csv` next to them list how each image was generated and how the user rated it.
"""

import csv
import io
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from sfumato.errors import SfumatoError
from sfumato.files.storage import explain_disk_errors, write_whole
from sfumato.gallery.index import Gallery, GalleryImage
from sfumato.messages import msg
from sfumato.records.control import RunControl
from sfumato.records.events import FileWritten, Progressed
from sfumato.records.recipe import Recipe

__all__ = ["ExportedImage", "export_images"]

_TASK = msg("gallery.exporting_images", "Exporting images")
_BATCH = 200
_COLUMNS = ("file", "run", "images_seen", "seed", "class_name", "rating", "flag", "tags", "boards")


class ExportedImage(msgspec.Struct, frozen=True, kw_only=True):
    """An image in the manifest."""

    file: str
    rating: int
    flag: str
    tags: tuple[str, ...]
    boards: tuple[str, ...]
    recipe: Recipe


def export_images(
    gallery: Gallery, ids: Sequence[int], folder: Path, *, control: RunControl | None = None
) -> Iterator[Progressed | FileWritten]:
    """Copy images to a folder with a manifest; after a stop, it lists the images copied so far.

    Raises:
        SfumatoError: If the folder is the gallery's own, or the disk is full or not writable.
    """
    if folder.resolve() == gallery.folder.resolve():
        raise SfumatoError(
            msg(
                "gallery.export_folder_is_gallery",
                "“{folder}” is the gallery itself.",
                folder=folder,
            ),
            hint=msg("gallery.choose_another_export_folder", "Choose another folder to export to."),
        )
    with explain_disk_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
    exported: list[ExportedImage] = []
    for start in range(0, len(ids), _BATCH):
        if control is not None and control.is_stopping:
            break
        yield Progressed(task=_TASK, done=start, total=len(ids))
        chosen = ids[start : start + _BATCH]
        found = gallery.images(chosen)
        exported += [_copied(found[id_], folder) for id_ in chosen if id_ in found]
    write_whole(
        folder / "manifest.json", msgspec.json.format(msgspec.json.encode(exported), indent=1)
    )
    write_whole(folder / "manifest.csv", _table(exported).encode("utf-8-sig"))
    yield FileWritten(path=str(folder / "manifest.json"))


def _copied(image: GalleryImage, folder: Path) -> ExportedImage:
    with explain_disk_errors(folder / image.path.name):
        shutil.copy2(image.path, folder / image.path.name)
    return ExportedImage(
        file=image.path.name,
        rating=image.rating,
        flag=image.flag,
        tags=image.tags,
        boards=image.boards,
        recipe=image.recipe,
    )


def _table(exported: Sequence[ExportedImage]) -> str:
    """Return the manifest as CSV, for programs that cannot read JSON."""
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow(_COLUMNS)
    for one in exported:
        metadata = (one.recipe.run, one.recipe.images_seen, one.recipe.seed, one.recipe.class_name)
        labels = ("; ".join(one.tags), "; ".join(one.boards))
        rows.writerow((one.file, *metadata, one.rating, one.flag, *labels))
    return text.getvalue()
