"""Is the window there at once, and refused where it would crash?"""

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


@pytest.mark.parametrize(
    ("python", "pyside", "is_crashing"),
    [
        ((3, 11), "6.12.0", True),
        ((3, 11), "6.13.1", True),
        ((3, 12), "6.12.0", False),
        ((3, 11), "6.11.3", False),
    ],
)
def test_the_combination_that_loses_none_is_refused(
    python: tuple[int, int], pyside: str, is_crashing: bool
) -> None:
    assert is_crashing_combination(python, pyside) is is_crashing
