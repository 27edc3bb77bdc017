"""Measure the effect of guidance, with and without classes.

With classes: a classifier trained on real game tiles labels generated ones, by guidance scale and
interval of noise levels. Without: the Fréchet distance of generated faces to real ones, by
autoguidance scale and by guide checkpoint. Every setting uses the same seeds.
"""

import argparse
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import safetensors.torch
import torch
from measuring import report
from sample_project import unpack_images
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812, the usual name

from sfumato.config.image_shape import ImageShape
from sfumato.config.presets import preset_config
from sfumato.config.sampling import SamplingOverrides
from sfumato.data.cache import ImageCache, open_cache, prepare_cache
from sfumato.engine import Engine
from sfumato.evaluation.feature_distances import frechet_distance
from sfumato.evaluation.features import FeatureNet, features_of, imagenet_net
from sfumato.generation.batches import generate_batches
from sfumato.generation.grid import save_grid
from sfumato.generation.loading import load_asked
from sfumato.plugins.registry import discover_plugins
from sfumato.records.control import RunControl
from sfumato.records.events import RunFailed
from sfumato.records.manifest import DatasetRules
from sfumato.records.project import Project
from sfumato.records.requests import GenerateRequest
from sfumato.records.run_folder import RunFolder, RunStatus

TARGET = 0.85
CLASSES = ("dngn", "item", "mon", "player")
SIZE_PX = 32
WEIGHTS = (1.3, 1.6, 2.0, 2.5)
MOMENTS = (0.1, 0.3)
INTERVAL = (0.2, 10.0)
SCALES = (1.0, 1.5, 2.0, 3.0)
GRID_IMAGES = 64

Images = np.ndarray


class Classifier(nn.Sequential):
    """Classifies a tile; convolutions at three sizes and a mean."""

    def __init__(self, classes: int) -> None:
        layers: list[nn.Module] = []
        channels = 3
        for width, depth in ((24, 1), (48, 2), (96, 2)):
            for _ in range(depth):
                layers += [nn.Conv2d(channels, width, 3, padding=1), nn.BatchNorm2d(width)]
                layers += [nn.ReLU()]
                channels = width
            layers.append(nn.MaxPool2d(2))
        super().__init__(
            *layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Dropout(0.3), nn.Linear(96, classes)
        )


class Bench:
    """A project in a persistent folder, so that an interrupted benchmark resumes where it stopped.

    Args:
        folder: Holds the project and the figures so far.
        images: Number of images each run trains on.
    """

    def __init__(self, folder: Path, images: int) -> None:
        self.folder = folder
        self.images = images
        self.engine = Engine(discover_plugins())
        index = folder / "project"
        self.project = Project.open(index) if index.exists() else Project.create(index)
        self._file = folder / "figures.json"
        self.figures: dict[str, Any] = (
            json.loads(self._file.read_text()) if self._file.exists() else {}
        )

    def keep(self, name: str, figure: Any) -> None:
        """Save a figure immediately."""
        self.figures[name] = figure
        self._file.write_text(json.dumps(self.figures, indent=2))
        print(f"{name}: {figure}", flush=True)

    def cache(self, name: str, source: Path, labels: str) -> ImageCache:
        """Return the imported folder of images, importing it first if necessary."""
        if not (self.project.datasets_folder / name).exists():
            rules = DatasetRules(
                source=str(source), shape=ImageShape.square(SIZE_PX), labels=labels
            )
            drain(self.engine.import_folder(self.project, rules, name=name))
        folder = self.project.dataset_folder(name)
        for _ in prepare_cache(folder, shape=ImageShape.square(SIZE_PX)):
            pass
        return open_cache(folder, ImageShape.square(SIZE_PX))

    def run(self, name: str, *, balance: bool) -> RunFolder:
        """Return the run on the dataset of its name, training it to its end if it is unfinished."""
        run_id = f"{name}-{'balanced-' if balance else ''}{self.images}"
        if run_id in self.project.run_ids():
            run = self.project.run(run_id)
        else:
            config = preset_config(
                "sketch", dataset=name, shape=ImageShape.square(SIZE_PX), images=4000
            )
            config = msgspec.structs.replace(
                config,
                minutes=0.0,
                images_total=self.images,
                threads=1,
                data=msgspec.structs.replace(config.data, balance_classes=balance),
                report=msgspec.structs.replace(
                    config.report,
                    sample_every_images=2**40,
                    checkpoint_every_s=20.0,
                    keep_checkpoints=1000,
                ),
            )
            run = self.engine.new_run(self.project, config, run_id=run_id)
        if run.status() is not RunStatus.COMPLETED:
            drain(self.engine.train(self.project, run, RunControl()))
        return run

    def draw(self, run: RunFolder, count: int, **guidance: Any) -> Images:
        """Return the images of the seeds from 0."""
        request = GenerateRequest(count=count, sampling=SamplingOverrides(**guidance))
        model = load_asked(run, request, plugins=self.engine.plugins)
        return np.concatenate(list(generate_batches(model, range(count))))


