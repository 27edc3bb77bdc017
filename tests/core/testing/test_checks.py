"""Tests that the contract checks accept correct plugins and name what is wrong."""

import random
import sys
import zipfile

import numpy as np
import pytest
import torch
from PIL import Image
from torch import nn

import sfumato_plugins
from sfumato.diffusion.sampler import Sampler
from sfumato.export.exporter import Exporter
from sfumato.plugins.catalog import Entry
from sfumato.plugins.registry import Plugins
from sfumato.records.events import Progressed
from sfumato.testing.augmentations import check_augmentation
from sfumato.testing.backbones import check_backbone
from sfumato.testing.entries import check_entry, check_plugin
from sfumato.testing.exporters import check_exporter
from sfumato.testing.importers import check_importer
from sfumato.testing.runs import check_logger, check_metric, check_schedule
from sfumato.testing.samplers import check_sampler
from sfumato.training.rate_schedule import RateShare

BUILTIN = Plugins([("builtin", sfumato_plugins)])
ORDERS = {"dpmpp_2m": 2, "unipc": 2, "heun": 2, "euler": 1, "ddim": 1}


@pytest.fixture(autouse=True)
def _importable(monkeypatch):
    monkeypatch.setitem(sys.modules, "wrongs", sys.modules[__name__])


def entry(kind, **more):
    values = {"label": "Odd", "summary": "Is odd.", "factory": f"wrongs:{kind.__name__}"}
    return Entry(name="odd", **(values | more))


class UsesNumpy:
    def __init__(self, settings):
        pass

    def __call__(self, images):
        return images if np.random.rand() < 0.5 else 255 - images


class UsesRandom(UsesNumpy):
    def __call__(self, images):
        return images + random.randrange(200)


class GivesFloats(UsesNumpy):
    def __call__(self, images):
        return images.float()


class Crops(UsesNumpy):
    def __call__(self, images):
        return images[..., 1:]


class Wrong(Sampler):
    def __init__(self, settings):
        pass

    def step(self, trajectory, x, index):
        return trajectory.denoise(x, trajectory.sigmas[index])


class Remembers(Wrong):
    trajectories = 0

    def step(self, trajectory, x, index):
        self.trajectories += 1
        return trajectory.denoise(x, trajectory.sigmas[index]) + self.trajectories


class SamplesItsOwnNoise(Wrong):
    def step(self, trajectory, x, index):
        return trajectory.denoise(x, trajectory.sigmas[index]) + torch.randn_like(x)


class MixesTheBatch(Wrong):
    def step(self, trajectory, x, index):
        return trajectory.denoise(x, trajectory.sigmas[index]) + x.mean()


class LooksAtNumbers(Wrong):
    def step(self, trajectory, x, index):
        return trajectory.denoise(x, trajectory.sigmas[index]) * (
            2.0 if float(x.max()) > 1e9 else 1.0
        )


class DividesByTheLast(Wrong):
    def step(self, trajectory, x, index):
        return trajectory.denoise(x, trajectory.sigmas[index]) / torch.tensor(
            trajectory.sigmas[index + 1]
        )


class CountsWrong(Wrong):
    evaluations_per_step = 2


class Quiet(Exporter):
    def __init__(self, settings):
        pass

    def export(self, model, folder):
        yield Progressed(task="Writing", done=1, total=1)


class CountsTooFar(Quiet):
    def export(self, model, folder):
        yield Progressed(task="Writing", done=2, total=1)


@pytest.mark.parametrize("name", BUILTIN.augmentations)
def test_the_built_in_augmentations_pass(name):
    check_augmentation(BUILTIN.augmentations[name])


@pytest.mark.parametrize("name", [name for name in BUILTIN.samplers if name != "consistency"])
def test_the_built_in_samplers_pass(name):
    check_sampler(BUILTIN.samplers[name], order=ORDERS.get(name, 0))


def test_a_built_in_exporter_passes(tmp_path):
    folder = check_exporter(BUILTIN.exporters["safetensors"], tmp_path)

    assert list(folder.glob("*.safetensors"))


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (UsesNumpy, "the same torch seed gave different images"),
        (UsesRandom, "the same torch seed gave different images"),
        (GivesFloats, "torch.float32 instead of uint8"),
        (Crops, "shape (1, 3, 8, 7)"),
    ],
)
def test_a_wrong_augmentation_fails_with_the_reason(kind, words):
    with pytest.raises(AssertionError) as caught:
        check_augmentation(entry(kind))

    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (Remembers, "on the second run"),
        (SamplesItsOwnNoise, "on the second run"),
        (MixesTheBatch, "in a different batch"),
        (LooksAtNumbers, "cannot be traced for export"),
        (DividesByTheLast, "not finite"),
        (CountsWrong, "declares 2 network calls per step, but made 6"),
        (UsesNumpy, "is not a sfumato.diffusion.sampler.Sampler"),
    ],
)
def test_a_wrong_sampler_fails_with_the_reason(kind, words):
    with pytest.raises(AssertionError) as caught:
        check_sampler(entry(kind))

    assert words in str(caught.value)


