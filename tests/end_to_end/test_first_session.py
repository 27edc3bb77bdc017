"""Can a newcomer go the whole way in a real window, over two starts, with nothing to type?

The acts of `support/first_session.py`, each in a process of its own on a virtual screen: first
start, sample, watch, pause, quit; start again, resume, gallery, export.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from support import first_session

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("xvfb-run") is None, reason="there is no virtual screen"),
]

_LONGEST_S = 900
"""For a machine that is busy with other things; about half a minute on an idle one."""


def play(act: str, folder: Path) -> list[str]:
    """Play an act, and give the names of the steps that were reached."""
    own = {
        "QT_QPA_PLATFORM": "xcb",
        "SFUMATO_SETTINGS_DIR": str(folder / "settings"),
        "SFUMATO_PROJECTS_DIR": str(folder / "projects"),
        "PYTHONPATH": os.pathsep.join(sys.path),
        "PYTHONWARNINGS": "default",
        "OMP_NUM_THREADS": "1",
    }
    command = ["xvfb-run", "--auto-servernum", "--server-args=-screen 0 1280x720x24"]
    done = subprocess.run(
        [*command, sys.executable, first_session.__file__, act],
        env=os.environ | own,
        capture_output=True,
        text=True,
        check=False,
        timeout=_LONGEST_S,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.split()


def test_a_newcomer_pauses_quits_and_goes_on_to_an_export(tmp_path: Path) -> None:
    first = play("begin", tmp_path)
    second = play("go_on", tmp_path)

    assert first == ["home", "train", "watch", "paused"]
    assert second == [
        *("home-again", "resumed", "gallery", "culled", "compared", "animated", "exported")
    ]
    assert list((tmp_path / "projects").glob("*/exports/*/*.safetensors"))


def test_a_run_goes_on_behind_the_closed_window_and_is_found_again(tmp_path: Path) -> None:
    first = play("leave", tmp_path)
    second = play("find", tmp_path)

    assert first == ["home", "train", "left"]
    assert second == ["found", "stopped"]
