"""Tests of the window's start-up time and of the refusal of crashing combinations."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sfumato_desktop.start import is_crashing_combination

SLOW = ("torch", "numpy", "pyqtgraph", "PIL", "diffusers", "onnx", "onnxruntime", "psutil")
PAINT = f"""
import sys
from sfumato_desktop.start import open_window
code = open_window(None)
print(code, sorted(set({SLOW!r}) & set(sys.modules)))
"""
SAY = """
from PySide6.QtCore import QLocale
from sfumato_desktop.app import App
from sfumato_desktop.start import open_window

def say(self, project):
    print(self.window.actions_book["go.runs"].text(), QLocale().toString(0.5))
    self.window.show()

App.start = say
open_window(None)
"""


def test_nothing_slow_is_imported_before_the_window_is_painted(tmp_path: Path) -> None:
    environment = os.environ | {
        "SFUMATO_QUIT_AFTER_PAINT": "1",
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }

    done = subprocess.run(
        [sys.executable, "-c", PAINT], env=environment, capture_output=True, text=True, check=False
    )

    assert done.stdout.strip() == "0 []", done.stderr


def test_the_window_opens_in_the_system_language() -> None:
    environment = os.environ | {
        "LC_ALL": "de_AT.UTF-8",
        "LANGUAGE": "",
        "PYTHONIOENCODING": "utf-8",
        "QT_QPA_PLATFORM": "offscreen",
        "SFUMATO_QUIT_AFTER_PAINT": "1",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }

    done = subprocess.run(
        [sys.executable, "-c", SAY],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert done.stdout.split() == ["Läufe", "0,5"], done.stderr


@pytest.mark.parametrize(
    ("python", "pyside", "is_crashing"),
    [
        ((3, 11), "6.12.0", True),
        ((3, 11), "6.13.1", True),
        ((3, 12), "6.12.0", False),
        ((3, 11), "6.11.3", False),
    ],
)
def test_python_and_pyside_combinations_that_lose_none_are_refused(
    python: tuple[int, int], pyside: str, is_crashing: bool
) -> None:
    assert is_crashing_combination(python, pyside) is is_crashing
