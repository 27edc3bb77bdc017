"""Test of a suspended process, which ends its run as planned and counts as running."""

import signal
import sys
import time
from pathlib import Path

import pytest

from sfumato.records.events import RunEnded, StepFinished
from sfumato.records.project import Project
from sfumato.records.run_folder import RunStatus
from support.commands import WarmTerminal
from support.small_projects import DATASET, RUN, TINY, make_project

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="processes cannot be stopped there"),
]

_MINUTES, _FREEZE_S = 0.2, 20.0


def test_a_suspended_process_continues_and_finishes_as_planned(
    terminal: WarmTerminal, tmp_path: Path
) -> None:
    project = make_project(terminal, tmp_path / "project", images=tmp_path / "images")
    limits = ("--set=images_total=0", f"--set=minutes={_MINUTES}")
    running = terminal.start(
        "train", project, "--data", DATASET, "--run", RUN, *TINY, *limits, "--json"
    )
    while running.wait_for_event(StepFinished).elapsed_s < 60 * _MINUTES / 3:
        pass

    running.send(signal.SIGSTOP)
    time.sleep(_FREEZE_S)
    run = Project.open(project).run(RUN)
    status_meanwhile = run.status()
    running.send(signal.SIGCONT)
    running.finish()

    steps = [event for event in run.events() if isinstance(event, StepFinished)]
    ended = run.events()[-1]
    assert status_meanwhile is RunStatus.RUNNING
    assert isinstance(ended, RunEnded)
    assert ended.outcome == "completed"
    assert ended.images_seen == steps[-1].images_total
    assert ended.elapsed_s < 60 * _MINUTES + _FREEZE_S / 2
    assert steps[-1].learning_rate < 0.1 * max(step.learning_rate for step in steps)
