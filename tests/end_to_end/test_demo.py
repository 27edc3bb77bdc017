"""Tests of the first command in the README and of the files it creates."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from sfumato.records.project import Project
from sfumato.records.recipe import read_recipe
from sfumato.records.run_folder import RunStatus

pytestmark = pytest.mark.slow

_BLOCK_ALL_BUT_ITS_OWN = """
import runpy, sys
class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"torch", "sfumato", "diffusers", "sfumato_plugins"}:
            raise ImportError(f"the example imports {name}")
sys.meta_path.insert(0, Refuse())
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")
"""


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    folder = tmp_path_factory.mktemp("demo") / "a demo"
    command = [sys.executable, "-m", "sfumato", "demo", "--dir", str(folder), "--minutes", "0.1"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stderr
    return folder, done.stdout


def test_the_demo_prints_the_path_of_each_result(demo: tuple[Path, str]) -> None:
    folder, output = demo

    for title in ("Samples", "Gallery", "ONNX bundle"):
        line = next(line for line in output.splitlines() if line.startswith(f"{title}  "))
        assert Path(line.removeprefix(title).strip()).exists(), line
    look = next(line for line in output.splitlines() if line.startswith("Open it"))
    assert shlex.split(look)[-3:] == ["sfumato", "--project", str(folder)]


def test_the_run_is_finished_and_its_wall_is_an_image(demo: tuple[Path, str]) -> None:
    run = Project.open(demo[0]).run("demo")

    walls = sorted(run.samples_folder.glob("*.png"))

    assert run.status() is RunStatus.COMPLETED
    with Image.open(walls[-1]) as wall:
        assert wall.width >= 384


def test_the_gallery_has_64_images_each_with_its_recipe(demo: tuple[Path, str]) -> None:
    images = sorted(Project.open(demo[0]).gallery_folder.glob("*.png"))

    recipes = [read_recipe(path) for path in images]

    assert sorted(recipe.seed for recipe in recipes if recipe) == list(range(64))


def test_the_bundle_regenerates_the_gallery_with_onnxruntime_numpy_and_pillow_only(
    demo: tuple[Path, str], tmp_path: Path
) -> None:
    project = Project.open(demo[0])
    bundle = project.exports_folder / "demo-onnx"

    subprocess.run(
        [
            *(sys.executable, "-c", _BLOCK_ALL_BUT_ITS_OWN),
            *("example.py", "--count", "64", "--out", str(tmp_path)),
        ],
        cwd=bundle,
        env={**os.environ, "PYTHONPATH": ""},
        check=True,
        timeout=120,
    )

    differences = []
    for path in project.gallery_folder.glob("*.png"):
        recipe = read_recipe(path)
        assert recipe is not None
        redrawn = np.asarray(Image.open(tmp_path / f"{recipe.seed}.png")).astype(int)
        differences.append(np.abs(redrawn - np.asarray(Image.open(path))))
    assert len(differences) == 64
    assert (np.stack(differences) <= 1).mean() >= 0.999


def test_a_second_call_does_not_train_again(demo: tuple[Path, str]) -> None:
    folder, _ = demo
    before = len(Project.open(folder).run("demo").events())
    command = [sys.executable, "-m", "sfumato", "demo", "--dir", str(folder), "--minutes", "0.1"]

    again = subprocess.run(command, capture_output=True, text=True, timeout=600, check=True)

    assert "has already finished" in again.stdout
    assert len(Project.open(folder).run("demo").events()) == before
