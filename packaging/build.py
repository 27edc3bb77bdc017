"""Does Sfumato come together as one program that runs without Python?

Builds the bundle for the system it runs on with PyInstaller, and tries it as `try_bundle.py` says.
The bundle takes the packages of the environment that this runs in; `--torch cpu` makes one of its
own in `build/`, with that build of PyTorch.
"""

import argparse
import os
import shutil
import subprocess
import sys
import time
import tomllib
from pathlib import Path

__all__ = ["build", "lay_out_share", "main", "shared_files"]

ROOT = Path(__file__).resolve().parents[1]
SYSTEM = {"linux": "linux", "win32": "windows", "darwin": "macos"}[sys.platform]
BUNDLE = ROOT / "dist" / ("Sfumato.app" if SYSTEM == "macos" else "sfumato")
PROGRAM = (
    BUNDLE
    / {"linux": "sfumato", "windows": "sfumato.exe", "macos": "Contents/MacOS/sfumato"}[SYSTEM]
)
_ICONS = ROOT / "build/icons"


def build() -> None:
    """Build the bundle into `dist/` from the packages of this environment."""
    subprocess.run(
        [sys.executable, str(ROOT / "packaging/draw_icons.py"), str(_ICONS)],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        check=True,
    )
    specification = ROOT / "packaging" / SYSTEM / "sfumato.spec"
    subprocess.run(
        [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", specification],
        cwd=ROOT,
        check=True,
    )
    if SYSTEM == "linux":
        lay_out_share(BUNDLE / "share")


def lay_out_share(folder: Path) -> None:
    """Put what a desktop on Linux looks for into a folder, which a package installs in `/usr`."""
    for source, target in shared_files().items():
        place = folder / target.removeprefix("share/")
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / source, place)
    shutil.copytree(_ICONS / "hicolor", folder / "icons/hicolor", dirs_exist_ok=True)


def shared_files() -> dict[str, str]:
    """Name the files that the wheel, too, lays below `share/`: place there by place here."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    files: dict[str, str] = settings["tool"]["hatch"]["build"]["targets"]["wheel"]["shared-data"]
    return files


def environment_with(torch: str) -> Path:
    """Make an environment with a build of PyTorch and give its Python.

    Args:
        torch: A value of uv's `--torch-backend`.
    """
    folder = ROOT / "build" / f"environment-{torch}"
    python = folder / ("Scripts/python.exe" if SYSTEM == "windows" else "bin/python")
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    uv = os.environ.get("UV", "uv")
    make = [uv, "venv", "--allow-existing", "--python", version, str(folder)]
    fill = [uv, "pip", "install", "--python", str(python), "--torch-backend", torch]
    subprocess.run(make, check=True)
    subprocess.run([*fill, f"{ROOT}[serve]", "pyinstaller"], check=True)
    return python


def size_mb(folder: Path) -> int:
    """Give the size of a folder in megabytes; links count once."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return round(sum(path.stat().st_size for path in files) / 1e6)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--torch", metavar="BUILD", help="PyTorch's build: cpu, cu130, rocm7.2 ...")
    parser.add_argument("--full", action="store_true", help="train, draw, export and serve with it")
    chosen = parser.parse_args()
    if chosen.torch:
        again = [str(environment_with(chosen.torch)), __file__, *["--full"] * chosen.full]
        raise SystemExit(subprocess.run(again, check=False).returncode)
    began = time.perf_counter()
    build()
    print(f"built in {time.perf_counter() - began:.0f} s: {BUNDLE}, {size_mb(BUNDLE)} MB")
    trial = [sys.executable, str(ROOT / "packaging/try_bundle.py"), str(PROGRAM)]
    raise SystemExit(subprocess.run(trial + ["--full"] * chosen.full, check=False).returncode)


if __name__ == "__main__":
    main()
