"""Write the league's report, `docs/league.md`, from `results/league.json`.

The page has a table, a chart and the image walls of each dataset. Figures are medians over the
seeds; nothing is measured here.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

from contest.bars import Bar, save_bars
from contest.contestant import FEW_CALLS
from contest.sets import SETS
from contest.table import RESULTS, WALLS, Run, read_runs, run_key, wall_file
from measuring import median

PAGE = Path(__file__).parents[1] / "docs" / "league.md"
OURS = "sfumato"

_TITLES = {
    "fashion-mnist": "Fashion-MNIST, 60,000 grayscale images of 28 px",
    "pixel-faces": "Pixel faces, 4,000 images of 32 px",
    "dungeon-textures": "Dungeon textures, 737 images of 32 px",
}
_HEAD = """# The league

Which trainer gives the best images after the same time on the same data? Each contestant trains a
network of about the same size from scratch for {seconds:.0f} s of CPU time on one thread, and then
generates images. Lower distance is better; higher coverage is better.

<!-- Written by benchmarks/league_report.py from benchmarks/results/league.json. -->

```console
uv run --with denoising-diffusion-pytorch --with k-diffusion --with "setuptools<81" \\
    --with torchcfm python benchmarks/league.py --data DIR
uv run python benchmarks/league_report.py
```

**Rules.** All contestants train on the same images without classes, each run in its own process.
Sfumato uses the sketch preset through the public API, with the network narrowed to the number of
weights of the others, and trains on the images that its import does not hold out. The time for
sampler tuning is part of its budget. Tuning compares images with EfficientNet-Lite0, which also
measures the color datasets here; Fashion-MNIST is measured with a network that tuning does not
use. Evaluations of a guide checkpoint count as network calls. Every other contestant follows its
own example or its defaults, in fp32 as it ships.

Where these defaults would be hopeless at this length, they are improved: the diffusers example
gets a cosine schedule that ends with the budget, and a network on unshuffled pixels, which is four
times faster than one at full resolution; TorchCFM skips its warm-up of 5,000 steps; k-diffusion
gets the standard deviation of the dataset; and all of them read images from memory. Each
contestant generates with several samplers, and its best result counts.

