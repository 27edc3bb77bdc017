"""A small project for provoking failures through the terminal alone.

Ten images, a network with 13,000 weights, and a run of 64 images: a second of work, with all the
parts of a large one.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from support.commands import WarmTerminal
from support.odd_images import noise_folder

__all__ = ["DATASET", "RUN", "TINY", "everything_in", "full_disk", "make_project", "two_lines"]

DATASET = "noise"
RUN = "one"

_SETTINGS = {
    "batch_size": "8",
    "images_total": "64",
    "minutes": "0",
    "model.widths": "[8]",
    "precision": "fp32",
    "report.checkpoint_every_s": "1",
    "report.sample_count": "4",
    "report.sample_every_images": "1_000_000",
    "sampling.num_steps": "2",
    "threads": "1",
}
TINY = ("--preset", "sketch", *(f"--set={key}={value}" for key, value in _SETTINGS.items()))
"""Options of `sfumato train` for a run that takes no time."""


def make_project(terminal: WarmTerminal, folder: Path, *, images: Path) -> Path:
    """Create a project with one dataset of ten small images, stored in `images`."""
    noise_folder(images, 10)
    ending = terminal("new", folder)
    assert ending.code == 0, ending.err
    ending = terminal("data", "add", folder, images, "--name", DATASET, "--size", 8)
    assert ending.code == 0, ending.err
    return folder


@contextmanager
def full_disk(disk: Path, *, but_for_bytes: int = 0) -> Iterator[None]:
    """Fill a disk up while the block runs."""
    ballast = disk / "ballast"
    try:
        with ballast.open("wb", buffering=0) as stream:
            try:
                while stream.write(bytes(4096)):
                    """Runs until the disk is full."""
            except OSError:
                stream.truncate(max(0, stream.tell() - but_for_bytes))
        yield
    finally:
        ballast.unlink()


def everything_in(folder: Path) -> dict[str, bytes | None]:
    """Return the content of all files below a folder, hidden ones too; `None` for folders."""
    return {
        path.relative_to(folder).as_posix(): None if path.is_dir() else path.read_bytes()
        for path in folder.rglob("*")
    }


def two_lines(complaint: str) -> tuple[str, str]:
    """Return message and hint, which is all that a user sees of an error."""
    message, hint = complaint.splitlines()
    assert message
    assert hint
    return message, hint
