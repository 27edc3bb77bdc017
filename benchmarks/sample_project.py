"""Projects with real images for the benchmarks."""

import subprocess
import sys
import zipfile
from importlib.resources import files
from pathlib import Path

__all__ = ["DATASET", "make_project", "sfumato", "unpack_images"]

DATASET = "faces"


def unpack_images(folder: Path) -> Path:
    """Unpack the sample set's 4,000 faces of 32x32; return the folder of PNG files."""
    with (
        files("sfumato_resources").joinpath("sample/pixel-faces.zip").open("rb") as stream,
        zipfile.ZipFile(stream) as archive,
    ):
        archive.extractall(folder)
    return folder


def make_project(folder: Path) -> Path:
    """Create a project with the sample set in it, with the terminal command; return its folder."""
    images = unpack_images(folder / "images")
    project = folder / "project"
    sfumato("new", project)
    sfumato("data", "add", project, images, "--name", DATASET, "--size", "32")
    return project


def sfumato(*arguments: object) -> str:
    """Run the terminal command in a separate process and return its output."""
    command = [sys.executable, "-m", "sfumato", *map(str, arguments)]
    done = subprocess.run(command, check=False, text=True, capture_output=True)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(command)} ended with {done.returncode}:\n{done.stderr}")
    return done.stdout
