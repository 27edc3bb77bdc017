"""Plant fifteen kinds of defects among good images, and measure how many the check finds.

The good images are 100 of each class of Fashion-MNIST and 1,000 of the sample faces. The check then
runs on all of Fashion-MNIST and all sample faces, where hardly anything should be found. `--images`
uses a folder of other images instead, and `--sheets` writes what was found as contact sheets.
"""

import argparse
import gzip
import io
import sys
import tempfile
import time
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

from sfumato.config.image_shape import ImageShape
from sfumato.data.doctor.check import check_dataset
from sfumato.data.doctor.neighbors import FeatureNetwork
from sfumato.data.importing import import_folder
from sfumato.records.events import CheckFinished
from sfumato.records.findings import FINDING_KINDS, Finding, FindingKind, Findings
from sfumato.records.manifest import DatasetRules, Manifest

_ROOT = Path(__file__).parent.parent
_SAMPLE = _ROOT / "resources" / "sfumato_resources" / "sample" / "pixel-faces.zip"
_EACH = 20
_SHEET = 100
_RECALL, _PRECISION, _FALSE_RATE = 0.95, 0.9, 0.005
_DUPLICATES: tuple[FindingKind, ...] = ("reencoded", "resized", "mirrored", "cropped", "burst")

Picture = Image.Image


class Good(NamedTuple):
    """A good image and its class."""

    image: Picture
    class_name: str


class Planted(NamedTuple):
    """A planted file, what is wrong with it, and the file it was made from."""

    path: Path
    kind: FindingKind
    original: Path | None = None


