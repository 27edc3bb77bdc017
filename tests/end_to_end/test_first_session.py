"""Tests of a new user's first sessions in a real window, without typing.

Each act of `support/first_session.py` runs in its own process: first start, sample, watch, pause,
quit; start again, resume, gallery, export. They run on a virtual screen, or without a screen where
xvfb-run or a library that Qt needs for one is missing.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sfumato_desktop.system_libraries import missing_libraries
from support import first_session

_HAS_SCREEN = shutil.which("xvfb-run") is not None and not missing_libraries("xcb")
_ON_SCREEN = ("xvfb-run", "--auto-servernum", "--server-args=-screen 0 1280x720x24")
_LONGEST_S = 900
"""For a busy machine; an idle one takes about half a minute."""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.parametrize(
        "platform",
        [
            pytest.param(
                "xcb",
                marks=pytest.mark.skipif(not _HAS_SCREEN, reason="there is no virtual screen"),
            ),
            pytest.param(
                "offscreen",
                marks=pytest.mark.skipif(_HAS_SCREEN, reason="a virtual screen shows more"),
            ),
        ],
    ),
]


def play(act: str, folder: Path, *, platform: str) -> list[str]:
    """Run an act, and return the names of the steps that were reached."""
    own = {
        "QT_QPA_PLATFORM": platform,
        "SFUMATO_SETTINGS_DIR": str(folder / "settings"),
        "SFUMATO_PROJECTS_DIR": str(folder / "projects"),
        "PYTHONPATH": os.pathsep.join(sys.path),
        "PYTHONWARNINGS": "default",
        "OMP_NUM_THREADS": "1",
    }
    screen = _ON_SCREEN if platform == "xcb" else ()
    done = subprocess.run(
        [*screen, sys.executable, first_session.__file__, act],
        env=os.environ | own,
        capture_output=True,
        text=True,
        check=False,
        timeout=_LONGEST_S,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.split()


def test_a_new_user_pauses_quits_resumes_and_exports(tmp_path: Path, platform: str) -> None:
    first = play("begin", tmp_path, platform=platform)
    second = play("resume", tmp_path, platform=platform)

    assert first == ["home", "train", "watch", "paused", "asked"]
    assert second == [
        *("home-again", "resumed", "gallery", "culled", "compared"),
        *("asked-for-animation", "animated", "exported"),
    ]
    assert list((tmp_path / "projects").glob("*/exports/*/*.safetensors"))


def test_a_run_continues_behind_the_closed_window_and_is_found_again(
    tmp_path: Path, platform: str
) -> None:
    first = play("leave", tmp_path, platform=platform)
    second = play("find", tmp_path, platform=platform)

    assert first == ["home", "train", "left"]
    assert second == ["found", "stopped"]
