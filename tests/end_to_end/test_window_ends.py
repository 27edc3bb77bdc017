"""Tests that nothing is lost however the window ends: killed, ended by the system, or closed early.

Each window runs in its own process with the real engine, driven by `support/driven_window.py`.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest
from PySide6.QtCore import QSettings

from sfumato.records.project import Project
from sfumato.records.run_folder import RunFolder, RunStatus
from support import driven_window
from support.driven_window import RATE, RUN
from support.sample_project import add_gallery, write_image
from support.toy import toy_project, with_changes

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="its signals are others"),
]

_AT_ONCE_S = 2.0
"""Time in which a window with nothing to save ends."""
_LONGEST_S = 120


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with an endless run, and four images."""
    made = toy_project(tmp_path)
    config = with_changes(images_total=100_000_000)
    RunFolder.create(made.runs_folder / RUN, config)
    images = [write_image(tmp_path / f"{hue}.png", 8, hue=hue) for hue in (0, 90, 180, 270)]
    add_gallery(made, RUN, images)
    return made


@pytest.fixture
def run(project: Project) -> RunFolder:
    return project.run(RUN)


def environment(folder: Path) -> dict[str, str]:
    """Return the environment of a user whose settings are stored in a folder."""
    own = {
        "QT_QPA_PLATFORM": "offscreen",
        "SFUMATO_SETTINGS_DIR": str(folder / "settings"),
        "PYTHONPATH": os.pathsep.join(sys.path),
        "OMP_NUM_THREADS": "1",
        "LC_ALL": "C.UTF-8",
    }
    return os.environ | own


class DrivenProcess:
    """A window in its own process."""

    def __init__(self, process: subprocess.Popen[str], out: IO[str], errors: Path) -> None:
        self._process = process
        self._out = out
        self._errors = errors

    def next_word(self) -> str:
        """Wait for the next line that the window prints."""
        line = self._out.readline()
        assert line, self._errors.read_text()
        return line.rstrip("\n")

    def send(self, number: int) -> None:
        """Send a signal."""
        self._process.send_signal(number)

    def finish(self) -> int:
        """Wait for the end, and return the exit code."""
        return self._process.wait(_LONGEST_S)

    @property
    def said(self) -> str:
        """The error output of the process."""
        return self._errors.read_text()


@contextmanager
def driven(act: str, project: Project, folder: Path, **more: str) -> Iterator[DrivenProcess]:
    """Open a window that plays an act."""
    errors = folder / f"{act}.txt"
    command = [sys.executable, driven_window.__file__, act, str(project.folder)]
    with (
        errors.open("w") as stream,
        subprocess.Popen(
            command,
            env=environment(folder) | more,
            stdout=subprocess.PIPE,
            stderr=stream,
            text=True,
        ) as process,
    ):
        assert process.stdout is not None
        try:
            yield DrivenProcess(process, process.stdout, errors)
        finally:
            process.kill()


def test_a_killed_window_resumes_where_it_was_interrupted(
    tmp_path: Path, project: Project, run: RunFolder
) -> None:
    with driven("train", project, tmp_path) as window:
        assert window.next_word() == "training"
        second = subprocess.run(
            [sys.executable, "-m", "sfumato", "--project", str(project.folder)],
            env=environment(tmp_path),
            capture_output=True,
            text=True,
            timeout=_LONGEST_S,
            check=False,
        )
        is_still_there = run.is_locked()
        window.send(signal.SIGKILL)
        code = window.finish()
    status = run.status()
    last = int(run.checkpoints()[-1].name)

    with driven("come_back", project, tmp_path) as window:
        left = json.loads(window.next_word())
        back = window.finish()

    assert (second.returncode, second.stderr, is_still_there) == (0, "", True)
    assert code == -signal.SIGKILL
    assert status is RunStatus.INTERRUPTED
    assert f"{RUN} was interrupted at " in left.pop("offer")
    assert left == {"images": 3, "five_stars": 1, "in_trash": 1, "scheme": "dark"}
    assert (back, window.said) == (0, "")
    assert run.status() is RunStatus.STOPPED
    assert int(run.checkpoints()[-1].name) >= last


def test_a_window_ended_by_the_system_pauses_its_run(
    tmp_path: Path, project: Project, run: RunFolder
) -> None:
    with driven("train", project, tmp_path) as window:
        assert window.next_word() == "training"
        window.send(signal.SIGTERM)
        code = window.finish()
    settings = QSettings(str(tmp_path / "settings" / "window.ini"), QSettings.Format.IniFormat)

    assert (code, window.said) == (0, "")
    assert run.status() is RunStatus.STOPPED
    assert int(run.checkpoints()[-1].name) == run.events()[-1].images_seen
    assert settings.value("projects/paused_run") == f"{project.folder}\n{RUN}"
    assert settings.value("session/is_open") == "false"


def test_a_window_closed_while_torch_is_imported_ends_immediately(
    tmp_path: Path, project: Project, run: RunFolder
) -> None:
    with driven("close_early", project, tmp_path) as window:
        _, at, was_ready = window.next_word().split()
        code = window.finish()
        took_s = time.time() - float(at)

    assert was_ready == "False"
    assert (code, window.said) == (0, "")
    assert took_s < _AT_ONCE_S
    assert run.status() is RunStatus.NEW


def test_a_german_user_trains_with_decimal_commas_and_the_files_have_points(
    tmp_path: Path, project: Project
) -> None:
    if shutil.which("localedef") is None:
        pytest.skip("there is no localedef to make a German locale with")
    made = subprocess.run(
        ["localedef", "-i", "de_DE", "-f", "UTF-8", str(tmp_path / "de_DE.UTF-8")],
        capture_output=True,
        text=True,
        check=False,
    )
    if not (tmp_path / "de_DE.UTF-8").is_dir():
        pytest.skip(f"no German locale could be made: {made.stderr}")

    german = {"LOCPATH": str(tmp_path), "LC_ALL": "de_DE.UTF-8", "LANG": "de_DE.UTF-8"}
    with driven("german", project, tmp_path, **german) as window:
        run_id, point_of_libraries, point_of_window = window.next_word().split()
        code = window.finish()
    run = project.run(run_id)
    text = (run.folder / "run.toml").read_text()

    assert (code, window.said) == (0, "")
    assert (point_of_libraries, point_of_window) == (".", ",")
    assert run.config.optimizer.learning_rate == float(RATE.replace(",", "."))
    assert "learning_rate = 0.0005" in text
    assert run.checkpoints()
