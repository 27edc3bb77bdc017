"""Measure whether conditional augmentation prevents copies of a small dataset at no cost.

The sketch preset's network is trained twice on the same few images, the same number of them in the
same order from the same seed: with the preset's settings, and with conditional augmentation. Then
each generates images from the same seeds. The benchmark counts copies of the training images; the
Fréchet distance, a measure of quality, is taken to images that neither has seen.
"""

import argparse
import os
import random
import shutil
import tempfile
import time
from collections.abc import Generator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import numpy as np
import torch
from measuring import report
from sample_project import sfumato, unpack_images

from sfumato.config.image_shape import ImageShape
from sfumato.config.presets import preset_config
from sfumato.config.settings import AugmentationConfig, RunConfig
from sfumato.data.cache import open_cache, prepare_cache
from sfumato.engine import Engine
from sfumato.evaluation.copies import check_copies
from sfumato.evaluation.feature_distances import frechet_distance
from sfumato.evaluation.features import Images, imagenet_net, random_net
from sfumato.generation.batches import generate_images
from sfumato.generation.loading import load_model
from sfumato.plugins.registry import discover_plugins
from sfumato.records.control import RunControl
from sfumato.records.events import AugmentationChanged, RunFailed
from sfumato.records.project import Project

MOST_COPIES = 0.5
"""Allowed fraction of the copies without augmentation."""
DISTANCE = "frechet, EfficientNet-Lite0"
FIRST_SEED = 1_000_000


def make_datasets(folder: Path, images: Path, *, count: int, size_px: int) -> Project:
    """Create a project with the datasets "few" for training and "others" for comparison."""
    files = sorted(images.rglob("*.png"))
    random.Random(0).shuffle(files)
    sfumato("new", folder / "project")
    for name, chosen in (("few", files[:count]), ("others", files[count:])):
        (folder / name).mkdir()
        for number, file in enumerate(chosen):
            shutil.copyfile(file, folder / name / f"{number:06d}.png")
        size = ("--size", size_px)
        sfumato("data", "add", folder / "project", folder / name, "--name", name, *size)
    return Project.open(folder / "project")


def read(project: Project, name: str, size_px: int) -> Images:
    """Return the images of a dataset without its held-out images."""
    for _ in prepare_cache(project.dataset_folder(name), shape=ImageShape.square(size_px)):
        pass
    return np.array(
        open_cache(project.dataset_folder(name), ImageShape.square(size_px)).train_images
    )


class Training(NamedTuple):
    """The figures of a training."""

    processor_s: float
    probabilities: dict[int, float]
    """Augmentation probabilities by the number of images seen when they took effect."""


def train(engine: Engine, project: Project, config: RunConfig, *, name: str) -> Training:
    """Train a run to its end."""
    start = time.process_time()
    run = engine.new_run(project, config, run_id=name)
    probabilities = {}
    for event in engine.train(project, run, RunControl()):
        if isinstance(event, RunFailed):
            raise SystemExit(f"{event.message} {event.hint}")
        if isinstance(event, AugmentationChanged):
            probabilities[event.images_seen] = event.probability
    return Training(round(time.process_time() - start, 1), probabilities)


def learn(project: Path, config: RunConfig, name: str, count: int) -> tuple[Training, Images]:
    """Train a run on one thread and generate the given number of images."""
    torch.set_num_threads(1)
    engine, opened = Engine(discover_plugins()), Project.open(project)
    training = train(engine, opened, config, name=name)
    model = load_model(opened.run(name), plugins=engine.plugins)
    return training, generate_images(model, range(FIRST_SEED, FIRST_SEED + count))


def result_of(stream: Generator[Any, None, Any]) -> Any:  # result of any type
    """Read a stream to its end and return its result."""
    while True:
        try:
            next(stream)
        except StopIteration as end:
            return end.value


