"""Existence checks for paths that were typed or read from a settings file.

`Path.is_dir` and `Path.exists` raise an error if a path is too long or not accessible. These
functions treat such a path as nonexistent.
"""

import os
from pathlib import Path

__all__ = ["is_folder", "is_there"]


def is_folder(path: Path) -> bool:
    """Return whether a path is an accessible folder."""
    return os.path.isdir(path)  # noqa: PTH112 - Path.is_dir may raise


def is_there(path: Path) -> bool:
    """Return whether a path is an accessible file or folder."""
    return os.path.exists(path)  # noqa: PTH110 - Path.exists may raise
