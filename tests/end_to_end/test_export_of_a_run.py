"""Tests that exported models reproduce a run's gallery in other programs."""

import subprocess
import sys

import numpy as np
import pytest
from PIL import Image

from sfumato.checkpoints.diffusers_folder import load_diffusers_folder
from sfumato.config.settings import SamplingSettings
from sfumato.records.recipe import read_recipe
from sfumato.records.requests import GenerateRequest
from support.toy import toy_engine, toy_project, train_to_end, with_changes

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A project with a trained run of two classes, and twelve images in its gallery."""
    project = toy_project(tmp_path_factory.mktemp("made"), classes=("dark", "light"))
    sampling = SamplingSettings(num_steps=5, guidance_scale=1.5)
    run = toy_engine().new_run(project, with_changes(sampling=sampling), run_id="toys")
    train_to_end(project, run)
    list(toy_engine().generate(project, run, GenerateRequest(count=12)))
    return project, run


def test_the_bundle_example_regenerates_the_gallery_from_its_seeds(made, tmp_path):
    project, run = made
    *_, finished = toy_engine().export(project, run, "onnx", settings={"distance_images": 40})
    command = [sys.executable, "-I", f"{finished.path}/example.py", "--count", "12"]

    subprocess.run([*command, "--out", tmp_path], check=True, capture_output=True)

    gallery = {read_recipe(file).seed: file for file in project.gallery_folder.glob("*.png")}
    differences = [
        np.abs(pixels(tmp_path / f"{seed}.png") - pixels(file)) for seed, file in gallery.items()
    ]
    assert len(differences) == 12
    assert (np.stack(differences) <= 1).mean() >= 0.999


def test_a_run_exported_to_diffusers_can_be_the_base_of_another_run(made):
    project, run = made
    *_, finished = toy_engine().export(project, run, "diffusers", settings={"proof_images": 6})

    second = toy_engine().new_run(project, run.config, run_id="second", base=finished.path)
    list(toy_engine().generate(project, second, GenerateRequest(count=2, seed=100)))
    list(toy_engine().generate(project, run, GenerateRequest(count=2, seed=100)))

    drawn = {
        run_id: [
            pixels(file)
            for file in sorted(project.gallery_folder.glob(f"{run_id}-*.png"))
            if read_recipe(file).seed >= 100
        ]
        for run_id in ("toys", "second")
    }
    assert np.array_equal(drawn["toys"], drawn["second"])
    assert load_diffusers_folder(project.exports_folder / "toys-diffusers")[0].classes == (
        "dark",
        "light",
    )


def test_the_weights_can_be_exported_alone(made):
    project, run = made

    *_, finished = toy_engine().export(project, run, "safetensors")

    assert str(finished.summary).endswith("verified them bit by bit.")
    assert finished.size_bytes > 1000


def pixels(file):
    with Image.open(file) as image:
        return np.asarray(image).astype(int)
