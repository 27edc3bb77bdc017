"""Measure what a run loses when its process is frozen.

A training process planned for half a minute is stopped with SIGSTOP for 40 seconds in the middle,
as by Ctrl-Z, a frozen container or a closed laptop, and continued. It must train on as many images
as planned, and its learning rate must decay to 0.
"""

import argparse
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from measuring import report
from PIL import Image
from sample_project import sfumato

from sfumato.records.events import AnyEvent, RunEnded, StepFinished
from sfumato.records.project import Project
from sfumato.records.run_folder import RunFolder, RunStatus

DATASET, RUN = "noise", "frozen"
IMAGES, SIZE_PX = 40, 16
FEWEST_S = 5.0
"""Training time before the freeze, in seconds, so that the plan has settled."""


def make_project(folder: Path) -> Path:
    """Create a project with a few small images; return its folder."""
    images, project = folder / "images", folder / "project"
    images.mkdir()
    chance = np.random.default_rng(0)
    for number in range(IMAGES):
        pixels = chance.integers(0, 256, (SIZE_PX, SIZE_PX, 3), dtype=np.uint8)
        Image.fromarray(pixels).save(images / f"{number}.png")
    sfumato("new", project)
    sfumato("data", "add", project, images, "--name", DATASET, "--size", SIZE_PX)
    return project


def steps_of(events: list[AnyEvent]) -> list[StepFinished]:
    """Return the step reports."""
    return [event for event in events if isinstance(event, StepFinished)]


def wait_for_plan(run_folder: Path, process: "subprocess.Popen[str]") -> StepFinished:
    """Wait until the run has trained for some seconds; return its latest report."""
    while process.poll() is None:
        if (run_folder / "run.toml").exists():
            steps = steps_of(RunFolder.open(run_folder).events())
            if steps and steps[-1].elapsed_s >= FEWEST_S:
                return steps[-1]
        time.sleep(0.1)
    raise SystemExit(f"The run ended by itself with {process.returncode}.")


def main() -> None:
    """Freeze a run and print one line of figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=0.5)
    parser.add_argument("--freeze", type=float, default=40.0, help="seconds")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        project = make_project(Path(name))
        command = [
            *(sys.executable, "-m", "sfumato", "train", str(project), "--data", DATASET),
            *("--run", RUN, "--preset", "sketch", "--minutes", str(chosen.minutes)),
            *("--set", "images_total=0", "--set", "threads=1", "--set", "report.sample_count=0"),
            *("--set", "model.widths=[16,16]", "--set", "model.layers_per_block=1"),
            *("--set", "model.attention_sizes=[]", "--set", "batch_size=16"),
            *("--set", "report.quality_share=0", "--set", "tuning.after_training=false"),
            *("--set", "device=cpu", "--set", "precision=fp32"),
        ]
        process = subprocess.Popen(command, text=True, stdout=subprocess.DEVNULL)
        planned = wait_for_plan(project / "runs" / RUN, process)
        began_s = time.monotonic()
        process.send_signal(signal.SIGSTOP)
        time.sleep(chosen.freeze / 2)
        status = Project.open(project).run(RUN).status()
        time.sleep(chosen.freeze / 2)
        process.send_signal(signal.SIGCONT)
        process.wait()
        wall_s = planned.elapsed_s + time.monotonic() - began_s
        events = Project.open(project).run(RUN).events()
    ended, last = events[-1], steps_of(events)[-1]
    assert isinstance(ended, RunEnded)
    assert status is RunStatus.RUNNING, f"A frozen run was taken for {status}."
    peak = max(step.learning_rate for step in steps_of(events))
    report(
        "frozen",
        f"frozen for {chosen.freeze:g} s: {ended.images_seen:,} images learned of "
        f"{planned.images_total:,} planned before, last learning rate {last.learning_rate:.1e} of "
        f"{peak:.1e}; {ended.elapsed_s:.1f} s counted, {wall_s:.1f} s by the wall",
        {
            "planned_images": planned.images_total,
            "images_seen": ended.images_seen,
            "last_learning_rate": last.learning_rate,
            "highest_learning_rate": peak,
            "counted_s": round(ended.elapsed_s, 2),
            "wall_s": round(wall_s, 2),
        },
    )


if __name__ == "__main__":
    main()
