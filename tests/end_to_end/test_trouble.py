"""Tests that every failure ends in a message, a hint, and an intact project.

Odd folders, full and read-only disks, invalid settings, missing files: all exercised as by a user,
through commands in their own processes.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from sfumato.records.events import CheckpointSaved, IncidentReported, RunStarted
from sfumato.records.manifest import Manifest
from sfumato.records.project import Project
from sfumato.records.run_folder import RunStatus
from support.commands import WarmTerminal, events_in, user_environment
from support.odd_images import (
    REFUSED,
    USABLE,
    make_read_only,
    noise_folder,
    small_disk,
    torture_folder,
)
from support.small_projects import (
    DATASET,
    RUN,
    TINY,
    everything_in,
    full_disk,
    make_project,
    two_lines,
)


@pytest.mark.slow
def test_every_usable_image_of_an_odd_folder_is_trained_on(tmp_path: Path) -> None:
    odd = torture_folder(tmp_path / "odd")
    before = everything_in(odd)
    project = tmp_path / "project"

    def sfumato(*arguments: object, aside: Sequence[str] = ()) -> str:
        command = [sys.executable, "-m", "sfumato", *map(str, arguments)]
        environment = user_environment(tmp_path / "home")
        done = subprocess.run(
            command, capture_output=True, encoding="utf-8", env=environment, check=False
        )
        assert done.returncode == 0
        assert [line.partition(",")[0] for line in done.stderr.splitlines()] == list(aside)
        return done.stdout

    sfumato("new", project)
    said = sfumato("data", "add", project, odd, "--size", 8)
    report = json.loads(sfumato("data", "check", project, "odd", "--json"))
    sfumato("train", project, "--data", "odd", *TINY, aside=[f"With {len(USABLE)} images"])
    (run,) = json.loads(sfumato("runs", "list", project, "--json"))

    with closing(Manifest(project / "datasets" / "odd")) as manifest:
        assert {Path(row.path).name for row in manifest.rows(status="in")} == USABLE
    assert {Path(row["path"]).name: row["reason"]["text"] for row in report["skipped"]} == REFUSED
    assert all(name in said and reason in said for name, reason in REFUSED.items())
    assert "Skipped 2 files that are not images" in said
    assert (run["status"], run["images_seen"]) == ("completed", 64)
    assert everything_in(odd) == before


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (None, "does not exist"),
        ({}, "contains no images"),
        ({"notes.txt": b"words"}, "Skipped 1 file that is not an image"),
        ({"a.png": b"", "b.jpg": b"words"}, "can be used"),
    ],
)
def test_an_unusable_folder_is_an_error_that_changes_nothing(
    terminal: WarmTerminal, tmp_path: Path, files: dict[str, bytes] | None, said: str
) -> None:
    project = Project.create(tmp_path / "project").folder
    for name, content in (files or {}).items():
        (tmp_path / "source").mkdir(exist_ok=True)
        (tmp_path / "source" / name).write_bytes(content)
    if files == {}:
        (tmp_path / "source").mkdir()

    ending = terminal("data", "add", project, tmp_path / "source")

    assert ending.code == 1
    assert said in two_lines(ending.err)[0]
    assert list(everything_in(project / "datasets")) == []


def test_a_full_disk_refuses_a_project_and_a_dataset_and_accepts_both_later(
    terminal: WarmTerminal, tmp_path: Path
) -> None:
    images = noise_folder(tmp_path / "images", 10)
    with small_disk(tmp_path / "disk") as disk:
        with full_disk(disk):
            refused = terminal("new", disk / "project")
            assert not (disk / "project").exists()
        assert terminal("new", disk / "project").code == 0
        before = everything_in(disk)
        with full_disk(disk):
            add = ("data", "add", disk / "project", images)
            endings = [terminal(*add), terminal(*add, "--copy")]
        after = everything_in(disk / "project" / "datasets")

        assert (refused.code, "full" in two_lines(refused.err)[0]) == (1, True)
        for ending in endings:
            assert (ending.code, "full" in two_lines(ending.err)[0]) == (1, True)
            assert "/.images" not in ending.err  # a temporary name means nothing to a user
        assert after == {}
        assert before.items() <= everything_in(disk).items()
        assert terminal(*add, "--copy").code == 0


def test_a_full_disk_stops_the_preparation_and_leaves_no_run(
    terminal: WarmTerminal, tmp_path: Path
) -> None:
    with small_disk(tmp_path / "disk", size="4m") as disk:
        project = make_project(terminal, disk / "project", images=tmp_path / "images")
        train = ("train", project, "--data", DATASET, "--run", RUN, *TINY)
        with full_disk(disk):
            not_made = terminal(*train)
            left = list(project.glob("runs/**/*"))
        with full_disk(disk, but_for_bytes=32_768):
            not_prepared = terminal(*train, "--set=data.shape=[3, 128, 128]")
            cached = list(project.glob("datasets/*/cache/*"))
        made = terminal(*train)

    assert (not_made.code, "full" in two_lines(not_made.err)[0]) == (1, True)
    assert left == []
    assert (not_prepared.code, "MB free" in two_lines(not_prepared.err)[0]) == (1, True)
    assert cached == []
    assert made.code == 0, made.err


def test_a_run_survives_a_temporarily_full_disk(terminal: WarmTerminal, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", size="2m") as disk:
        project = make_project(terminal, disk / "project", images=tmp_path / "images")
        running = terminal.start(
            *("train", project, "--data", DATASET, "--run", RUN, "--json"),
            *(*TINY, "--set=images_total=100_000_000"),
        )
        running.wait_for_event(CheckpointSaved)
        with full_disk(disk):
            running.wait_for("Cannot save a checkpoint", "Cannot write the run log")
        running.wait_for_event(CheckpointSaved)
        with full_disk(disk):
            running.wait_for("Cannot save a checkpoint")
            running.send(signal.SIGINT)
            ending = running.finish()
            in_vain = terminal("resume", project, RUN)
        run = Project.open(project).run(RUN)
        reported = [
            str(event.message) for event in run.events() if isinstance(event, IncidentReported)
        ]
        saved = [int(folder.name) for folder in run.checkpoints()]
        hidden = list(run.checkpoints_folder.glob(".*"))
        was = run.status()
        resumed = terminal.start("resume", project, RUN, "--json")
        started = resumed.wait_for_event(RunStarted)
        resumed.send(signal.SIGINT)

        assert resumed.finish().code == 130

    assert ending.code == 1
    assert "full" in ending.err.splitlines()[-2]
    assert in_vain.code == 1
    assert "full" in in_vain.err or "takes" in in_vain.err
    assert any("Cannot save a checkpoint" in message for message in reported)
    assert any("Cannot write the run log" in message for message in reported)
    assert hidden == []
    assert was.can_resume
    assert isinstance(started, RunStarted)
    assert started.images_seen == saved[-1]


def test_a_full_disk_refuses_images_and_an_export_and_accepts_both_later(
    terminal: WarmTerminal, finished: Path, tmp_path: Path
) -> None:
    with small_disk(tmp_path / "disk", size="6m") as disk:
        project = shutil.copytree(finished, disk / "project")
        generate = ("generate", project, RUN, "--count", 8)
        exports = [("export", project, RUN, "--to", name) for name in ("safetensors", "diffusers")]
        with full_disk(disk):
            refused = [terminal(*generate), *(terminal(*export) for export in exports)]
        with full_disk(disk, but_for_bytes=45_056):
            refused += [terminal(*generate), *(terminal(*export) for export in exports)]
        left = everything_in(project / "exports")
        images = list((project / "gallery").glob("*.png"))
        taken = [terminal(*generate), *(terminal(*export) for export in exports)]

    for ending in refused:
        assert ending.code == 1, ending
        assert "full" in two_lines(ending.err)[0]
    assert left == {}
    assert images == []
    assert [ending.code for ending in taken] == [0, 0, 0]


def test_a_read_only_project_can_only_be_viewed(
    terminal: WarmTerminal, finished: Path, tmp_path: Path
) -> None:
    images = noise_folder(tmp_path / "more", 3)
    with small_disk(tmp_path / "disk", size="6m") as disk:
        project = shutil.copytree(finished, disk / "project")
        stopped = project / "runs" / "stopped"
        shutil.copytree(project / "runs" / RUN, stopped)
        (stopped / "events.jsonl").unlink()
        make_read_only(disk)
        before = everything_in(disk)
        refused = [
            terminal("new", disk / "another"),
            terminal("data", "add", project, images),
            terminal("train", project, "--data", DATASET, *TINY),
            terminal("resume", project, "stopped"),
            terminal("generate", project, RUN, "--count", 1),
            terminal("export", project, RUN, "--to", "safetensors"),
        ]
        allowed = [
            terminal("runs", "list", project),
            terminal("data", "check", project, DATASET),
            terminal("generate", project, RUN, "--count", 1, "--out", tmp_path / "drawn"),
        ]

        assert everything_in(disk) == before

    for ending in refused:
        assert ending.code == 1, ending
        assert "read-only" in two_lines(ending.err)[0]
    for ending in allowed:
        assert (ending.code, ending.err) == (0, "")


@pytest.mark.parametrize(
    ("file", "before", "after", "message", "hint"),
    [
        (
            f"runs/{RUN}/run.toml",
            "widths =",
            "widhts =",
            "There is no setting “model.widhts”",
            "“model.widths”",
        ),
        (
            f"runs/{RUN}/run.toml",
            "batch_size = 8",
            "batch_size = 0",
            "“batch_size”",
            "at least 1",
        ),
        ("sfumato.toml", "name =", "nane =", "There is no setting “nane”", "“name”"),
        ("sfumato.toml", "format = 2", "format = 3", "format 3", "Update"),
        (f"datasets/{DATASET}/dataset.toml", "shape =", "shap =", "“shap”", "“shape”"),
    ],
)
def test_an_invalid_setting_is_reported_with_its_path_and_the_nearest_name(
    terminal: WarmTerminal,
    finished: Path,
    file: str,
    before: str,
    after: str,
    message: str,
    hint: str,
) -> None:
    text = (finished / file).read_text()
    assert before in text
    (finished / file).write_text(text.replace(before, after))

    command = (
        ("data", "check", finished, DATASET) if "dataset" in file else ("resume", finished, RUN)
    )
    ending = terminal(*command)

    assert ending.code == 1
    said, advice = two_lines(ending.err)
    assert message in said
    assert hint in advice


def test_a_missing_dataset_is_named_and_the_run_resumes_once_it_is_back(
    terminal: WarmTerminal, tmp_path: Path
) -> None:
    project = make_project(terminal, tmp_path / "project", images=tmp_path / "images")
    dataset = project / "datasets" / DATASET
    first = terminal.start("train", project, "--data", DATASET, "--run", RUN, *TINY)
    first.wait_for("Training run")
    first.send(signal.SIGKILL)
    first.finish()
    dataset.rename(tmp_path / "away")

    endings = [terminal("train", project, "--data", DATASET), terminal("resume", project, RUN)]
    (tmp_path / "away").rename(dataset)
    resumed = terminal("resume", project, RUN)

    for ending in endings:
        assert ending.code == 1
        assert f"has no dataset “{DATASET}”" in two_lines(ending.err)[0]
    assert resumed.code == 0, resumed.err


def test_missing_images_are_not_needed_once_they_are_prepared(
    terminal: WarmTerminal, tmp_path: Path
) -> None:
    images = tmp_path / "images"
    project = make_project(terminal, tmp_path / "project", images=images)
    train = ("train", project, "--data", DATASET, *TINY)
    images.rename(tmp_path / "away")
    without_cache = terminal(*train)
    (tmp_path / "away").rename(images)
    (images / "0.png").unlink()
    one_is_gone = terminal(*train, "--run", RUN)
    shutil.rmtree(images)
    with_cache = terminal(*train)

    message, hint = two_lines(without_cache.err)
    assert without_cache.code == 1
    assert f"The images in dataset “{DATASET}” are missing" in message
    assert "sfumato data locate" in hint
    assert one_is_gone.code == 0
    assert "0.png" in one_is_gone.err
    events = Project.open(project).run(RUN).events()
    assert [event.kind for event in events if isinstance(event, IncidentReported)] == ["storage"]
    assert with_cache.code == 0, with_cache.err


def test_a_damaged_checkpoint_is_reported_and_the_previous_one_is_used(
    terminal: WarmTerminal, finished: Path
) -> None:
    run = Project.open(finished).run(RUN)
    good = run.checkpoints()[-1]
    newest = shutil.copytree(good, good.with_name("000000000072"))
    weights = newest / "ema.safetensors"
    os.truncate(weights, weights.stat().st_size // 2)
    with run.events_file.open("ab") as stream:
        stream.write(b'no event \xff\x00\n{"event":"unheard_of"}\n{"event":"run_ended","outc')
    drawn = terminal("generate", finished, RUN, "--count", 1)

    run.events_file.write_bytes(run.events_file.read_bytes().replace(b"completed", b"stopped"))
    resumed = terminal("resume", finished, RUN, "--json")

    assert drawn.code == 0, drawn.err
    assert "-000000064-" in drawn.out
    assert resumed.code == 0, resumed.err
    assert [event.images_seen for event in events_in(resumed, RunStarted)] == [64]
    (incident,) = events_in(resumed, IncidentReported)
    assert "000000000072” is damaged" in str(incident.message)
    left = {int(folder.name) for folder in run.checkpoints()}
    assert 64 in left
    assert 72 not in left
    assert run.status() is RunStatus.COMPLETED
