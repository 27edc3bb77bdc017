"""The files that a Linux desktop expects below `share/`.

The wheel installs these files into its environment, and a bundle carries them for the package built
from it; both take the list from `pyproject.toml`.
"""

import shutil
import tomllib
from pathlib import Path

__all__ = ["lay_out_share", "shared_files"]

_ROOT = Path(__file__).resolve().parents[1]


def lay_out_share(folder: Path, *, icons: Path) -> None:
    """Copy all files into a folder that a package installs as `/usr/share`.

    Args:
        folder: The destination.
        icons: The folder where `draw_icons.py` wrote the icon in each size.
    """
    for source, target in shared_files().items():
        place = folder / target.removeprefix("share/")
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(_ROOT / source, place)
    shutil.copytree(icons / "hicolor", folder / "icons/hicolor", dirs_exist_ok=True)


def shared_files() -> dict[str, str]:
    """Return the files: destination in an environment by source in this repository."""
    settings = tomllib.loads((_ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    files: dict[str, str] = settings["tool"]["hatch"]["build"]["targets"]["wheel"]["shared-data"]
    return files