def drain(events: Iterable[msgspec.Struct]) -> None:
    """Read a stream to its end and raise an error if it failed."""
    for event in events:
        if isinstance(event, RunFailed):
            raise SystemExit(f"{event.message} {event.hint}")


def images_of(images: Images) -> Tensor:
    """Return images in [-1, 1], `(N, 3, H, W)`."""
    x = torch.from_numpy(np.array(images)).permute(0, 3, 1, 2).float() / 127.5 - 1
    return x.expand(-1, 3, -1, -1)


def varied(images: Tensor) -> Tensor:
    """Return images of which half are flipped, each batch shifted by up to three pixels."""
    flips = torch.rand(len(images)) < 0.5
    images = torch.where(flips[:, None, None, None], images.flip(3), images)
    down, right = (int(n) for n in torch.randint(0, 7, (2,)))
    side = images.shape[-1]
    return F.pad(images, (3, 3, 3, 3), mode="replicate")[
        :, :, down : down + side, right : right + side
    ]


def known_classifier(file: Path, cache: ImageCache, *, epochs: int) -> Classifier:
    """Return the classifier from a file, training and saving it first if necessary."""
    if not file.exists():
        file.write_bytes(
            safetensors.torch.save(train_classifier(cache, epochs=epochs).state_dict())
        )
    network = Classifier(len(cache.classes))
    network.load_state_dict(safetensors.torch.load(file.read_bytes()))
    return network.eval()


def train_classifier(cache: ImageCache, *, epochs: int) -> Classifier:
    """Train on the classes of the real images, with equal class frequencies."""
    torch.manual_seed(0)
    images, labels = images_of(cache.train_images), torch.from_numpy(cache.train_labels.copy())
    network = Classifier(len(cache.classes)).train()
    updates = epochs * len(images) // 64
    optimizer = torch.optim.AdamW(network.parameters(), lr=2e-3, weight_decay=1e-2)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 2e-3, total_steps=updates)
    rarity = 1.0 / torch.bincount(labels)[labels]
    for _ in range(updates):
        chosen = torch.multinomial(rarity, 64, replacement=True)
        logits = network(varied(images[chosen]))
        loss = F.cross_entropy(logits, labels[chosen].long(), label_smoothing=0.05)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()
    return network.eval()


def named(network: Classifier, images: Images) -> np.ndarray:
    """Return the predicted class of each image."""
    with torch.inference_mode():
        parts = [network(part).argmax(1) for part in images_of(images).split(128)]
    return torch.cat(parts).numpy()


def shares(found: np.ndarray, wanted: np.ndarray) -> dict[str, float]:
    """Return the accuracy over all images and for each class."""
    right = found == wanted
    of_class = {name: right[wanted == label] for label, name in enumerate(CLASSES)}
    return {
        "all": round(float(right.mean()), 4),
        **{name: round(float(part.mean()), 4) for name, part in of_class.items()},
    }


def measure_classes(bench: Bench, tiles: Path, *, count: int, epochs: int, balance: bool) -> None:
    """Generate every class with and without guidance and classify the images."""
    cache_of = "tiles"
    bench.cache(cache_of, tiles, "folders")
    run = bench.run(cache_of, balance=balance)
    cache = bench.cache(cache_of, tiles, "folders")
    assert cache.classes == CLASSES, cache.classes
    network = known_classifier(bench.folder / "classifier.safetensors", cache, epochs=epochs)
    held_out = shares(named(network, cache.held_out_images), cache.held_out_labels)
    bench.keep("classifier on held-out tiles", held_out | {"count": len(cache.held_out_labels)})
    wanted = np.arange(count) % len(CLASSES)
    for scale in SCALES:
        for low, high in ((0.0, 1000.0), INTERVAL) if scale != 1 else ((0.0, 1000.0),):
            name = f"class guidance {scale:g}, sigma {low:g} to {high:g}"
            if name in bench.figures:
                continue
            drawn = bench.draw(
                run, count, guidance_scale=scale, guidance_low=low, guidance_high=high
            )
            save_grid(bench.folder / f"class-{scale:g}-{low:g}-{high:g}.png", drawn[:GRID_IMAGES])
            bench.keep(name, shares(named(network, drawn), wanted))


