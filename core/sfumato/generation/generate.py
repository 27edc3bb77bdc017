"""Generation of images into a folder and the gallery."""

import time
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from sfumato.config.loading import nearest
from sfumato.errors import ConfigError
from sfumato.files.storage import explain_disk_errors
from sfumato.gallery import Gallery
from sfumato.generation.batches import class_label_for, generate_batches
from sfumato.generation.grid import save_image
from sfumato.generation.trained_model import TrainedModel
from sfumato.messages import msg
from sfumato.records.control import RunControl
from sfumato.records.events import AnyEvent, ImageGenerated
from sfumato.records.recipe import Creation, GuideOrigin, Recipe, read_creation
from sfumato.records.requests import GenerateRequest

__all__ = ["generate", "label_of_class"]


def generate(
    model: TrainedModel,
    request: GenerateRequest,
    *,
    folder: Path,
    gallery: Gallery | None,
    control: RunControl,
) -> Iterator[AnyEvent]:
    """Generate images into a folder, and add them to a gallery's index if it is given.

    The model is the one that the request specifies; see `sfumato.generation.loading.load_model`. A
    stop ends the stream after the current batch, and finished images are kept.

    Raises:
        ConfigError: If the model has no such class.
        SfumatoError: If the disk is full or cannot be written to.
    """
    class_label = label_of_class(model, request.class_name)
    seeds = range(request.seed, request.seed + request.count)
    with explain_disk_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
    batches = generate_batches(
        model,
        seeds,
        class_label=class_label,
        batch_size=request.batch_size,
        mixes=[request.mix_of(seed) for seed in seeds] if request.variation_of else (),
    )
    number = 0 if gallery is None else gallery.next_number()
    done = 0
    while not control.is_stopping and (batch := next(batches, None)) is not None:
        written = []
        for image, seed in zip(batch, seeds[done : done + len(batch)], strict=True):
            recipe = _recipe(model, request, seed=seed, class_label=class_label)
            path = folder / recipe.file_name
            made = None if gallery is None else _made(path, number=number)
            number += 1
            save_image(path, image, recipe, made=made)
            written.append((path, recipe))
        if gallery is not None:
            gallery.add(written)
        for path, recipe in written:
            done += 1
            yield ImageGenerated(path=str(path), seed=recipe.seed, done=done, total=request.count)


def _made(path: Path, *, number: int) -> Creation:
    """Return an image's creation time; a regenerated image keeps its position in the gallery."""
    return read_creation(path) or Creation(number=number, time=time.time())


def label_of_class(model: TrainedModel, class_name: str | None) -> int | None:
    """Return the label of a class, or `None` if no class is requested.

    Raises:
        ConfigError: If the model has no such class.
    """
    classes = model.metadata.classes
    if class_name is None:
        return None
    if class_name not in classes:
        raise ConfigError(
            msg(
                "generation.unknown_class",
                "Run “{run_id}” has no class “{class_name}”.",
                run_id=model.metadata.run,
                class_name=class_name,
            ),
            hint=nearest(class_name, classes)
            if classes
            else msg("generation.trained_without_classes", "It was trained without classes."),
        )
    return classes.index(class_name)


def _recipe(
    model: TrainedModel, request: GenerateRequest, *, seed: int, class_label: int | None
) -> Recipe:
    metadata = model.metadata
    _, height, width = model.pixel_shape
    if metadata.classes and class_label is None:
        class_label = class_label_for(seed, len(metadata.classes))
    return Recipe(
        run=metadata.run,
        images_seen=metadata.images_seen,
        weights_sha256=metadata.weights_sha256,
        ema_length=metadata.ema_length,
        seed=request.variation_of[0].seed if request.variation_of else seed,
        noise=request.mix_of(seed),
        sampling=metadata.config.sampling,
        guide=_origin_of_guide(model),
        class_label=class_label,
        class_name=None if class_label is None else metadata.classes[class_label],
        width=width,
        height=height,
        version=version("sfumato"),
    )


def _origin_of_guide(model: TrainedModel) -> GuideOrigin | None:
    if model.guide is None:
        return None
    return GuideOrigin(
        images_seen=model.guide.images_seen, weights_sha256=model.guide.weights_sha256
    )
