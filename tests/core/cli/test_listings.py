"""Listings, for people and for other programs."""

import msgspec
import pytest

from sfumato.config.settings import RunConfig
from sfumato.records.event_file import EventLog
from sfumato.records.events import CheckpointSaved, RunFailed
from sfumato.records.run_folder import RunFolder
from support.runs import STARTED, new_run, write_events


def test_project_without_runs_says_how_to_start_one(terminal, project):
    ending = terminal("runs", "list", project.folder)

    assert ending.code == 0
    assert "sfumato train" in ending.out


def test_run_is_listed_with_status_progress_loss_and_checkpoints(terminal, filled):
    head, row = terminal("runs", "list", filled.folder).out.splitlines()

    assert head.split() == ["RUN", "STATUS", "PRESET", "DATASET", "IMAGES", "LOSS", "CHECKPOINTS"]
    assert row.split() == ["one", "completed", "sketch", "faces", "640", "of", "640", "0.0500", "1"]


def test_runs_as_json_have_the_same_content(terminal, filled):
    (run,) = msgspec.json.decode(terminal("runs", "list", filled.folder, "--json").out)

    assert run["run"] == "one"
    assert run["status"] == "completed"
    assert run["checkpoints"] == ["000000000640"]
    assert run["loss"] == pytest.approx(0.05)


def test_unreadable_run_does_not_hide_the_others(terminal, filled):
    broken = filled.runs_folder / "broken"
    broken.mkdir()
    (broken / "run.toml").write_text("batch_size = 0")

    ending = terminal("runs", "list", filled.folder)

    assert ending.code == 0
    assert "unreadable" in ending.out
    assert "one  " in ending.out
    assert "broken: “batch_size”" in ending.out


def test_failed_run_says_why(terminal, project):
    run = RunFolder.create(project.runs_folder / "bad", RunConfig())
    log = EventLog(run.events_file)
    log.append(RunFailed(message="The disk is full.", hint="Free some space."))
    log.close()

    ending = terminal("runs", "list", project.folder)

    assert "bad: The disk is full." in ending.out


def test_run_too_short_to_report_a_step_shows_its_checkpoint(terminal, project):
    run = new_run(project.runs_folder)
    write_events(run, STARTED, CheckpointSaved(images_seen=64, step=1, path="checkpoints/64"))

    ending = terminal("runs", "list", project.folder)

    assert "64 of 6,400" in ending.out


def test_plugins_are_listed_with_skipped_ones(terminal):
    ending = terminal("plugins")

    assert ending.code == 0
    assert "exporter  onnx  builtin  ONNX bundle" in ending.out
    assert "“broken” failed" in ending.out
    assert "out of paint" in ending.out


def test_plugins_as_json_describe_the_settings(terminal):
    report = msgspec.json.decode(terminal("plugins", "--json").out)

    (offer,) = report["offers"]
    assert offer["plugin"] == "builtin"
    assert offer["settings"][0]["path"] == "opset"
    assert report["incidents"][0]["plugin"] == "broken"


@pytest.mark.slow
def test_machine_is_described(terminal):
    ending = terminal("system")

    assert "CPU, 2 cores (cpu)" in ending.out
    assert "8.0 GB" in ending.out


@pytest.mark.slow
def test_machine_as_json_is_the_report(terminal):
    report = msgspec.json.decode(terminal("system", "--json").out)

    assert report["memory_bytes"] == 8 * 2**30