def measure_autoguidance(bench: Bench, faces: Path, *, count: int) -> None:
    """Generate faces by scale and guide checkpoint and measure their distance to the real ones."""
    bench.cache("faces", faces, "none")
    run = bench.run("faces", balance=False)
    cache = bench.cache("faces", faces, "none")
    net = imagenet_net(ImageShape.square(SIZE_PX))
    real = clouds(net, cache.train_images)
    order = np.random.default_rng(0).permutation(len(real))
    baseline = frechet_distance(real[order[count:]], real[order[:count]])
    bench.keep("real faces", round(baseline, 3))
    for name, guidance in autoguidance_presets().items():
        if name in bench.figures:
            continue
        drawn = bench.draw(run, count, guidance="autoguidance", **guidance)
        save_grid(bench.folder / f"{name.replace(' ', '-')}.png", drawn[:GRID_IMAGES])
        bench.keep(name, round(frechet_distance(real, clouds(net, drawn)), 3))


def autoguidance_presets() -> dict[str, dict[str, Any]]:
    """Return the presets by name; unguided also in twice the steps, for equal cost."""
    low, high = INTERVAL
    interval = {"guidance_low": low, "guidance_high": high}
    presets: dict[str, dict[str, Any]] = {"unguided": {}, "unguided in 20 steps": {"num_steps": 20}}
    for moment in MOMENTS:
        for weight in WEIGHTS:
            presets[f"autoguidance {weight:g} from {moment:g}"] = {
                "guidance_scale": weight,
                "guide_fraction": moment,
            }
    presets[f"autoguidance 2 from 0.1, sigma {low:g} to {high:g}"] = {
        "guidance_scale": 2.0,
        "guide_fraction": 0.1,
        **interval,
    }
    return presets


def clouds(net: FeatureNet, images: Images) -> np.ndarray:
    """Return the features of images."""
    stream = features_of(net, images, task="")
    while True:
        try:
            next(stream)
        except StopIteration as end:
            return end.value


def best(figures: dict[str, Any], start: str) -> Iterator[tuple[str, Any]]:
    """Yield the figures whose names start with a prefix."""
    return ((name, figure) for name, figure in figures.items() if name.startswith(start))


def print_results(figures: dict[str, Any], *, count: int, images: int) -> None:
    """Print the line and save all figures."""
    name, found = max(best(figures, "class guidance"), key=lambda item: item[1]["all"])
    plain = figures["class guidance 1, sigma 0 to 1000"]["all"]
    auto, distance = min(best(figures, "autoguidance"), key=lambda item: item[1])
    unguided = figures["unguided"]
    held_out = figures["classifier on held-out tiles"]["all"]
    report(
        "guidance",
        f"a classifier ({held_out:.1%} right on real held-out tiles) names {found['all']:.1%} of "
        f"guided tiles ({name}; target >= {TARGET:.0%}), {plain:.1%} of unguided ones; faces: "
        f"Frechet distance {distance:.2f} with {auto}, {unguided:.2f} without (ratio "
        f"{distance / unguided:.3f}, target < 1); {count} images each, {images:,} images learned",
        {"images": count, "images_learnt": images, "target": TARGET, **figures},
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tiles", type=Path, help="folder with dngn, item, mon and player in it")
    parser.add_argument("--folder", type=Path, default=Path("guidance-bench"), help="stays")
    parser.add_argument("--images", type=int, default=36_000, help="images per run")
    parser.add_argument("--count", type=int, default=400, help="images of a setting")
    parser.add_argument("--epochs", type=int, default=16, help="of the classifier")
    parser.add_argument("--balance", action="store_true", help="show classes equally often")
    parser.add_argument("--only", choices=("classes", "autoguidance"), help="one of the two")
    chosen = parser.parse_args()
    torch.set_num_threads(1)
    bench = Bench(chosen.folder, chosen.images)
    if chosen.only != "autoguidance":
        measure_classes(
            bench, chosen.tiles, count=chosen.count, epochs=chosen.epochs, balance=chosen.balance
        )
    if chosen.only != "classes":
        faces = unpack_images(chosen.folder / "faces")
        measure_autoguidance(bench, faces, count=chosen.count)
    if chosen.only is None:
        print_results(bench.figures, count=chosen.count, images=chosen.images)


if __name__ == "__main__":
    main()
