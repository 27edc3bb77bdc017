"""Tests of third-party networks in training, generation and export, and of their validation.

Networks are loaded through `sfumato_backbones`, including the built-in ones.
"""

import re
import sys
from types import ModuleType

import msgspec
import pytest
import torch
from tests.support.toy import TOY_CONFIG, toy_project, with_changes
from torch import nn

import sfumato_plugins
from sfumato.checkpoints.network_file import load_spec
from sfumato.config.settings import AugmentationConfig
from sfumato.engine import Engine
from sfumato.errors import ConfigError, PluginError
from sfumato.nn.network import build_denoiser, spec_from_config
from sfumato.plugins.catalog import Entry
from sfumato.plugins.hookspecs import hookimpl
from sfumato.plugins.registry import Plugins
from sfumato.records.control import Command, RunControl
from sfumato.records.events import ExportFinished, ImageGenerated, RunFailed, SamplesGenerated
from sfumato.records.requests import GenerateRequest
from support.source_tree import REPOSITORY

BUILTIN = Plugins([("builtin", sfumato_plugins)])
PAGE = (REPOSITORY / "docs/plugins/backbones.md").read_text(encoding="utf-8")
PAGES_PLUGIN = dict(
    re.findall(r"`plain/(\S+\.py)` [^\n]*:\n\n```python\n(.*?)```", PAGE, re.DOTALL)
)


@pytest.fixture
def engine(tmp_path, monkeypatch):
    """Yield an engine with the network that the page shows."""
    folder = tmp_path / "site" / "plain"
    folder.mkdir(parents=True)
    for name, content in PAGES_PLUGIN.items():
        (folder / name).write_text(content, encoding="utf-8")
    monkeypatch.syspath_prepend(str(folder.parent))
    import plain

    yield Engine(Plugins([("builtin", sfumato_plugins), ("plain", plain)]))
    for name in [name for name in sys.modules if name.partition(".")[0] == "plain"]:
        del sys.modules[name]


@pytest.fixture
def project(tmp_path):
    return toy_project(tmp_path, classes=("cat", "dog"))


def with_network(name="plain", **changes):
    model = msgspec.structs.replace(TOY_CONFIG.model, backbone=name, **changes)
    return with_changes(model=model)


def test_the_built_in_networks_are_listed_with_the_default_first():
    assert list(BUILTIN.backbones) == ["unet", "dit"]
    assert next(iter(BUILTIN.backbones)) == TOY_CONFIG.model.backbone


@pytest.mark.parametrize("name", ["unet", "dit"])
def test_the_built_in_networks_are_identical_through_the_hook(name):
    model = msgspec.structs.replace(TOY_CONFIG.model, backbone=name)
    config = with_changes(model=model)
    asked = {"image_shape": (3, 8, 8), "classes": ("a",), "sigma_data": 0.5}

    assert spec_from_config(config, backbones=BUILTIN.backbones, **asked) == spec_from_config(
        config, **asked
    )


def test_a_third_party_network_trains_and_generates_and_is_saved(engine, project, tmp_path):
    run = engine.new_run(project, with_network(backbone_settings={"width": 16}))

    events = list(engine.train(project, run, RunControl()))
    drawn = list(engine.generate(project, run, GenerateRequest(count=2)))

    assert events[-1].outcome == "completed"
    assert sum(isinstance(event, SamplesGenerated) for event in events) == 3
    assert sum(isinstance(event, ImageGenerated) for event in drawn) == 2
    kept = load_spec(run.folder).network
    assert (kept.name, kept.plugin, kept.settings) == ("plain", "plain", {"width": 16})


def test_a_third_party_network_resumes_bit_for_bit(engine, project):
    whole = engine.new_run(project, with_network(), run_id="whole")
    list(engine.train(project, whole, RunControl()))
    broken = engine.new_run(project, with_network(), run_id="broken")
    control = RunControl()
    for event in engine.train(project, broken, control):
        if isinstance(event, SamplesGenerated) and event.images_seen == 64:
            control.request(Command.STOP)

    list(engine.train(project, broken, RunControl()))

    first, second = (
        (run.checkpoints()[-1] / "model.safetensors").read_bytes() for run in (whole, broken)
    )
    assert first == second


def test_a_third_party_network_can_be_the_base_of_a_run_with_other_classes(engine, project):
    base = engine.new_run(project, with_network(), run_id="base")
    list(engine.train(project, base, RunControl()))
    data = msgspec.structs.replace(TOY_CONFIG.data, use_classes=False)

    longer = engine.new_run(
        project, msgspec.structs.replace(with_network(), data=data), base="base", run_id="next"
    )
    events = list(engine.train(project, longer, RunControl()))

    assert longer.config.model.backbone == "plain"
    assert events[-1].outcome == "completed"


