"""Tests of the training loop: progress, pauses, the end of a run, and failures."""

from collections.abc import Iterable
from types import ModuleType

import msgspec
import pytest
import torch
from tests.support.toy import TOY_CONFIG, averaged_weights, toy_engine, train_to_end, with_changes
from torch import Tensor, nn

import sfumato_plugins
from sfumato.config.settings import NoiseConfig, ReportConfig
from sfumato.engine import Engine
from sfumato.errors import ConfigError
from sfumato.optimization.update import Updater
from sfumato.plugins.catalog import Entry
from sfumato.plugins.hookspecs import hookimpl
from sfumato.plugins.registry import Plugins
from sfumato.records.control import Command, RunControl
from sfumato.records.events import (
    AnyEvent,
    CheckpointSaved,
    IncidentReported,
    RunEnded,
    RunFailed,
    RunPaused,
    RunResumed,
    RunStarted,
    SamplesGenerated,
)
from sfumato.records.project import Project
from sfumato.records.run_folder import RunStatus


def _kinds(events: Iterable[AnyEvent]) -> list[type]:
    return [type(event) for event in events]


def test_a_run_reports_samples_checkpoints_and_its_completion(project: Project) -> None:
    run = toy_engine().new_run(project, TOY_CONFIG)

    events = train_to_end(project, run)

    assert isinstance(events[-1], RunEnded)
    assert events[-1].outcome == "completed"
    assert events[-1].images_seen == 128
    assert [e.images_seen for e in events if isinstance(e, SamplesGenerated)] == [0, 64, 128]
    assert {RunStarted, CheckpointSaved} <= set(_kinds(events))
    assert run.status() is RunStatus.COMPLETED
    assert run.events() == events


def test_a_paused_run_waits_and_resumes(project: Project) -> None:
    run = toy_engine().new_run(project, TOY_CONFIG)
    control = RunControl()

    events = []
    for event in toy_engine().train(project, run, control):
        events.append(event)
        if isinstance(event, SamplesGenerated) and event.images_seen == 0:
            control.request(Command.PAUSE)
        if isinstance(event, RunPaused):
            assert run.status() is RunStatus.PAUSED
            control.request(Command.RESUME)

    kinds = _kinds(events)
    assert kinds.index(RunPaused) < kinds.index(RunResumed) < kinds.index(RunEnded)
    assert events[-1].images_seen == 128


