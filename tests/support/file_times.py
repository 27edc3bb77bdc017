"""Uninformative file times, as after a copy, unzipping, or `touch`."""

import os
import random
from pathlib import Path

__all__ = ["touch_all"]


def touch_all(folder: Path, *, seed: int = 0) -> None:
    """Set the times of a folder and its content to random ones within twenty years."""
    chance = random.Random(seed)
    for path in sorted([folder, *folder.rglob("*")]):
        if not path.is_symlink():
            os.utime(path, (chance.randrange(10**9, 16 * 10**8),) * 2)
