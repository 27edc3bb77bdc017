"""Tests that the menu entry starts the installed program from any location."""

import configparser
import re
import sys
from pathlib import Path

import pytest

from linux_share import shared_files
from menu_entry import add_entry, entry_paths, remove_entry
from support.source_tree import REPOSITORY

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the entry of Linux")


@pytest.fixture
def environment(tmp_path):
    """Return an environment with the wheel's files below `share/`."""
    folder = tmp_path / "environment"
    for source, target in shared_files().items():
        (folder / target).parent.mkdir(parents=True, exist_ok=True)
        (folder / target).write_bytes((REPOSITORY / source).read_bytes())
    return folder


@pytest.mark.parametrize("name", ["bin", "my tools", 'a "b" $c `d` 100%', "back\\slash"])
def test_the_entry_starts_the_installed_program(tmp_path, environment, name):
    command = tmp_path / name / "sfumato"
    places = entry_paths(tmp_path / "prefix")

    add_entry(places, command=command, environment=environment, is_trial=False)

    parser = configparser.RawConfigParser()
    parser.read(places[0], encoding="utf-8")
    line = parser["Desktop Entry"]["Exec"].replace("\\\\", "\\")  # as in all entry strings
    quoted, field = line.rsplit(" ", 1)
    program = re.sub(r'\\(["`$\\])', r"\1", quoted[1:-1])
    assert quoted[0] + quoted[-1] == '""'
    assert program.replace("%%", "%") == str(command)
    assert field == "%f"


def test_all_written_files_are_removed(tmp_path, environment):
    places = entry_paths(tmp_path / "prefix")
    add_entry(places, command=Path("sfumato"), environment=environment, is_trial=False)
    assert all(place.exists() for place in places)

    remove_entry(places, is_trial=False)

    assert not any(place.exists() for place in places)


def test_a_dry_run_writes_nothing(tmp_path, environment):
    places = entry_paths(tmp_path / "prefix")

    add_entry(places, command=Path("sfumato"), environment=environment, is_trial=True)

    assert not (tmp_path / "prefix").exists()
