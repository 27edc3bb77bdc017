"""Tests of runs that continue when a plugin fails, and name it."""

from types import ModuleType

import msgspec
import pytest
import torch
from tests.support.toy import TOY_CONFIG, with_changes

import sfumato_plugins
from sfumato.config.settings import ReportConfig, SamplingSettings
from sfumato.diffusion.sampler import Sampler
from sfumato.engine import Engine
from sfumato.plugins.catalog import Entry
from sfumato.plugins.hookspecs import hookimpl
from sfumato.plugins.registry import Plugins
from sfumato.plugins.run_logger import RunLogger
from sfumato.records.control import RunControl
from sfumato.records.event_file import EventTail
from sfumato.records.events import IncidentReported, SamplesGenerated
from sfumato.training.augmentation import Augmenter

MODULE = __name__


class AtStep:
    """An augmentation that works until its two hundredth batch."""

    def __init__(self, settings):
        self.calls = 0

    def __call__(self, images):
        self.calls += 1
        return self.misbehave(images) if self.calls > 200 else images


class Raises(AtStep):
    def misbehave(self, images):
        images.zero_()
        raise RuntimeError("out of paint")


class Exits(AtStep):
    def misbehave(self, images):
        raise SystemExit(3)


class GivesAnotherShape(AtStep):
    def misbehave(self, images):
        return images[:1]


class GivesNan(AtStep):
    def misbehave(self, images):
        return images.float() * float("nan")


class GivesNothing(AtStep):
    def misbehave(self, images):
        return None


class FailsAtOnce:
    def __init__(self, settings):
        raise RuntimeError("no license")


class Straight(Sampler):
    """A sampler that works."""

    def __init__(self, settings):
        self.settings = settings

    def step(self, trajectory, x, index):
        return trajectory.denoise(x, trajectory.sigmas[index])


class SamplerRaises(Straight):
    def step(self, trajectory, x, index):
        raise RuntimeError("no way")


class SamplerGivesAnotherShape(Straight):
    def step(self, trajectory, x, index):
        return trajectory.denoise(x, trajectory.sigmas[index])[:, :1]


class SamplerGivesNan(Straight):
    def step(self, trajectory, x, index):
        return trajectory.denoise(x, trajectory.sigmas[index]) * float("nan")


def engine_with(kind, *, hook):
    """Return an engine with a plugin, “stranger”, that provides one entry, “odd”."""
    factory = f"{MODULE}:{kind.__name__}"
    entry = Entry(name="odd", label="Odd", summary="Odd.", factory=factory)

    def offer():
        return [entry]

    offer.__name__ = hook
    module = ModuleType("stranger")
    setattr(module, hook, hookimpl(offer))
    return Engine(Plugins([("builtin", sfumato_plugins), ("stranger", module)]))


@pytest.fixture(autouse=True)
def _importable(monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, MODULE, sys.modules[__name__])


def train_with(kind, project, config, *, hook):
    engine = engine_with(kind, hook=hook)
    run = engine.new_run(project, config)
    return run, list(engine.train(project, run, RunControl()))


def reported(events):
    return [e for e in events if isinstance(e, IncidentReported)]


LONG = with_changes(
    augmentations={"odd": {}},
    batch_size=2,
    images_total=420,
    report=ReportConfig(sample_count=0, sample_every_images=10_000),
)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (Raises, "out of paint"),
        (Exits, "3"),
        (GivesAnotherShape, "(1, 3, 8, 8)"),
        (GivesNan, "torch.float32"),
        (GivesNothing, "NoneType instead of a tensor"),
    ],
)
def test_an_augmentation_that_fails_at_step_200_is_named_and_the_run_continues(
    kind, words, project
):
    run, events = train_with(kind, project, LONG, hook="sfumato_augmentations")

    (incident,) = reported(events)
    assert incident.kind == "plugin"
    assert incident.images_seen > 390
    assert "Augmentation “odd” from plugin “stranger” failed" in str(incident.message)
    assert words in str(incident.message)
    assert events[-1].outcome == "completed"
    assert int(run.checkpoints()[-1].name) == 420


def test_partial_changes_of_a_failing_augmentation_are_discarded():
    images = torch.full((2, 3, 8, 8), 7, dtype=torch.uint8)
    failing = Raises(None)
    failing.calls = 200

    assert Augmenter({"odd": failing})(images).eq(7).all()