def test_a_non_finite_gradient_never_reaches_the_weights(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = toy_engine().new_run(project, TOY_CONFIG)
    gradient = Updater._gradient
    calls = iter(range(1000))

    def spoil_the_third(self: Updater, batch: object) -> Tensor:
        loss = gradient(self, batch)
        if next(calls) == 2:
            self._parameters[0].grad.fill_(float("nan"))
        return loss

    monkeypatch.setattr(Updater, "_gradient", spoil_the_third)
    events = train_to_end(project, run)

    incident = next(e for e in events if isinstance(e, IncidentReported))
    assert incident.kind == "non_finite"
    assert events[-1].outcome == "completed"
    assert all(torch.isfinite(t).all() for t in averaged_weights(run).values())


def test_gradients_that_stay_non_finite_fail_the_run_with_a_hint(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = toy_engine().new_run(project, with_changes(images_total=800))

    def always_bad(self: Updater, batch: object) -> Tensor:
        for parameter in self._parameters:
            parameter.grad = torch.full_like(parameter, float("inf"))
        return torch.tensor(float("inf"))

    monkeypatch.setattr(Updater, "_gradient", always_bad)
    events = train_to_end(project, run)

    assert isinstance(events[-1], RunFailed)
    assert "20 consecutive updates" in str(events[-1].message)
    assert "learning_rate" in str(events[-1].hint)
    assert run.status() is RunStatus.FAILED


def test_running_out_of_memory_halves_the_micro_batch_and_keeps_the_result(
    project: Project, monkeypatch: pytest.MonkeyPatch, losses: list[float]
) -> None:
    calm = msgspec.structs.replace(
        TOY_CONFIG, model=msgspec.structs.replace(TOY_CONFIG.model, dropout=0.0)
    )
    train_to_end(project, toy_engine().new_run(project, calm, run_id="roomy"))
    roomy = losses.copy()
    losses.clear()
    forward = nn.Conv2d.forward

    def only_two_fit(self: nn.Conv2d, x: Tensor) -> Tensor:
        if torch.is_grad_enabled() and x.shape[0] > 2:
            raise torch.OutOfMemoryError
        return forward(self, x)

    monkeypatch.setattr(nn.Conv2d, "forward", only_two_fit)
    run = toy_engine().new_run(project, calm, run_id="tight")
    events = train_to_end(project, run)

    incidents = [e for e in events if isinstance(e, IncidentReported)]
    assert [e.kind for e in incidents] == ["out_of_memory"]
    assert "2 images" in str(incidents[0].message)
    assert losses == pytest.approx(roomy, rel=1e-4)  # summed in another order


def test_memory_for_less_than_one_image_is_reported(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nothing_fits(self: nn.Conv2d, x: Tensor) -> Tensor:
        raise torch.OutOfMemoryError

    run = toy_engine().new_run(
        project, with_changes(report=ReportConfig(sample_count=0, sample_every_images=64))
    )
    monkeypatch.setattr(nn.Conv2d, "forward", nothing_fits)
    events = train_to_end(project, run)

    assert isinstance(events[-1], RunFailed)
    assert "too little memory to train on a single image of 8 × 8 px" in str(events[-1].message)


def test_an_augmentation_that_fails_is_named_and_skipped(project: Project) -> None:
    broken = ModuleType("broken")
    broken.sfumato_augmentations = hookimpl(  # type: ignore[attr-defined]  # a plugin built by hand
        _offer_broken
    )
    engine = Engine(Plugins([("builtin", sfumato_plugins), ("broken", broken)]))
    run = engine.new_run(project, with_changes(augmentations={"broken": {}, "flip": {}}))

    events = list(engine.train(project, run, RunControl()))

    incidents = [e for e in events if isinstance(e, IncidentReported)]
    assert len(incidents) == 1
    assert "“broken”" in str(incidents[0].message)
    assert events[-1].outcome == "completed"


def test_a_checkpoint_that_cannot_be_written_is_reported_and_the_run_continues(
    project: Project,
) -> None:
    run = toy_engine().new_run(project, TOY_CONFIG)
    control = RunControl()
    events = []
    for event in toy_engine().train(project, run, control):
        events.append(event)
        if isinstance(event, SamplesGenerated) and event.images_seen == 0:
            run.checkpoints_folder.rmdir()
            run.checkpoints_folder.write_text("in the way")
            control.request(Command.CHECKPOINT)
        if isinstance(event, IncidentReported):
            run.checkpoints_folder.unlink()

    incident = next(e for e in events if isinstance(e, IncidentReported))
    assert incident.kind == "storage"
    assert "Cannot save a checkpoint" in str(incident.message)
    assert events[-1].outcome == "completed"
    assert int(run.checkpoints()[-1].name) == 128


def test_samples_that_cannot_be_written_are_reported_and_the_run_continues(
    project: Project,
) -> None:
    run = toy_engine().new_run(project, TOY_CONFIG)
    run.samples_folder.rmdir()
    run.samples_folder.write_text("in the way")

    events = train_to_end(project, run)

    incidents = [str(e.message) for e in events if isinstance(e, IncidentReported)]
    assert len(incidents) == 3
    assert all("Cannot save" in message for message in incidents)
    assert events[-1].outcome == "completed"


def test_a_run_without_an_end_is_refused_and_leaves_no_folder(project: Project) -> None:
    with pytest.raises(ConfigError, match="has no end"):
        toy_engine().new_run(project, with_changes(images_total=0, minutes=0.0))

    assert project.run_ids() == ()


def test_an_unsupported_image_size_is_refused_and_leaves_no_folder(
    project: Project,
) -> None:
    model = msgspec.structs.replace(TOY_CONFIG.model, widths=(8, 8, 8, 8, 8))

    with pytest.raises(ConfigError, match="image size \\(8 px\\) must be"):
        toy_engine().new_run(project, with_changes(model=model))

    assert project.run_ids() == ()


def test_a_pause_followed_by_a_stop_writes_one_checkpoint(project: Project) -> None:
    run = toy_engine().new_run(project, TOY_CONFIG)
    control = RunControl()
    written = []

    for event in toy_engine().train(project, run, control):
        if isinstance(event, SamplesGenerated) and event.images_seen == 64:
            control.request(Command.PAUSE)
        if isinstance(event, RunPaused):
            control.request(Command.STOP)
        if isinstance(event, CheckpointSaved):
            written.append((run.folder / event.path / "state.json").stat().st_mtime_ns)

    assert len(written) == 2
    assert written[0] == written[1]


@pytest.mark.parametrize("prediction", ["edm", "flow", "epsilon", "v", "x"])
def test_every_prediction_learns(project: Project, losses: list[float], prediction: str) -> None:
    model = msgspec.structs.replace(TOY_CONFIG.model, prediction=prediction, dropout=0.0)
    config = with_changes(model=model, noise=NoiseConfig(), images_total=400)

    events = train_to_end(project, toy_engine().new_run(project, config))

    assert events[-1].outcome == "completed"
    early, late = sum(losses[:10]) / 10, sum(losses[-10:]) / 10
    assert late < 0.9 * early


def _offer_broken() -> list[Entry]:
    factory = "tests.core.training.test_training:Broken"
    return [Entry(name="broken", label="Broken", summary="Fails.", factory=factory)]


class Broken:
    """An augmentation that raises."""

    def __init__(self, settings: object) -> None:
        pass

    def __call__(self, images: Tensor) -> Tensor:
        return images.float()
