"""The acceptance test of a GPU runs on a CPU, so that it works once there is a GPU."""

import importlib
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from support.source_tree import REPOSITORY

BENCHMARKS = REPOSITORY / "benchmarks"
STEPS = (
    *("system", "waits", "resume", "speed", "caps", "beside"),
    *("shortage", "checkpoint", "sticky", "images", "rivals"),
)


@pytest.fixture
def acceptance(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(BENCHMARKS)
    return importlib.import_module("gpu_acceptance")


@pytest.mark.parametrize("name", STEPS)
def test_each_step_gives_figures(name: str, acceptance: ModuleType) -> None:
    figures = acceptance.STEPS[name].run(acceptance.Options("cpu", is_small=True))

    assert figures
    assert json.loads(json.dumps(figures, default=str))


def test_all_steps_are_tested(acceptance: ModuleType) -> None:
    assert set(acceptance.STEPS) == set(STEPS)


def test_a_step_runs_in_its_own_process_and_leaves_a_file(tmp_path: Path) -> None:
    command = [sys.executable, BENCHMARKS / "gpu_acceptance.py", "--small", "--device", "cpu"]

    done = subprocess.run(
        [*command, "--only", "sticky", "--out", tmp_path], check=False, capture_output=True
    )

    assert done.returncode == 0, done.stderr
    assert json.loads((tmp_path / "sticky.json").read_text())["status"] == "passed"
