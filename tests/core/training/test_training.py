"""Does a run learn, stop, go on, and outlive what goes wrong?"""

from collections.abc import Iterable
from pathlib import Path
from types import ModuleType

import msgspec
import pytest
import torch
from tests.support.toy import (
    TOY_CONFIG,
    toy_engine,
    toy_project,
    train_to_end,
    with_changes,
    write_toy_pictures,
)
from torch import Tensor, nn

import sfumato_plugins
from sfumato.catalog import Entry
from sfumato.config.settings import NoiseConfig, ReportConfig
from sfumato.control import Command, RunControl
from sfumato.engine import Engine
from sfumato.errors import ConfigError, RunBusyError
from sfumato.events import (
    AnyEvent,
    CheckpointSaved,
    IncidentReported,
    RunEnded,
    RunFailed,
    RunPaused,
    RunResumed,
    RunStarted,
    SamplesDrawn,
    StepFinished,
)
from sfumato.hookspecs import hookimpl
from sfumato.manifest import load_rules
from sfumato.nn.checkpoint import AVERAGE, read_state, read_tensors
from sfumato.plugins import Plugins
from sfumato.project import Project
from sfumato.run_folder import RunFolder, RunStatus
from sfumato.training.meter import StepMeter
from sfumato.training.update import Updater, UpdateResult


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return toy_project(tmp_path)


@pytest.fixture
def losses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Every update's loss, which the meter would report only ten times a second."""
    found: list[float] = []
    add = StepMeter.add

    def note(self: StepMeter, result: UpdateResult, *, learning_rate: float) -> StepFinished | None:
        found.append(result.loss)
        return add(self, result, learning_rate=learning_rate)

    monkeypatch.setattr(StepMeter, "add", note)
    return found


def _kinds(events: Iterable[AnyEvent]) -> list[type]:
    return [type(event) for event in events]


def test_a_run_reports_draws_saves_and_completes(project: Project) -> None:
    run = toy_engine().new_run(project, TOY_CONFIG)

    events = train_to_end(project, run)

    assert isinstance(events[-1], RunEnded)
    assert events[-1].outcome == "completed"
    assert events[-1].images_seen == 128
    assert [e.images_seen for e in events if isinstance(e, SamplesDrawn)] == [0, 64, 128]
    assert {RunStarted, CheckpointSaved} <= set(_kinds(events))
    assert run.status() is RunStatus.COMPLETED
    assert run.events() == events


def test_a_stopped_and_resumed_run_has_the_very_losses_of_an_unbroken_one(
    project: Project, losses: list[float]
) -> None:
    train_to_end(project, toy_engine().new_run(project, TOY_CONFIG, run_id="whole"))
    unbroken = losses.copy()
    losses.clear()
    broken = toy_engine().new_run(project, TOY_CONFIG, run_id="broken")
    control = RunControl()

    for event in toy_engine().train(project, broken, control):
        if isinstance(event, SamplesDrawn) and event.images_seen == 64:
            control.ask(Command.STOP)
    was_stopped = broken.status()
    train_to_end(project, broken)

    assert was_stopped is RunStatus.STOPPED
    assert len(unbroken) == 16
    assert losses == unbroken
    whole = project.run("whole")
    assert _average(broken) == _average(whole)


AUGMENTATIONS = {name: {} for name in ("flip", "shift", "rotate", "colour")}


