"""Export of many generated images without the model.

The export is a folder of PNG files, each with its recipe embedded, and a manifest that lists the
seed, class, and hash of each image. The images are identical to those that the gallery generates
from these seeds.
"""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import numpy as np
from PIL import Image

from sfumato.errors import ExportError
from sfumato.export.exporter import Exporter
from sfumato.files.json_file import write_json
from sfumato.generation.batches import generate_images
from sfumato.generation.generate import generate
from sfumato.generation.trained_model import TrainedModel
from sfumato.messages import msg, paragraph
from sfumato.records.control import RunControl
from sfumato.records.events import ImageGenerated, Progressed
from sfumato.records.recipe import read_recipe
from sfumato.records.requests import GenerateRequest
from sfumato_plugins.exporters import ImageSetSettings
from sfumato_plugins.exporters.documents.licenses import terms_of, write_licenses

__all__ = ["ImageSetExporter", "ListedImage", "SetManifest"]

_IMAGES, _MANIFEST = "images", "manifest.json"
_PROVEN = 16
_ROUNDING = 1
"""Allowed difference, in levels of 255, since another batch may sum in another order."""


class ListedImage(msgspec.Struct, frozen=True, kw_only=True):
    """An image of the set."""

    file: str
    """Path relative to the set's folder."""
    seed: int
    sha256: str
    """SHA-256 of the file."""
    class_name: str | None = None


class SetManifest(msgspec.Struct, frozen=True, kw_only=True):
    """The contents of `manifest.json`."""

    run: str
    images_seen: int
    weights_sha256: str
    dataset_sha256: str
    """Fingerprint of the training images."""
    license: str
    width: int
    height: int
    images: tuple[ListedImage, ...]
    format: int = 1


class ImageSetExporter(Exporter):
    """Generates images into a folder, with a manifest."""

    def __init__(self, settings: ImageSetSettings) -> None:
        self._settings = settings

    def export(self, model: TrainedModel, folder: Path) -> Iterator[Progressed]:
        """Generate the images, list them, and read them back; see `Exporter.export`."""
        count, terms = self._settings.count, terms_of(self._settings)
        request = GenerateRequest(count=count, seed=self._settings.seed)
        listed = []
        work = generate(model, request, folder=folder / _IMAGES, gallery=None, control=RunControl())
        for event in work:
            if isinstance(event, ImageGenerated):
                listed.append(_listed(Path(event.path), folder))
                yield Progressed(
                    task=msg("exporters.generating_images", "Generating images"),
                    done=event.done,
                    total=count,
                )
        manifest = _manifest(model, listed, license=terms.license)
        write_json(folder / _MANIFEST, manifest)
        what = "the images: all files in `images`"
        write_licenses(folder, terms, what=what, images=model.metadata.image_terms)
        proven = listed[:_PROVEN]
        yield Progressed(
            task=msg("exporters.verifying_images", "Verifying images"), done=0, total=len(proven)
        )
        _prove(model, folder, proven)
        yield Progressed(
            task=msg("exporters.verifying_images", "Verifying images"),
            done=len(proven),
            total=len(proven),
        )
        exported = msg(
            "exporters.images_exported", "{n:,} images exported.", one="1 image exported.", n=count
        )
        verified = msg(
            "exporters.images_verified",
            "Regenerated {n} images to verify them: the files match to within 1 of 255 levels.",
            one="Regenerated 1 image to verify it: the file matches within 1 of 255 levels.",
            n=len(proven),
        )
        self.summary = paragraph([exported, verified])


def _manifest(model: TrainedModel, listed: Sequence[ListedImage], *, license: str) -> SetManifest:
    metadata = model.metadata
    _, height, width = model.pixel_shape
    return SetManifest(
        run=metadata.run,
        images_seen=metadata.images_seen,
        weights_sha256=metadata.weights_sha256,
        dataset_sha256=metadata.dataset_sha256,
        license=license,
        width=width,
        height=height,
        images=tuple(listed),
    )


def _listed(file: Path, folder: Path) -> ListedImage:
    recipe = read_recipe(file)
    assert recipe is not None, "generate wrote it a moment ago"
    return ListedImage(
        file=file.relative_to(folder).as_posix(),
        seed=recipe.seed,
        sha256=hashlib.sha256(file.read_bytes()).hexdigest(),
        class_name=recipe.class_name,
    )


def _prove(model: TrainedModel, folder: Path, listed: Sequence[ListedImage]) -> None:
    """Generate some of the images again in a batch of a different size, and compare the files."""
    drawn = generate_images(model, [image.seed for image in listed])
    for listed_image, own in zip(listed, drawn, strict=True):
        with Image.open(folder / listed_image.file) as opened:
            found = np.asarray(opened).reshape(own.shape)
        worst = int(np.abs(found.astype(np.int16) - own).max())
        if worst > _ROUNDING:
            raise ExportError(
                msg(
                    "exporters.image_differs",
                    "“{file}” differs from the image generated from its seed by {error} of 255 "
                    "levels.",
                    file=listed_image.file,
                    error=worst,
                ),
                hint=msg(
                    "exporters.check_disk_and_export_again",
                    "Check the disk and export again; report the problem if it persists.",
                ),
            )
