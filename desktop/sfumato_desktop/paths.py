"""Is something there, for paths that come from a settings file or are typed?

`Path.is_dir` and `Path.exists` raise where a path is too long or may not be looked at; here such a
path is one that is not there.
"""

import os
from pathlib import Path

__all__ = ["is_folder", "is_there"]


def is_folder(path: Path) -> bool:
    """Return whether a path is a folder that can be looked at."""
    return os.path.isdir(path)  # noqa: PTH112, the one of Path raises


def is_there(path: Path) -> bool:
    """Return whether a path is a file or folder that can be looked at."""
    return os.path.exists(path)  # noqa: PTH110, the one of Path raises
