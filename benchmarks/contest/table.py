"""The results file of the league, which allows it to run in several sessions.

It is one JSON file; each run is added when it finishes, under the name `set/contestant/seed`. The
images are stored in the user's cache folder so that they can be measured again.
"""

import json
from pathlib import Path
from typing import Any

import numpy as np
from filelock import FileLock
from platformdirs import user_cache_path

from contest.sets import Images

__all__ = [
    "RESULTS",
    "WALLS",
    "Run",
    "add_run",
    "collect",
    "keep_images",
    "kept_images",
    "read_runs",
    "run_key",
    "wall_file",
]

RESULTS = Path(__file__).parents[1] / "results" / "league.json"
WALLS = Path(__file__).parents[2] / "docs" / "images" / "league"

_CACHE = user_cache_path("sfumato-benchmarks")

Run = dict[str, Any]
"""One run as JSON: plain names and numbers."""


def run_key(*, set_name: str, contestant: str, seed: int) -> str:
    """Return the name of a run."""
    return f"{set_name}/{contestant}/{seed}"


def wall_file(key: str) -> Path:
    """Return the file of the image wall of a run."""
    return WALLS / f"{key.replace('/', '--')}.png"


def read_runs(file: Path = RESULTS) -> dict[str, Run]:
    """Return all runs by name; empty if there is no file yet."""
    if not file.exists():
        return {}
    runs: dict[str, Run] = json.loads(file.read_text(encoding="utf-8"))
    return runs


def add_run(key: str, run: Run, *, file: Path = RESULTS) -> None:
    """Add a run, replacing an older one with the same name."""
    _add({key: run}, file)


def collect(other: Path, *, file: Path = RESULTS) -> None:
    """Merge the runs of another file, for example from another machine."""
    _add(read_runs(other), file)


def keep_images(key: str, images: Images, *, preset: str) -> None:
    """Store the images that a run generated with a preset."""
    file = _images_file(key, preset, len(images))
    file.parent.mkdir(parents=True, exist_ok=True)
    np.save(file, images)


def kept_images(key: str, *, preset: str, count: int) -> Images:
    """Return the stored images."""
    images: Images = np.load(_images_file(key, preset, count))
    return images


def _images_file(key: str, preset: str, count: int) -> Path:
    folder = _CACHE / "drawn" / key
    return folder / f"{preset.replace(' ', '-').replace(',', '')}-{count}.npy"


def _add(new: dict[str, Run], file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    _CACHE.mkdir(parents=True, exist_ok=True)
    with FileLock(_CACHE / "league.lock"):
        runs = dict(sorted((read_runs(file) | new).items()))
        unfinished = file.with_suffix(".unfinished")
        unfinished.write_text(json.dumps(runs, indent=1, ensure_ascii=False) + "\n", "utf-8")
        unfinished.replace(file)
