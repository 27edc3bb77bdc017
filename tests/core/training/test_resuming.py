"""Tests of resuming: a run continues bit-identically, and has one trainer at a time."""

import hashlib
from pathlib import Path

import msgspec
import pytest
import torch
from safetensors.torch import load, save
from tests.support.toy import (
    TOY_CONFIG,
    averaged_weights,
    toy_engine,
    toy_project,
    train_to_end,
    with_changes,
    write_toy_images,
)
from torch import Tensor

from sfumato.checkpoints.checkpoint import read_state
from sfumato.config.settings import AugmentationConfig
from sfumato.device.plan import DevicePlan
from sfumato.errors import CheckpointError, RunBusyError
from sfumato.records.control import Command, RunControl
from sfumato.records.events import (
    CheckpointSaved,
    IncidentReported,
    RunEnded,
    RunStarted,
    SamplesGenerated,
)
from sfumato.records.manifest import load_rules
from sfumato.records.project import Project
from sfumato.records.run_folder import RunFolder, RunStatus
from sfumato.training import meter, state, throughput

AUGMENTATIONS = {name: {} for name in ("flip", "shift", "rotate", "color")}


def test_a_stopped_and_resumed_run_has_the_losses_of_an_uninterrupted_one(
    project: Project, losses: list[float]
) -> None:
    train_to_end(project, toy_engine().new_run(project, TOY_CONFIG, run_id="whole"))
    unbroken = losses.copy()
    losses.clear()
    broken = toy_engine().new_run(project, TOY_CONFIG, run_id="broken")
    control = RunControl()

    for event in toy_engine().train(project, broken, control):
        if isinstance(event, SamplesGenerated) and event.images_seen == 64:
            control.request(Command.STOP)
    was_stopped = broken.status()
    train_to_end(project, broken)

    assert was_stopped is RunStatus.STOPPED
    assert len(unbroken) == 16
    assert losses == unbroken
    whole = project.run("whole")
    assert _are_equal(averaged_weights(broken), averaged_weights(whole))


