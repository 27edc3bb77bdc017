"""Opening of the window from the command line.

Core never imports the desktop package; the window is found through its entry point.
"""

import importlib.metadata
from pathlib import Path

from sfumato.errors import SfumatoError

__all__ = ["open_window"]

_GROUP = "sfumato.window"


def open_window(project: Path | None) -> int:
    """Open the window, optionally with a project, and return the exit code.

    Raises:
        SfumatoError: If this installation does not include the window.
    """
    try:
        points = importlib.metadata.distribution("sfumato").entry_points
    except importlib.metadata.PackageNotFoundError:
        points = importlib.metadata.EntryPoints()
    for point in points.select(group=_GROUP):
        return int(point.load()(project) or 0)
    raise SfumatoError(
        "This installation of Sfumato does not include the desktop app.",
        hint="Install Sfumato with the desktop app, or list the terminal commands: sfumato --help",
    )
