"""Tests of run extension: an extended run equals one planned with the later end."""

from pathlib import Path

import msgspec
import pytest
import torch
from tests.support.toy import (
    TOY_CONFIG,
    averaged_weights,
    toy_engine,
    train_to_end,
    with_changes,
)

from sfumato.checkpoints.checkpoint import before_cooldown
from sfumato.errors import CheckpointError, ConfigError
from sfumato.records.events import RunEnded, RunExtended, RunStarted, SamplesGenerated, StepFinished
from sfumato.records.project import Project
from sfumato.records.run_folder import RunFolder, RunStatus

FREQUENT = msgspec.structs.replace(TOY_CONFIG.report, checkpoint_every_s=1.0, keep_checkpoints=1)


def _trained(project: Project, **changes: object) -> RunFolder:
    run = toy_engine().new_run(project, with_changes(**changes))
    train_to_end(project, run)
    return run


def test_an_extended_run_equals_one_planned_with_the_later_end(project: Project) -> None:
    short = _trained(project, images_total=64)
    planned = _trained(project, images_total=128)

    longer = toy_engine().extend(project, short, images=64)
    train_to_end(project, longer)

    found, wanted = averaged_weights(longer), averaged_weights(planned)
    assert all(torch.equal(found[name], wanted[name]) for name in wanted)
    assert longer.status() is RunStatus.COMPLETED


def test_the_original_run_is_unchanged(project: Project) -> None:
    run = _trained(project, images_total=64)
    before = {path: path.read_bytes() for path in run.folder.rglob("*") if path.is_file()}

    longer = toy_engine().extend(project, run, images=64)
    train_to_end(project, longer)

    assert {path: path.read_bytes() for path in before} == before
    assert run.status() is RunStatus.COMPLETED


def test_an_extended_run_has_the_history_up_to_its_start(project: Project) -> None:
    report = msgspec.structs.replace(TOY_CONFIG.report, sample_every_images=16)
    run = _trained(project, images_total=64, report=report)

    longer = toy_engine().extend(project, run, images=64)

    events = longer.events()
    assert isinstance(events[0], RunStarted)
    assert events[-1] == RunExtended(
        time=events[-1].time, parent=run.run_id, images_seen=48, images_total=128, minutes=0.0
    )
    assert all(event.images_seen <= 48 for event in events)
    assert not any(isinstance(event, RunEnded) for event in events)
    shown = [event for event in events if isinstance(event, SamplesGenerated)]
    assert [event.images_seen for event in shown] == [0, 16, 32, 48]
    assert all((longer.folder / event.path).exists() for event in shown)
    assert any(isinstance(event, StepFinished) for event in events)
    assert longer.status().can_resume


def test_an_extended_run_needs_nothing_from_the_original_folder(project: Project) -> None:
    run = _trained(project, images_total=64)
    autoencoder = run.folder / "autoencoder" / "weights"
    autoencoder.parent.mkdir()
    autoencoder.write_bytes(b"of latents")

    longer = toy_engine().extend(project, run, images=64)

    assert (longer.folder / "autoencoder" / "weights").read_bytes() == b"of latents"
    snapshots = sorted(path.name for path in (longer.folder / "averages").iterdir())
    known = sorted(path.name for path in (run.folder / "averages").iterdir())
    assert snapshots == [name for name in known if int(name[:12]) <= 48] != []


def test_the_checkpoint_from_before_the_cooldown_is_kept(project: Project) -> None:
    run = _trained(project, report=FREQUENT)

    kept = [int(folder.name) for folder in run.checkpoints()]

    assert kept == [96, 128]  # the cool-down is 0.3 of 128 images, and begins at the next batch
    assert before_cooldown(run) == run.checkpoints()[0]


def test_an_extended_run_can_be_extended_again(project: Project) -> None:
    run = _trained(project, images_total=64)
    longer = toy_engine().extend(project, run, images=32)
    train_to_end(project, longer)

    again = toy_engine().extend(project, longer, images=32, run_id="again")
    events = train_to_end(project, again)

    assert events[-1].images_seen == 128
    assert [e.parent for e in again.events() if isinstance(e, RunExtended)] == [
        run.run_id,
        longer.run_id,
    ]


def test_a_run_extended_by_minutes_is_limited_by_time_only(project: Project) -> None:
    run = _trained(project, images_total=64)

    longer = toy_engine().extend(project, run, minutes=2.0)

    assert longer.config.images_total == 0
    assert 2.0 < longer.config.minutes < 5.0


def test_a_run_without_a_checkpoint_from_before_the_cooldown_is_refused_with_a_hint(
    project: Project,
) -> None:
    run = _trained(project, images_total=64)
    before = before_cooldown(run)
    assert isinstance(before, Path)
    before.rename(run.folder / "elsewhere")

    with pytest.raises(CheckpointError, match="no checkpoint from before") as refused:
        toy_engine().extend(project, run, images=64)

    assert f"--from {run.run_id}" in str(refused.value.hint)
    assert project.run_ids() == (run.run_id,)


def test_exactly_one_of_images_and_minutes_is_required(project: Project) -> None:
    run = toy_engine().new_run(project, TOY_CONFIG)

    with pytest.raises(ConfigError):
        toy_engine().extend(project, run)
    with pytest.raises(ConfigError):
        toy_engine().extend(project, run, images=8, minutes=1.0)