def compare(
    drawn: dict[str, Images], learned: Images, others: Images
) -> dict[str, dict[str, float]]:
    """Return the number of copies, and Fréchet distances to the others with the baseline."""
    count = min(len(others) // 2, *map(len, drawn.values()))
    found: dict[str, dict[str, float]] = {name: {} for name in (*drawn, "others")}
    for name, images in drawn.items():
        check = result_of(check_copies(learned, images, held_out=others))
        found[name] = {"copied": check.generated.value, "z": round(check.ratio_z, 2)}
        found["others"]["copied"] = check.held_out.value
    for net in (
        imagenet_net(ImageShape.of_array(learned.shape)),
        random_net(learned),
    ):
        real = net.features(others[:count])
        for name, images in (drawn | {"others": others[count:]}).items():
            distance = frechet_distance(net.features(images[:count]), real)
            found[name][f"frechet, {net.name}"] = round(distance, 4)
    return found


def configurations(chosen: argparse.Namespace, count: int) -> dict[str, RunConfig]:
    """Return the configs of both runs, which differ only in augmentation."""
    preset = preset_config(
        "sketch", dataset="few", shape=ImageShape.square(chosen.size), images=count
    )
    plain = msgspec.structs.replace(
        preset,
        minutes=0.0,
        images_total=chosen.epochs * count,
        threads=1,
        precision=chosen.precision,
        report=msgspec.structs.replace(preset.report, sample_every_images=2**40),
    )
    changes = AugmentationConfig(probability=chosen.probability, is_adaptive=not chosen.fixed)
    return {"plain": plain, "augmented": msgspec.structs.replace(plain, augmentation=changes)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, help="PNG images; the sample set's if not given")
    parser.add_argument("--images", type=int, default=2000, help="images to train on")
    parser.add_argument("--size", type=int, default=16, help="of the images, in px")
    parser.add_argument("--epochs", type=int, default=300)
    parser.add_argument("--probability", type=float, default=0.25)
    parser.add_argument("--fixed", action="store_true", help="always that probability")
    parser.add_argument("--precision", choices=("fp32", "bf16"), default="fp32")
    parser.add_argument("--processes", type=int, default=1, help="2 train both runs at once")
    parser.add_argument("--drawn", type=int, default=1000)
    parser.add_argument("--name", default="small_set", help="of the file of results")
    chosen = parser.parse_args()
    torch.set_num_threads(1)
    os.environ["OMP_NUM_THREADS"] = "1"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        images = chosen.folder or unpack_images(folder / "images")
        project = make_datasets(folder, images, count=chosen.images, size_px=chosen.size)
        learned, others = (read(project, name, chosen.size) for name in ("few", "others"))
        configs = configurations(chosen, len(learned))
        with ProcessPoolExecutor(chosen.processes, get_context("spawn")) as pool:
            learning = {
                name: pool.submit(learn, project.folder, config, name, chosen.drawn)
                for name, config in configs.items()
            }
            learned = {name: future.result() for name, future in learning.items()}
        drawn = {name: images for name, (_, images) in learned.items()}
        trainings = {name: training for name, (training, _) in learned.items()}
        found = compare(drawn, learned, others)
    before, after = found["plain"], found["augmented"]
    report(
        chosen.name,
        f"{len(learned)} images of {chosen.size} px, {chosen.epochs} epochs: copies "
        f"{before['copied']:.1%} without augmentation, {after['copied']:.1%} with "
        f"(target <= {MOST_COPIES} of it; {found['others']['copied']:.1%} by chance); Frechet "
        f"distance to unseen images {before[DISTANCE]:.3g} without, "
        f"{after[DISTANCE]:.3g} with, {found['others'][DISTANCE]:.3g} "
        "between real ones (target: no worse)",
        {
            **found,
            "images": len(learned),
            "size_px": chosen.size,
            "epochs": chosen.epochs,
            "precision": chosen.precision,
            "probability": chosen.probability,
            "drawn": chosen.drawn,
            "processor_s": {name: took.processor_s for name, took in trainings.items()},
            "probabilities": trainings["augmented"].probabilities,
        },
    )


if __name__ == "__main__":
    main()
