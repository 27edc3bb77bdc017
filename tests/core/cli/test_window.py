"""The bare command opens the window, discovered by entry point, and fast."""

import pytest

from support.terminal import run_python

RUN = "from sfumato.__main__ import run; run()"
WINDOW = """
import sys
def open_window(project):
    slow = {"typer", "rich", "torch", "numpy"} & set(sys.modules)
    print(f"window on {project}, slow: {sorted(slow)}")
    return 7
"""


@pytest.fixture
def with_window(tmp_path):
    """A folder with an installation of sfumato that has another window."""
    (tmp_path / "other_window.py").write_text(WINDOW)
    installed = tmp_path / "sfumato-9.9.dist-info"
    installed.mkdir()
    (installed / "METADATA").write_text("Metadata-Version: 2.1\nName: sfumato\nVersion: 9.9\n")
    (installed / "entry_points.txt").write_text(
        "[sfumato.window]\ndesktop = other_window:open_window\n"
    )
    return tmp_path


def test_without_arguments_the_window_opens_and_returns_the_exit_code(with_window):
    ending = run_python(RUN, folder=with_window)

    assert ending.code == 7
    assert ending.out == "window on None, slow: []\n"


@pytest.mark.parametrize("arguments", [["--project", "my faces"], ["--project=my faces"]])
def test_project_is_passed_to_the_window(with_window, arguments):
    ending = run_python(RUN, *arguments, folder=with_window)

    assert ending.out == "window on my faces, slow: []\n"


@pytest.mark.parametrize("named", ["", "sfumato.toml"])
def test_project_from_the_file_manager_is_passed_to_the_window(with_window, named):
    project = with_window / "demo"
    project.mkdir()
    (project / "sfumato.toml").touch()

    ending = run_python(RUN, project / named, folder=with_window)

    assert ending.out == f"window on {project}, slow: []\n"


def test_installation_without_window_says_so(tmp_path):
    installed = tmp_path / "sfumato-9.9.dist-info"
    installed.mkdir()
    (installed / "METADATA").write_text("Metadata-Version: 2.1\nName: sfumato\nVersion: 9.9\n")

    ending = run_python(RUN, folder=tmp_path)

    assert ending.code == 1
    assert "does not include the desktop app" in ending.err


def test_crashing_window_shows_no_traceback(with_window):
    (with_window / "other_window.py").write_text("def open_window(project): 1 / 0")

    ending = run_python(RUN, folder=with_window)

    assert ending.code == 1
    assert "Traceback" not in ending.err
    assert "ZeroDivisionError" in ending.err
