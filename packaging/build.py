"""Does Sfumato come together as one folder that runs without Python?

Builds the bundle with PyInstaller, then starts it without a screen as a user's machine would: the
terminal command, the plugins, and the window until it is painted. `--full` also walks the whole
path with it, from pictures to an exported model.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BUNDLE = ROOT / "dist/sfumato"


def build(*, for_cpu: bool) -> None:
    """Let PyInstaller build `dist/sfumato`."""
    environment = os.environ | ({"SFUMATO_BUNDLE": "cpu"} if for_cpu else {})
    command = ["--noconfirm", "--log-level", "WARN", str(ROOT / "packaging/sfumato.spec")]
    subprocess.run(
        [sys.executable, "-m", "PyInstaller", *command], cwd=ROOT, env=environment, check=True
    )


def start(*arguments: str, **environment: str) -> str:
    """Start the bundle's program in a clean environment; give what it prints.

    Raises:
        SystemExit: If it ends with an error.
    """
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "TMPDIR") if name in os.environ}
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as home:
        done = subprocess.run(
            [str(BUNDLE / "sfumato"), *arguments],
            env=kept | {"HOME": home, "QT_QPA_PLATFORM": "offscreen"} | environment,
            cwd=home,
            text=True,
            capture_output=True,
            timeout=1800,
            check=False,
        )
    shown = " ".join(["sfumato", *arguments])
    if done.returncode != 0:
        raise SystemExit(f"“{shown}” ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    print(f"{shown}: fine, {time.perf_counter() - began:.1f} s")
    return done.stdout


def try_it() -> None:
    """Start the bundle in each of its ways."""
    versions = json.loads(start("system", "--json"))["versions"]
    print(f"  torch {versions['torch']}, sfumato {versions['sfumato']}")
    plugins = start("plugins", "--json")
    for name in ("dpmpp_2m", "onnx", "builtin"):
        if name not in plugins:
            raise SystemExit(f"The bundle's plugins lack “{name}”:\n{plugins}")
    start(SFUMATO_QUIT_AFTER_PAINT="1")


def try_the_whole_path() -> None:
    """Train for a minute, draw and export with the bundle."""
    with tempfile.TemporaryDirectory() as folder:
        start("demo", "--dir", f"{folder}/demo", "--minutes", "1")


def size_mb(folder: Path) -> int:
    """Give the size of a folder in megabytes; links count once."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return round(sum(path.stat().st_size for path in files) / 1e6)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--for-cpu", action="store_true", help="leave out what only GPUs need")
    parser.add_argument("--only-try", action="store_true", help="try what was built before")
    parser.add_argument("--full", action="store_true", help="train and export with it, too")
    chosen = parser.parse_args()
    if not chosen.only_try:
        began = time.perf_counter()
        build(for_cpu=chosen.for_cpu)
        print(f"built in {time.perf_counter() - began:.0f} s")
    print(f"dist/sfumato: {size_mb(BUNDLE)} MB")
    try_it()
    if chosen.full:
        try_the_whole_path()


if __name__ == "__main__":
    main()