def main() -> int:
    """Print recall and precision of each kind; the exit status is 0 if all targets are met."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fashion", type=Path, help="folder with Fashion-MNIST's four IDX files")
    parser.add_argument("--images", type=Path, help="folder of good images, one folder per class")
    parser.add_argument("--foreign", type=Path, help="ZIP file with images of another kind")
    parser.add_argument("--sheets", type=Path, help="folder for contact sheets")
    parser.add_argument("--most", type=int, default=60_000, help="images of Fashion-MNIST to check")
    parser.add_argument("--quick", action="store_true", help="without features")
    parser.add_argument("--faces", type=int, default=4_000, help="sample faces to check")
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    rng = np.random.default_rng(arguments.seed)
    is_met = True
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        good = _good(arguments, rng)
        planted = _plant(work / "planted", good, _foreign(arguments.foreign), rng)
        stamps = _stamps(work / "planted")
        found, rows = _checked(work / "planted", work / "sets" / "planted", quick=arguments.quick)
        is_met &= _report_planted(planted, found, quick=arguments.quick)
        assert stamps == _stamps(work / "planted"), "a file was changed"
        if arguments.sheets:
            _write_sheets(arguments.sheets, "planted", found, work / "sets" / "planted")
        others = {"faces": _faces()[: arguments.faces]}
        if arguments.fashion:
            others["fashion"] = _fashion(arguments.fashion, arguments.most)
        for what, images in others.items():
            _write(work / what, images)
            found, rows = _checked(work / what, work / "sets" / what, quick=arguments.quick)
            is_met &= _report_false(what, found, rows)
            if arguments.sheets:
                _write_sheets(arguments.sheets, what, found, work / "sets" / what)
    return int(not is_met)


def _good(arguments: argparse.Namespace, rng: np.random.Generator) -> list[Good]:
    if arguments.images:
        paths = sorted(path for path in arguments.images.rglob("*") if path.is_file())
        return [Good(Image.open(path).convert("RGB"), path.parent.name) for path in paths]
    faces = _faces()
    chosen = [faces[at] for at in rng.permutation(len(faces))[:1000]]
    if arguments.fashion:
        clothes = _fashion(arguments.fashion, 2000)
        by_class: dict[str, list[Good]] = defaultdict(list)
        for at in rng.permutation(len(clothes)):
            one = clothes[at]
            if len(by_class[one.class_name]) < 100:
                by_class[one.class_name].append(one)
        chosen += [one for images in by_class.values() for one in images]
    return chosen


def _faces() -> list[Good]:
    with zipfile.ZipFile(_SAMPLE) as archive:
        return [
            Good(_opened(archive.read(name)), "face")
            for name in sorted(archive.namelist())
            if name.endswith(".png")
        ]


def _fashion(folder: Path, most: int) -> list[Good]:
    images = gzip.decompress((folder / "train-images-idx3-ubyte.gz").read_bytes())
    labels = gzip.decompress((folder / "train-labels-idx1-ubyte.gz").read_bytes())
    pixels = np.frombuffer(images, np.uint8, offset=16).reshape(-1, 28, 28)[:most]
    names = ("T-shirt", "trousers", "pullover", "dress", "coat")
    names += ("sandal", "shirt", "sneaker", "bag", "boot")
    return [
        Good(Image.fromarray(one), names[label])
        for one, label in zip(pixels, labels[8 : 8 + most], strict=True)
    ]


def _foreign(path: Path | None) -> list[Picture]:
    """Return images of another kind: from an archive, or colored patterns."""
    if path is not None:
        with zipfile.ZipFile(path) as archive:
            names = [name for name in sorted(archive.namelist()) if name.endswith(".png")]
            return [_opened(archive.read(name)) for name in names]
    grid = np.linspace(0, 1, 32)
    across, down = np.meshgrid(grid, grid)
    waves = [
        np.stack([np.sin(f * across + g * down + p) for p in (0, 2, 4)], axis=-1)
        for f in (8, 16, 24)
        for g in (0, 9, 18, 27)
    ]
    return [Image.fromarray(np.uint8(127 + 120 * wave)) for wave in waves]


def _opened(content: bytes) -> Picture:
    image = Image.open(io.BytesIO(content)).convert("RGBA")
    ground = Image.new("RGBA", image.size, "#ffffff")
    ground.alpha_composite(image)
    return ground.convert("RGB")


def _write(folder: Path, images: Sequence[Good]) -> None:
    for at, (image, class_name) in enumerate(images):
        parent = folder / class_name
        parent.mkdir(parents=True, exist_ok=True)
        image.save(parent / f"{at:05}.png")


def _plant(
    folder: Path, good: Sequence[Good], foreign: Sequence[Picture], rng: np.random.Generator
) -> list[Planted]:
    """Write the good images, and twenty files of each kind of defect."""
    _write(folder, good)
    order = iter(rng.permutation(len(good)).tolist())
    planted: list[Planted] = []

    def add(
        kind: FindingKind, image: Picture, source: int, ending: str = "png", **options: int
    ) -> None:
        class_name = good[source].class_name
        path = folder / class_name / f"planted-{kind}-{len(planted):04}.{ending}"
        image.save(path, **options)
        original = folder / class_name / f"{source:05}.png"
        if kind not in (*_DUPLICATES, "outlier"):
            original.unlink()  # the defect replaces it, and is not a duplicate as well
        planted.append(Planted(path, kind, original if kind in _DUPLICATES else None))

    makers: dict[FindingKind, Callable[[Picture], Picture]] = {
        "mirrored": lambda one: one.transpose(Image.Transpose.FLIP_LEFT_RIGHT),
        "cropped": lambda one: _crop(one, rng),
        "resized": lambda one: _scaled(one, float(rng.choice([0.75, 1.5, 2.0]))),
        "blank": lambda one: _blank(one, rng),
        "blurred": lambda one: one.filter(
            ImageFilter.GaussianBlur(max(1.5, min(one.size) / 40) * rng.uniform(1, 1.6))
        ),
        "noisy": lambda one: _noisy(one, rng),
        "bars": lambda one: _barred(one, rng),
        "caption": lambda one: _captioned(one, rng),
        "enlarged": lambda one: _scaled(one, 0.4),
    }
    for kind, make in makers.items():
        for _ in range(_EACH):
            source = next(order)
            add(kind, make(good[source].image), source)
    for at in range(_EACH):
        source = next(order)
        ending = ("jpg", "webp", "bmp", "jpg")[at % 4]
        quality = {} if ending == "bmp" else {"quality": int(rng.choice([60, 75, 90]))}
        add("reencoded", good[source].image, source, ending, **quality)
        source = next(order)
        image = _jpeg(good[source].image, quality=int(rng.integers(4, 10)))
        add("compressed", image, source, "png")
        source = next(order)
        add("shape", _stretched(good[source].image), source)
    for _ in range(_EACH // 4):
        source = next(order)
        for image in _burst(good[source].image, rng):
            add("burst", image, source)
    for at in rng.permutation(len(foreign))[:_EACH].tolist():
        add("outlier", foreign[at], next(order))
    planted += list(_mislabeled(folder, good, order, rng))
    return planted


def _mislabeled(
    folder: Path, good: Sequence[Good], order: Iterator[int], rng: np.random.Generator
) -> Iterator[Planted]:
    """Move images to the folders of other classes."""
    names = sorted({one.class_name for one in good})
    if len(names) < 2:
        return
    alike = ({"T-shirt", "pullover", "coat", "shirt", "dress"}, {"sandal", "sneaker", "boot"})
    for at in range(_EACH):
        source = next(one for one in order if (good[one].class_name == "face") == (at % 4 == 0))
        own = good[source].class_name
        kin = next((group for group in alike if own in group), {own})
        other = str(rng.choice([name for name in names if name not in kin]))
        target = folder / other / f"planted-label-{at:04}.png"
        (folder / own / f"{source:05}.png").rename(target)
        yield Planted(target, "label")


def _crop(image: Picture, rng: np.random.Generator) -> Picture:
    width, height = (round(0.9 * side) for side in image.size)
    left = int(rng.integers(0, image.width - width + 1))
    top = int(rng.integers(0, image.height - height + 1))
    return image.crop((left, top, left + width, top + height))


def _scaled(image: Picture, factor: float) -> Picture:
    size = (max(8, round(image.width * factor)), max(8, round(image.height * factor)))
    return image.resize(size, Image.Resampling.LANCZOS)


def _stretched(image: Picture) -> Picture:
    return image.resize((image.width * 3, image.height), Image.Resampling.LANCZOS)


def _pixels(image: Picture) -> NDArray[np.float64]:
    return np.asarray(image, np.float64)


def _image(pixels: NDArray[np.float64]) -> Picture:
    return Image.fromarray(np.rint(pixels).clip(0, 255).astype(np.uint8))


def _blank(image: Picture, rng: np.random.Generator) -> Picture:
    pixels = _pixels(image)
    level = rng.uniform(0, 255, pixels.shape[2:])
    return _image(np.full_like(pixels, level) + rng.normal(0, 1.2, pixels.shape))


def _noisy(image: Picture, rng: np.random.Generator) -> Picture:
    pixels = _pixels(image)
    if rng.random() < 0.5:
        return _image(rng.uniform(0, 255, pixels.shape))
    return _image(0.6 * (pixels - 127) + 127 + rng.normal(0, 45, pixels.shape))


def _jpeg(image: Picture, *, quality: int) -> Picture:
    stream = io.BytesIO()
    image.save(stream, "JPEG", quality=quality)
    return Image.open(stream).copy()


def _barred(image: Picture, rng: np.random.Generator) -> Picture:
    """Return an image between two bars whose color differs from its edges."""
    inner = 1 - 2 * rng.uniform(0.1, 0.2)
    is_wide = rng.random() < 0.5
    color = _contrasting(image)
    size = (image.width, round(image.height * inner))
    part = image.resize(size if is_wide else size[::-1], Image.Resampling.LANCZOS)
    whole = Image.new(image.mode, image.size, color)
    whole.paste(part, ((image.width - part.width) // 2, (image.height - part.height) // 2))
    return whole


def _captioned(image: Picture, rng: np.random.Generator) -> Picture:
    """Return an image with a strip at the bottom that has writing on it."""
    whole, color = image.copy(), _contrasting(image)
    top = round(image.height * (1 - rng.uniform(0.2, 0.3)))
    draw = ImageDraw.Draw(whole)
    draw.rectangle((0, top, image.width, image.height), fill=color)
    ink = tuple(255 - level for level in color) if isinstance(color, tuple) else 255 - color
    unit = max(1, image.width // 24)
    for left in range(2 * unit, image.width - 3 * unit, 3 * unit):
        low = top + unit + int(rng.integers(0, unit + 1))
        draw.rectangle((left, low, left + unit - 1, image.height - 2 * unit), fill=ink)
    return whole


def _contrasting(image: Picture) -> int | tuple[int, ...]:
    """Return a plain color far from those at the edges of an image."""
    pixels = _pixels(image.convert("RGB"))
    edge = np.concatenate([pixels[0], pixels[-1], pixels[:, 0], pixels[:, -1]])
    colors = [(0, 0, 0), (255, 255, 255), (128, 128, 128), (40, 60, 160)]
    best = max(colors, key=lambda color: np.abs(edge - color).max(1).min())
    return best if image.mode == "RGB" else best[0]


def _burst(image: Picture, rng: np.random.Generator) -> Iterator[Picture]:
    """Yield four shots: slightly shifted, brighter or darker, and with noise."""
    pixels = _pixels(image)
    step = max(1, round(min(image.size) / 28))
    for at in range(4):
        shift = tuple(int(one) for one in rng.integers(-step, step + 1, 2))
        moved = np.roll(pixels, shift, axis=(0, 1)) * rng.uniform(0.9, 1.1)
        yield _image(moved + rng.normal(0, 2, pixels.shape) + at)


def _checked(source: Path, dataset: Path, *, quick: bool) -> tuple[list[Finding], int]:
    rules = DatasetRules(source=str(source), labels="folders", shape=ImageShape.square(32))
    started_s = time.monotonic()
    for _ in import_folder(dataset, rules):
        pass
    imported_s = time.monotonic()
    net = None if quick else _network()
    last = None
    for last in check_dataset(dataset, network=net):  # noqa: B007, its last value is used
        pass
    assert isinstance(last, CheckFinished)
    print(
        f"{source.name}: imported in {imported_s - started_s:.0f} s, checked in "
        f"{time.monotonic() - imported_s:.0f} s. {last.summary}"
    )
    with closing(Findings(dataset)) as stored, closing(Manifest(dataset)) as manifest:
        return stored.findings(), manifest.count("in")


def _network() -> FeatureNetwork:
    from sfumato.evaluation.features import imagenet_net  # imports torch

    return imagenet_net(ImageShape.square(128))


def _report_planted(planted: Sequence[Planted], found: Sequence[Finding], *, quick: bool) -> bool:
    kinds_by_path: dict[str, set[str]] = defaultdict(set)
    related: dict[str, set[str]] = defaultdict(set)
    for finding in found:
        for path in (finding.path, *(finding.related if finding.kind in _DUPLICATES else ())):
            kinds_by_path[path].add(finding.kind)
        related[finding.path] |= set(finding.related)
    every = {str(one.path) for one in planted} | {str(one.original) for one in planted}
    is_met = True
    print(f"{'kind':12}{'planted':>8}{'found':>7}{'recall':>8}{'precision':>10}")
    for kind in FINDING_KINDS:
        if quick and kind in ("outlier", "label"):
            continue
        those = [one for one in planted if one.kind == kind]
        accepted = _DUPLICATES if kind in _DUPLICATES else (kind,)
        hits = [one for one in those if kinds_by_path[str(one.path)].intersection(accepted)]
        flagged = [finding for finding in found if finding.kind == kind]
        true = [one for one in flagged if _is_true(one, planted, every)]
        recall = len(hits) / max(1, len(those))
        precision = len(true) / max(1, len(flagged))
        is_met &= recall >= _RECALL and precision >= _PRECISION
        print(f"{kind:12}{len(those):8}{len(hits):7}{recall:8.2f}{precision:10.2f}", end="")
        missed = [one.path.name for one in those if one not in hits][:3]
        wrong = [Path(one.path).name for one in flagged if one not in true][:3]
        print(f"   missed {missed} wrong {wrong}" if missed or wrong else "")
    return is_met


def _is_true(finding: Finding, planted: Sequence[Planted], every: set[str]) -> bool:
    if finding.kind in _DUPLICATES:
        return {finding.path, *finding.related} <= every
    return any(str(one.path) == finding.path and one.kind == finding.kind for one in planted)


def _report_false(what: str, found: Sequence[Finding], images: int) -> bool:
    by_kind: dict[str, int] = defaultdict(int)
    for finding in found:
        by_kind[finding.kind] += 1
    rates = {kind: count / images for kind, count in by_kind.items()}
    print(f"{what}: {images:,} images, " + ", ".join(f"{k} {r:.2%}" for k, r in rates.items()))
    return all(rate <= _FALSE_RATE for rate in rates.values())


def _stamps(folder: Path) -> dict[Path, tuple[int, int]]:
    return {
        path: (path.stat().st_mtime_ns, path.stat().st_size)
        for path in folder.rglob("*")
        if path.is_file()
    }


def _write_sheets(folder: Path, what: str, found: Sequence[Finding], dataset: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for kind in FINDING_KINDS:
        those = [finding for finding in found if finding.kind == kind][:_SHEET]
        if not those:
            continue
        sheet = Image.new("RGB", (10 * 134, 66 * -(-len(those) // 10)), "#808080")
        for at, finding in enumerate(those):
            for offset, path in enumerate((finding.path, *finding.related[:1])):
                image = Image.open(dataset / path).convert("RGB")
                image = image.resize((64, 64), Image.Resampling.NEAREST)
                sheet.paste(image, (at % 10 * 134 + offset * 65, at // 10 * 66))
        sheet.save(folder / f"{what}-{kind}.png")


if __name__ == "__main__":
    sys.exit(main())
