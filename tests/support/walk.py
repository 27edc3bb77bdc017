"""A pass over every screen in a separate process, and its results.

Run as a program with a folder, a scale, and the checks to run. It plays all scenes, stores a
reduced image and the layout of each screen, and writes the results as JSON. The clock, fonts, home
folder, and machine are the same wherever it runs.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

__all__ = ["FONTS", "Found", "walk"]

REPOSITORY = Path(__file__).parents[2]
FONTS = Path(__file__).parent / "fonts"
Found = dict[str, Any]
"""Results by the name of a screen and its color scheme."""
_ROOTS = ("core", "desktop", "plugins", "resources", "tests", "packaging")
_SCREEN_PX = (1920, 1080)


def walk(folder: Path, *, scale: int = 1, look_for: str = "images", schemes: str = "") -> Found:
    """Run all screens in a fresh process and return its results.

    Args:
        folder: Where it may write; images are stored in its folder `images`.
        scale: Device pixels per logical pixel.
        look_for: `images`, `keyboard` (which includes images), `clipping` in a longer language, or
            `german`.
        schemes: The color schemes, separated by a space; by default those that matter to the check.
    """
    screens = folder / "screen.json"
    width, height = (scale * side for side in _SCREEN_PX)
    screen = {"name": "screen", "x": 0, "y": 0, "width": width, "height": height}
    screens.write_text(json.dumps({"screens": [screen | {"logicalDpi": 96}]}))
    home = folder / "home"
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("QT_")},
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "OMP_NUM_THREADS": "1",
        "PYTHONFAULTHANDLER": "1",
        "PYTHONPATH": os.pathsep.join(str(REPOSITORY / root) for root in _ROOTS),
        "QT_QPA_PLATFORM": f"offscreen:configfile={screens}",
        "QT_SCALE_FACTOR": str(scale),
        "SFUMATO_PROJECTS_DIR": str(home / "Documents" / "Sfumato"),
        "SFUMATO_SETTINGS_DIR": str(home / ".config" / "sfumato"),
        "XDG_CONFIG_HOME": str(home / ".config"),
    }
    command = [sys.executable, "-m", "support.walk", str(folder), look_for, f"--schemes={schemes}"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{done.returncode}: {done.stdout}{done.stderr}"
    found: Found = json.loads((folder / "found.json").read_text(encoding="utf-8"))
    return found


def main() -> None:
    """Run the screens in the process that was started for it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("look_for", choices=("images", "keyboard", "clipping", "german"))
    parser.add_argument("--only", default="", help="a part of the names of the scenes' screens")
    parser.add_argument("--schemes", default="")
    parser.add_argument("--whole", action="store_true", help="keep whole images, too")
    wanted = parser.parse_args()
    from support.still_home import MOMENT

    time.time = lambda: MOMENT
    from support.walker import Walker

    walker = Walker(wanted.folder, look_for=wanted.look_for, has_whole=wanted.whole)
    schemes = "light" if wanted.look_for in ("clipping", "german") else "light dark"
    for scheme in (wanted.schemes or schemes).split():
        walker.walk(scheme, only=wanted.only)
    walker.write()


if __name__ == "__main__":
    main()
