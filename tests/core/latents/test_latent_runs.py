"""Tests of runs on latents, from the dataset's images to generated ones."""

import shutil
import sys
from types import ModuleType

import msgspec
import numpy as np
import pytest
from PIL import Image

import sfumato_plugins
from sfumato.checkpoints.network_file import load_spec
from sfumato.config.image_shape import ImageShape
from sfumato.config.settings import AutoencoderConfig, DataConfig, ModelConfig
from sfumato.engine import Engine
from sfumato.errors import CheckpointError
from sfumato.generation.batches import generate_images
from sfumato.generation.loading import load_model
from sfumato.latents.autoencoder import build_autoencoder, save_autoencoder
from sfumato.plugins.catalog import Entry
from sfumato.plugins.hookspecs import hookimpl
from sfumato.plugins.registry import Plugins
from sfumato.records.control import Command, RunControl
from sfumato.records.events import (
    AutoencoderMeasured,
    IncidentReported,
    Progressed,
    RunEnded,
    RunFailed,
    RunStarted,
    SamplesGenerated,
)
from sfumato.records.manifest import DatasetRules
from sfumato.records.project import Project
from sfumato.records.run_folder import RunFolder
from support.toy import averaged_weights, toy_engine, train_to_end, with_changes

AUTOENCODER = AutoencoderConfig(
    reduction=4, width=8, layers=1, images_total=64, crop_px=16, on_failure="continue"
)
MODEL = ModelConfig(
    widths=(8, 16), layers_per_block=1, attention_sizes=(), dropout=0.0, autoencoder="trained"
)
CONFIG = with_changes(
    data=DataConfig(dataset="toys", shape=ImageShape.square(32)),
    model=MODEL,
    autoencoder=AUTOENCODER,
    images_total=32,
)


def changed(**changes):
    return msgspec.structs.replace(
        CONFIG, autoencoder=msgspec.structs.replace(AUTOENCODER, **changes)
    )


def first(events, kind):
    return next(event for event in events if isinstance(event, kind))


def has_trained(events):
    return any(isinstance(e, Progressed) and "raining" in str(e.task) for e in events)


def images_of(run):
    return generate_images(load_model(run, plugins=toy_engine().plugins), range(3))


@pytest.fixture(autouse=True)
def _no_waiting_for_reports(monkeypatch):
    monkeypatch.setattr("sfumato.training.autoencoder._REPORT_INTERVAL_S", 0.0)


@pytest.fixture
def project(tmp_path):
    generator = np.random.default_rng(0)
    (tmp_path / "images").mkdir()
    for index in range(24):
        tile = generator.integers(0, 255, (2, 2, 3)).astype(np.uint8)
        Image.fromarray(tile).resize((32, 32)).save(tmp_path / f"images/{index}.png")
    project = Project.create(tmp_path / "project")
    rules = DatasetRules(source=str(tmp_path / "images"), shape=ImageShape.square(32))
    for _ in toy_engine().import_folder(project, rules, name="toys"):
        pass
    return project


def test_a_run_on_latents_encodes_trains_and_generates_images(project):
    run = toy_engine().new_run(project, CONFIG, run_id="first")

    events = train_to_end(project, run)

    assert events[-1].outcome == "completed"
    spec = load_spec(run.folder)
    assert (spec.image_shape, spec.network.unshuffle) == ((4, 8, 8), 1)
    assert spec.latents.pixel_shape == (3, 32, 32)
    assert spec.sigma_data == pytest.approx(0.5, abs=0.05)
    assert first(events, RunStarted).images == 22
    assert images_of(run).shape == (3, 32, 32, 3)
    measured = first(events, AutoencoderMeasured)
    assert measured.psnr_db > 0
    assert (run.folder / measured.path).exists()


def test_a_run_needs_nothing_outside_its_folder(project):
    run = toy_engine().new_run(project, CONFIG)
    train_to_end(project, run)
    own = images_of(run)

    shutil.rmtree(project.datasets_folder)

    assert (images_of(run) == own).all()


