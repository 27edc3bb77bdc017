"""Test the metrics on images with known damage.

Test images are damaged in known ways and compared with training images, in the features of a
network trained on the folder, with and without its classes, and of a random one. Every distance is
reported as a multiple of the real-vs-real baseline. Stronger damage must score higher, the weakest
of each kind must exceed its threshold, and copies, which no distance detects, must trigger the copy
check.
"""

import argparse
import gzip
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from measuring import report
from numpy.typing import NDArray

from sfumato.evaluation.copies import check_copies
from sfumato.evaluation.damage import blurred, faded, ghostly, noisy, repeated
from sfumato.evaluation.dataset_net_training import train_dataset_net
from sfumato.evaluation.feature_distances import (
    compare_neighborhoods,
    distance_between,
    normal_cloud,
)
from sfumato.evaluation.features import FeatureNet, Images, random_net

BASELINE = (0.7, 1.4)
"""Multiples in this range count as real: samples of real images differ from each other."""
COPIES = (0.5, 2.0)
"""The same for training images of the network, which it knows slightly better than others."""
CLEAN = {"real test images": BASELINE, "copies of training images": COPIES}
CHECKED, PLANTED = 1000, 60


class Fashion(NamedTuple):
    """The images of the dataset and their classes."""

    real: Images
    real_labels: NDArray[np.int32]
    test: Images
    test_labels: NDArray[np.int32]


class Ladder(NamedTuple):
    """One kind of damage, from weak to strong."""

    rungs: dict[str, Callable[[], Images]]
    net: str
    """The network meant to detect it."""
    bar: float
    """The multiple that its first rung must exceed in that network."""


def read_idx(file: Path, offset: int) -> NDArray[np.uint8]:
    """Return the bytes of a file in IDX format after its header."""
    return np.frombuffer(gzip.decompress(file.read_bytes()), np.uint8, offset=offset)


def read_fashion(folder: Path) -> Fashion:
    """Read the four files in MNIST's format."""
    images = [
        read_idx(folder / f"{name}-images-idx3-ubyte.gz", 16).reshape(-1, 28, 28, 1)
        for name in ("train", "t10k")
    ]
    labels = [
        read_idx(folder / f"{name}-labels-idx1-ubyte.gz", 8).astype(np.int32)
        for name in ("train", "t10k")
    ]
    return Fashion(images[0], labels[0], images[1], labels[1])


def ladders(fashion: Fashion, count: int) -> dict[str, Ladder]:
    """Return each kind of damage, applied to `count` test images."""
    test = fashion.test[:count]

    def without(classes: int) -> Images:
        return fashion.test[fashion.test_labels >= classes][:count]

    def rungs(
        harm: Callable[[Images, Any], Images], *amounts: float
    ) -> dict[str, Callable[[], Images]]:
        return {f"{amount:g}": lambda amount=amount: harm(test, amount) for amount in amounts}

    return {
        "noise": Ladder(rungs(noisy, 0.02, 0.05, 0.1, 0.2), "folder", 2),
        "blur, px": Ladder(rungs(blurred, 0.4, 0.5, 0.7), "folder", 3),
        "contrast": Ladder(rungs(faded, 0.98, 0.95, 0.9), "folder", 2),
        "ghosts": Ladder(rungs(ghostly, 0.1, 0.3, 1), "random", 1.5),
        "classes left out": Ladder(
            {f"{left_out}": lambda left_out=left_out: without(left_out) for left_out in (1, 3)},
            "folder with classes",
            5,
        ),
        "distinct images": Ladder(rungs(repeated, 1000, 400, 100), "folder", 1.4),
    }


def trained(fashion: Fashion, *, is_labeled: bool) -> FeatureNet:
    """Return the folder's network, trained with or without classes."""
    labels = fashion.real_labels if is_labeled else np.full_like(fashion.real_labels, -1)
    work = train_dataset_net(fashion.real, labels, input_px=28)
    name = "folder with classes" if is_labeled else "folder"
    return FeatureNet(name, result_of(work), weights_sha256="", input_px=28)


