"""How does a benchmark get a project with real images?"""

import subprocess
import sys
import zipfile
from importlib.resources import files
from pathlib import Path

__all__ = ["DATASET", "make_project", "sfumato", "unpack_images"]

DATASET = "faces"


def unpack_images(folder: Path) -> Path:
    """Unpack the sample set's 4,000 faces of 32x32; give the folder of PNG files."""
    with (
        files("sfumato_resources").joinpath("sample/pixel-faces.zip").open("rb") as stream,
        zipfile.ZipFile(stream) as archive,
    ):
        archive.extractall(folder)
    return folder


def make_project(folder: Path) -> Path:
    """Make a project with the sample set in it, by the terminal command; give its folder."""
    images = unpack_images(folder / "images")
    project = folder / "project"
    sfumato("new", project)
    sfumato("data", "add", project, images, "--name", DATASET, "--size", "32")
    return project


def sfumato(*arguments: object) -> str:
    """Run the terminal command in a process of its own, and give what it prints."""
    command = [sys.executable, "-m", "sfumato", *map(str, arguments)]
    done = subprocess.run(command, check=False, text=True, capture_output=True)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(command)} ended with {done.returncode}:\n{done.stderr}")
    return done.stdout
