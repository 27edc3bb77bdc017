"""A process that crashes or hangs fails the test run within seconds and names its test."""

import subprocess
import sys
from pathlib import Path

import pytest

from support.source_tree import REPOSITORY

_DOOMED = "tests/support/doomed"
_LIMIT_S = 120
"""Time limit of a test run after a worker died; it takes about ten seconds."""


def _run_doomed(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run tests that crash or hang, with the options of this suite."""
    return subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-p", "no:cacheprovider"),
            *("--basetemp", str(folder), *arguments),
        ],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        timeout=_LIMIT_S,
        check=False,
    )


@pytest.mark.parametrize("test", ["test_segfault", "test_abort"])
def test_crashed_worker_ends_the_test_run_with_its_test_and_stacks(tmp_path: Path, test: str):
    ended = _run_doomed(tmp_path, f"{_DOOMED}/crashes.py::{test}", f"{_DOOMED}/takes_long.py")

    assert ended.returncode == 1
    assert f"crashed while running '{_DOOMED}/crashes.py::{test}'" in ended.stdout
    assert f"in {test}" in ended.stdout.split("Stacks of gw")[1]


def test_killed_worker_ends_the_test_run_with_its_test(tmp_path: Path):
    ended = _run_doomed(tmp_path, f"{_DOOMED}/crashes.py::test_killed", f"{_DOOMED}/takes_long.py")

    assert ended.returncode == 1
    assert f"crashed while running '{_DOOMED}/crashes.py::test_killed'" in ended.stdout


def test_test_that_hangs_in_python_fails_and_the_others_run(tmp_path: Path):
    ended = _run_doomed(
        tmp_path,
        "--timeout=2",
        f"{_DOOMED}/hangs.py::test_hang_in_python",
        "tests/docs/test_links.py",
    )

    assert ended.returncode == 1
    assert f"FAILED {_DOOMED}/hangs.py::test_hang_in_python - Failed: Timeout" in ended.stdout
    assert "1 failed, " in ended.stdout


@pytest.mark.parametrize("test", ["test_hang_in_event_loop", "test_hang_with_gil_held"])
def test_test_that_hangs_in_c_ends_the_test_run_with_its_stacks(tmp_path: Path, test: str):
    ended = _run_doomed(
        tmp_path, "--timeout=2", f"{_DOOMED}/hangs.py::{test}", f"{_DOOMED}/takes_long.py"
    )

    assert ended.returncode == 1
    assert f"crashed while running '{_DOOMED}/hangs.py::{test}'" in ended.stdout
    assert f"in {test}" in ended.stdout.split("Stacks of gw")[1]


def test_hang_in_one_process_is_shown_and_ended(tmp_path: Path):
    ended = _run_doomed(
        tmp_path, "-n0", "--timeout=2", f"{_DOOMED}/hangs.py::test_hang_with_gil_held"
    )

    assert ended.returncode == 1
    assert "in test_hang_with_gil_held" in ended.stderr


def test_every_test_has_a_time_limit(request: pytest.FixtureRequest):
    assert 0 < float(request.config.getini("timeout")) <= 600