def test_a_second_run_reuses_the_autoencoder_of_the_first(project):
    train_to_end(project, toy_engine().new_run(project, CONFIG, run_id="first"))

    second = toy_engine().new_run(project, changed(least_psnr_db=99.0), run_id="second")
    events = train_to_end(project, second)

    assert not has_trained(events)
    latents = [load_spec(project.run(name).folder).latents for name in ("first", "second")]
    assert latents[0] == latents[1]


def test_other_settings_train_another_autoencoder(project):
    train_to_end(project, toy_engine().new_run(project, CONFIG, run_id="first"))

    events = train_to_end(project, toy_engine().new_run(project, changed(width=16)))

    assert has_trained(events)


def test_an_autoencoder_that_fails_its_check_falls_back_to_pixels(project):
    run = toy_engine().new_run(project, changed(on_failure="pixels", least_psnr_db=99.0))

    events = train_to_end(project, run)

    assert not first(events, AutoencoderMeasured).is_accepted
    incident = first(events, IncidentReported)
    assert incident.kind == "autoencoder"
    assert "minimum 99 dB" in str(incident.message)
    assert events[-1].outcome == "completed"
    spec = load_spec(run.folder)
    assert spec.latents is None
    assert spec.image_shape == (3, 32, 32)


def test_a_run_that_fell_back_to_pixels_resumes_on_pixels(project):
    config = changed(on_failure="pixels", least_psnr_db=99.0)
    run = toy_engine().new_run(project, config)
    control = RunControl()
    for event in toy_engine().train(project, run, control):
        if isinstance(event, RunStarted):
            control.request(Command.STOP)

    events = train_to_end(project, RunFolder.open(run.folder))

    assert not any(isinstance(event, AutoencoderMeasured) for event in events)
    assert events[-1].outcome == "completed"


def test_a_stop_during_autoencoder_training_loses_nothing(project):
    whole = toy_engine().new_run(project, CONFIG, run_id="whole")
    train_to_end(project, whole)
    shutil.rmtree(project.datasets_folder / "toys" / "autoencoders")
    control = RunControl()
    run = toy_engine().new_run(project, CONFIG, run_id="cut")

    events = []
    for event in toy_engine().train(project, run, control):
        events.append(event)
        if isinstance(event, Progressed) and has_trained([event]) and event.done >= 24:
            control.request(Command.STOP)
    assert isinstance(events[-1], RunEnded)
    assert events[-1].outcome == "stopped"
    train_to_end(project, run)

    assert load_spec(run.folder) == load_spec(whole.folder)
    whole_weights, cut_weights = averaged_weights(whole), averaged_weights(run)
    assert all((whole_weights[name] == cut_weights[name]).all() for name in whole_weights)


def test_augmentations_are_encoded_in_several_versions(project):
    config = msgspec.structs.replace(changed(versions=3), augmentations={"flip": {}})
    run = toy_engine().new_run(project, config)

    events = train_to_end(project, run)

    message = first(
        [e for e in events if "flip" in str(getattr(e, "message", ""))], IncidentReported
    )
    assert "3 fixed versions" in str(message.message)
    assert first(events, RunStarted).images == 22


class Darker:
    """An augmentation of a plugin that can be uninstalled."""

    def __init__(self, settings):
        pass

    def __call__(self, images):
        return images // 2


def engine_with_darker(monkeypatch):
    monkeypatch.setitem(sys.modules, "darker", sys.modules[__name__])
    entry = Entry(name="darker", label="Darker", summary="Darker.", factory="darker:Darker")
    module = ModuleType("stranger")

    def sfumato_augmentations():
        return [entry]

    module.sfumato_augmentations = hookimpl(sfumato_augmentations)
    return Engine(Plugins([("builtin", sfumato_plugins), ("stranger", module)]))


def stopped_run_with_darker(project, engine):
    """Train a run with a plugin's augmentation for one update, and stop it."""
    config = msgspec.structs.replace(
        changed(versions=2),
        augmentations={"darker": {}},
        report=msgspec.structs.replace(CONFIG.report, sample_every_images=8),
    )
    run, control = engine.new_run(project, config), RunControl()
    for event in engine.train(project, run, control):
        if isinstance(event, SamplesGenerated) and event.images_seen:
            control.request(Command.STOP)
    assert run.checkpoints()
    return run


