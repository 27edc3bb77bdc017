"""Measure the time until the window is painted.

Each start is a fresh process, timed from before its launch until the first paint is finished;
caches are warmed by starts that do not count. In turns with it, the minimum for PySide6: an empty
window.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from typing import Any

from measuring import median, report, spread

TARGET_S = 0.7
SLOW = ("torch", "numpy", "pyqtgraph", "PIL", "diffusers", "onnx", "onnxruntime")

SFUMATO = """
import sys
sys.argv = ["sfumato"]
from sfumato.__main__ import run
try:
    run()
except SystemExit as ending:
    assert not ending.code, ending
"""

EMPTY_WINDOW = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, QApplication.quit)

app = QApplication([])
window = Window()
window.resize(1280, 800)
window.show()
app.exec()
"""

TELL = """
import json, sys, time
print(json.dumps({"end": time.time(), "modules": sorted(sys.modules)}))
"""


def start(code: str, settings: str) -> tuple[float, list[str]]:
    """Start a window that quits once it is painted; return the seconds and the loaded modules."""
    environment = os.environ | {
        "SFUMATO_QUIT_AFTER_PAINT": "1",
        "SFUMATO_SETTINGS_DIR": settings,
        "QT_QPA_PLATFORM": platform(),
    }
    began = time.time()
    done = subprocess.run(
        [sys.executable, "-c", code + TELL],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise SystemExit(done.stderr)
    reported: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return reported["end"] - began, reported["modules"]


def platform() -> str:
    """Return Qt's platform: the display if there is one."""
    return os.environ.get("QT_QPA_PLATFORM") or ("xcb" if "DISPLAY" in os.environ else "offscreen")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--starts", type=int, default=15)
    chosen = parser.parse_args()
    ours, bare, modules = [], [], []
    with tempfile.TemporaryDirectory() as settings:
        for code in (SFUMATO, EMPTY_WINDOW):
            start(code, settings)
        for _ in range(chosen.starts):
            taken, modules = start(SFUMATO, settings)
            ours.append(taken)
            bare.append(start(EMPTY_WINDOW, settings)[0])
    slow = [name for name in SLOW if name in modules]
    report(
        "startup",
        f"window painted after {median(ours):.3f} s (target <= {TARGET_S} s), an empty Qt window "
        f"after {median(bare):.3f} s: {median(ours) / median(bare):.2f} times; "
        f"{len(modules)} modules loaded, slow ones among them: {', '.join(slow) or 'none'}",
        {
            "window_s": spread(ours),
            "empty_window_s": spread(bare),
            "target_s": TARGET_S,
            "modules": len(modules),
            "slow_modules": slow,
            "platform": platform(),
        },
    )


if __name__ == "__main__":
    main()