@pytest.mark.slow
def test_a_third_party_network_exports_as_a_verified_onnx_bundle(engine, project, tmp_path):
    run = engine.new_run(project, with_network())
    list(engine.train(project, run, RunControl()))

    *_, end = engine.export(
        project,
        run,
        "onnx",
        settings={"proof_images": 4, "distance_images": 0},
        folder=tmp_path / "bundle",
    )

    assert isinstance(end, ExportFinished)
    assert (tmp_path / "bundle" / "model.onnx").is_file()


def test_without_its_plugin_the_run_reports_what_is_missing(engine, project):
    run = engine.new_run(project, with_network())
    list(engine.train(project, run, RunControl()))
    without = Engine(BUILTIN)

    (*_, last) = without.train(project, run, RunControl())

    assert isinstance(last, RunFailed)
    assert "“plain” belongs to a plugin that is not installed" in str(last.message)
    with pytest.raises(PluginError, match="not installed"):
        list(without.generate(project, run, GenerateRequest(count=1)))
    with pytest.raises(PluginError, match="no network “plain”"):
        without.new_run(project, with_network())


def test_a_network_without_augmentation_conditioning_is_rejected(engine, project):
    config = msgspec.structs.replace(
        with_network(), augmentation=AugmentationConfig(probability=0.1)
    )
    run = engine.new_run(project, config)

    (*_, last) = engine.train(project, run, RunControl())

    assert isinstance(last, RunFailed)
    assert "does not support conditional augmentation" in str(last.message)
    assert "augmentation.probability=0" in str(last.hint)


class SearchEvent(nn.Module):
    def __init__(self, form):
        super().__init__()
        self.of_augmentation = nn.Linear(
            form.augmentation_labels or 1, form.image_shape[0], bias=False
        )

    def forward(self, x, c_noise, class_label, *, augmentation=None):
        if augmentation is None:
            return x
        return x + self.of_augmentation(augmentation)[:, :, None, None]


def test_a_network_with_augmentation_conditioning_is_accepted(project):
    engine = engine_with(SearchEvent)
    config = msgspec.structs.replace(
        with_network("odd"), augmentation=AugmentationConfig(probability=0.5)
    )
    run = engine.new_run(project, config)

    (*_, last) = engine.train(project, run, RunControl())

    assert last.outcome == "completed"


class AnotherShape(nn.Module):
    def __init__(self, form):
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(1))

    def forward(self, x, c_noise, class_label):
        return x[:, :1] * self.weight


class GivesNan(AnotherShape):
    def forward(self, x, c_noise, class_label):
        return x * float("nan") * self.weight


class Raises(AnotherShape):
    def forward(self, x, c_noise, class_label):
        raise RuntimeError("no way through")


class HidesState(AnotherShape):
    def __init__(self, form):
        super().__init__(form)
        self.table = torch.arange(3)


class HidesBuffer(AnotherShape):
    def __init__(self, form):
        super().__init__(form)
        self.register_buffer("table", torch.arange(3), persistent=False)


class CannotBeBuilt(nn.Module):
    def __init__(self, form):
        raise RuntimeError("no bricks")


class IsNone:
    def __init__(self, form):
        pass


def engine_with(kind):
    sys.modules["odd_networks"] = sys.modules[__name__]
    factory = f"odd_networks:make_{kind.__name__}"
    globals()[f"make_{kind.__name__}"] = lambda settings: kind
    entry = Entry(name="odd", label="Odd", summary="Odd.", factory=factory)
    module = ModuleType("stranger")

    def sfumato_backbones():
        return [entry]

    module.sfumato_backbones = hookimpl(sfumato_backbones)
    return Engine(Plugins([("builtin", sfumato_plugins), ("stranger", module)]))


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (AnotherShape, "returned (2, 1, 8, 8) instead of (2, 3, 8, 8)"),
        (GivesNan, "not finite"),
        (Raises, "no way through"),
        (HidesState, "keeps state outside its weights"),
        (HidesBuffer, "keeps state outside its weights"),
        (CannotBeBuilt, "no bricks"),
        (IsNone, "IsNone, not a torch module"),
    ],
)
def test_an_unusable_network_is_reported_before_training(kind, words, project):
    engine = engine_with(kind)
    run = engine.new_run(project, with_network("odd"))

    (*_, last) = engine.train(project, run, RunControl())

    assert isinstance(last, RunFailed)
    assert "“odd”" in str(last.message)
    assert words in str(last.message)
    assert not run.checkpoints()


def test_an_invalid_setting_is_rejected_before_anything_is_created(engine, project):
    with pytest.raises(ConfigError, match="width"):
        engine.new_run(project, with_network(backbone_settings={"width": 1}))

    assert project.run_ids() == ()


def test_a_denoiser_from_a_plugin_is_not_built_without_the_plugin(engine, project):
    spec = spec_from_config(
        with_network(),
        image_shape=(3, 8, 8),
        classes=(),
        sigma_data=0.5,
        backbones=engine.plugins.backbones,
    )

    with pytest.raises(PluginError, match="not installed"):
        build_denoiser(spec)
