"""Train one setting on one dataset, and measure how clean its images are.

Each call is one training in its own process, on one thread, for some seconds of processor time:

    uv run python benchmarks/clean_images.py --data DIR SET SETTING SEED SECONDS

SETTING is the name of a contestant of the league, or one or more changes of the sketch preset's
settings, such as `model.prediction=flow`, separated by commas; `preset` changes nothing. A run of
the preset samples with the preset's own sampler, without tuning; a contestant with its best preset
of few calls. The figures are added to a file with one JSON object per line, and a wall of images is
saved beside it.

DIR holds the sets of the league; `emoji/`, the images of `emoji-datasource-google`;
`dungeon-tiles.zip`; and `photographs/`, any photographs. Some images of each set are held out: they
are the baseline of the distances.
"""

import argparse
import json
import os
import tempfile
from pathlib import Path
from typing import Any, NamedTuple

os.environ["OMP_NUM_THREADS"] = "1"  # read when torch is imported

import msgspec
import numpy as np
import torch
from contest.contestant import CONTESTANTS, FEW_CALLS, drawn, train
from contest.sets import LARGE_SETS, SETS, ImageSet, load_set
from contest.sfumato_sketch import contest_config, train_run
from contest.wall import save_wall
from contest.yardstick import imagenet_features

from sfumato.config.image_shape import ImageShape
from sfumato.config.loading import apply_assignments
from sfumato.evaluation.cleanliness import RealAppearance
from sfumato.evaluation.feature_distances import frechet_distance
from sfumato.evaluation.features import Images, imagenet_net
from sfumato.generation.batches import generate_images
from sfumato.generation.loading import load_model

_COUNT, _LOOK_COUNT = 512, 128
_WALL_COUNT = 32
_MOST_TRAINING = 12_000
_MOST_REAL = 2_000
_HELD_OUT = 0.15
_FIRST_SEED = 1_000_000


class Generated(NamedTuple):
    """The images of one training."""

    images: Images
    images_seen: int
    cpu_s: float
    preset: str


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("set", choices=SETS + LARGE_SETS)
    parser.add_argument("setting", help="a contestant, `preset`, or changes of its settings")
    parser.add_argument("seed", type=int)
    parser.add_argument("seconds", type=float, help="of processor time to train")
    parser.add_argument("--data", type=Path, required=True, help="the folder with the sets")
    parser.add_argument("--results", type=Path, default=Path("clean-images.jsonl"))
    parser.add_argument("--label", help="the setting's name in the results")
    parser.add_argument("--keep", type=Path, help="a new folder for the project of the run")
    chosen = parser.parse_args()
    torch.set_num_threads(1)
    images = _split(load_set(chosen.set, chosen.data))
    if chosen.setting in CONTESTANTS:
        found = _of_contestant(images, chosen.setting, chosen.seed, chosen.seconds)
    else:
        with tempfile.TemporaryDirectory() as folder:
            found = _of_settings(images, chosen, folder=chosen.keep or Path(folder))
    label = chosen.label or chosen.setting
    line = {"set": chosen.set, "setting": label, "seed": chosen.seed, "seconds": chosen.seconds}
    line |= {"images_seen": found.images_seen, "cpu_s": round(found.cpu_s)}
    line |= {"preset": found.preset} | _figures(images, found.images)
    chosen.results.parent.mkdir(parents=True, exist_ok=True)
    with chosen.results.open("a") as file:
        file.write(json.dumps(line) + "\n")
    print(json.dumps(line))
    wall = f"{chosen.set}-{label}-{chosen.seed}-{chosen.seconds:.0f}.png"
    save_wall(chosen.results.parent / wall, found.images[:_WALL_COUNT])


def _split(images: ImageSet) -> ImageSet:
    """Return the set with some images held out, at random unless the set has its own."""
    if not len(images.kept):
        order = np.random.default_rng(0).permutation(len(images.images))
        held = int(_HELD_OUT * len(order))
        kept, used = images.images[order[:held]], images.images[np.sort(order[held:])]
        images = images._replace(images=used, kept=kept)
    return images._replace(images=images.images[:_MOST_TRAINING])


def _of_settings(images: ImageSet, chosen: argparse.Namespace, *, folder: Path) -> Generated:
    config = contest_config(images, seed=chosen.seed, budget_s=chosen.seconds)
    changes = [] if chosen.setting == "preset" else chosen.setting.split(",")
    config = apply_assignments(config, ["tuning.after_training=false", *changes])
    done = train_run(images, config, folder=folder)
    model = load_model(done.run, plugins=done.engine.plugins, preset="default")
    sampling = model.metadata.config.sampling
    seeds = range(_FIRST_SEED, _FIRST_SEED + _COUNT)
    preset = f"{sampling.sampler}, {sampling.num_steps} steps"
    return Generated(generate_images(model, seeds), done.last.images_seen, done.cpu_s, preset)


def _of_contestant(images: ImageSet, setting: str, seed: int, seconds: float) -> Generated:
    trained = train(setting, images, seed=seed, budget_s=seconds)
    torch.set_num_threads(1)  # a contestant may have changed it
    few = [preset for preset in trained.presets if preset.calls <= FEW_CALLS]
    looks = [drawn(preset, _LOOK_COUNT, seed=_FIRST_SEED) for preset in few]
    real = _real_features(images)
    distances = [frechet_distance(real, _features(look)) for look in looks]
    best = few[int(np.argmin(distances))]
    generated = drawn(best, _COUNT, seed=_FIRST_SEED)
    return Generated(generated, trained.images_seen, trained.cpu_s, f"{best.name}, {best.calls}")


def _figures(images: ImageSet, generated: Images) -> dict[str, Any]:
    real, found = _real_features(images), _features(generated)
    held = imagenet_features(images.kept[:_COUNT], name=f"{images.name}-held-out")
    appearance = RealAppearance(images.images)
    clean, clean_real = appearance.compare(generated), appearance.compare(images.kept)
    return {
        "distance": round(frechet_distance(real, found), 2),
        "baseline": round(frechet_distance(real, held), 2),
        "baseline_count": len(held),
        "multiple": round(
            frechet_distance(real, found[: len(held)]) / frechet_distance(real, held), 2
        ),
        "clean": msgspec.to_builtins(clean),
        "clean_held_out": msgspec.to_builtins(clean_real),
    }


def _real_features(images: ImageSet) -> Any:  # an array of numpy, whose own type is longer
    order = np.random.default_rng(1).permutation(len(images.images))[:_MOST_REAL]
    return imagenet_features(images.images[order], name=f"{images.name}-real")


def _features(generated: Images) -> Any:  # an array of numpy, whose own type is longer
    net = imagenet_net(ImageShape.of_array(generated.shape))
    starts = range(0, len(generated), 64)
    return np.concatenate([net(generated[start : start + 64]) for start in starts]).astype(float)


if __name__ == "__main__":
    main()
