"""Tests that the example plugins work unchanged beside Sfumato.

Here their folders are put on the path and their entry points are passed in, which is fast.
`benchmarks/example_plugins.py` installs them with pip into a separate environment.
"""

import importlib.metadata
import json
import sys
import tomllib

import msgspec
import numpy as np
import pytest
from tests.support.toy import TOY_CONFIG, toy_project

from sfumato.config.settings import SamplingSettings
from sfumato.engine import Engine
from sfumato.generation.batches import generate_images
from sfumato.generation.loading import load_model
from sfumato.plugins.registry import discover_plugins
from sfumato.records.control import RunControl
from sfumato.records.events import ExportFinished, ImageGenerated
from sfumato.records.requests import GenerateRequest
from support.exports import agreement, bundle_manifest_of, run_onnx
from support.source_tree import REPOSITORY

pytest_plugins = ["pytester"]

FOLDER = REPOSITORY / "plugins/examples"
EXAMPLES = sorted(path.parent.name for path in FOLDER.glob("*/pyproject.toml"))
NEEDS = {"albumentations": "albumentations"}


def point_of(example):
    project = tomllib.loads((FOLDER / example / "pyproject.toml").read_text(encoding="utf-8"))
    ((name, module),) = project["project"]["entry-points"]["sfumato"].items()
    return importlib.metadata.EntryPoint(name, module, "sfumato")


@pytest.fixture
def plugins(monkeypatch, tmp_path):
    """Yield the built-in plugin and the three examples, found by their entry points."""
    builtin = importlib.metadata.EntryPoint("builtin", "sfumato_plugins", "sfumato")
    points = [builtin, *(point_of(example) for example in EXAMPLES)]
    for example in EXAMPLES:
        monkeypatch.syspath_prepend(str(FOLDER / example))
    with monkeypatch.context() as only_here:  # other packages look for entry points as well
        only_here.setattr(importlib.metadata, "entry_points", lambda group: points)
        found = discover_plugins(folder=tmp_path / "none")
    assert found.incidents == []
    yield found
    forget()


def forget():
    for name in [name for name in sys.modules if name.startswith(("sfumato_albu", "sfumato_deis"))]:
        del sys.modules[name]
    for name in [name for name in sys.modules if name.startswith("sfumato_sprite")]:
        del sys.modules[name]


def test_each_example_is_found_and_listed(plugins):
    assert EXAMPLES == ["albumentations", "deis", "sprite_sheet"]
    assert plugins.names == ("builtin", *EXAMPLES)
    assert plugins.augmentations.plugin_of("albumentations") == "albumentations"
    assert plugins.samplers.plugin_of("deis") == "deis"
    assert plugins.exporters.plugin_of("sprite_sheet") == "sprite_sheet"


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_tests_of_each_example_pass(example, pytester):
    pytest.importorskip(NEEDS.get(example, "sfumato"))

    ended = pytester.runpytest_subprocess(
        "-p",
        "no:cacheprovider",
        f"--rootdir={FOLDER / example}",
        "-c",
        str(FOLDER / example / "pyproject.toml"),
        str(FOLDER / example / "tests"),
    )

    outcomes = ended.parseoutcomes()
    assert outcomes["passed"] > 0
    assert not outcomes.keys() & {"failed", "errors", "error"}
    forget()


def test_a_run_generates_with_deis_and_exports_as_a_sprite_sheet(plugins, tmp_path):
    project, engine = toy_project(tmp_path), Engine(plugins)
    sampling = SamplingSettings(sampler="deis", sampler_settings={"degree": 1}, num_steps=4)
    run = engine.new_run(project, msgspec.structs.replace(TOY_CONFIG, sampling=sampling))

    *_, ended = engine.train(project, run, RunControl())
    drawn = list(engine.generate(project, run, GenerateRequest(count=2)))
    *_, exported = engine.export(
        project, run, "sprite_sheet", settings={"count": 9}, folder=tmp_path / "sheet"
    )

    assert ended.outcome == "completed"
    assert sum(isinstance(event, ImageGenerated) for event in drawn) == 2
    assert isinstance(exported, ExportFinished)
    assert "within 1 of 255 levels" in str(exported.summary)
    atlas = json.loads((tmp_path / "sheet" / "atlas.json").read_text(encoding="utf-8"))
    assert len(atlas["frames"]) == 9


@pytest.mark.slow
def test_a_model_that_samples_with_deis_exports_as_a_verified_onnx_bundle(plugins, tmp_path):
    project, engine = toy_project(tmp_path), Engine(plugins)
    sampling = SamplingSettings(sampler="deis", sampler_settings={"degree": 2}, num_steps=5)
    run = engine.new_run(project, msgspec.structs.replace(TOY_CONFIG, sampling=sampling))
    list(engine.train(project, run, RunControl()))

    *_, exported = engine.export(
        project,
        run,
        "onnx",
        settings={"proof_images": 24, "distance_images": 0},
        folder=tmp_path / "bundle",
    )

    assert isinstance(exported, ExportFinished)
    bundle_manifest = bundle_manifest_of(tmp_path / "bundle")
    assert (bundle_manifest.sampling.settings.sampler, bundle_manifest.sampling.network_calls) == (
        "deis",
        5,
    )
    assert bundle_manifest.sampling.trajectory  # its polynomials are coefficients in the graph
    assert bundle_manifest.parity.within_one_share >= 0.999
    model = load_model(run, plugins=plugins, device="cpu")
    own = generate_images(model, [0, 7, 2**40])
    feed = {"seed": np.array([0, 7, 2**40])}
    if model.metadata.classes:
        feed |= {"class_label": feed["seed"] % len(model.metadata.classes)}
    if model.supports_guidance:
        feed |= {"guidance": np.array(model.guidance_scale, np.float32)}
    drawn = run_onnx(tmp_path / "bundle/model.onnx", **feed)
    assert own.std() > 5  # uniform gray images would match by accident
    assert agreement(drawn, own) >= 0.999


def test_a_run_trains_on_distorted_images_and_resumes(plugins, tmp_path):
    pytest.importorskip("albumentations")
    project, engine = toy_project(tmp_path), Engine(plugins)
    config = msgspec.structs.replace(TOY_CONFIG, augmentations={"albumentations": {"kind": "grid"}})
    run = engine.new_run(project, config)

    events = list(engine.train(project, run, RunControl()))

    assert not [event for event in events if getattr(event, "kind", "") == "plugin"]
    assert events[-1].outcome == "completed"
