"""Tests of runs whose process was killed, which stay intact and can be resumed.

Every command runs in its own process; most of them are killed without warning.
"""

import json
import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from sfumato.records.control import Command, send_command
from sfumato.records.events import (
    CheckpointSaved,
    ImageGenerated,
    Progressed,
    RunEnded,
    RunStarted,
    StepFinished,
)
from sfumato.records.project import Project
from sfumato.records.run_folder import RunFolder
from support.commands import RunningCommand, WarmTerminal, events_in, user_environment
from support.odd_images import noise_folder
from support.small_projects import DATASET, RUN, TINY, make_project, two_lines

_ENDLESS = "--set=images_total=100_000_000"


@pytest.fixture
def project(terminal: WarmTerminal, tmp_path: Path) -> Path:
    return make_project(terminal, tmp_path / "project", images=tmp_path / "images")


def _train(terminal: WarmTerminal, project: Path, *more: str) -> RunningCommand:
    options = ("--data", DATASET, "--run", RUN, *TINY, *more)
    return terminal.start("train", project, *options, "--json")


def _kill(running: RunningCommand) -> None:
    running.send(signal.SIGKILL)
    assert running.finish().code == -signal.SIGKILL


def _run(project: Path) -> RunFolder:
    return Project.open(project).run(RUN)


def _status(terminal: WarmTerminal, project: Path) -> str:
    (summary,) = json.loads(terminal("runs", "list", project, "--json").out)
    return str(summary["status"])


def _shorten(run: RunFolder, images_total: int) -> None:
    """Set the end of an endless run."""
    config = run.folder / "run.toml"
    config.write_text(config.read_text().replace("100000000", str(images_total)))


@pytest.mark.parametrize("seed", [0, 1])
def test_a_killed_run_is_interrupted_and_resumes_from_its_last_checkpoint(
    terminal: WarmTerminal, project: Path, seed: int
) -> None:
    running = _train(terminal, project, _ENDLESS)
    running.wait_for_event(CheckpointSaved)
    for _ in range(random.Random(seed).randrange(15)):
        running.wait_for_event(StepFinished)
    _kill(running)
    run = _run(project)
    last = int(run.checkpoints()[-1].name)
    status = _status(terminal, project)

    _shorten(run, last + 80)
    resumed = terminal("resume", project, RUN, "--json")

    assert status == "interrupted"
    assert (resumed.code, resumed.err) == (0, "")
    assert [event.images_seen for event in events_in(resumed, RunStarted)] == [last]
    (end,) = events_in(resumed, RunEnded)
    assert (end.outcome, end.images_seen) == ("completed", last + 80)
    assert _status(terminal, project) == "completed"


def test_a_run_killed_while_saving_has_only_complete_checkpoints(
    terminal: WarmTerminal, project: Path
) -> None:
    running = _train(terminal, project, _ENDLESS)
    running.wait_for_event(CheckpointSaved)
    run = _run(project)
    send_command(run.control_file, Command.CHECKPOINT)
    while not any(run.checkpoints_folder.glob(".*")):  # one is half written each second
        assert running.is_alive
    _kill(running)
    before = run.checkpoints()

    _shorten(run, int(before[-1].name) + 16)
    resumed = terminal("resume", project, RUN, "--json")

    assert all((folder / "state.json").exists() for folder in before)
    assert (resumed.code, resumed.err) == (0, "")
    assert [event.images_seen for event in events_in(resumed, RunStarted)] == [int(before[-1].name)]
    assert list(run.checkpoints_folder.glob(".*")) == []


@pytest.mark.parametrize("moment", [Progressed, RunStarted])
def test_a_run_killed_before_its_first_checkpoint_starts_over(
    terminal: WarmTerminal, project: Path, moment: type[Progressed | RunStarted]
) -> None:
    running = _train(terminal, project)
    running.wait_for_event(moment)
    _kill(running)
    status = _status(terminal, project)

    resumed = terminal("resume", project, RUN, "--json")

    assert status == "interrupted"
    assert (resumed.code, resumed.err) == (0, "")
    assert [event.images_seen for event in events_in(resumed, RunStarted)] == [0]
    assert [event.outcome for event in events_in(resumed, RunEnded)] == ["completed"]


def test_a_second_start_is_refused_and_ctrl_c_stops_the_first_with_a_checkpoint(
    terminal: WarmTerminal, project: Path
) -> None:
    first = _train(terminal, project, _ENDLESS)
    first.wait_for_event(StepFinished)
    owner = (_run(project).folder / "owner").read_text()

    second = terminal("resume", project, RUN)
    same_name = terminal("train", project, "--data", DATASET, "--run", RUN, *TINY)
    status = _status(terminal, project)
    first.wait_for_event(StepFinished)
    first.send(signal.SIGINT)
    ending = first.finish()

    message, hint = two_lines(second.err)
    assert second.code == 1
    process, host = owner.split()
    assert message == f"Run “{RUN}” is already being trained by process {process} on {host}."
    assert "Wait until it finishes" in hint
    assert (same_name.code, "already exists" in two_lines(same_name.err)[0]) == (1, True)
    assert status == "running"
    assert ending.code == 130
    (end,) = events_in(ending, RunEnded)
    assert end.outcome == "stopped"
    assert int(_run(project).checkpoints()[-1].name) == end.images_seen
    assert _status(terminal, project) == "stopped"


def test_a_killed_import_leaves_no_dataset_and_can_be_repeated(
    terminal: WarmTerminal, project: Path, tmp_path: Path
) -> None:
    more = noise_folder(tmp_path / "more", 200)
    running = terminal.start("data", "add", project, more, "--json")
    running.wait_for_event(Progressed)
    _kill(running)
    names = Project.open(project).dataset_names()

    again = terminal("data", "add", project, more)

    assert names == (DATASET,)
    assert again.code == 0
    assert "200 images included" in again.out


def test_a_killed_generation_leaves_only_complete_images(
    terminal: WarmTerminal, finished: Path
) -> None:
    command = ("generate", finished, RUN, "--count", 400, "--batch", 1)
    running = terminal.start(*command, "--json")
    for _ in range(7):
        running.wait_for_event(ImageGenerated)
    _kill(running)
    images = list((finished / "gallery").glob("*.png"))

    again = terminal("generate", finished, RUN, "--count", 8)

    assert len(images) >= 7
    for path in images:
        with Image.open(path) as image:
            image.load()
    assert (again.code, again.err) == (0, "")


@pytest.mark.parametrize("imported", ["typer.colors", "torch.nn.functional"])
def test_ctrl_c_during_startup_exits_without_a_traceback(
    finished: Path, tmp_path: Path, imported: str
) -> None:
    with subprocess.Popen(
        [sys.executable, "-X", "importtime", "-m", "sfumato", "generate", str(finished), RUN],
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=user_environment(tmp_path / "home"),
    ) as process:
        assert process.stderr is not None
        next(line for line in process.stderr if line.rstrip().endswith(imported))
        os.kill(process.pid, signal.SIGINT)
        said = process.stderr.read()

    assert process.returncode == 130
    assert "Traceback" not in said