def test_an_augmentation_cannot_change_the_generator_for_the_rest_of_the_update(project, losses):
    def augmented(kind):
        losses.clear()
        config = msgspec.structs.replace(TOY_CONFIG, augmentations={"odd": {}}, images_total=32)
        train_with(kind, project, config, hook="sfumato_augmentations")
        return list(losses)

    assert augmented(SeedsTheGenerator) == augmented(ChangesNothing)


class ChangesNothing:
    def __init__(self, settings):
        pass

    def __call__(self, images):
        return images


class SeedsTheGenerator(ChangesNothing):
    def __call__(self, images):
        torch.manual_seed(0)
        return images


def test_a_run_whose_augmentation_is_missing_continues_and_reports_it(project):
    engine = engine_with(ChangesNothing, hook="sfumato_augmentations")
    run = engine.new_run(project, with_changes(augmentations={"odd": {}, "flip": {}}))
    without = Engine(Plugins([("builtin", sfumato_plugins)]))

    events = list(without.train(project, run, RunControl()))

    (incident,) = reported(events)
    assert "no augmentation “odd”. The run continues without it." in str(incident.message)
    assert events[-1].outcome == "completed"


def test_a_new_run_is_refused_if_a_plugin_cannot_be_built(project):
    with pytest.raises(Exception, match=r"odd.*stranger.*no license"):
        train_with(
            FailsAtOnce,
            project,
            with_changes(augmentations={"odd": {}}),
            hook="sfumato_augmentations",
        )

    assert project.run_ids() == ()


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (SamplerRaises, "no way"),
        (SamplerGivesAnotherShape, "returned (4, 1, 8, 8) instead of (4, 3, 8, 8)"),
        (SamplerGivesNan, "not finite"),
    ],
)
def test_a_sampler_that_fails_is_named_and_replaced_by_the_default(kind, words, project):
    config = with_changes(sampling=SamplingSettings(sampler="odd", num_steps=1))

    _, events = train_with(kind, project, config, hook="sfumato_samplers")

    (incident,) = reported(events)
    assert incident.kind == "plugin"
    assert "“odd”" in str(incident.message)
    assert words in str(incident.message)
    assert [e.images_seen for e in events if isinstance(e, SamplesGenerated)] == [64, 128]
    assert events[-1].outcome == "completed"


def test_a_sampler_that_works_generates_the_samples(project):
    config = with_changes(sampling=SamplingSettings(sampler="odd", num_steps=1))

    _, events = train_with(Straight, project, config, hook="sfumato_samplers")

    assert reported(events) == []


class Forgetful:
    """A schedule that fails partway through the run."""

    def __init__(self, settings):
        pass

    def __call__(self, moment):
        if moment.images_seen > 60:
            raise RuntimeError("forgot")
        return (1.0, False)


class Breaks(RunLogger):
    def __init__(self, settings):
        pass

    def log(self, event):
        if getattr(event, "images_seen", 0) >= 64:
            raise RuntimeError("disk of the laboratory is full")


def test_a_schedule_that_fails_is_named_and_replaced_by_the_default(project):
    optimizer = msgspec.structs.replace(TOY_CONFIG.optimizer, schedule="odd")

    _, events = train_with(
        Forgetful, project, with_changes(optimizer=optimizer), hook="sfumato_schedules"
    )

    (incident,) = reported(events)
    assert incident.images_seen == 72
    assert "“odd” failed: forgot" in str(incident.message)
    assert events[-1].outcome == "completed"


def test_a_logger_that_fails_is_named_and_skipped(project):
    report = msgspec.structs.replace(TOY_CONFIG.report, loggers={"odd": {}})

    run, events = train_with(Breaks, project, with_changes(report=report), hook="sfumato_loggers")

    (incident,) = reported(events)
    assert "Logger “odd” failed and was disabled" in str(incident.message)
    assert incident in EventTail(run.events_file).read_new()
    assert events[-1].outcome == "completed"


@pytest.mark.parametrize("hook", ["sfumato_schedules", "sfumato_loggers"])
def test_a_run_continues_without_missing_parts(hook, project):
    kind = Forgetful if "schedules" in hook else Breaks
    optimizer = msgspec.structs.replace(TOY_CONFIG.optimizer, schedule="odd")
    report = msgspec.structs.replace(TOY_CONFIG.report, loggers={"odd": {}})
    changes = {"optimizer": optimizer} if "schedules" in hook else {"report": report}
    run = engine_with(kind, hook=hook).new_run(project, with_changes(**changes))

    events = list(Engine(Plugins([("builtin", sfumato_plugins)])).train(project, run, RunControl()))

    (incident,) = reported(events)
    assert "“odd”" in str(incident.message)
    assert events[-1].outcome == "completed"