def test_a_stop_while_encoding_reports_the_progress_of_the_run(project, monkeypatch):
    engine = engine_with_darker(monkeypatch)
    run = stopped_run_with_darker(project, engine)
    seen = first(run.events(), RunEnded).images_seen
    for folder in latents_of(project):
        shutil.rmtree(folder)
    control = RunControl()

    events = []
    for event in engine.train(project, run, control):
        events.append(event)
        if isinstance(event, Progressed):
            control.request(Command.STOP)

    assert seen > 0
    assert not any(isinstance(event, RunStarted) for event in events)
    assert events[-1].images_seen == seen
    assert events[-1].elapsed_s > 0


def latents_of(project):
    return set(project.datasets_folder.glob("toys/cache/*/latents/*"))


def test_a_run_resumes_on_its_latents_if_an_augmentation_is_missing(project, monkeypatch):
    run = stopped_run_with_darker(project, engine_with_darker(monkeypatch))
    before = latents_of(project)

    events = train_to_end(project, run)

    (incident,) = (e for e in events if isinstance(e, IncidentReported) and e.kind == "plugin")
    assert "no augmentation “darker”. The run continues on images" in str(incident.message)
    assert latents_of(project) == before
    assert events[-1].outcome == "completed"


def test_images_are_encoded_again_without_a_missing_augmentation(project, monkeypatch):
    engine = engine_with_darker(monkeypatch)
    run = stopped_run_with_darker(project, engine)
    (with_it,) = latents_of(project)
    shutil.rmtree(with_it)

    events = train_to_end(project, run)

    incident = first([e for e in events if getattr(e, "kind", "") == "plugin"], IncidentReported)
    assert "encoded again without it" in str(incident.message)
    assert incident.images_seen == int(run.checkpoints()[0].name)
    assert events[-1].outcome == "completed"
    assert with_it not in latents_of(project)


def test_the_users_own_autoencoder_is_used(project, tmp_path):
    folder = tmp_path / "mine"
    folder.mkdir()
    mine = build_autoencoder(AUTOENCODER, ImageShape.square(32, 3))
    sha256 = save_autoencoder(folder, mine)
    model = msgspec.structs.replace(MODEL, autoencoder=str(folder))
    run = toy_engine().new_run(project, msgspec.structs.replace(CONFIG, model=model))

    events = train_to_end(project, run)

    assert not has_trained(events)
    assert load_spec(run.folder).latents.autoencoder_sha256 == sha256


def test_a_path_without_an_autoencoder_fails_the_run_with_a_message(project, tmp_path):
    model = msgspec.structs.replace(MODEL, autoencoder=str(tmp_path))
    run = toy_engine().new_run(project, msgspec.structs.replace(CONFIG, model=model))

    events = train_to_end(project, run)

    assert isinstance(events[-1], RunFailed)
    assert "config.json is missing" in str(events[-1].message)


def test_an_autoencoder_other_than_the_runs_is_refused(project):
    run = toy_engine().new_run(project, CONFIG)
    train_to_end(project, run)
    other = build_autoencoder(AUTOENCODER, ImageShape.square(32, 3))
    save_autoencoder(run.folder / "autoencoder", other)

    with pytest.raises(CheckpointError, match="hash does not match"):
        load_model(run, plugins=toy_engine().plugins)


def test_the_hash_of_an_image_covers_the_autoencoder(project):
    run = toy_engine().new_run(project, CONFIG)
    train_to_end(project, run)

    metadata = load_model(run, plugins=toy_engine().plugins).metadata

    assert metadata.autoencoder_sha256 == load_spec(run.folder).latents.autoencoder_sha256
    checkpoint = run.checkpoints()[-1]
    files = msgspec.json.decode((checkpoint / "state.json").read_bytes())["sha256_by_file"]
    assert metadata.weights_sha256 not in files.values()


def test_a_warm_start_from_a_latent_run_generates_its_images(project):
    base = toy_engine().new_run(project, CONFIG, run_id="base")
    train_to_end(project, base)

    second = toy_engine().new_run(project, CONFIG, run_id="second", base="base")

    assert (images_of(second) == images_of(base)).all()
    assert train_to_end(project, second)[-1].outcome == "completed"
