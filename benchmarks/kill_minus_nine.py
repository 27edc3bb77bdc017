"""Measure what a run loses when its process is killed.

A training process is killed with SIGKILL at random moments, K times, and resumed each time. After
each kill every checkpoint must be intact, the events must be readable, and the run must show as
interrupted; the resumed process must continue from the newest checkpoint. The training since that
checkpoint is lost: at most one checkpoint interval.
"""

import argparse
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from measuring import median, report
from sample_project import DATASET, make_project, sfumato

from sfumato.checkpoints.checkpoint import AVERAGE, OPTIMIZER, WEIGHTS, read_state, read_tensors
from sfumato.records.events import CheckpointSaved, RunStarted, StepFinished
from sfumato.records.project import Project
from sfumato.records.run_folder import RunFolder, RunStatus

RUN = "killed"
SLACK_S = 0.5
"""Tolerance: an event is timed a moment before the loop's own clock advances."""


def wait_for(is_true: Callable[[], bool], *, process: "subprocess.Popen[str]") -> None:
    """Poll every 20 ms until a condition holds; exit if the process ends first."""
    while not is_true():
        if process.poll() is not None:
            raise SystemExit(f"The run ended by itself with {process.returncode}.")
        time.sleep(0.02)


def starts(run_folder: Path) -> int:
    """Return how often the run was started."""
    if not (run_folder / "run.toml").exists():
        return 0
    return sum(isinstance(event, RunStarted) for event in RunFolder.open(run_folder).events())


def train_and_kill(command: list[str], run_folder: Path, delay_s: float) -> None:
    """Start a training process and kill it some seconds after training began."""
    before = starts(run_folder)
    process = subprocess.Popen(
        command, text=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    wait_for(lambda: starts(run_folder) > before, process=process)
    time.sleep(delay_s)
    if process.poll() is not None:
        raise SystemExit(f"The run ended by itself with {process.returncode}.")
    process.send_signal(signal.SIGKILL)
    process.wait()


def check(run: RunFolder, *, expected_start: int, interval_s: float) -> tuple[float, int]:
    """Check for damage; return the seconds of lost work and the clock of the newest checkpoint.

    A checkpoint is written between two steps, so the step that crosses the end of the interval
    counts as well.

    Raises:
        AssertionError: If any check fails.
    """
    assert run.status() is RunStatus.INTERRUPTED, f"The run is {run.status()}."
    for line in run.events_file.read_bytes().splitlines()[:-1]:
        assert line.startswith(b"{"), f"A line of the events is torn: {line!r}"
        assert line.endswith(b"}"), f"A line of the events is torn: {line!r}"
    clock = 0
    for folder in run.checkpoints():
        state = read_state(folder)
        for file in (WEIGHTS, AVERAGE, OPTIMIZER):
            assert read_tensors(folder, file, state), f"{folder}/{file} is empty."
        clock = state.metadata.images_seen
    events = run.events()
    last_start = max(n for n, event in enumerate(events) if isinstance(event, RunStarted))
    started = events[last_start]
    assert isinstance(started, RunStarted)
    assert started.images_seen == expected_start, (
        f"The run resumed from {started.images_seen} images, not from {expected_start}."
    )
    since, before, lost_s, is_learning = started.time, started.time, 0.0, False
    for event in events[last_start:]:
        if isinstance(event, CheckpointSaved):
            since, lost_s = event.time, 0.0
        elif isinstance(event, StepFinished):
            since = since if is_learning else before
            assert before - since <= interval_s + SLACK_S, f"None after {before - since:.1f} s."
            is_learning, lost_s = True, event.time - since
        before = event.time
    return lost_s, clock


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=12)
    parser.add_argument("--interval", type=float, default=5.0, help="seconds between checkpoints")
    parser.add_argument("--longest", type=float, default=15.0, help="seconds until a kill")
    parser.add_argument("--seed", type=int, default=0)
    chosen = parser.parse_args()
    chance = random.Random(chosen.seed)
    lost: list[float] = []
    with tempfile.TemporaryDirectory() as name:
        project = make_project(Path(name))
        run_folder = project / "runs" / RUN
        first = [
            *("train", str(project), "--data", DATASET, "--preset", "sketch", "--run", RUN),
            *("--set", f"report.checkpoint_every_s={chosen.interval}"),
            *("--set", "report.sample_every_images=2000", "--set", "report.sample_count=4"),
            *("--set", "images_total=100000000", "--set", "minutes=0", "--set", "threads=1"),
        ]
        again, clock = ["resume", str(project), RUN], 0
        for kill in range(chosen.kills):
            command = [sys.executable, "-m", "sfumato", *(again if kill else first)]
            train_and_kill(command, run_folder, chance.uniform(0.0, chosen.longest))
            run = Project.open(project).run(RUN)
            lost_s, clock = check(run, expected_start=clock, interval_s=chosen.interval)
            lost.append(lost_s)
            print(f"kill {kill + 1}: {lost_s:.2f} s lost, newest checkpoint {clock} images")
        left_behind = [path.name for path in run.checkpoints_folder.glob(".*")]
        sfumato("generate", project, RUN, "--count", 4)
    report(
        "kill_minus_nine",
        f"{len(lost)} kills, 0 corrupt; lost work median {median(lost):.2f} s, max "
        f"{max(lost):.2f} s at a checkpoint interval of {chosen.interval:g} s and a step; "
        f"unfinished folders left by the last kill: {len(left_behind)}",
        {
            "kills": len(lost),
            "corrupt": 0,
            "interval_s": chosen.interval,
            "lost_s": [round(value, 2) for value in lost],
            "unfinished_folders_left": len(left_behind),
        },
    )


if __name__ == "__main__":
    main()
