"""Where are the packages of Node that the examples need, on this machine?

`npm install --ignore-scripts onnxruntime-node` in the repository's root puts them
there; git ignores them. Another folder `node_modules` is named by `NODE_PATH`.
"""

import os
import shutil
from pathlib import Path

import pytest

from support.source_tree import REPOSITORY

__all__ = ["NODE", "node_modules", "with_node_module"]

NODE = shutil.which("node")


def node_modules(package: str) -> Path | None:
    """Return the folder of packages that holds this one, or `None`."""
    given = filter(None, os.environ.get("NODE_PATH", "").split(os.pathsep))
    folders = [REPOSITORY / "node_modules", *map(Path, given)]
    return next((folder for folder in folders if (folder / package).is_dir()), None)


def with_node_module(package: str) -> pytest.MarkDecorator:
    """Skip a test where Node or the package is not there."""
    is_there = NODE is not None and node_modules(package) is not None
    return pytest.mark.skipif(
        not is_there, reason=f"needs Node and, from npm, {package}: see tests/support/node_packages"
    )
