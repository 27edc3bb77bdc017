"""Compare training scripts by image quality after the same CPU time on the same images.

Each run is a contestant, a dataset and a seed: it trains in a separate process on one thread,
generates with each of its sampling presets, and is measured; its figures are saved to
`results/league.json` at once, and a run already there is skipped. The whole table can therefore be
computed in several sessions:

    uv run --with denoising-diffusion-pytorch --with k-diffusion --with "setuptools<81" \
        --with torchcfm python benchmarks/league.py --data DIR

DIR holds `fashion-mnist/` (the IDX files), `pixel-faces.zip` and `dungeon-textures.zip`. The other
packages come from the registry into that command's own environment; Sfumato does not depend on
them.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

os.environ["OMP_NUM_THREADS"] = "1"  # read when torch is imported

import torch
from contest.contestant import CONTESTANTS, FEW_CALLS, SamplingPreset, Trained, drawn, train
from contest.sets import SETS, load_set
from contest.table import (
    RESULTS,
    add_run,
    collect,
    keep_images,
    kept_images,
    read_runs,
    run_key,
    wall_file,
)
from contest.wall import save_wall
from contest.yardstick import Yardstick
from measuring import machine

SECONDS = 480.0
LOOK_COUNT, FULL_COUNT = 500, 5_000
"""Number of images to preview each preset; to measure the best one with few calls."""

WALL_COUNT = 32
_SAMPLING_SEED = 1_000_000
_RIVAL_PACKAGES = ("diffusers", "denoising-diffusion-pytorch", "k-diffusion", "torchcfm")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, help="the folder with the sets")
    parser.add_argument("--contestant", nargs="+", choices=CONTESTANTS, default=list(CONTESTANTS))
    parser.add_argument("--set", nargs="+", choices=SETS, default=list(SETS), dest="sets")
    parser.add_argument("--seed", nargs="+", type=int, default=[0, 1, 2], dest="seeds")
    parser.add_argument("--seconds", type=float, default=SECONDS, help="of processor time to train")
    parser.add_argument("--results", type=Path, default=RESULTS, help="where the figures are kept")
    parser.add_argument("--again", action="store_true", help="play runs anew that stand there")
    parser.add_argument("--measure", action="store_true", help="measure kept images anew")
    parser.add_argument("--collect", type=Path, nargs="*", default=[], help="take in such files")
    chosen = parser.parse_args()
    for other in chosen.collect:
        collect(other, file=chosen.results)
    if chosen.data is None:
        return
    runs = [(c, s, n) for n in chosen.seeds for s in chosen.sets for c in chosen.contestant]
    there = read_runs(chosen.results)
    if chosen.measure:
        measure_again([key for key in map(_key, runs) if key in there], chosen.data, chosen.results)
        return
    wanted = [run for run in runs if chosen.again or _key(run) not in there]
    if len(wanted) == 1:
        play(*wanted[0], data=chosen.data, seconds=chosen.seconds, results=chosen.results)
    else:
        for run in wanted:
            _run_in_process(run, chosen)


def play(
    contestant: str, set_name: str, seed: int, *, data: Path, seconds: float, results: Path
) -> None:
    """Train and measure one run in this process and save its figures."""
    torch.set_num_threads(1)
    key = _key((contestant, set_name, seed))
    metadata = machine() | _versions()
    images = load_set(set_name, data)
    trained = train(contestant, images, seed=seed, budget_s=seconds)
    torch.set_num_threads(1)  # a contestant may have changed it
    print(f"{key}: learned from {trained.images_seen:,} images", flush=True)
    yardstick = Yardstick(images)
    looks = [_measure(yardstick, key, preset, LOOK_COUNT) for preset in trained.presets]
    indices = dict(_best_positions(looks))
    closer = {
        index: _measure(yardstick, key, trained.presets[index], FULL_COUNT)
        for index in set(indices.values())
    }
    names = {"contestant": contestant, "set": set_name, "seed": seed, "budget_s": seconds}
    figures = {
        "yardstick": yardstick.metadata,
        "best": {column: closer[index] for column, index in indices.items()},
        "ways": looks,
    }
    add_run(
        key, names | _training_metadata(trained) | figures | {"machine": metadata}, file=results
    )
    if seed == 0 and results == RESULTS:
        best = trained.presets[indices["few"]]
        save_wall(wall_file(key), drawn(best, WALL_COUNT, seed=_SAMPLING_SEED))
        real = run_key(set_name=set_name, contestant="real", seed=0)
        every = len(images.images) // WALL_COUNT
        save_wall(wall_file(real), images.images[::every][:WALL_COUNT])


def measure_again(keys: list[str], data: Path, results: Path) -> None:
    """Measure the stored images of runs again, for example after a change of the metrics."""
    for set_name in {key.partition("/")[0] for key in keys}:
        yardstick = Yardstick(load_set(set_name, data))
        for key in (key for key in keys if key.startswith(f"{set_name}/")):
            run = read_runs(results)[key]
            for look in (*run["ways"], *run["best"].values()):
                preset = f"{look['name']} {look['calls']}"
                images = kept_images(key, preset=preset, count=look["count"])
                look.update(yardstick.measure(images))
            add_run(key, run | {"yardstick": yardstick.metadata}, file=results)


def _key(run: tuple[str, str, int]) -> str:
    contestant, set_name, seed = run
    return run_key(set_name=set_name, contestant=contestant, seed=seed)


def _training_metadata(trained: Trained) -> dict[str, Any]:
    return {
        "cpu_s": round(trained.cpu_s, 1),
        "elapsed_s": round(trained.elapsed_s, 1),
        "images_seen": trained.images_seen,
        "images_per_cpu_s": round(trained.images_seen / trained.cpu_s, 2),
        "parameters": trained.parameters,
        "precision": trained.precision,
        "threads": 1,
    }


def _measure(yardstick: Yardstick, key: str, preset: SamplingPreset, count: int) -> dict[str, Any]:
    """Generate with a preset, store the images, and measure them."""
    images = drawn(preset, min(count, yardstick.most), seed=_SAMPLING_SEED)
    keep_images(key, images, preset=f"{preset.name} {preset.calls}")
    look = {"name": preset.name, "calls": preset.calls, **yardstick.measure(images)}
    print(
        f"  {preset.name}, {preset.calls} calls: {look['fd']:.3f} at {look['count']:,}", flush=True
    )
    return look


def _best_positions(looks: list[dict[str, Any]]) -> Iterator[tuple[str, int]]:
    """Yield the best preset with few calls, and the best with half as many, if there are any."""
    for column, most in (("few", FEW_CALLS), ("half", FEW_CALLS // 2)):
        there = [(look["fd"], index) for index, look in enumerate(looks) if look["calls"] <= most]
        if there:
            yield column, min(there)[1]


def _run_in_process(run: tuple[str, str, int], chosen: argparse.Namespace) -> None:
    """Train and measure one run in a separate process."""
    contestant, set_name, seed = run
    command = [sys.executable, "-W", "ignore", __file__, "--data", chosen.data]
    command += ["--contestant", contestant, "--set", set_name, "--seed", seed]
    command += ["--seconds", chosen.seconds, "--results", chosen.results]
    command += ["--again"] if chosen.again else []
    if subprocess.run([str(part) for part in command], check=False).returncode:
        print(f"{_key(run)}: failed", flush=True)


def _versions() -> dict[str, str]:
    """Return the versions of the contestants' packages that are installed."""
    found = {}
    for package in _RIVAL_PACKAGES:
        with suppress(PackageNotFoundError):
            found[package] = version(package)
    return found


if __name__ == "__main__":
    main()