def result_of(work: Iterator[Any]) -> Any:
    """Run a generator to its end and return its result."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            return end.value


class Table:
    """Multiples and coverage of every rung, in one network.

    Args:
        net: The network.
        real: Reference images.
        count: Number of damaged images.
    """

    def __init__(self, net: FeatureNet, real: Images, *, count: int) -> None:
        self._net = net
        baselines = net.features(real[:count])
        self._real = normal_cloud(net.features(real[count:]))
        self.baseline = distance_between(self._real, normal_cloud(baselines))
        self._near = baselines

    def row(self, images: Images) -> dict[str, float]:
        """Return the comparison of images with the real ones."""
        seen = self._net.features(images)
        distance = distance_between(self._real, normal_cloud(seen))
        coverage = compare_neighborhoods(self._near, seen).coverage
        return {"multiple": round(distance / self.baseline, 2), "coverage": round(coverage, 3)}


def fill(
    net: FeatureNet, fashion: Fashion, chosen: dict[str, Ladder], *, count: int, real: int
) -> dict[str, Any]:
    """Return one network's table: the baseline, undamaged images, copies, and every rung."""
    table = Table(net, fashion.real[: real + count], count=count)
    rows: dict[str, Any] = {"baseline": round(table.baseline, 5)}
    for clean, images in zip(CLEAN, (fashion.test[:count], fashion.real[-count:]), strict=True):
        rows[clean] = table.row(images)
    for kind, ladder in chosen.items():
        for rung, damaged in ladder.rungs.items():
            rows[f"{kind} {rung}"] = table.row(damaged())
    return rows


def faults(tables: dict[str, dict[str, Any]], chosen: dict[str, Ladder]) -> Iterator[str]:
    """Yield every result that is out of its expected range."""
    for name, table in tables.items():
        for clean, (least, most) in CLEAN.items():
            if not least < table[clean]["multiple"] < most:
                yield f"{clean} in {name}: {table[clean]['multiple']}"
        for kind, ladder in chosen.items():
            multiples = [table[f"{kind} {rung}"]["multiple"] for rung in ladder.rungs]
            if multiples != sorted(multiples):
                yield f"{kind} in {name}: {multiples}"
            if name == ladder.net and multiples[0] < ladder.bar:
                yield f"{kind} in {name}: {multiples[0]} below {ladder.bar}"


def distillation_results(fashion: Fashion, net: FeatureNet) -> dict[str, list[str]]:
    """Return the copies found among real images, without and with planted training images."""
    healthy, held_out = fashion.test[:CHECKED], fashion.test[-CHECKED:]
    planted = np.concatenate([healthy[PLANTED:], fashion.real[:PLANTED, :, ::-1]])
    found = {}
    for name, images in (("real images", healthy), ("planted copies", planted)):
        check = result_of(check_copies(fashion.real, images, held_out=held_out, net=net))
        found[name] = list(check.alarms())
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="of Fashion-MNIST's four files")
    parser.add_argument("--count", type=int, default=2000, help="test images in each row")
    parser.add_argument("--real", type=int, default=20_000, help="training images")
    options = parser.parse_args()
    fashion = read_fashion(options.folder)
    chosen = ladders(fashion, options.count)
    start_s = time.process_time()
    nets = [trained(fashion, is_labeled=labeled) for labeled in (True, False)]
    training_s = (time.process_time() - start_s) / len(nets)
    nets.append(random_net(fashion.real))
    tables = {
        net.name.removesuffix(" network"): fill(
            net, fashion, chosen, count=options.count, real=options.real
        )
        for net in nets
    }
    start_s = time.process_time()
    alarms = distillation_results(fashion, nets[0])
    copies_s = (time.process_time() - start_s) / len(alarms)
    wrong = list(faults(tables, chosen))
    wrong += [] if alarms["planted copies"] else ["planted copies raise no alarm"]
    wrong += ["real images raise an alarm"] if alarms["real images"] else []
    report(
        "damage_table",
        f"{sum(len(ladder.rungs) for ladder in chosen.values())} damages in {len(nets)} networks, "
        f"{options.count} test images against {options.real}: "
        f"{'; '.join(wrong) or 'every one is seen, in order, and copies raise the alarm'} "
        f"(network trained in {training_s:.0f} s, {CHECKED} images checked for copies among "
        f"{len(fashion.real)} in {copies_s:.0f} s of processor time)",
        {
            "faults": wrong,
            "tables": tables,
            "alarms": alarms,
            "training_cpu_s": round(training_s, 1),
            "copy_check_cpu_s": round(copies_s, 1),
            "bars": {kind: {"net": each.net, "bar": each.bar} for kind, each in chosen.items()},
        },
    )
    raise SystemExit(bool(wrong))


if __name__ == "__main__":
    main()
