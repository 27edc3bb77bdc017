"""Ctrl-C saves a run's progress, and a second one ends the process at once."""

import signal
import sys

import pytest

from sfumato.records.events import RunEnded, decode_event
from sfumato.records.project import Project
from sfumato.records.run_folder import RunStatus
from support.terminal import python_process

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")

COMMAND = """
import sys, threading
from sfumato.cli.app import main
from sfumato.cli.toolbox import Toolbox
from sfumato.records.events import Progressed
from support.fake_engine import FakeEngine
from support.terminal import fake_plugins

class LongEngine(FakeEngine):
    steps = 10**6

class DeafEngine(FakeEngine):
    def train(self, project, run, control):
        for event in super().train(project, run, control):
            yield event
            threading.Event().wait()

    def export(self, project, run, exporter, **options):
        yield Progressed(task="Exporting", done=0, total=1)
        threading.Event().wait()

engine = {"long": LongEngine, "deaf": DeafEngine}[sys.argv[1]]
sys.exit(main(sys.argv[2:], toolbox=Toolbox(find_plugins=fake_plugins, make_engine=engine)))
"""
TRAIN = ("--data", "faces", "--preset", "sketch", "--run", "two", "--json")


def train(kind, project, folder):
    return python_process(COMMAND, kind, "train", str(project.folder), *TRAIN, folder=folder)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_signal_stops_the_run_at_its_next_step_with_a_checkpoint(filled, tmp_path, number):
    with train("long", filled, tmp_path) as process:
        process.stdout.readline()
        process.send_signal(number)
        out, err = process.communicate(timeout=60)

    assert process.returncode == 130
    assert "Traceback" not in err
    ended = decode_event(out.splitlines()[-1].encode())
    assert isinstance(ended, RunEnded)
    assert ended.outcome == "stopped"
    run = Project.open(filled.folder).run("two")
    assert run.status() is RunStatus.STOPPED
    assert run.checkpoints()


def test_closed_pipe_stops_the_run_at_its_next_step_with_a_checkpoint(filled, tmp_path):
    with train("long", filled, tmp_path) as process:
        process.stdout.readline()
        process.stdout.close()
        process.wait(timeout=60)
        err = process.stderr.read()

    assert "Traceback" not in err
    assert process.returncode == 1
    run = Project.open(filled.folder).run("two")
    assert run.status() is RunStatus.STOPPED
    assert run.checkpoints()


def test_second_signal_ends_an_unresponsive_run(filled, tmp_path):
    with train("deaf", filled, tmp_path) as process:
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        while "Stopping" not in process.stderr.readline():
            assert process.poll() is None
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)

    assert process.returncode == -signal.SIGINT  # which a shell shows as 130


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_task_without_control_is_interrupted(filled, tmp_path, number):
    arguments = ("export", str(filled.folder), "one", "--to", "onnx", "--json")
    with python_process(COMMAND, "deaf", *arguments, folder=tmp_path) as process:
        process.stdout.readline()
        process.send_signal(number)
        _, err = process.communicate(timeout=60)

    assert process.returncode == 130, err
    assert "Traceback" not in err
