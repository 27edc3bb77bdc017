"""Rectangular images with alpha, from a folder of PNGs to a verified export."""

import json
from pathlib import Path

import msgspec
import numpy as np
import pytest
from PIL import Image, ImageDraw

import sfumato
from sfumato.config.settings import DataConfig, ModelConfig
from sfumato.data.cache import open_cache
from sfumato.records.events import ExportFinished, ImageGenerated, RunEnded, SamplesGenerated
from support.toy import toy_engine, with_changes

SHAPE = sfumato.ImageShape(channels=4, height=32, width=48)


def write_ellipses(folder: Path, count: int = 40) -> Path:
    """Write translucent ellipses on transparent ground, twice as large as the training images."""
    folder.mkdir()
    rng = np.random.default_rng(0)
    for index in range(count):
        image = Image.new("RGBA", (96, 64))
        left, top = (int(place) for place in rng.integers(4, 24, 2))
        color = (*rng.integers(40, 220, 3).tolist(), int(rng.integers(120, 256)))
        ImageDraw.Draw(image).ellipse((left, top, left + 56, top + 36), fill=color)
        image.save(folder / f"{index:03d}.png")
    return folder


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A project with a run that was stopped after its first samples, and its events."""
    folder = tmp_path_factory.mktemp("ellipses")
    project = sfumato.Project.create(folder / "project")
    engine = toy_engine()
    rules = sfumato.DatasetRules(source=str(write_ellipses(folder / "images")), shape=SHAPE)
    list(engine.import_folder(project, rules, name="ellipses"))
    config = with_changes(
        data=DataConfig(dataset="ellipses", shape=SHAPE),
        model=ModelConfig(
            widths=(8, 16), layers_per_block=1, attention_sizes=(12,), unshuffle=2, dropout=0.1
        ),
        augmentations={"flip": {}, "shift": {}, "color": {}, "rotate": {"turns": "right"}},
    )
    run = engine.new_run(project, config)
    control = sfumato.RunControl()
    events = []
    for event in engine.train(project, run, control):
        events.append(event)
        if isinstance(event, SamplesGenerated) and event.images_seen:
            control.request(sfumato.Command.STOP)
    return project, run, events


@pytest.fixture(scope="module")
def finished(made):
    """The same project and run after resuming it to its end, and the events of that session."""
    project, run, _ = made
    return project, run, list(toy_engine().train(project, run, sfumato.RunControl()))


def test_the_cache_keeps_alpha_and_gives_invisible_pixels_one_color(made):
    project, _, _ = made

    cache = open_cache(project.dataset_folder("ellipses"), SHAPE)

    alpha = cache.train_images[..., 3]
    assert cache.shape == SHAPE
    assert cache.train_images.shape[1:] == (32, 48, 4)
    assert (alpha == 0).any()
    assert (alpha > 0).any()
    assert (cache.train_images[alpha == 0][:, :3] == 255).all()


def test_a_stopped_run_is_resumed_to_its_end(made, finished):
    _, run, before = made
    _, _, after = finished

    assert isinstance(before[-1], RunEnded)
    assert before[-1].outcome == "stopped"
    assert isinstance(after[-1], RunEnded)
    assert (after[-1].outcome, after[-1].images_seen) == ("completed", run.config.images_total)


def test_sample_grids_keep_alpha(finished):
    _, run, events = finished
    grids = [run.folder / event.path for event in events if isinstance(event, SamplesGenerated)]

    with Image.open(grids[-1]) as grid:
        assert grid.mode == "RGBA"


def test_gallery_images_have_the_shape_of_the_run(finished):
    project, run, _ = finished
    events = toy_engine().generate(project, run, sfumato.GenerateRequest(count=3))

    files = [event.path for event in events if isinstance(event, ImageGenerated)]

    assert len(files) == 3
    for file in files:
        with Image.open(project.folder / file) as image:
            assert (image.mode, image.size) == ("RGBA", (48, 32))


def test_quality_is_evaluated(finished):
    project, run, _ = finished

    list(toy_engine().evaluate(project, run, count=40))

    report = sfumato.load_report(run.folder)
    assert report is not None


def test_the_verified_bundle_states_the_shape(finished):
    project, run, _ = finished
    settings = {"distance_images": 40}

    *_, event = toy_engine().export(project, run, "onnx", settings=settings)

    assert isinstance(event, ExportFinished)
    bundle_manifest = json.loads((Path(event.path) / "manifest.json").read_bytes())
    assert msgspec.convert(bundle_manifest["image_shape"], sfumato.ImageShape) == SHAPE
    assert bundle_manifest["files"][0]["outputs"][0]["shape"] == ["N", 32, 48, 4]
    assert bundle_manifest["parity"]["within_one_share"] > 0.99


@pytest.mark.parametrize("exporter", ["diffusers", "safetensors"])
def test_other_exports_are_verified(finished, exporter):
    project, run, _ = finished

    *_, event = toy_engine().export(project, run, exporter)

    assert isinstance(event, ExportFinished)