def test_a_sampler_of_a_lower_order_than_stated_fails():
    with pytest.raises(AssertionError, match=r"converges with order 0\.99, not 2"):
        check_sampler(BUILTIN.samplers["euler"], order=2)


@pytest.mark.parametrize(
    ("kind", "words"), [(Quiet, "does not set"), (CountsTooFar, "more progress")]
)
def test_a_wrong_exporter_fails_with_the_reason(kind, words, tmp_path):
    with pytest.raises(AssertionError, match=words):
        check_exporter(entry(kind), tmp_path)


def test_the_built_in_plugin_passes():
    assert set(check_plugin(sfumato_plugins).samplers) == set(BUILTIN.samplers)


def test_a_summary_that_is_not_a_sentence_fails():
    with pytest.raises(AssertionError, match="write a full sentence"):
        check_entry(entry(Wrong, summary="odd"))


@pytest.mark.parametrize("name", BUILTIN.schedules)
def test_the_built_in_schedules_pass(name):
    check_schedule(BUILTIN.schedules[name])


@pytest.mark.parametrize("name", BUILTIN.metrics)
def test_the_built_in_metrics_pass(name):
    check_metric(BUILTIN.metrics[name])


@pytest.mark.parametrize("name", BUILTIN.loggers)
def test_the_built_in_loggers_pass(name, tmp_path):
    check_logger(BUILTIN.loggers[name], tmp_path)


def test_a_built_in_importer_passes(tmp_path):
    Image.new("RGB", (8, 8)).save(tmp_path / "one.png")
    with zipfile.ZipFile(tmp_path / "one.zip", "w") as archive:
        archive.write(tmp_path / "one.png", "one.png")
    (tmp_path / "work").mkdir()

    folder = check_importer(BUILTIN, "zip", tmp_path / "one.zip", folder=tmp_path / "work")

    assert [path.name for path in folder.iterdir()] == ["one.png"]


class Tells:
    """A small network that works."""

    def __new__(cls, settings):
        return Net


class Net(nn.Module):
    def __init__(self, form):
        super().__init__()
        self.convolution = nn.Conv2d(form.image_shape[0], form.image_shape[0], 3, padding=1)
        self.label = nn.Embedding(form.class_count + 1, 1) if form.class_count else None

    def forward(self, x, c_noise, class_label):
        conditioning = c_noise if class_label is None else c_noise + self.label(class_label)[:, 0]
        return self.convolution(x) * conditioning[:, None, None, None]


class NormalisesTheBatch(Tells):
    def __new__(cls, settings):
        return Mixing


class Mixing(Net):
    def forward(self, x, c_noise, class_label):
        return super().forward(x - x.mean(0, keepdim=True), c_noise, class_label)


class HasIdleWeights(Tells):
    def __new__(cls, settings):
        return Idle


class Idle(Net):
    def __init__(self, form):
        super().__init__(form)
        self.spare = nn.Linear(2, 2)


def test_a_correct_network_passes():
    check_backbone(entry(Tells))


@pytest.mark.parametrize(
    ("kind", "words"),
    [(NormalisesTheBatch, "in a different batch"), (HasIdleWeights, "weights without gradients")],
)
def test_a_wrong_network_fails_with_the_reason(kind, words):
    with pytest.raises(AssertionError, match=words):
        check_backbone(entry(kind))


class Grows:
    calls = 0

    def __init__(self, settings):
        pass

    def __call__(self, moment):
        self.calls += 1
        return RateShare(min(1.0, self.calls / 1e6), is_cooling=False)


class TooMuch(Grows):
    def __call__(self, moment):
        return RateShare(2.0, is_cooling=False)


@pytest.mark.parametrize(("kind", "words"), [(Grows, "two values"), (TooMuch, r"not in \[0, 1\]")])
def test_a_wrong_schedule_fails_with_the_reason(kind, words):
    with pytest.raises(AssertionError, match=words):
        check_schedule(entry(kind))
