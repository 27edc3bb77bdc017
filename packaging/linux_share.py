"""What does a desktop on Linux look for below `share/`, and where does it lie here?

The wheel lays these files into the environment that it is installed in, a bundle carries them for
the package that is made of it; both take the list from `pyproject.toml`.
"""

import shutil
import tomllib
from pathlib import Path

__all__ = ["lay_out_share", "shared_files"]

_ROOT = Path(__file__).resolve().parents[1]


def lay_out_share(folder: Path, *, icons: Path) -> None:
    """Put it all into a folder, which a package installs as `/usr/share`.

    Args:
        folder: Where to.
        icons: Where `draw_icons.py` has drawn the icon in each size.
    """
    for source, target in shared_files().items():
        place = folder / target.removeprefix("share/")
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(_ROOT / source, place)
    shutil.copytree(icons / "hicolor", folder / "icons/hicolor", dirs_exist_ok=True)


def shared_files() -> dict[str, str]:
    """Name the files: the place in an environment by the place here."""
    settings = tomllib.loads((_ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    files: dict[str, str] = settings["tool"]["hatch"]["build"]["targets"]["wheel"]["shared-data"]
    return files
