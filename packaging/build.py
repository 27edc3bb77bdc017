"""Build Sfumato as one program that runs without Python.

Builds the bundle for the current system with PyInstaller and tests it with `try_bundle.py`. The
bundle contains the packages of the active environment; `--torch cpu` creates a separate environment
in `build/` with that PyTorch build.
"""

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path

from linux_share import lay_out_share

__all__ = ["build", "main"]

ROOT = Path(__file__).resolve().parents[1]
SYSTEM, BUNDLE, PROGRAM = {
    "linux": ("linux", "dist/sfumato", "dist/sfumato/sfumato"),
    "win32": ("windows", "dist/sfumato", "dist/sfumato/sfumato.exe"),
    "darwin": ("macos", "dist/Sfumato.app", "dist/Sfumato.app/Contents/MacOS/sfumato"),
}[sys.platform]
_ICONS = ROOT / "build/icons"


def build() -> None:
    """Build the bundle into `dist/` from the packages of the active environment."""
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
        lay_out_share(ROOT / BUNDLE / "share", icons=_ICONS)


def environment_with(torch: str) -> Path:
    """Create an environment with a PyTorch build and return its Python.

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
    own = ["--reinstall-package", "sfumato", f"{ROOT}[serve]"]
    subprocess.run([*fill, *own, "pyinstaller"], check=True)
    return python


def size_mb(folder: Path) -> int:
    """Return the size of a folder in megabytes; each link counts once."""
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
    print(f"built in {time.perf_counter() - began:.0f} s: {BUNDLE}, {size_mb(ROOT / BUNDLE)} MB")
    trial = [sys.executable, str(ROOT / "packaging/try_bundle.py"), str(ROOT / PROGRAM)]
    raise SystemExit(subprocess.run(trial + ["--full"] * chosen.full, check=False).returncode)


if __name__ == "__main__":
    main()
