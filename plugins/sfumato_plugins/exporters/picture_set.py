"""How do many pictures leave for those who want pictures and no model?

As a folder of PNG files, each with its recipe inside, and a manifest that names seed, class and
hash of each. They are the gallery's pictures of those seeds.
"""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import numpy as np
from PIL import Image

from sfumato.control import RunControl
from sfumato.errors import ExportError
from sfumato.events import PictureGenerated, Progressed
from sfumato.export.exporter import Exporter
from sfumato.generation.draw import draw_pictures
from sfumato.generation.generate import generate
from sfumato.generation.trained_model import TrainedModel
from sfumato.recipe import read_recipe
from sfumato.requests import GenerateRequest
from sfumato.storage import write_whole
from sfumato_plugins.exporters.licences import terms_of, write_licences
from sfumato_plugins.exporters.offers import PictureSetSettings

__all__ = ["ListedPicture", "PictureSetExporter", "SetManifest", "make_exporter"]

_PICTURES, _MANIFEST = "pictures", "manifest.json"
_PROVEN = 16
_ROUNDING = 1
"""Levels of 255 that a sum in another order, as in another batch, may change."""


class ListedPicture(msgspec.Struct, frozen=True, kw_only=True):
    """A picture of the set."""

    file: str
    """Relative to the set's folder."""
    seed: int
    sha256: str
    """Of the file."""
    class_name: str | None = None


class SetManifest(msgspec.Struct, frozen=True, kw_only=True):
    """What `manifest.json` says."""

    run: str
    images_seen: int
    weights_sha256: str
    dataset_sha256: str
    """Of the pictures that the model learnt from."""
    licence: str
    width: int
    height: int
    pictures: tuple[ListedPicture, ...]
    format: int = 1


class PictureSetExporter(Exporter):
    """Draws pictures into a folder, with a manifest.

    Args:
        settings: How many, from which seed, and the licence.
    """

    def __init__(self, settings: PictureSetSettings) -> None:
        self._settings = settings

    def export(self, model: TrainedModel, folder: Path) -> Iterator[Progressed]:
        """Draw the pictures, list them, and read them back; see `Exporter.export`."""
        count, terms = self._settings.count, terms_of(self._settings)
        request = GenerateRequest(count=count, seed=self._settings.seed)
        listed = []
        work = generate(
            model, request, folder=folder / _PICTURES, gallery=None, control=RunControl()
        )
        for event in work:
            if isinstance(event, PictureGenerated):
                listed.append(_listed(Path(event.path), folder))
                yield Progressed(task="Drawing pictures", done=event.done, total=count)
        manifest = _manifest(model, listed, licence=terms.licence)
        write_whole(folder / _MANIFEST, msgspec.json.format(msgspec.json.encode(manifest)))
        what = "the pictures: all in `pictures`"
        write_licences(folder, terms, what=what, pictures=model.facts.picture_terms)
        proven = listed[:_PROVEN]
        yield Progressed(task="Reading them back", done=0, total=len(proven))
        _prove(model, folder, proven)
        yield Progressed(task="Reading them back", done=len(proven), total=len(proven))
        self.summary = (
            f"{count:,} pictures; {len(proven)} of them were drawn again and read back, and are "
            "the same to within one level of 255."
        )


def make_exporter(settings: PictureSetSettings) -> PictureSetExporter:
    """Make the exporter."""
    return PictureSetExporter(settings)


def _manifest(model: TrainedModel, listed: Sequence[ListedPicture], *, licence: str) -> SetManifest:
    facts = model.facts
    _, height, width = model.picture_shape
    return SetManifest(
        run=facts.run,
        images_seen=facts.images_seen,
        weights_sha256=facts.weights_sha256,
        dataset_sha256=facts.dataset_sha256,
        licence=licence,
        width=width,
        height=height,
        pictures=tuple(listed),
    )


def _listed(file: Path, folder: Path) -> ListedPicture:
    recipe = read_recipe(file)
    assert recipe is not None, "generate wrote it a moment ago"
    return ListedPicture(
        file=file.relative_to(folder).as_posix(),
        seed=recipe.seed,
        sha256=hashlib.sha256(file.read_bytes()).hexdigest(),
        class_name=recipe.class_name,
    )


def _prove(model: TrainedModel, folder: Path, listed: Sequence[ListedPicture]) -> None:
    """Draw some seeds again, in a batch of another size, and compare with the files."""
    drawn = draw_pictures(model, [picture.seed for picture in listed])
    for picture, own in zip(listed, drawn, strict=True):
        with Image.open(folder / picture.file) as image:
            found = np.asarray(image).reshape(own.shape)
        worst = int(np.abs(found.astype(np.int16) - own).max())
        if worst > _ROUNDING:
            raise ExportError(
                f"“{picture.file}” differs by {worst} of 255 from the picture of its seed.",
                hint="Check the disk, then export again; if it stays, report it.",
            )