**Columns.** *Distance* is the Fréchet distance of {full:,} generated images, or as many as the
dataset has, with at most {few} network calls per image. *In {half} calls* is the same with at most
{half}. *Any number of calls* is the best of all samplers on only {look:,} images, which makes every
distance larger, so compare it only within its column. Fashion-MNIST is measured in the features of
a clothing classifier (2,000 real images against others: 0.051), the other datasets in those of
EfficientNet-Lite0. *Multiple of baseline* is the distance as a multiple of the distance between
real images, for the same number of images. *Coverage* is the fraction of real images with a
generated image nearby.
"""
_COLUMNS = (
    "Contestant",
    "Distance",
    "Relative to ours",
    f"In {FEW_CALLS // 2} calls",
    "Any number of calls",
    "Multiple of baseline",
    "Coverage",
    "Sampler",
    "Weights",
    "Images seen",
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--results", type=Path, default=RESULTS)
    parser.add_argument("--page", type=Path, default=PAGE)
    chosen = parser.parse_args()
    runs = read_runs(chosen.results)
    if not runs:
        raise SystemExit("The league was not played yet: run benchmarks/league.py.")
    chosen.page.write_text("\n".join(page_lines(runs, chosen.page)), encoding="utf-8")
    print(f"{len(runs)} runs in {chosen.page}")


def page_lines(runs: dict[str, Run], page: Path) -> Iterator[str]:
    """Yield the page line by line, and write its charts."""
    some = list(runs.values())
    look = max(preset["count"] for run in some for preset in run["ways"])
    full = max(run["best"]["few"]["count"] for run in some)
    seconds = max(run["budget_s"] for run in some)
    yield _HEAD.format(seconds=seconds, full=full, look=look, few=FEW_CALLS, half=FEW_CALLS // 2)
    for set_name in SETS:
        groups = _by_contestant(runs, set_name)
        if groups:
            yield f"\n## {_TITLES[set_name]}\n"
            yield from _table(groups)
            chart = WALLS / f"{set_name}.png"
            save_bars(chart, _bars(groups), title=f"Frechet distance, at most {FEW_CALLS} calls")
            yield f"\n![Distances of all contestants]({_link(chart, page)})\n"
            yield from _walls(groups, set_name, page)
    machines = sorted({_machine_text(run) for run in some})
    yield f"\nMeasured on: {'; '.join(machines)}.\n"


def _by_contestant(runs: dict[str, Run], set_name: str) -> dict[str, list[Run]]:
    """Return the runs of a dataset by contestant, the best contestant first."""
    groups: dict[str, list[Run]] = {}
    for run in runs.values():
        if run["set"] == set_name:
            groups.setdefault(run["contestant"], []).append(run)
    return dict(sorted(groups.items(), key=lambda item: median(_distances(item[1]))))


def _table(groups: dict[str, list[Run]]) -> Iterator[str]:
    yield f"| {' | '.join(_COLUMNS)} |"
    yield f"|{'---|' * len(_COLUMNS)}"
    ours = median(_distances(groups[OURS])) if OURS in groups else None
    for name, group in groups.items():
        yield _row(name, group, ours)


def _row(name: str, group: list[Run], ours: float | None) -> str:
    found = _distances(group)
    best = [run["best"]["few"] for run in group]
    halves = [run["best"]["half"]["fd"] for run in group if "half" in run["best"]]
    dearest = [min(run["ways"], key=lambda preset: float(preset["fd"])) for run in group]
    cells = [
        f"**{name}**" if name == OURS else name,
        f"{median(found):.2f}{_range_text(found)}",
        f"{median(found) / ours:.1f} x" if ours else "",
        f"{median(halves):.2f}" if halves else "",
        f"{median([preset['fd'] for preset in dearest]):.2f} ({_middle(dearest)['calls']} calls)",
        f"{median([preset['multiple'] for preset in best]):.0f} x",
        f"{median([preset['coverage'] for preset in best]):.2f}",
        f"{_middle(best)['name']}, {_middle(best)['calls']} calls",
        f"{group[0]['parameters'] / 1e6:.2f} M",
        f"{median([run['images_seen'] for run in group]):,.0f}",
    ]
    return f"| {' | '.join(cells)} |"


def _middle(presets: list[Run]) -> Run:
    """Return the preset with the median distance."""
    return sorted(presets, key=lambda preset: float(preset["fd"]))[len(presets) // 2]


def _range_text(values: list[float]) -> str:
    return f" ({min(values):.2f} to {max(values):.2f})" if len(values) > 1 else " (one seed)"


def _distances(group: list[Run]) -> list[float]:
    return [run["best"]["few"]["fd"] for run in group]


def _bars(groups: dict[str, list[Run]]) -> list[Bar]:
    return [
        Bar(name, median(found), min(found), max(found), is_ours=name == OURS)
        for name, group in groups.items()
        for found in [_distances(group)]
    ]


def _walls(groups: dict[str, list[Run]], set_name: str, page: Path) -> Iterator[str]:
    """Yield the walls of seed 0 side by side, the real images first."""
    files = {
        name: wall_file(run_key(set_name=set_name, contestant=name, seed=0)) for name in groups
    }
    there = {name: file for name, file in files.items() if file.exists()}
    if there:
        yield f"| {' | '.join(there)} |"
        yield f"|{'---|' * len(there)}"
        yield "| " + " | ".join(f"![{n}]({_link(f, page)})" for n, f in there.items()) + " |"


def _machine_text(run: Run) -> str:
    metadata = run["machine"]
    return f"{metadata['processor']}, torch {metadata['torch']}"


def _link(file: Path, page: Path) -> str:
    return file.relative_to(page.parent).as_posix()


if __name__ == "__main__":
    main()