@pytest.mark.parametrize(
    "changes",
    [
        {"augmentations": AUGMENTATIONS},
        {"augmentation": AugmentationConfig(probability=0.5)},
        {"class_dropout": 0.5},
        {"data": msgspec.structs.replace(TOY_CONFIG.data, balance_classes=True)},
        {
            "sampling": msgspec.structs.replace(
                TOY_CONFIG.sampling, guidance="autoguidance", guidance_scale=2.0
            )
        },
        {"batch_size": 10, "images_total": 160},  # epochs end within a batch
        {"micro_batch_size": 3},
        {"precision": "bf16"},
        {"optimizer": msgspec.structs.replace(TOY_CONFIG.optimizer, name="muon")},
        {"model": msgspec.structs.replace(TOY_CONFIG.model, prediction="epsilon", dropout=0.5)},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_a_run_resumes_bit_identically_with_every_source_of_randomness(
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
        if isinstance(event, SamplesGenerated) and event.images_seen > 0:
            control.request(Command.STOP)
    learned_before = len(losses)
    train_to_end(project, broken)

    assert 0 < learned_before < len(unbroken)
    assert losses == unbroken
    assert _are_equal(averaged_weights(broken), averaged_weights(whole))


def test_a_killed_run_resumes_from_its_last_checkpoint(
    project: Project, losses: list[float]
) -> None:
    train_to_end(project, toy_engine().new_run(project, TOY_CONFIG, run_id="whole"))
    unbroken = losses.copy()
    losses.clear()
    run = toy_engine().new_run(project, TOY_CONFIG, run_id="cut")
    control = RunControl()

    stream = toy_engine().train(project, run, control)
    for event in stream:
        if isinstance(event, SamplesGenerated) and event.images_seen == 64:
            control.request(Command.CHECKPOINT)
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


def test_a_run_resumed_on_another_machine_gets_a_plan_for_it(
    project: Project,
) -> None:
    run = toy_engine().new_run(project, TOY_CONFIG)
    control = RunControl()
    for event in toy_engine().train(project, run, control):
        if isinstance(event, SamplesGenerated):
            control.request(Command.STOP)
    elsewhere = {"kind": "cpu", "name": "CPU, 96 cores", "threads": 96, "precision": "bf16"}
    _rewrite_state(run, plan=elsewhere)

    events = train_to_end(project, run)

    started = next(event for event in events if isinstance(event, RunStarted))
    assert (started.threads, started.precision) == (1, "fp32")
    assert started.device != "CPU, 96 cores"


def test_a_resumed_run_stopped_before_its_first_update_reports_its_progress(
    project: Project,
) -> None:
    run = toy_engine().new_run(project, TOY_CONFIG)
    control = RunControl()
    for event in toy_engine().train(project, run, control):
        if isinstance(event, SamplesGenerated) and event.images_seen == 64:
            control.request(Command.STOP)
    stopped_already = RunControl()
    stopped_already.request(Command.STOP)

    events = train_to_end(project, run, stopped_already)

    assert isinstance(events[-1], RunEnded)
    assert events[-1].images_seen == 64
    assert events[-1].elapsed_s > 0


def test_a_run_that_has_slowed_down_changes_its_threads_and_reports_it(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = with_changes(threads=0, is_deterministic=False)
    run = toy_engine().new_run(project, config)
    control = RunControl()
    for event in toy_engine().train(project, run, control):
        if isinstance(event, SamplesGenerated) and event.images_seen == 64:
            control.request(Command.STOP)
    _rewrite_state(run, elapsed_s=1e-3)  # as if it had trained at 64,000 images/s
    monkeypatch.setattr(throughput, "_WINDOW_S", 0.0)
    monkeypatch.setattr(throughput, "_SHORTEST_WAIT_S", -1.0)
    monkeypatch.setattr(meter, "_INTERVAL_S", 0.0)

    def finds_three(plan: DevicePlan, **_: object) -> DevicePlan:
        return msgspec.structs.replace(plan, threads=3)

    monkeypatch.setattr(state, "choose_threads", finds_three)
    events = train_to_end(project, run)

    incident = next(event for event in events if isinstance(event, IncidentReported))
    assert incident.kind == "device"
    assert "to 3 CPU threads, which is faster now" in str(incident.message)
    assert "64,000" in str(incident.message)
    assert events[-1].outcome == "completed"
    plan = read_state(run.checkpoints()[-1]).plan
    assert plan is not None
    assert plan.threads == 3


def test_a_second_trainer_of_the_same_run_is_refused(project: Project) -> None:
    run = toy_engine().new_run(project, TOY_CONFIG)
    first = toy_engine().train(project, run, RunControl())
    next(first)

    with pytest.raises(RunBusyError, match="already being trained by process"):
        train_to_end(project, RunFolder.open(run.folder))

    assert run.status() is RunStatus.RUNNING
    first.close()


def _stopped_halfway(project: Project) -> RunFolder:
    run, control = toy_engine().new_run(project, TOY_CONFIG), RunControl()
    for event in toy_engine().train(project, run, control):
        if isinstance(event, SamplesGenerated) and event.images_seen == 64:
            control.request(Command.STOP)
    return run


def test_fields_of_the_network_that_are_not_used_are_reported(project: Project) -> None:
    run = _stopped_halfway(project)
    file = run.folder / "network.json"
    file.write_bytes(msgspec.json.encode(msgspec.json.decode(file.read_bytes()) | {"twist": 2}))

    events = train_to_end(project, run)

    (incident,) = (event for event in events if isinstance(event, IncidentReported))
    assert "“network.json” contains entries that this version" in str(incident.message)
    assert "does not use: twist." in str(incident.message)
    assert isinstance(events[-1], RunEnded)


def test_optimizer_state_that_belongs_to_no_weight_is_reported(project: Project) -> None:
    run = _stopped_halfway(project)
    folder = run.checkpoints()[-1]
    file, state_file = folder / "optimizer.safetensors", folder / "state.json"
    content = save({**load(file.read_bytes()), "900.exp_avg": torch.zeros(2)})
    file.write_bytes(content)
    state = read_state(folder)
    hashes = state.sha256_by_file | {file.name: hashlib.sha256(content).hexdigest()}
    state_file.write_bytes(
        msgspec.json.encode(msgspec.structs.replace(state, sha256_by_file=hashes))
    )

    events = train_to_end(project, run)

    (incident,) = (event for event in events if isinstance(event, IncidentReported))
    assert "“optimizer.safetensors” contains entries" in str(incident.message)
    assert "900.exp_avg" in str(incident.message)
    assert incident.images_seen == 64


def test_a_damaged_newest_checkpoint_falls_back_to_the_previous_one(project: Project) -> None:
    run = toy_engine().new_run(project, TOY_CONFIG)
    control = RunControl()
    for event in toy_engine().train(project, run, control):
        if isinstance(event, SamplesGenerated) and event.images_seen == 64:
            control.request(Command.CHECKPOINT)
    *_, older, newest = run.checkpoints()
    weights = newest / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-1] + b"?")

    events = train_to_end(project, run)

    assert next(e for e in events if isinstance(e, RunStarted)).images_seen == int(older.name)
    (incident,) = (e for e in events if isinstance(e, IncidentReported))
    assert newest.name in str(incident.message)
    assert "damaged" in str(incident.message)
    assert f"damaged-{newest.name}" in {path.name for path in run.checkpoints_folder.iterdir()}


def test_a_run_whose_dataset_has_grown_continues_and_reports_it(
    project: Project, tmp_path: Path
) -> None:
    run = toy_engine().new_run(project, TOY_CONFIG)
    control = RunControl()
    for event in toy_engine().train(project, run, control):
        if isinstance(event, SamplesGenerated):
            control.request(Command.STOP)
    write_toy_images(tmp_path / "images", count=50)
    rules = load_rules(project.dataset_folder("toys"))
    list(toy_engine().import_folder(project, rules, name="toys"))

    events = train_to_end(project, run)

    (incident,) = (event for event in events if isinstance(event, IncidentReported))
    assert "was trained on 44 images and continues with 45" in str(incident.message)
    assert isinstance(events[-1], RunEnded)


def test_a_run_whose_dataset_gained_a_class_is_refused(tmp_path: Path) -> None:
    project = toy_project(tmp_path, classes=("cat", "dog"))
    run = toy_engine().new_run(project, TOY_CONFIG)
    stop_at_once = RunControl()
    stop_at_once.request(Command.CHECKPOINT)
    for event in toy_engine().train(project, run, stop_at_once):
        if isinstance(event, CheckpointSaved):
            stop_at_once.request(Command.STOP)
    write_toy_images(tmp_path / "images", count=51, classes=("ant", "cat", "dog"))
    rules = load_rules(project.dataset_folder("toys"))
    list(toy_engine().import_folder(project, rules, name="toys"))

    before = run.events_file.read_bytes()

    with pytest.raises(
        CheckpointError, match="network \\(2\\) and of the dataset \\(3\\)"
    ) as caught:
        train_to_end(project, run)

    assert "“ant”" in str(caught.value.message)
    assert run.events_file.read_bytes() == before


def _rewrite_state(run: RunFolder, **changes: object) -> None:
    state = run.checkpoints()[-1] / "state.json"
    state.write_bytes(msgspec.json.encode(msgspec.json.decode(state.read_bytes()) | changes))


def _are_equal(first: dict[str, Tensor], second: dict[str, Tensor]) -> bool:
    return first.keys() == second.keys() and all(
        torch.equal(first[name], second[name]) for name in first
    )
