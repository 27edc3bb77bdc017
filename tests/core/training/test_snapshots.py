"""Tests of the snapshots of a run's averages and their spacing."""

import itertools
from pathlib import Path

import msgspec
from tests.support.toy import TOY_CONFIG, toy_engine, train_to_end, with_changes
from torch import nn

from sfumato.checkpoints.averages import snapshots_of
from sfumato.config.settings import EmaConfig
from sfumato.records.control import Command, RunControl
from sfumato.records.events import CheckpointSaved, IncidentReported, SamplesGenerated
from sfumato.records.project import Project
from sfumato.records.run_folder import RunFolder
from sfumato.training.snapshots import SnapshotKeeper


def test_snapshots_are_evenly_spaced_and_independent_of_checkpoints(project: Project) -> None:
    run = toy_engine().new_run(project, with_changes(ema=EmaConfig(snapshots=8)))

    train_to_end(project, run)

    assert [kept.images_seen for kept in snapshots_of(run)] == list(range(16, 129, 16))
    assert [int(folder.name) for folder in run.checkpoints()] == [96, 128]


def test_a_stopped_and_resumed_run_has_the_snapshots_of_an_uninterrupted_one(
    project: Project,
) -> None:
    whole = toy_engine().new_run(project, TOY_CONFIG, run_id="whole")
    train_to_end(project, whole)
    broken = toy_engine().new_run(project, TOY_CONFIG, run_id="broken")
    control = RunControl()

    for event in toy_engine().train(project, broken, control):
        if isinstance(event, SamplesGenerated) and event.images_seen == 64:
            control.request(Command.STOP)
    train_to_end(project, broken)

    assert _names(broken) == _names(whole)  # names contain the hash of the content
    assert _second_average(broken) == _second_average(whole)


def test_snapshots_after_the_last_checkpoint_are_written_again(project: Project) -> None:
    whole = toy_engine().new_run(project, TOY_CONFIG, run_id="whole")
    train_to_end(project, whole)
    run = toy_engine().new_run(project, TOY_CONFIG, run_id="cut")
    control = RunControl()
    control.request(Command.CHECKPOINT)

    stream = toy_engine().train(project, run, control)
    for event in stream:
        if isinstance(event, SamplesGenerated) and event.images_seen == 64:
            break
    stream.close()  # as if the process had been killed: the only checkpoint is at 8 images
    kept_before = len(snapshots_of(run))
    (run.averages_folder / snapshots_of(run)[3].path.name).write_bytes(b"another way")
    train_to_end(project, run)

    assert kept_before == 8
    assert _names(run) == _names(whole)
    for kept, same in zip(snapshots_of(run), snapshots_of(whole), strict=True):
        assert kept.path.read_bytes() == same.path.read_bytes()


def test_a_run_whose_end_moves_later_thins_out_its_snapshots(project: Project) -> None:
    run = RunFolder.create(project.runs_folder / "moving", with_changes(ema=EmaConfig(snapshots=8)))
    averages = {0.1: nn.Linear(2, 2), 0.05: nn.Linear(2, 2)}
    keeper = SnapshotKeeper(run, averages, images_seen=0)

    for step in range(1, 401):  # the expected end is 80 images, then 400, then 3,200
        total = 80 if step < 10 else 400 if step < 50 else 3200
        if keeper.is_due(images_seen=8 * step, images_total=total):
            keeper.keep(images_seen=8 * step, step=step)

    moments = [kept.images_seen for kept in snapshots_of(run)]
    gaps = [later - earlier for earlier, later in itertools.pairwise(moments)]
    assert len(moments) == 8
    assert max(gaps) <= 2 * 400
    assert min(gaps) >= 100


def test_a_full_disk_costs_the_snapshots_but_not_the_run(project: Project) -> None:
    run = toy_engine().new_run(project, with_changes(ema=EmaConfig(snapshots=2)))
    run.averages_folder.write_text("in the way")

    events = train_to_end(project, run)

    incidents = [str(e.message) for e in events if isinstance(e, IncidentReported)]
    assert len(incidents) == 2
    assert all("Cannot save a snapshot of the averaged weights" in message for message in incidents)
    assert events[-1].outcome == "completed"


def test_a_run_of_an_older_version_continues_without_a_second_average(project: Project) -> None:
    run = toy_engine().new_run(project, TOY_CONFIG)
    control = RunControl()
    for event in toy_engine().train(project, run, control):
        if isinstance(event, SamplesGenerated) and event.images_seen == 64:
            control.request(Command.STOP)
    _forget_second_average(run)

    events = train_to_end(project, run)

    assert events[-1].outcome == "completed"
    assert any(isinstance(event, CheckpointSaved) for event in events)
    assert not (run.checkpoints()[-1] / "ema_second.safetensors").exists()
    assert snapshots_of(run)[-1].images_seen <= 64


def _names(run: RunFolder) -> list[str]:
    return [kept.path.name for kept in snapshots_of(run)]


def _second_average(run: RunFolder) -> bytes:
    return (run.checkpoints()[-1] / "ema_second.safetensors").read_bytes()


def _forget_second_average(run: RunFolder) -> None:
    """Turn the newest checkpoint into one of a version with a single average."""
    folder: Path = run.checkpoints()[-1]
    (folder / "ema_second.safetensors").unlink()
    state = msgspec.json.decode((folder / "state.json").read_bytes())
    del state["sha256_by_file"]["ema_second.safetensors"]
    (folder / "state.json").write_bytes(msgspec.json.encode(state))