@pytest.mark.parametrize(
    "changes",
    [
        {"augmentations": AUGMENTATIONS},
        {"class_dropout": 0.5},
        {"batch_size": 10, "images_total": 160},  # epochs end within a batch
        {"micro_batch_size": 3},
        {"precision": "bf16"},
        {"model": msgspec.structs.replace(TOY_CONFIG.model, prediction="epsilon", dropout=0.5)},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_a_run_goes_on_bit_for_bit_whatever_is_random_in_it(
    tmp_path: Path, losses: list[float], changes: dict[str, object]
) -> None:
    project = toy_project(tmp_path, classes=("cat", "dog"))
    config = with_changes(**changes)
    whole = toy_engine().new_run(project, config, run_id="whole")
    train_to_end(project, whole)
    unbroken = losses.copy()
    losses.clear()
    broken = toy_engine().new_run(project, config, run_id="broken")

    control = RunControl()
    for event in toy_engine().train(project, broken, control):
        if isinstance(event, SamplesDrawn) and event.images_seen > 0:
            control.ask(Command.STOP)
    learnt_before = len(losses)
    train_to_end(project, broken)

    assert 0 < learnt_before < len(unbroken)
    assert losses == unbroken
    assert _average(broken) == _average(whole)


def test_a_run_cut_off_without_a_word_goes_on_from_its_last_checkpoint(
    project: Project, losses: list[float]
) -> None:
    train_to_end(project, toy_engine().new_run(project, TOY_CONFIG, run_id="whole"))
    unbroken = losses.copy()
    losses.clear()
    run = toy_engine().new_run(project, TOY_CONFIG, run_id="cut")
    control = RunControl()

    stream = toy_engine().train(project, run, control)
    for event in stream:
        if isinstance(event, SamplesDrawn) and event.images_seen == 64:
            control.ask(Command.CHECKPOINT)
        if isinstance(event, CheckpointSaved):
            break
    stream.close()  # as if the process had been killed: nothing more is written
    before = run.status()
    losses.clear()
    events = train_to_end(project, run)

    assert before is RunStatus.INTERRUPTED
    assert events[-1] == run.events()[-1]
    assert next(e for e in events if isinstance(e, RunStarted)).images_seen == 64
    assert losses == unbroken[8:]


def test_a_run_that_goes_on_on_another_machine_takes_a_plan_that_suits_it(
    project: Project,
) -> None:
    run = toy_engine().new_run(project, TOY_CONFIG)
    control = RunControl()
    for event in toy_engine().train(project, run, control):
        if isinstance(event, SamplesDrawn):
            control.ask(Command.STOP)
    state = run.checkpoints()[-1] / "state.json"
    values = msgspec.json.decode(state.read_bytes())
    values["plan"] |= {"name": "CPU, 96 cores", "threads": 96, "precision": "bf16"}
    state.write_bytes(msgspec.json.encode(values))

    events = train_to_end(project, run)

    started = next(event for event in events if isinstance(event, RunStarted))
    assert (started.threads, started.precision) == (1, "fp32")
    assert started.device != "CPU, 96 cores"


def test_a_second_trainer_of_the_same_run_is_refused(project: Project) -> None:
    run = toy_engine().new_run(project, TOY_CONFIG)
    first = toy_engine().train(project, run, RunControl())
    next(first)

    with pytest.raises(RunBusyError, match="trained already, by process"):
        train_to_end(project, RunFolder.open(run.folder))

    assert run.status() is RunStatus.RUNNING
    first.close()


def test_a_paused_run_waits_and_goes_on(project: Project) -> None:
    run = toy_engine().new_run(project, TOY_CONFIG)
    control = RunControl()

    events = []
    for event in toy_engine().train(project, run, control):
        events.append(event)
        if isinstance(event, SamplesDrawn) and event.images_seen == 0:
            control.ask(Command.PAUSE)
        if isinstance(event, RunPaused):
            assert run.status() is RunStatus.PAUSED
            control.ask(Command.RESUME)

    kinds = _kinds(events)
    assert kinds.index(RunPaused) < kinds.index(RunResumed) < kinds.index(RunEnded)
    assert events[-1].images_seen == 128


def test_a_gradient_that_is_not_finite_never_reaches_the_weights(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = toy_engine().new_run(project, TOY_CONFIG)
    gradient = Updater._gradient
    calls = iter(range(1000))

    def spoil_the_third(self: Updater, batch: object) -> float:
        loss = gradient(self, batch)
        if next(calls) == 2:
            self._parameters[0].grad.fill_(float("nan"))
        return loss

    monkeypatch.setattr(Updater, "_gradient", spoil_the_third)
    events = train_to_end(project, run)

    incident = next(e for e in events if isinstance(e, IncidentReported))
    assert incident.kind == "non_finite"
    assert events[-1].outcome == "completed"
    assert all(torch.isfinite(t).all() for t in _average_tensors(run).values())


def test_gradients_that_stay_bad_end_the_run_with_a_hint(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = toy_engine().new_run(project, with_changes(images_total=800))

    def always_bad(self: Updater, batch: object) -> float:
        for parameter in self._parameters:
            parameter.grad = torch.full_like(parameter, float("inf"))
        return float("inf")

    monkeypatch.setattr(Updater, "_gradient", always_bad)
    events = train_to_end(project, run)

    assert isinstance(events[-1], RunFailed)
    assert "20 times in a row" in events[-1].message
    assert "learning_rate" in events[-1].hint
    assert run.status() is RunStatus.FAILED


def test_memory_that_runs_out_halves_the_micro_batch_and_keeps_the_result(
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
    assert "2 pictures" in incidents[0].message
    assert losses == pytest.approx(roomy, rel=1e-4)  # sums in another order


def test_memory_that_does_not_hold_one_picture_is_told_in_words(
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
    assert "not hold even one picture of 8 px" in events[-1].message


def test_an_augmentation_that_fails_is_named_and_left_out(project: Project) -> None:
    broken = ModuleType("broken")
    broken.sfumato_augmentations = hookimpl(  # type: ignore[attr-defined]  # a plugin by hand
        _offer_broken
    )
    engine = Engine(Plugins([("builtin", sfumato_plugins), ("broken", broken)]))
    run = engine.new_run(project, with_changes(augmentations={"broken": {}, "flip": {}}))

    events = list(engine.train(project, run, RunControl()))

    incidents = [e for e in events if isinstance(e, IncidentReported)]
    assert len(incidents) == 1
    assert "“broken”" in incidents[0].message
    assert events[-1].outcome == "completed"


def test_a_checkpoint_that_cannot_be_written_is_told_and_the_run_goes_on(project: Project) -> None:
    run = toy_engine().new_run(project, TOY_CONFIG)
    control = RunControl()
    events = []
    for event in toy_engine().train(project, run, control):
        events.append(event)
        if isinstance(event, SamplesDrawn) and event.images_seen == 0:
            run.checkpoints_folder.rmdir()
            run.checkpoints_folder.write_text("in the way")
            control.ask(Command.CHECKPOINT)
        if isinstance(event, IncidentReported):
            run.checkpoints_folder.unlink()

    incident = next(e for e in events if isinstance(e, IncidentReported))
    assert incident.kind == "storage"
    assert "No checkpoint was saved" in incident.message
    assert events[-1].outcome == "completed"
    assert len(run.checkpoints()) == 1


def test_samples_that_cannot_be_written_are_told_and_the_run_goes_on(project: Project) -> None:
    run = toy_engine().new_run(project, TOY_CONFIG)
    run.samples_folder.rmdir()
    run.samples_folder.write_text("in the way")

    events = train_to_end(project, run)

    incidents = [e.message for e in events if isinstance(e, IncidentReported)]
    assert len(incidents) == 3
    assert all("not saved" in message for message in incidents)
    assert events[-1].outcome == "completed"


def test_a_damaged_newest_checkpoint_gives_way_to_the_one_before(project: Project) -> None:
    run = toy_engine().new_run(project, TOY_CONFIG)
    control = RunControl()
    for event in toy_engine().train(project, run, control):
        if isinstance(event, SamplesDrawn) and event.images_seen == 64:
            control.ask(Command.CHECKPOINT)
    older, newest = run.checkpoints()
    weights = newest / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-1] + b"?")

    events = train_to_end(project, run)

    assert next(e for e in events if isinstance(e, RunStarted)).images_seen == int(older.name)
    (incident,) = (e for e in events if isinstance(e, IncidentReported))
    assert newest.name in incident.message
    assert "damaged" in incident.message
    assert f"damaged-{newest.name}" in {path.name for path in run.checkpoints_folder.iterdir()}


def test_a_run_whose_dataset_has_grown_goes_on_and_says_so(
    project: Project, tmp_path: Path
) -> None:
    run = toy_engine().new_run(project, TOY_CONFIG)
    control = RunControl()
    for event in toy_engine().train(project, run, control):
        if isinstance(event, SamplesDrawn):
            control.ask(Command.STOP)
    write_toy_pictures(tmp_path / "pictures", count=50)
    rules = load_rules(project.dataset_folder("toys"))
    list(toy_engine().import_folder(project, rules, name="toys"))

    events = train_to_end(project, run)

    (incident,) = (event for event in events if isinstance(event, IncidentReported))
    assert "learnt from 48 pictures so far, and goes on with 50" in incident.message
    assert isinstance(events[-1], RunEnded)


def test_a_run_that_would_never_end_is_refused_and_leaves_no_folder(project: Project) -> None:
    with pytest.raises(ConfigError, match="never end"):
        toy_engine().new_run(project, with_changes(images_total=0, minutes=0.0))

    assert project.run_ids() == ()


def test_a_run_whose_dataset_got_another_class_is_not_taught_wrong_labels(tmp_path: Path) -> None:
    project = toy_project(tmp_path, classes=("cat", "dog"))
    run = toy_engine().new_run(project, TOY_CONFIG)
    stop_at_once = RunControl()
    stop_at_once.ask(Command.CHECKPOINT)
    for event in toy_engine().train(project, run, stop_at_once):
        if isinstance(event, CheckpointSaved):
            stop_at_once.ask(Command.STOP)
    write_toy_pictures(tmp_path / "pictures", count=51, classes=("ant", "cat", "dog"))
    rules = load_rules(project.dataset_folder("toys"))
    list(toy_engine().import_folder(project, rules, name="toys"))

    events = train_to_end(project, run)

    assert isinstance(events[-1], RunFailed)
    assert "knows 2 classes and the pictures have 3" in events[-1].message
    assert "“ant”" in events[-1].message
    assert RunStarted not in _kinds(events)


def test_a_picture_size_that_does_not_fit_the_network_is_told_before_training(
    project: Project,
) -> None:
    model = msgspec.structs.replace(TOY_CONFIG.model, widths=(8, 8, 8, 8, 8))

    events = train_to_end(project, toy_engine().new_run(project, with_changes(model=model)))

    assert isinstance(events[-1], RunFailed)
    assert "8 px cannot be" in events[-1].message


def test_a_pause_that_ends_in_a_stop_writes_one_checkpoint(project: Project) -> None:
    run = toy_engine().new_run(project, TOY_CONFIG)
    control = RunControl()
    written = []

    for event in toy_engine().train(project, run, control):
        if isinstance(event, SamplesDrawn) and event.images_seen == 64:
            control.ask(Command.PAUSE)
        if isinstance(event, RunPaused):
            control.ask(Command.STOP)
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
    """An augmentation with a mistake."""

    def __init__(self, settings: object) -> None:
        pass

    def __call__(self, pictures: Tensor) -> Tensor:
        return pictures.float()


def _average_tensors(run: RunFolder) -> dict[str, Tensor]:
    folder = run.checkpoints()[-1]
    return read_tensors(folder, AVERAGE, read_state(folder))


def _average(run: RunFolder) -> dict[str, list[float]]:
    return {name: t.flatten().tolist() for name, t in _average_tensors(run).items()}
