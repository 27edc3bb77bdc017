"""Fixtures of the end-to-end tests: a terminal and a finished project."""

import shutil
import sys
from pathlib import Path

import pytest

from support.commands import WarmTerminal
from support.small_projects import DATASET, RUN, TINY, make_project

if sys.platform == "win32":
    collect_ignore = ["test_killed.py", "test_trouble.py"]  # they fork, kill, and mount


@pytest.fixture
def terminal(tmp_path: Path) -> WarmTerminal:
    """A terminal with its own home folder."""
    return WarmTerminal(tmp_path / "home")


@pytest.fixture(scope="session")
def _finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("finished")
    terminal = WarmTerminal(folder / "home")
    project = make_project(terminal, folder / "project", images=folder / "images")
    ending = terminal("train", project, "--data", DATASET, "--run", RUN, *TINY)
    assert ending.code == 0, ending.err
    return project


@pytest.fixture
def finished(_finished: Path, tmp_path: Path) -> Path:
    """A project with a dataset and a finished run, copied for each test."""
    return shutil.copytree(_finished, tmp_path / "project")
