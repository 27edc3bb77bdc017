"""Tests of checkpoints that are written beside the training."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
import safetensors.torch
import torch
from torch import Tensor

from sfumato.checkpoints.checkpoint import open_checkpoint
from sfumato.checkpoints.writing import BackgroundTask, HostCopies, write_tensors
from sfumato.device.backends import open_backend
from sfumato.errors import SfumatoError
from sfumato.optimization.loop import Training
from sfumato.records.control import RunControl
from sfumato.records.events import AnyEvent, CheckpointSaved, IncidentReported, RunEnded
from sfumato.records.project import Project
from sfumato.training import reporting
from support.toy import averaged_weights, toy_engine, toy_project, train_to_end, with_changes

TENSORS = {
    "kernel": torch.randn(3, 4, 2, 2).contiguous(memory_format=torch.channels_last),
    "half": torch.randn(5).bfloat16(),
    "step": torch.tensor(7.0),
    "count": torch.arange(3),
    "is_on": torch.tensor([True, False]),
    "none": torch.empty(0, 4),
}
CONFIG = with_changes(images_total=64)


@pytest.fixture
def always_due(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a checkpoint be due after each update."""
    monkeypatch.setattr(Training, "is_checkpoint_due", property(lambda _: True))


def test_other_programs_read_what_is_written(tmp_path: Path) -> None:
    file = tmp_path / "model.safetensors"

    sha256 = write_tensors(file, TENSORS)

    read = safetensors.torch.load_file(file)
    assert read.keys() == TENSORS.keys()
    assert all(torch.equal(read[name], tensor) for name, tensor in TENSORS.items())
    assert all(read[name].dtype == tensor.dtype for name, tensor in TENSORS.items())
    hashed = subprocess.run(["sha256sum", file], check=True, capture_output=True, text=True)
    assert hashed.stdout.split()[0] == sha256


def test_copies_do_not_change_with_the_originals() -> None:
    weight = torch.ones(4)

    copies = HostCopies(open_backend("cpu")).take({"model": {"weight": weight}})
    weight.zero_()

    assert copies["model"]["weight"].tolist() == [1.0] * 4


def test_one_task_runs_at_a_time_and_its_error_is_raised_again() -> None:
    task: BackgroundTask[int] = BackgroundTask()
    may_end = threading.Event()

    def waits() -> int:
        may_end.wait()
        return 7

    task.start(waits)
    assert task.is_busy
    assert task.finished() is None
    may_end.set()
    assert task.wait() == 7
    assert not task.is_busy

    def fails() -> int:
        raise SfumatoError("The disk is full.", hint="")

    task.start(fails)
    with pytest.raises(SfumatoError, match="disk is full"):
        task.wait()
    assert task.wait() is None


@pytest.mark.usefixtures("always_due")
def test_training_continues_while_a_checkpoint_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = toy_project(tmp_path)
    run = toy_engine().new_run(project, CONFIG)
    write, may_write, started = reporting.save_checkpoint, threading.Event(), threading.Event()
    updates: list[int] = []

    def slowly(*args: Any) -> Path:
        if threading.current_thread() is not threading.main_thread():
            started.set()
            may_write.wait()
        return write(*args)

    def noted(self: reporting.TrainingReporter) -> None:
        if started.is_set():
            updates.append(self._state.images_seen)
        if len(updates) == 3:
            may_write.set()

    monkeypatch.setattr(reporting, "save_checkpoint", slowly)
    monkeypatch.setattr(reporting.TrainingReporter, "keep_averages", noted)

    events = train_to_end(project, run)

    assert len(updates) >= 3
    saved = [event for event in events if isinstance(event, CheckpointSaved)]
    assert saved[0].images_seen < updates[2]
    assert saved[-1].images_seen == 64
    assert isinstance(events[-1], RunEnded)
    assert [int(Path(event.path).name) for event in saved] == [e.images_seen for e in saved]


@pytest.mark.usefixtures("always_due")
def test_a_checkpoint_holds_the_state_of_its_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = toy_project(tmp_path)
    run = toy_engine().new_run(project, CONFIG, run_id="broken")
    whole = toy_engine().new_run(project, CONFIG, run_id="whole")
    train_to_end(project, whole)
    write, slow = reporting.save_checkpoint, threading.Event()
    images_seen: list[int] = []

    def late(target: Any, state: Any, tensors: Any) -> Path:
        if threading.current_thread() is not threading.main_thread():
            slow.wait(1.0)  # the weights have changed by then
        images_seen.append(state.metadata.images_seen)
        return write(target, state, tensors)

    monkeypatch.setattr(reporting, "save_checkpoint", late)
    _train_until_saved(project, run)
    first = run.checkpoints()[0]
    for folder in run.checkpoints()[1:]:
        folder.rename(folder.with_name(f".{folder.name}.old"))

    train_to_end(project, run)

    assert int(first.name) < 64
    assert _are_equal(averaged_weights(run), averaged_weights(whole))


@pytest.mark.usefixtures("always_due")
def test_a_full_disk_is_an_incident(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = toy_project(tmp_path)
    run = toy_engine().new_run(project, CONFIG)
    write = reporting.save_checkpoint

    def full(*args: Any) -> Path:
        if threading.current_thread() is not threading.main_thread():
            raise SfumatoError("The disk is full.", hint="")
        return write(*args)

    monkeypatch.setattr(reporting, "save_checkpoint", full)

    events = train_to_end(project, run)

    incidents = [event for event in events if isinstance(event, IncidentReported)]
    assert incidents
    assert all("Cannot save a checkpoint. The disk is full." in str(i.message) for i in incidents)
    assert isinstance(events[-1], RunEnded)
    assert run.checkpoints()


_KILLED_WHILE_WRITING = """
import os, signal, sys, threading
from pathlib import Path
from sfumato.checkpoints import checkpoint
from sfumato.optimization.loop import Training
from sfumato.records.project import Project
from support.toy import toy_engine, train_to_end

Training.is_checkpoint_due = property(lambda _: True)
write, count = checkpoint.write_tensors, 0

def killed(path, tensors):
    global count
    count += 1
    sha256 = write(path, tensors)
    if count == 5:  # in the middle of the second checkpoint
        os.kill(os.getpid(), signal.SIGKILL)
    return sha256

checkpoint.write_tensors = killed
project = Project.open(Path(sys.argv[1]))
train_to_end(project, project.run("killed"))
"""


def test_a_process_killed_while_writing_leaves_the_checkpoint_before(tmp_path: Path) -> None:
    project = toy_project(tmp_path)
    run = toy_engine().new_run(project, CONFIG, run_id="killed")
    tests = Path(__file__).parents[2]

    killed = subprocess.run(
        [sys.executable, "-c", _KILLED_WHILE_WRITING, str(project.folder)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(tests), *sys.path])},
        check=False,
    )

    assert killed.returncode == -signal.SIGKILL
    assert len(run.checkpoints()) == 1
    assert open_checkpoint(run, files=("ema.safetensors", "optimizer.safetensors")) is not None
    assert isinstance(train_to_end(project, run)[-1], RunEnded)


def _train_until_saved(project: Project, run: Any) -> list[AnyEvent]:
    """Train until the first checkpoint has been written beside the training."""
    events = []
    for event in toy_engine().train(project, run, RunControl()):
        events.append(event)
        if isinstance(event, CheckpointSaved):
            break
    return events


def _are_equal(first: dict[str, Tensor], second: dict[str, Tensor]) -> bool:
    return first.keys() == second.keys() and all(torch.equal(first[n], second[n]) for n in first)
